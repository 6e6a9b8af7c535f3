import { unwrap } from 'idb';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { changedCustomers, changedTables, rowsOf } from './changed-by.js';
import type { FoundRows } from './read-found.js';
import { getEach, type WrittenTable } from './requests.js';
import type { WritePuts, Written } from './store.js';
import type { StoredCustomer } from './stored-record.js';
import type { Change, Tables, WriteTransaction } from './tables.js';

type Put = Omit<Written<unknown>, 'result'>;

/**
 * Puts what a write decided, the outbox only where there is one, and numbers the changes. What is put is there once the
 * transaction has ended, for which the caller waits.
 */
export async function putAll(
  transaction: WriteTransaction,
  puts: WritePuts,
  known: FoundRows,
  queue: boolean,
  at: Timestamp,
): Promise<Put> {
  const ids = changedCustomers(puts);
  const tables = changedTables(puts);
  const changes: Change[] = [...ids.map((id) => ({ id, at })), ...tables.map((of) => ({ of, at }))];
  // First: what cannot be kept throws here, while no answer is awaited.
  putRecords(transaction, puts, queue);
  const log = unwrap(transaction.objectStore('changes'));
  const numbers = changes.map((_, place) => known.lastN + place + 1);
  for (const [place, change] of changes.entries()) log.add({ ...change, n: numbers[place] });
  const [before] = await Promise.all([knownRows(transaction, ids, known), appendAll(transaction, puts, known)]);
  const rows = rowsOf(puts, ids, numbers, before);
  const customers = unwrap(transaction.objectStore('customers'));
  for (const row of rows) customers.put(row);
  return { changes: rows, tables, upTo: numbers.at(-1) ?? null };
}

/** The rows before: those the write has found, and the others read now. */
async function knownRows(
  transaction: WriteTransaction,
  ids: readonly CustomerId[],
  { customers }: FoundRows,
): Promise<ReadonlyMap<CustomerId, StoredCustomer | null>> {
  const unread = ids.filter((id) => !customers.has(id));
  if (unread.length === 0) return customers;
  const rows = await getEach(transaction, 'customers', unread);
  return new Map([...customers, ...unread.map((id, at): [CustomerId, StoredCustomer | null] => [id, rows[at] ?? null])]);
}

function putRecords(transaction: WriteTransaction, puts: WritePuts, queue: boolean): void {
  const table = (name: WrittenTable): IDBObjectStore => unwrap(transaction.objectStore(name));
  for (const row of puts.documents ?? []) table('documents').put(row);
  for (const row of puts.removedDocuments ?? []) table('documents').delete(row.document.id);
  for (const mutation of queue ? (puts.mutations ?? []) : []) table('outbox').add(mutation);
  if (puts.importRecord) table('imports').put(puts.importRecord);
  for (const row of puts.reportRows ?? []) table('reports').put(row);
  for (const sale of puts.sales ?? []) table('sales').put(sale);
  for (const use of puts.grantUses ?? []) table('grant-uses').put(use);
  if (puts.approval) table('approval').put(puts.approval, 'approval');
  for (const { parkedSale, cartText, cartKeptUntil: keptUntil } of puts.parkedSales ?? []) {
    table('parked-sales').put({ parkedSale });
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
  const kept = await getEach(transaction, name, ids);
  const table = unwrap(transaction.objectStore(name));
  for (const [place, id] of ids.entries()) if (!kept[place]) table.add(news.get(id));
}
