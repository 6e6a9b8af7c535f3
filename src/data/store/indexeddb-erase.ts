import { unwrap, type IDBPTransaction } from 'idb';
import { toTimestamp } from '../../domain/clock.js';
import {
  erasedCart,
  erasedCreditEntry,
  erasedLoyaltyEntry,
  erasedMutation,
  erasedParkedSale,
  erasedSale,
} from '../../domain/erased.js';
import type { CustomerId } from '../../domain/id.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { type NamesPerson, namesPerson } from '../../domain/person-names.js';
import type { Catalogs } from './catalogs.js';
import type { Connection } from './connection.js';
import { decideNow } from './decide-now.js';
import { blocksHolding, dropFromBlocks } from './drop-from-blocks.js';
import { type EraseDecision, type EraseFound, type EraseOrder, type ErasureStore, newestErased } from './erasure-store.js';
import { queued } from './outbox.js';
import { scrubbed } from './outbox.js';
import { getEach } from './requests.js';
import type { OpenStoreOptions } from './store-meta.js';
import type { ChangedTable, Written } from './store.js';
import type { StoredCustomer, StoredErasure } from './stored-record.js';
import { type Change, ERASED, type ParkedSaleRow, type Tables } from './tables.js';
import { transact } from './transact.js';

type EraseTransaction = IDBPTransaction<Tables, typeof ERASED, 'readwrite'>;

/** Lines about the file as a whole come first in a report, and only they quote it. */
const LINES_OF_FILE = 256;

/** What each method promises stands with the interface. */
export function erasuresOf(connection: Connection, catalogs: Catalogs, options: OpenStoreOptions): ErasureStore {
  return {
    erase: (order, decide) => erase(connection, catalogs, options, order, decide),
    readAll: async () => (await connection.use((database) => database.getAll('erasures'))).sort(newestErased),
    readStops: async () => new Set(await connection.use((database) => database.getAllKeys('stops'))),
  };
}

async function erase<Result>(
  connection: Connection,
  catalogs: Catalogs,
  { clock, queue }: OpenStoreOptions,
  order: EraseOrder,
  decide: (found: EraseFound) => EraseDecision<Result>,
): Promise<Written<Result>> {
  const { customerId: id } = order;
  return connection.use((database, late) => {
    const transaction = database.transaction(ERASED, 'readwrite', { durability: 'strict' });
    const raw = unwrap(transaction);
    const work = async (): Promise<Written<Result>> => {
      const [newest, [row], consents, uses, holding] = await Promise.all([
        transaction.objectStore('changes').openKeyCursor(null, 'prev'),
        catalogs.find(raw, [id], { skipDamaged: true }),
        transaction.objectStore('consents').index('customer').getAll(id),
        getEach(raw, 'grant-uses', order.grantUses),
        blocksHolding(raw, catalogs, id),
      ]);
      const grantUses = new Map(uses.flatMap((use) => (use ? [[use.entryId, use]] : [])));
      const isHere = row !== undefined || holding.length > 0;
      const { puts, result } = decideNow(decide, { isHere, customer: row?.customer ?? null, consents, grantUses });
      if (!puts) return { result, changes: [], tables: [], upTo: null };

      const names = namesPerson(row?.customer ?? null);
      const n = (newest?.key ?? 0) + 1;
      const erased: StoredCustomer = { n, customer: puts.tombstone, erased: true };
      const [hasParked] = await Promise.all([
        eraseParkedSales(transaction, id, names),
        dropFromBlocks(raw, catalogs, id, holding),
        removeOwn(transaction, id),
        erasePast(transaction, id),
        eraseReports(transaction, names),
        eraseOutbox(transaction, id, names),
      ]);
      const tables: ChangedTable[] = [...(hasParked ? (['parked-sales'] as const) : []), 'audit'];
      raw.objectStore('customers').put(erased);
      raw.objectStore('erasures').put({ ...puts.erasure, pending: 1 } satisfies StoredErasure);
      raw.objectStore('recents').delete(id);
      for (const stop of puts.stops) raw.objectStore('stops').put(stop);
      for (const entry of puts.auditEntries) raw.objectStore('audit').add(entry);
      for (const use of puts.grantUses) raw.objectStore('grant-uses').put(use);
      for (const mutation of queue ? puts.mutations : []) raw.objectStore('outbox').add(queued(mutation));
      const log = raw.objectStore('changes');
      const at = toTimestamp(clock.now());
      log.add({ id, at, n } satisfies Change);
      tables.forEach((of, place) => log.add({ of, at, n: n + place + 1 } satisfies Change));
      return { result, changes: [erased], tables, upTo: n + tables.length };
    };
    return transact(transaction, work, late);
  });
}

