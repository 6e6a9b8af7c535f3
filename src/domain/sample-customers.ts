import type { LocalDate } from './clock.js';
import type { ConsentChoice } from './consent.js';
import type { CustomerDraft } from './customer.js';
import { NAME_POOLS, type NamePool, type Some } from './sample-names.js';

/** A made-up customer as it would be typed, with both names apart. */
export type SampleCustomer = CustomerDraft & { readonly displayName: string; readonly phone: string; readonly code: string };

/** City, region, postal code, telephone area. */
type City = readonly [name: string, region: string, postalCode: string, areaCode: string];

const CITIES: Some<City> = [
  ['Portland', 'OR', '97205', '503'],
  ['Denver', 'CO', '80202', '303'],
  ['Austin', 'TX', '78701', '512'],
  ['Seattle', 'WA', '98101', '206'],
  ['Boston', 'MA', '02108', '617'],
  ['Chicago', 'IL', '60603', '312'],
  ['Phoenix', 'AZ', '85004', '602'],
  ['Atlanta', 'GA', '30303', '404'],
  ['Miami', 'FL', '33130', '305'],
  ['San Diego', 'CA', '92101', '619'],
  ['Las Vegas', 'NV', '89101', '702'],
  ['Santa Fe', 'NM', '87501', '505'],
];
const STREETS: Some<string> = [
  'Oak Street',
  'Maple Avenue',
  'Cedar Lane',
  'Mission Street',
  'Elm Court',
  'Lake View Road',
  '5th Avenue',
];
const NOTES: Some<string> = ['Pays cash', 'Picks up on Fridays', 'Asks for a printed receipt', 'Member since the opening day'];
const LINES = 10_000;

/**
 * Made-up customers, the same for the same seed: names of many scripts, mail addresses of example.com, and valid phones
 * of the exchange 555, which hardly anybody has. No two of the first 120,000 have the same phone. Imported with the origin
 * `samples` they are the same people each time.
 *
 * @param seed - Any integer; 1 where not given.
 */
export function sampleCustomers(count: number, seed = 1): SampleCustomer[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, index) => ({
    ...sampleCustomer(index, chance),
    externalIds: { samples: `${String(seed)}-${String(index)}` },
  }));
}

function sampleCustomer(index: number, chance: Chance): SampleCustomer {
  const pool = weighted(NAME_POOLS, chance);
  const at = chance.below(pool.given.length);
  const givenName = pool.given[at] ?? 'Ann';
  const familyName = chance.of(pool.family);
  const city = CITIES[(index + Math.floor(index / LINES)) % CITIES.length] ?? CITIES[0];
  const email = chance.below(100) < 82 ? emailOf(pool, at, familyName, index) : null;
  const phone = phoneOf(index, city[3], chance);
  return {
    displayName: fullName(pool, givenName, familyName),
    givenName,
    familyName,
    phone,
    ...(email !== null && { email }),
    ...(chance.below(10) === 0 && { nickname: givenName.slice(0, 3) }),
    ...(chance.below(3) > 0 && { birthDate: birthDateOf(chance) }),
    ...(chance.below(2) === 0 && { address: addressOf(city, chance) }),
    ...(chance.below(12) === 0 && { note: chance.of(NOTES) }),
    customerType: chance.below(8) === 0 ? chance.of(['wholesale', 'employee', 'medical']) : 'retail',
    code: `20${String(1_000_000_000 + index * 7_919).slice(-10)}`,
    consents: consentsOf(email !== null, chance),
  };
}

function fullName({ familyFirst }: NamePool, given: string, family: string): string {
  return familyFirst ? `${family}${given}` : `${given} ${family}`;
}

function emailOf({ latin }: NamePool, at: number, family: string, index: number): string {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
  const local = [plain(latin?.[at] ?? ''), plain(family)].filter((part) => part !== '').join('.');
  return `${local || 'guest'}${index}@example.${['com', 'org', 'net'][index % 3] ?? 'com'}`;
}

/** As people write it, one way or another. */
function phoneOf(index: number, area: string, chance: Chance): string {
  const line = String(index % LINES).padStart(4, '0');
  return chance.of([
    `+1${area}555${line}`,
    `(${area}) 555-${line}`,
    `${area}-555-${line}`,
    `${area}.555.${line}`,
    `+1 ${area} 555 ${line}`,
  ]);
}

function birthDateOf(chance: Chance): LocalDate {
  const [year, month, day] = [1940 + chance.below(65), 1 + chance.below(12), 1 + chance.below(28)];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function addressOf([city, region, postalCode]: (typeof CITIES)[number], chance: Chance): CustomerDraft['address'] {
  return { line1: `${1 + chance.below(4_000)} ${chance.of(STREETS)}`, city, region, postalCode, country: 'US' };
}

function consentsOf(hasEmail: boolean, chance: Chance): ConsentChoice[] {
  const choice = (channel: ConsentChoice['channel']): ConsentChoice[] => {
    const answer = chance.below(10);
    if (answer > 6) return [];
    return [{ channel, state: answer < 5 ? 'subscribed' : 'unsubscribed' }];
  };
  return [...choice('sms'), ...(hasEmail ? choice('email') : [])];
}

function weighted(pools: Some<NamePool>, chance: Chance): NamePool {
  let left = chance.below(pools.reduce((sum, { weight }) => sum + weight, 0));
  return pools.find(({ weight }) => (left -= weight) < 0) ?? pools[0];
}

interface Chance {
  /** An integer from 0 up to but not `limit`. */
  below(limit: number): number;
  of<Value>(values: Some<Value>): Value;
}

/** Mulberry32: small, fast, and the same everywhere. */
function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, of: (values) => values[below(values.length)] ?? values[0] };
}
