import type { CustomerClient } from '../../src/client.js';
import type { ImportRow } from '../../src/domain/customer-import.js';
import type { CustomerId } from '../../src/domain/id.js';

const PERSON_ID = '019aa6c0-0000-7000-8000-00000000e0e0';

/** What an import brings of one person: each text is nobody else's. */
export const PERSON: ImportRow & { readonly id: CustomerId } = {
  id: PERSON_ID,
  displayName: 'Ambrosina Quillfeather',
  givenName: 'Ambrosina',
  familyName: 'Quillfeather',
  nickname: 'Zibblewick',
  phone: '+12125550147',
  email: 'vexmoor.letters@mossgarth.example',
  code: 'LOYAL-88412',
  note: 'allergic to hazelnut',
  birthDate: '1987-03-09',
  address: { line1: '77 Nettlewick Row', city: 'Ombersleigh', postalCode: 'ZX9 4QQ', country: 'GB' },
  externalIds: { square: 'EXT-551-QF' },
  consents: [{ channel: 'email', state: 'subscribed' }],
};

/** Beside those of the import: what a day at the register adds. */
export const WRITTEN = {
  edited: 'prefers the drumlin table',
  banned: 'threw a gravy boat',
  last4: 'K7Q9',
  region: 'Saskatoonia',
  label: 'Glimmerbag',
  reason: 'broken teapot pardoned',
  credit: 'wobbly stool refunded',
  tender: 'Visa of her sister Bruma',
} as const;

/** All that must be nowhere once the person is erased. */
export const PLANTED: readonly string[] = [
  'Quillfeather',
  'Ambrosina',
  'Zibblewick',
  '2125550147',
  'vexmoor.letters',
  'mossgarth',
  'LOYAL-88412',
  'hazelnut',
  '1987-03-09',
  'Nettlewick',
  'Ombersleigh',
  'EXT-551-QF',
  ...Object.values(WRITTEN),
];

/** A day with somebody who came in by an import: edited, put on a sale, given points, parked, asked for papers, banned. */
export async function liveADay(client: CustomerClient): Promise<void> {
  const { id } = PERSON;
  const { newId } = client.options.environment;
  const saved = await client.save({
    id,
    note: `allergic to hazelnut, ${WRITTEN.edited}`,
    consents: [
      { channel: 'sms', state: 'subscribed' },
      { channel: 'email', state: 'unsubscribed' },
    ],
    identityDocuments: [{ type: 'passport', number: `PX4410${WRITTEN.last4}`, issuingRegion: WRITTEN.region }],
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  await client.save({ id, consents: [{ channel: 'sms', state: 'unsubscribed' }] });
  const total = { amountMinor: 500, currency: 'USD' };
  await client.loyalty.adjust({ customerId: id, points: 50, reason: { code: 'other', text: WRITTEN.reason } });
  await client.storeCredit.issue({ customerId: id, amount: total, reason: { code: 'other', text: WRITTEN.credit } });
  const cart = { lines: [{ sku: 'tea', name: 'Tea' }], buyer: PERSON.email ?? '' };
  await client.parkedSales.park({ label: WRITTEN.label, customerId: id, cart, itemCount: 1, total });
  await client.recordSale({
    id: newId(),
    customerId: id,
    number: 'S-1',
    lines: [{ id: '1', name: 'Tea', quantity: 1, totalMinor: 500 }],
    tenders: [{ type: 'card', amountMinor: 500, label: WRITTEN.tender }],
    subtotalMinor: 500,
    taxMinor: 0,
    totalMinor: 500,
  });
  await client.sale().attach(id);
  await client.setStatus(id, 'banned', { reason: WRITTEN.banned });
}