/** Takes away what is the person's alone. */
async function removeOwn(transaction: EraseTransaction, id: CustomerId): Promise<void> {
  for (const name of ['consents', 'documents'] as const) {
    const table = transaction.objectStore(name);
    for (const key of await table.index('customer').getAllKeys(id)) unwrap(table).delete(key);
  }
}

/** Keeps entries and sales, without the words beside them. */
async function erasePast(transaction: EraseTransaction, id: CustomerId): Promise<void> {
  const own = IDBKeyRange.bound([id], [id, []]);
  const points = transaction.objectStore('loyalty-entries');
  const credit = transaction.objectStore('store-credit-entries');
  const sales = transaction.objectStore('sales');
  const [pointRows, creditRows, saleRows] = await Promise.all([
    points.index('past').getAll(own),
    credit.index('past').getAll(own),
    sales.index('past').getAll(own),
  ]);
  for (const row of pointRows) {
    const entry = erasedLoyaltyEntry(row.entry);
    if (entry !== row.entry) unwrap(points).put({ ...row, entry });
  }
  for (const row of creditRows) {
    const entry = erasedCreditEntry(row.entry);
    if (entry !== row.entry) unwrap(credit).put({ ...row, entry });
  }
  for (const row of saleRows) {
    const sale = erasedSale(row);
    if (sale !== row) unwrap(sales).put(sale);
  }
}

/**
 * Those parked for the person, and those in the queue whose label names them. The cart of one that has ended goes, as nobody
 * waits for it. Whether there were any.
 */
async function eraseParkedSales(transaction: EraseTransaction, id: CustomerId, names: NamesPerson): Promise<boolean> {
  const table = transaction.objectStore('parked-sales');
  const [own, ...queued] = await Promise.all([
    table.index('customer').getAll(id),
    ...(['waiting', 'open'] as const).map((state) => table.index('state').getAll(state)),
  ]);
  const named = queued.flat().filter(({ parkedSale }) => parkedSale.customerId !== id && names(parkedSale.label));
  const rows = [...own, ...named];
  const carts = await getEach(
    unwrap(transaction),
    'carts',
    rows.map(({ parkedSale }) => parkedSale.id),
  );
  const cartTable = unwrap(transaction.objectStore('carts'));
  rows.forEach(({ parkedSale, base }, place) => {
    const cart = carts[place];
    unwrap(table).put({ parkedSale: erasedParkedSale(parkedSale), ...(base !== undefined && { base: erasedBase(base, names) }) });
    if (!cart) return;
    if (isQueued(parkedSale)) cartTable.put({ ...cart, text: erasedCart(cart.text, names) });
    else cartTable.delete(parkedSale.id);
  });
  return rows.length > 0;
}

function erasedBase(base: NonNullable<ParkedSaleRow['base']> | null, names: NamesPerson): ParkedSaleRow['base'] {
  if (!base) return null;
  const { parkedSale, cartText } = base;
  const left = isQueued(parkedSale) && cartText !== null ? erasedCart(cartText, names) : null;
  return { parkedSale: erasedParkedSale(parkedSale), cartText: left };
}

function isQueued({ state }: ParkedSale): boolean {
  return state === 'waiting' || state === 'open';
}

/** A report quotes a file only where it names its columns: of a file without any, that is its first person. */
async function eraseReports(transaction: EraseTransaction, names: NamesPerson): Promise<void> {
  const reports = transaction.objectStore('reports');
  for (const importId of await transaction.objectStore('imports').getAllKeys()) {
    const lines = await reports.getAll(IDBKeyRange.bound([importId, 0], [importId, LINES_OF_FILE]));
    for (const line of lines) if (line.row === 1 && names(line.path)) unwrap(reports).put({ ...line, path: '' });
  }
}

async function eraseOutbox(transaction: EraseTransaction, id: CustomerId, names: NamesPerson): Promise<void> {
  const outbox = transaction.objectStore('outbox');
  const [keys, mutations] = await Promise.all([outbox.getAllKeys(), outbox.getAll()]);
  keys.forEach((key, place) => {
    const mutation = mutations[place];
    const left = mutation && erasedMutation(mutation, id, names);
    if (left === null) unwrap(outbox).delete(key);
    else if (mutation && left !== mutation) unwrap(outbox).put({ ...left, outcome: scrubbed(mutation.outcome) }, key);
  });
}
