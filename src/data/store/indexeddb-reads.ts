import { unwrap } from 'idb';
import type { CustomerId, Id } from '../../domain/id.js';
import { packedIn, unpackCustomer } from './block.js';
import type { Catalogs } from './catalogs.js';
import type { Connection } from './connection.js';
import { answersOf, getEach } from './requests.js';
import type { Store, StoreChanges } from './store.js';
import type { ReportRow, StoredCustomer, StoredDocument, VaultKeys } from './stored-record.js';
import { type Change, firstNumberOf } from './tables.js';

// Reads that neither opening nor searching needs: loaded with the first of them.

const CHANGES_A_READ = 1_000;

export async function readDetails(connection: Connection, catalogs: Catalogs, id: CustomerId): ReturnType<Store['readDetails']> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['customers', 'manifest', 'blocks', 'consents', 'documents']);
    const [[row], consents, documents] = await Promise.all([
      catalogs.find(unwrap(transaction), [id]),
      transaction.objectStore('consents').index('customer').getAll(id),
      transaction.objectStore('documents').index('customer').getAll(id),
    ]);
    return row ? { customer: row.customer, consents, documents } : null;
  });
}

export async function readDocument(connection: Connection, id: Id): Promise<StoredDocument | null> {
  return connection.use(async (database) => (await database.get('documents', id)) ?? null);
}

export async function changesAfter(connection: Connection, catalogs: Catalogs, n: number): Promise<StoreChanges> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['changes', 'customers', 'manifest', 'blocks']);
    const changes = transaction.objectStore('changes');
    const [[first], later, { manifest }] = await Promise.all([
      changes.getAll(null, 1),
      changes.getAll(IDBKeyRange.lowerBound(n, true), CHANGES_A_READ),
      catalogs.of(unwrap(transaction)),
    ]);
    const news = firstOf(later);
    const ids = new Set(news.flatMap((change) => ('id' in change ? change.id : [])));
    const numbers = news.flatMap((change) => ('block' in change ? change.block : []));
    const [rows, inBlocks] = await Promise.all([
      catalogs.find(unwrap(transaction), [...ids], { skipDamaged: true }),
      readWithoutRows(unwrap(transaction), numbers),
    ]);
    const isKept = first === undefined || firstNumberOf(first) <= n + 1;
    return {
      upTo: news.at(-1)?.n ?? n,
      customers: [...rows.filter((row) => row !== undefined), ...inBlocks.customers],
      tables: [...new Set(news.flatMap((change) => ('of' in change ? change.of : [])))],
      gap: !isKept || inBlocks.isGone,
      g: manifest.g,
    };
  });
}

/** As many changes as tell of a thousand customers, and of one block at least. */
function firstOf(changes: readonly Change[]): readonly Change[] {
  let customers = 0;
  const enough = changes.findIndex((change) => (customers += numbersOf(change)) >= CHANGES_A_READ);
  return enough === -1 ? changes : changes.slice(0, enough + 1);
}

/** How many numbers a change took. */
function numbersOf(change: Change): number {
  return 'block' in change ? change.count : 1;
}

/**
 * Who lies in these blocks. Who has a row has changed since, and comes with that change. A block that is gone was folded
 * into others: whom it held is then no longer known.
 */
async function readWithoutRows(
  transaction: IDBTransaction,
  numbers: readonly number[],
): Promise<{ customers: StoredCustomer[]; isGone: boolean }> {
  const blocks = await getEach(transaction, 'blocks', numbers);
  const customers = transaction.objectStore('customers');
  const keys = await answersOf(
    blocks.flatMap((block) => {
      const [first, last] = [block?.ids[0], block?.ids.at(-1)];
      return first === undefined || last === undefined ? [] : [customers.getAllKeys(IDBKeyRange.bound(first, last))];
    }),
  );
  const withRow = new Set(keys.flat());
  const packed = blocks.flatMap((block) => (block ? packedIn(block) : []));
  return {
    customers: packed.flatMap((each) => (withRow.has(each.id) ? [] : (unpackCustomer(each) ?? []))),
    isGone: blocks.includes(undefined),
  };
}

export async function readImport(connection: Connection, id: Id): ReturnType<Store['readImport']> {
  return connection.use(async (database) => (await database.get('imports', id)) ?? null);
}

export async function readReport(connection: Connection, importId: Id): Promise<readonly ReportRow[]> {
  return connection.use((database) => database.getAll('reports', IDBKeyRange.bound([importId, 0], [importId, Infinity])));
}

export async function readKeys(connection: Connection): Promise<VaultKeys | null> {
  return connection.use(async (database) => (await database.get('keys', 'vault')) ?? null);
}
