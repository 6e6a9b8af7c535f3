import { createCustomerClient } from 'regulars/client';
import type { CustomerClient, CustomerClientOptions, CustomerDraft } from 'regulars/client';
import { storyEnvironment } from './environment.js';

/** Who plays in the stories: one person for each thing an element may have to say. */
export type CastName =
  'regular' | 'plain' | 'expired' | 'inactive' | 'banned' | 'long' | 'arabic' | 'oneName' | 'patient' | 'lapsedPatient';

/** A real client on a store in memory, with the cast in it. */
export interface Cast {
  readonly client: CustomerClient;
  readonly ids: Readonly<Record<CastName, string>>;
}

const DRAFTS: Readonly<Record<CastName, CustomerDraft>> = {
  regular: {
    displayName: 'Maya Perez',
    givenName: 'Maya',
    familyName: 'Perez',
    phone: '(503) 555-0147',
    email: 'maya.perez@example.com',
    birthDate: '1984-03-07',
    consents: [{ channel: 'sms', state: 'subscribed' }],
  },
  plain: { displayName: 'Sam', givenName: 'Sam', oneName: true, phone: '(503) 555-0102' },
  expired: {
    displayName: 'Dov Ben-Ami',
    givenName: 'Dov',
    familyName: 'Ben-Ami',
    phone: '(503) 555-0118',
    email: 'dov@example.com',
    detailsShown: true,
    identityDocuments: [{ type: 'drivers-license', number: 'D1234567', issuingRegion: 'OR', expiresOn: '2025-01-31' }],
  },
  inactive: { displayName: 'Hana Ito', givenName: 'Hana', familyName: 'Ito', phone: '(503) 555-0123' },
  banned: { displayName: 'Rex Moller', givenName: 'Rex', familyName: 'Moller', phone: '(503) 555-0166' },
  long: {
    displayName: 'María del Carmen Fernández de Córdoba y Álvarez de Toledo-Pereira',
    givenName: 'María del Carmen',
    familyName: 'Fernández de Córdoba y Álvarez de Toledo-Pereira',
    email: 'maria-del-carmen.fernandez-de-cordoba@a-rather-long-domain.example.com',
  },
  arabic: { displayName: 'نور حداد', givenName: 'نور', familyName: 'حداد', phone: '+971 50 123 4567' },
  oneName: { displayName: 'Sukarno', givenName: 'Sukarno', oneName: true, email: 'sukarno@example.com' },
  patient: {
    displayName: 'Ada Okafor',
    givenName: 'Ada',
    familyName: 'Okafor',
    phone: '(503) 555-0190',
    customerType: 'medical',
    identityDocuments: [{ type: 'medical-card', number: 'MED-4471', expiresOn: '2027-06-30' }],
  },
  lapsedPatient: {
    displayName: 'Luis Perera',
    givenName: 'Luis',
    familyName: 'Perera',
    phone: '(503) 555-0171',
    customerType: 'medical',
    identityDocuments: [{ type: 'medical-card', number: 'MED-2209', expiresOn: '2026-02-28' }],
  },
};

/** Who has points, and store credit in cents. */
const BALANCES: Readonly<Partial<Record<CastName, { readonly points: number; readonly creditMinor: number }>>> = {
  regular: { points: 120, creditMinor: 1_450 },
  long: { points: 1_234_567, creditMinor: 98_765_432 },
  arabic: { points: 42, creditMinor: 500 },
};

/** Opens a store of its own, so that what one story writes no other sees. */
export function openClient(options: CustomerClientOptions = {}): CustomerClient {
  return createCustomerClient({
    // A name of its own also in the next story: the tab remembers who was on a sale, by database.
    database: `story-${crypto.randomUUID()}`,
    storage: 'memory',
    locationId: 'main-street',
    timeZone: 'America/Los_Angeles',
    environment: storyEnvironment(),
    ...options,
  });
}

/** Opens a client and lets the cast in. */
export async function openCast(options: CustomerClientOptions = {}): Promise<Cast> {
  // Everybody comes in by a cashier who may do anything; who works in the story starts after.
  const { cashier, profile, shop, ...rest } = options;
  const client = openClient({ ...rest, cashier: { id: 'house', can: { loyalty: 'yes', credit: 'yes' } } });
  const ids: Partial<Record<CastName, string>> = {};
  for (const [name, draft] of Object.entries(DRAFTS) as [CastName, CustomerDraft][]) {
    const result = await client.save(draft);
    if (!result.ok) throw new Error(`${name} could not come: ${result.problems.map(({ path }) => path).join(', ')}`);
    ids[name] = result.customer.id;
  }
  const cast = { client, ids: ids as Record<CastName, string> };
  await client.setStatus(cast.ids.inactive, 'inactive');
  await client.setStatus(cast.ids.banned, 'banned', { reason: 'Took the tip jar' });
  await giveBalances(cast);
  // Customers of the last sales, which the search offers first.
  for (const name of ['plain', 'oneName', 'regular'] as const) await client.sale('earlier').attach(cast.ids[name]);
  await client.sale('earlier').clear();

  client.configure({
    ...(profile === undefined ? {} : { profile }),
    ...(shop === undefined ? {} : { shop }),
    cashier: cashier === undefined ? { id: 'local' } : cashier,
  });
  return cast;
}

async function giveBalances({ client, ids }: Cast): Promise<void> {
  const reason = { code: 'correction' };
  for (const [name, { points, creditMinor }] of Object.entries(BALANCES) as [
    CastName,
    { points: number; creditMinor: number },
  ][]) {
    const customerId = ids[name];
    await client.loyalty.adjust({ customerId, points, reason });
    await client.storeCredit.issue({ customerId, amount: { amountMinor: creditMinor, currency: 'USD' }, reason });
  }
}
