import { loadOnce } from '../load-once.js';
import { Connection, type ConnectionWatcher } from './connection.js';
import { MIN_READER, SCHEMA } from './migrations.js';
import { checkMeta, newMeta, type OpenStoreOptions } from './store-meta.js';
import type { Store } from './store.js';
import type { StoreMeta } from './stored-record.js';
import { transact } from './transact.js';

/** Read at once: about three milliseconds of cloning, so that a walk never holds the page. */
const WALK_BATCH = 256;

const reads = loadOnce(() => import('./indexeddb-reads.js'));
const past = loadOnce(() => import('./indexeddb-past.js'));
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
  return {
    meta,
    readCustomers: (ids) =>
      connection.use(async (database) => {
        const { store } = database.transaction('customers');
        const rows = await Promise.all(ids.map((id) => store.get(id)));
        return rows.filter((row) => row !== undefined);
      }),
    walkCustomers: (onBatch) => walkCustomers(connection, onBatch),
    readRecents: async () => (await connection.use((database) => database.getAll('recents'))).sort((a, b) => b.at - a.at),
    close: async () => connection.close(),

    readDetails: async (id) => (await reads()).readDetails(connection, id),
    readDocument: async (id) => (await reads()).readDocument(connection, id),
    changesAfter: async (n) => (await reads()).changesAfter(connection, n),
    outbox: async () => (await reads()).readOutbox(connection),
    readImport: async (id) => (await reads()).readImport(connection, id),
    readReport: async (importId) => (await reads()).readReport(connection, importId),
    readKeys: async () => (await reads()).readKeys(connection),

    readLoyaltyEntries: async (id, range) => (await past()).readLoyaltyEntries(connection, id, range),
    readStoreCreditEntries: async (id, range) => (await past()).readStoreCreditEntries(connection, id, range),
    readSales: async (id, range) => (await past()).readSales(connection, id, range),
    readSale: async (id) => (await past()).readSale(connection, id),
    readParkedSales: async (expired) => (await past()).readParkedSales(connection, expired),
    readLapsedCarts: async (at) => (await past()).readLapsedCarts(connection, at),
    readApproval: async () => (await past()).readApproval(connection),
    readAudit: async (id, range) => (await past()).readAudit(connection, id, range),

    write: async (named, decide) => (await writes()).write(connection, options, named, decide),
    trimChanges: async () => (await writes()).trimChanges(connection, options),
    putRecent: async (recent) => (await writes()).putRecent(connection, recent),
    keepKeys: async (keys) => (await writes()).keepKeys(connection, keys),
  };
}

async function walkCustomers(connection: Connection, onBatch: Parameters<Store['walkCustomers']>[0]): Promise<number> {
  const upTo = await connection.use(
    async (database) => (await database.transaction('changes').store.openKeyCursor(null, 'prev'))?.key ?? 0,
  );
  let range: IDBKeyRange | null = null;
  for (;;) {
    const from: IDBKeyRange | null = range;
    const batch = await connection.use((database) => database.getAll('customers', from, WALK_BATCH));
    const last = batch.at(-1);
    if (!last || !onBatch(batch)) return upTo;
    range = IDBKeyRange.lowerBound(last.customer.id, true);
  }
}
