import type { CustomerId } from '../../domain/id.js';
import { loadOnce } from '../load-once.js';
import { Connection, type ConnectionWatcher } from './connection.js';
import type { Manifest } from './manifest.js';
import { MIN_READER, SCHEMA } from './migrations.js';
import { checkMeta, newMeta, type OpenStoreOptions } from './store-meta.js';
import type { Store } from './store.js';
import type { StoredCustomer, StoreMeta } from './stored-record.js';
import type { Database } from './tables.js';
import { transact } from './transact.js';

/** Read at once: about three milliseconds of cloning, so that a walk never holds the page. */
const WALK_BATCH = 256;

const blocks = loadOnce(() => import('./indexeddb-blocks.js'));
// Asked for anew each time: a poll then begins its patience only with a turn of the page's loop, so that a clock that is set
// forward by a day does not make a read of each of its polls.
const reads = () => import('./indexeddb-reads.js');
const past = () => import('./indexeddb-past.js');
const outbox = loadOnce(() => import('./indexeddb-outbox.js'));
const writes = loadOnce(() => import('./indexeddb-writes.js'));

/**
 * Opens the store in IndexedDB, or makes it. What opening and searching need is here; the rest comes with its
 * first use, loaded before a transaction opens.
 *
 * @throws {RegularsError} `store-newer`, `wrong-merchant`, `store-*`.
 */
export async function openIndexedDbStore(
  factory: IDBFactory,
  options: OpenStoreOptions,
  watcher: ConnectionWatcher,
): Promise<Store> {
  const connection = new Connection(factory, options.name, options.clock, watcher);
  try {
    const meta = await connection.use(async (database, late) => {
      // Written at once: a browser that opens but keeps nothing shows here, not at the first save.
      const found = await database.get('meta', 'store');
      if (found) return found;
      const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
      const { store } = transaction;
      const make = async (): Promise<StoreMeta> => {
        // Another tab may have been first.
        const made = (await store.get('store')) ?? newMeta(options, SCHEMA, MIN_READER);
        await store.put(made, 'store');
        return made;
      };
      return transact(transaction, make, late);
    });
    checkMeta(meta, options, SCHEMA);
    return storeOn(connection, options, meta);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function storeOn(connection: Connection, options: OpenStoreOptions, meta: Store['meta']): Store {
  // With the first read of a block: opening a small shop's store needs none.
  const catalogs = loadOnce(async () => new (await import('./catalogs.js')).Catalogs());
  return {
    meta,
    readCustomers: async (ids) =>
      (await readRows(connection, ids)) ?? (await blocks()).readCustomers(connection, await catalogs(), ids),
    walkCustomers: async (onBatch) =>
      (await walkRows(connection, onBatch)) ?? (await blocks()).walkCustomers(connection, await catalogs(), onBatch),
    listSegments: async () => (await connection.use(readManifest))?.segments ?? null,
    readOpening: async (onRows) => (await blocks()).readOpening(connection, await catalogs(), onRows),
    readBlocks: async (numbers) => (await blocks()).readBlocks(connection, numbers),
    readSegment: async (name) => (await connection.use((database) => database.get('segments', name)))?.sections ?? null,
    readRecents: async () => (await connection.use((database) => database.getAll('recents'))).sort((a, b) => b.at - a.at),
    compaction: async () => (await import('./indexeddb-compaction.js')).compactionOf(connection, await catalogs(), options.queue),
    erasures: async () => (await import('./indexeddb-erase.js')).erasuresOf(connection, await catalogs(), options),
    close: async () => connection.close(),

    readDetails: async (id) => (await reads()).readDetails(connection, await catalogs(), id),
    readDocument: async (id) => (await reads()).readDocument(connection, id),
    changesAfter: async (n) => (await reads()).changesAfter(connection, await catalogs(), n),
    outbox: async (state, limit) => (await outbox()).readOutbox(connection, state, limit),
    countOutbox: async () => (await outbox()).countOutbox(connection),
    readSync: async () => (await outbox()).readSync(connection),
    bind: async (merchantId) => (await outbox()).bind(connection, merchantId),
    readImport: async (id) => (await reads()).readImport(connection, id),
    readReport: async (importId) => (await reads()).readReport(connection, importId),
    readKeys: async () => (await reads()).readKeys(connection),

    readLoyaltyEntries: async (id, range) => (await past()).readLoyaltyEntries(connection, id, range),
    readStoreCreditEntries: async (id, range) => (await past()).readStoreCreditEntries(connection, id, range),
    readSales: async (id, range) => (await past()).readSales(connection, id, range),
    readSale: async (id) => (await past()).readSale(connection, id),
    readRedemptions: async (before) => (await past()).readRedemptions(connection, meta.registerId, before),
    readParkedSales: async (expired) => (await past()).readParkedSales(connection, expired),
    readLapsedCarts: async (at) => (await past()).readLapsedCarts(connection, at),
    readApproval: async () => (await past()).readApproval(connection),
    readAudit: async (id, range) => (await past()).readAudit(connection, id, range),

    write: async (named, decide) => (await writes()).write(connection, await catalogs(), options, named, decide),
    trimChanges: async () => (await writes()).trimChanges(connection, options),
    putRecent: async (recent) => (await writes()).putRecent(connection, recent),
    keepKeys: async (keys) => (await writes()).keepKeys(connection, keys),
  };
}

function readManifest(database: Database): Promise<Manifest | undefined> {
  return database.get('manifest', 'manifest') as Promise<Manifest | undefined>;
}

/** Those of a small shop, and of whoever was written lately; null where one may lie in a block. */
async function readRows(connection: Connection, ids: readonly CustomerId[]): Promise<readonly StoredCustomer[] | null> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['customers', 'manifest']);
    const customers = transaction.objectStore('customers');
    const [g, ...rows] = await Promise.all([transaction.objectStore('manifest').get('g'), ...ids.map((id) => customers.get(id))]);
    const found = rows.filter((row) => row !== undefined);
    return g !== undefined && found.length < ids.length ? null : found;
  });
}

/** Walks a store without blocks; null where there are some, or some came meanwhile. */
async function walkRows(connection: Connection, onBatch: Parameters<Store['walkCustomers']>[0]): Promise<number | null> {
  const upTo = await connection.use(
    async (database) => (await database.transaction('changes').store.openKeyCursor(null, 'prev'))?.key ?? 0,
  );
  let range: IDBKeyRange | null = null;
  for (;;) {
    const from: IDBKeyRange | null = range;
    const batch: StoredCustomer[] | null = await connection.use(async (database) => {
      const transaction = database.transaction(['customers', 'manifest']);
      const [g, rows] = await Promise.all([
        transaction.objectStore('manifest').get('g'),
        transaction.objectStore('customers').getAll(from, WALK_BATCH),
      ]);
      return g === undefined ? rows : null;
    });
    if (!batch) return null;
    const last = batch.at(-1);
    if (!last || !onBatch(batch)) return upTo;
    range = IDBKeyRange.lowerBound(last.customer.id, true);
  }
}
