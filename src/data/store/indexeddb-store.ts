import { toTimestamp } from '../../domain/clock.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { Connection, type ConnectionWatcher } from './connection.js';
import { decideNow } from './decide-now.js';
import { MIN_READER, SCHEMA } from './migrations.js';
import { putAll, readFound } from './put-all.js';
import { checkMeta, newMeta, type OpenStoreOptions } from './store-meta.js';
import {
  RECENTS_KEPT,
  type Store,
  type StoreChanges,
  type WriteDecision,
  type WriteFound,
  type WriteReads,
  type Written,
} from './store.js';
import type { OutboxEntry, Recent, ReportRow, StoredCustomer, StoredDocument, StoreMeta, VaultKeys } from './stored-record.js';
import { WRITTEN } from './tables.js';

/** Read at once: about three milliseconds of cloning, so that a walk never holds the page. */
const WALK_BATCH = 256;
const CHANGES_A_READ = 1_000;

/** The store in IndexedDB. Every write is strict: `complete` comes after the flush. */
export class IndexedDbStore implements Store {
  private constructor(
    readonly meta: StoreMeta,
    private readonly connection: Connection,
    private readonly options: OpenStoreOptions,
  ) {}

  /**
   * Opens the store, or makes it.
   *
   * @throws {RegularsError} `store-newer`, `wrong-merchant`, `store-*`. A browser that lets nobody keep
   *   anything throws its own `DOMException`, for the caller to tell denial from loss.
   */
  static async open(factory: IDBFactory, options: OpenStoreOptions, watcher: ConnectionWatcher): Promise<IndexedDbStore> {
    const connection = new Connection(factory, options.name, options.clock, watcher);
    const meta = await connection.use(async (database) => {
      const found = await database.get('meta', 'store');
      if (found) return found;
      // Written at once: a browser that opens but keeps nothing shows here, not at the first save.
      const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
      const made = (await transaction.store.get('store')) ?? newMeta(options, SCHEMA, MIN_READER);
      await transaction.store.put(made, 'store');
      await transaction.done;
      return made;
    });
    try {
      checkMeta(meta, options, SCHEMA);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return new IndexedDbStore(meta, connection, options);
  }

  async readCustomers(ids: readonly CustomerId[]): Promise<readonly StoredCustomer[]> {
    return this.connection.use(async (database) => {
      const { store } = database.transaction('customers');
      const rows = await Promise.all(ids.map((id) => store.get(id)));
      return rows.filter((row) => row !== undefined);
    });
  }

  async readDetails(id: CustomerId): ReturnType<Store['readDetails']> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(['customers', 'consents', 'documents']);
      const [row, consents, documents] = await Promise.all([
        transaction.objectStore('customers').get(id),
        transaction.objectStore('consents').index('customer').getAll(id),
        transaction.objectStore('documents').index('customer').getAll(id),
      ]);
      return row ? { customer: row.customer, consents, documents } : null;
    });
  }

  async readDocument(id: Id): Promise<StoredDocument | null> {
    return this.connection.use(async (database) => (await database.get('documents', id)) ?? null);
  }

  async walkCustomers(onBatch: (customers: readonly StoredCustomer[]) => boolean): Promise<number> {
    const upTo = await this.connection.use(
      async (database) => (await database.transaction('changes').store.openKeyCursor(null, 'prev'))?.key ?? 0,
    );
    let range: IDBKeyRange | null = null;
    for (;;) {
      const from: IDBKeyRange | null = range;
      const batch = await this.connection.use((database) => database.getAll('customers', from, WALK_BATCH));
      const last = batch.at(-1);
      if (!last || !onBatch(batch)) return upTo;
      range = IDBKeyRange.lowerBound(last.customer.id, true);
    }
  }

  async changesAfter(n: number): Promise<StoreChanges> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(['changes', 'customers']);
      const changes = transaction.objectStore('changes');
      const [[first], news] = await Promise.all([
        changes.getAllKeys(null, 1),
        changes.getAll(IDBKeyRange.lowerBound(n, true), CHANGES_A_READ),
      ]);
      const ids = [...new Set(news.map(({ id }) => id))];
      const rows = await Promise.all(ids.map((id) => transaction.objectStore('customers').get(id)));
      return {
        upTo: news.at(-1)?.n ?? n,
        customers: rows.filter((row) => row !== undefined),
        gap: first !== undefined && first > n + 1,
      };
    });
  }

  async write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Written<Result>> {
    return this.connection.use(async (database, late) => {
      const transaction = database.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
      const abort = (): void => {
        try {
          transaction.abort();
        } catch {
          // It has ended already.
        }
      };
      late.addEventListener('abort', abort);
      // A full disk aborts a transaction without an answer to its requests: its end is awaited beside them.
      const ended = transaction.done.then(() => undefined);
      try {
        const at = toTimestamp(this.options.clock.now());
        const work = async (): Promise<Written<Result>> => {
          const { puts, result } = decideNow(decide, await readFound(transaction, reads));
          const changes = puts ? await putAll(transaction, puts, this.options.queue, at) : [];
          await ended;
          return { result, changes };
        };
        return await Promise.race([work(), ended.then(() => new Promise<never>(() => undefined))]);
      } catch (error) {
        abort();
        await transaction.done.catch(() => undefined);
        throw transaction.error ?? error;
      } finally {
        late.removeEventListener('abort', abort);
      }
    });
  }

  async outbox(): Promise<readonly OutboxEntry[]> {
    return this.connection.use(async (database) => {
      const { store } = database.transaction('outbox');
      const [orders, mutations] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return mutations.map((mutation, place) => ({ mutation: { ...mutation, order: orders[place] ?? 0 } }));
    });
  }

  async readRecents(): Promise<readonly Recent[]> {
    const recents = await this.connection.use((database) => database.getAll('recents'));
    return recents.sort((a, b) => b.at - a.at).slice(0, RECENTS_KEPT);
  }

  async putRecent(recent: Recent): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('recents', 'readwrite', { durability: 'relaxed' });
      const others = (await transaction.store.getAll()).sort((a, b) => b.at - a.at);
      const beyond = others.filter(({ customerId }) => customerId !== recent.customerId).slice(RECENTS_KEPT - 1);
      await Promise.all([transaction.store.put(recent), ...beyond.map(({ customerId }) => transaction.store.delete(customerId))]);
      await transaction.done;
    });
  }

  async readImport(id: Id): ReturnType<Store['readImport']> {
    return this.connection.use(async (database) => (await database.get('imports', id)) ?? null);
  }

  async readReport(importId: Id): Promise<readonly ReportRow[]> {
    return this.connection.use((database) => database.getAll('reports', IDBKeyRange.bound([importId, 0], [importId, Infinity])));
  }

  async readKeys(): Promise<VaultKeys | null> {
    return this.connection.use(async (database) => (await database.get('keys', 'vault')) ?? null);
  }

  async keepKeys(keys: VaultKeys): Promise<VaultKeys | null> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
      if (!(await transaction.store.get('vault'))) await transaction.store.put(keys, 'vault');
      await transaction.done;
    });
    return this.readKeys();
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
