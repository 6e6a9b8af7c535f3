import { unwrap } from 'idb';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Catalogs } from './catalogs.js';
import { changedCustomers, changedTables, rowsOf } from './changed-by.js';
import { queued } from './outbox.js';
import { documentWithBase, isOwnChange, parkedWithBase } from './own-changes.js';
import { FEWEST_IN_BLOCKS, putBlocks } from './put-blocks.js';
import { putSynced } from './put-synced.js';
import type { FoundRows } from './read-found.js';
import { answersOf, getEach } from './requests.js';
import type { WritePuts, Written } from './store.js';
import type { StoredCustomer } from './stored-record.js';
import type { Change, Tables, WriteTransaction } from './tables.js';

const ROWS_A_TURN = 64;

type Put = Omit<Written<unknown>, 'result'>;
type WrittenTable = WriteTransaction['objectStoreNames'][number];

/**
 * Puts what a write decided, the outbox only where there is one, and numbers the changes. Many new customers at once go
 * into blocks. What is put is there once the transaction has ended, for which the caller waits.
 */
export async function putAll(
  transaction: WriteTransaction,
  catalogs: Catalogs,
  puts: WritePuts,
  known: FoundRows,
  queue: boolean,
  at: Timestamp,
): Promise<Put> {
  const ids = changedCustomers(puts);
  const tables = changedTables(puts, queue);
  // First: what cannot be kept throws here, while no answer is awaited.
  putRecords(transaction, puts, known, queue);
  if (puts.synced) putSynced(unwrap(transaction), puts.synced);
  const [before] = await Promise.all([knownRows(transaction, catalogs, ids, known), appendAll(transaction, puts, known)]);
  const newcomers = await newcomersIn(transaction, catalogs, puts, before);
  // Rows first, then blocks in the order of ids: a block has numbers without a gap.
  const last = new Map([...newcomers].sort().map((id, place) => [id, place + 1]));
  let rowsSoFar = 0;
  const rowCount = ids.length - newcomers.size;
  const numbers = ids.map((id) => {
    const place = last.get(id);
    return known.lastN + (place === undefined ? (rowsSoFar += 1) : rowCount + place);
  });
  const stored = rowsOf(puts, queue, ids, numbers, before);
  const log = unwrap(transaction.objectStore('changes'));
  const customers = unwrap(transaction.objectStore('customers'));
  for (const [place, row] of stored.entries()) {
    if (newcomers.has(row.customer.id)) continue;
    const put = customers.put(row);
    log.add({ id: row.customer.id, at, n: row.n } satisfies Change);
    // The page gets a turn: hundreds of rows are a long task.
    if (place % ROWS_A_TURN === ROWS_A_TURN - 1) await answersOf([put]);
  }
  if (newcomers.size > 0) {
    const inBlocks = stored.filter(({ customer }) => newcomers.has(customer.id)).sort((a, b) => a.n - b.n);
    for (const change of await putBlocks(unwrap(transaction), catalogs, inBlocks)) log.add({ ...change, at } satisfies Change);
  }
  const upTo = known.lastN + ids.length;
  tables.forEach((of, place) => log.add({ of, at, n: upTo + place + 1 } satisfies Change));
  return { changes: stored, tables, upTo: ids.length + tables.length > 0 ? upTo + tables.length : null };
}

/** Who goes into blocks: everybody who is new, where they are many. A file's ids come in no order, so few are better rows. */
async function newcomersIn(
  transaction: WriteTransaction,
  catalogs: Catalogs,
  { customers = [] }: WritePuts,
  before: ReadonlyMap<CustomerId, StoredCustomer | null>,
): Promise<ReadonlySet<CustomerId>> {
  const fresh = customers.length < FEWEST_IN_BLOCKS ? [] : customers.map(({ id }) => id).filter((id) => !before.get(id));
  const isOnceEach = new Set(fresh).size === fresh.length;
  // A row takes one customer written twice, the last time counts; a block would hold both.
  if (fresh.length < FEWEST_IN_BLOCKS || !isOnceEach) return new Set();
  return new Set(await catalogs.unplaced(unwrap(transaction), fresh));
}

/** The records before: those the write has found, and the others read now. */
async function knownRows(
  transaction: WriteTransaction,
  catalogs: Catalogs,
  ids: readonly CustomerId[],
  { customers }: FoundRows,
): Promise<ReadonlyMap<CustomerId, StoredCustomer | null>> {
  const unread = ids.filter((id) => !customers.has(id));
  if (unread.length === 0) return customers;
  const rows = await catalogs.find(unwrap(transaction), unread, { skipDamaged: true });
  return new Map([...customers, ...unread.map((id, at): [CustomerId, StoredCustomer | null] => [id, rows[at] ?? null])]);
}

function putRecords(transaction: WriteTransaction, puts: WritePuts, { found }: FoundRows, queue: boolean): void {
  const isOwn = isOwnChange(puts, queue);
  const table = (name: WrittenTable): IDBObjectStore => unwrap(transaction.objectStore(name));
  for (const row of puts.documents ?? []) table('documents').put(documentWithBase(row, found, isOwn));
  for (const row of puts.removedDocuments ?? []) table('documents').delete(row.document.id);
  for (const mutation of queue ? (puts.mutations ?? []) : []) table('outbox').add(queued(mutation));
  if (puts.importRecord) table('imports').put(puts.importRecord);
  for (const row of puts.reportRows ?? []) table('reports').put(row);
  const sales = table('sales');
  for (const sale of puts.sales ?? []) sales.put(sale);
  for (const use of puts.grantUses ?? []) table('grant-uses').put(use);
  if (puts.approval) table('approval').put(puts.approval, 'approval');
  for (const row of puts.parkedSales ?? []) {
    const { parkedSale, cartText, cartKeptUntil: keptUntil, base } = parkedWithBase(row, found, isOwn);
    table('parked-sales').put({ parkedSale, ...(base !== undefined && { base }) });
    if (cartText === null) table('carts').delete(parkedSale.id);
    else table('carts').put({ id: parkedSale.id, text: cartText, ...(keptUntil !== undefined && { keptUntil }) });
  }
}

/** What is there already under an id stays as it is. */
async function appendAll(transaction: WriteTransaction, puts: WritePuts, { found }: FoundRows): Promise<void> {
  const none = new Map<Id, unknown>();
  await Promise.all([
    append(transaction, 'consents', puts.consents, ({ id }) => id, none),
    append(transaction, 'loyalty-entries', puts.loyaltyEntries, ({ entry }) => entry.id, found.loyaltyEntries),
    append(transaction, 'store-credit-entries', puts.storeCreditEntries, ({ entry }) => entry.id, found.storeCreditEntries),
    append(transaction, 'audit', puts.auditEntries, ({ id }) => id, none),
  ]);
}

async function append<Name extends 'consents' | 'loyalty-entries' | 'store-credit-entries' | 'audit'>(
  transaction: WriteTransaction,
  name: Name,
  rows: readonly Tables[Name]['value'][] = [],
  idOf: (row: Tables[Name]['value']) => Id,
  found: ReadonlyMap<Id, unknown>,
): Promise<void> {
  // One id may come twice in a write too: the first stays.
  const news = new Map<Id, Tables[Name]['value']>();
  for (const row of rows) if (!found.has(idOf(row)) && !news.has(idOf(row))) news.set(idOf(row), row);
  const ids = [...news.keys()];
  if (ids.length === 0) return;
  const kept = await getEach(unwrap(transaction), name, ids);
  const table = unwrap(transaction.objectStore(name));
  for (const [place, id] of ids.entries()) if (!kept[place]) table.add(news.get(id));
}
