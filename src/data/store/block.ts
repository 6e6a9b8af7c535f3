import type { Account } from '../../domain/account.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import type { StoredCustomer } from './stored-record.js';

/** The most customers one block holds. */
export const BLOCK_SIZE = 256;

/**
 * Customers sorted by id in one value, which never changes. Each is a text of its own, so that reading one parses one,
 * and has its own checksum, so that a damaged one is named while its neighbours are still read.
 */
export interface Block {
  readonly ids: readonly CustomerId[];
  readonly texts: readonly string[];
  readonly sums: Uint32Array<ArrayBuffer>;
}

/** One customer as it lies in a block: it moves from block to block as it is. */
export interface PackedCustomer {
  readonly id: CustomerId;
  readonly text: string;
  readonly sum: number;
}

/**
 * The fields a text has by place instead of by name, which halves it. Blocks in shops are read by this list: it is never
 * reordered, and a new field of customers is not put into it but travels by its name.
 */
const PLACED = [
  'version',
  'createdAt',
  'updatedAt',
  'originRegisterId',
  'displayName',
  'givenName',
  'familyName',
  'nickname',
  'oneName',
  'phone',
  'email',
  'address',
  'birthDate',
  'customerType',
  'code',
  'note',
  'detailsShown',
  'externalIds',
  'custom',
  'status',
  'statusReason',
  'mergedInto',
  'conflicts',
  'expiries',
] as const satisfies readonly (keyof Customer)[];
const PLACES: ReadonlySet<string> = new Set(['id', ...PLACED]);

/** `n`, `savedN`, the account, what is by name, then what is by place; a customer who lacks a placed field is by name altogether. */
type Text = readonly [n: number, savedN: number | null, account: Account | null, named: Partial<Customer> | null, ...unknown[]];

export function packCustomer({ n, savedN, account, customer }: StoredCustomer): PackedCustomer {
  const { id } = customer;
  const text = JSON.stringify([n, savedN ?? null, account ?? null, ...fieldsOf(customer)]);
  return { id, text, sum: sumOf(text, sumOf(id)) };
}

/** Whether it is still what was written. */
export function isWhole({ id, text, sum }: PackedCustomer): boolean {
  return sumOf(text, sumOf(id)) === sum;
}

/** Null where what is stored is not what was written. */
export function unpackCustomer(packed: PackedCustomer): StoredCustomer | null {
  if (!isWhole(packed)) return null;
  const { id, text } = packed;
  // Its checksum says that this is what `packCustomer` wrote.
  const [n, savedN, account, named, ...placed] = JSON.parse(text) as Text;
  const fields: Partial<Record<keyof Customer, unknown>> = { id };
  if (placed.length > 0) for (let place = 0; place < PLACED.length; place += 1) fields[PLACED[place] ?? 'id'] = placed[place];
  const customer = (named ? { ...fields, ...named } : fields) as Customer;
  return { n, customer, ...(account && { account }), ...(savedN !== null && { savedN }) };
}

/** @param customers - Sorted by id, each once. */
export function packBlock(customers: readonly PackedCustomer[]): Block {
  return {
    ids: customers.map(({ id }) => id),
    texts: customers.map(({ text }) => text),
    sums: Uint32Array.from(customers, ({ sum }) => sum),
  };
}

/** Everybody in a block, as they lie there. */
export function packedIn({ ids, texts, sums }: Block): PackedCustomer[] {
  return ids.map((id, place) => ({ id, text: texts[place] ?? '', sum: sums[place] ?? 0 }));
}

/** One customer of a block; null where the record is damaged, undefined where the id is not in it. */
export function findInBlock({ ids, texts, sums }: Block, id: CustomerId): StoredCustomer | null | undefined {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  if (ids[low] !== id) return undefined;
  return unpackCustomer({ id, text: texts[low] ?? '', sum: sums[low] ?? 0 });
}

/** Of a whole block, kept in the manifest. */
export function blockSum({ sums }: Pick<Block, 'sums'>): number {
  let sum = SEED;
  for (const one of sums) sum = Math.imul(sum ^ one, PRIME);
  return sum >>> 0;
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 units: every step can be undone, so that one changed unit always changes the sum. */
export function sumOf(text: string, seed = SEED): number {
  let sum = seed;
  for (let place = 0; place < text.length; place += 1) sum = Math.imul(sum ^ text.charCodeAt(place), PRIME);
  return sum >>> 0;
}

/** Written out as loops: a bulk load comes here a hundred thousand times. */
function fieldsOf(customer: Customer): readonly unknown[] {
  // A store may hold records of a release that had fewer fields.
  const known: Partial<Customer> = customer;
  const fields: unknown[] = [null];
  for (const name of PLACED) {
    const value = known[name];
    if (value === undefined) return [namedFields(customer, new Set(['id']))];
    fields.push(value);
  }
  if (Object.keys(customer).length > PLACES.size) fields[0] = namedFields(customer, PLACES);
  return fields;
}

function namedFields(customer: Customer, except: ReadonlySet<string>): unknown {
  return Object.fromEntries(Object.entries(customer).filter(([name]) => !except.has(name)));
}
