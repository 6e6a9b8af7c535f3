import { idMaker } from '../../src/data/environment.js';
import { openIndexedDbStore } from '../../src/data/store/indexeddb-store.js';
import type { CompactionStore } from '../../src/data/store/compaction-store.js';
import type { Store } from '../../src/data/store/store.js';
import type { StoredCustomer } from '../../src/data/store/stored-record.js';
import type { Customer } from '../../src/domain/customer.js';
import { deleteDatabase } from './delete-database.js';
import { realClock } from './real-clock.js';

/** One database, and as many stores on it as a test has tabs. */
export class Stores {
  private readonly opened: Store[] = [];

  constructor(
    readonly name = `stores-${crypto.randomUUID()}`,
    private readonly clock = realClock,
  ) {}

  async open(factory: Pick<IDBFactory, 'open' | 'deleteDatabase'> = indexedDB): Promise<Store> {
    const newId = idMaker(() => Date.now());
    const options = { name: this.name, merchantId: null, queue: false, clock: this.clock, newId };
    const store = await openIndexedDbStore(factory as IDBFactory, options, { onBlocked: () => undefined });
    this.opened.push(store);
    return store;
  }

  async end(): Promise<void> {
    await Promise.all(this.opened.map((store) => store.close()));
    await deleteDatabase(this.name);
  }

  /** The database as it lies there, past every store. */
  async raw<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const request = indexedDB.open(this.name);
    const database = await answerOf(request);
    try {
      return await work(database);
    } finally {
      database.close();
    }
  }

  /** How many values each of these tables has. */
  async counts(): Promise<{ customers: number; blocks: number; tables: number; segments: number }> {
    return this.raw(async (database) => {
      const transaction = database.transaction(['customers', 'blocks', 'manifest', 'segments']);
      const count = (table: string, range?: IDBKeyRange): Promise<number> =>
        answerOf(transaction.objectStore(table).count(range));
      const [customers, blocks, tables, segments] = await Promise.all([
        count('customers'),
        count('blocks'),
        count('manifest', IDBKeyRange.bound(0, Infinity)),
        count('segments'),
      ]);
      return { customers, blocks, tables, segments };
    });
  }
}

/**
 * The browser's IndexedDB without the wait for the disk: for thousands of made-up writes whose crashes are those of a
 * page, not of the power. That real ones are strict is held elsewhere.
 */
export const relaxedFactory: Pick<IDBFactory, 'open' | 'deleteDatabase'> = {
  open: (name, version) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => {
      const database = request.result;
      const real = database.transaction.bind(database);
      database.transaction = (tables, mode) => real(tables, mode, { durability: 'relaxed' });
    });
    return request;
  },
  deleteDatabase: (name) => indexedDB.deleteDatabase(name),
};

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}

export async function compactionOf(store: Store): Promise<CompactionStore> {
  const steps = await store.compaction();
  if (!steps) throw new Error('This store has no blocks.');
  return steps;
}

/** Writes customers as they are. */
export async function putCustomers(store: Store, ...customers: readonly Customer[]): Promise<void> {
  await store.write({}, () => ({ puts: { customers }, result: null }));
}

/** Everybody a walk hands over, as written last. */
export async function walked(store: Store): Promise<Map<string, StoredCustomer>> {
  const all = new Map<string, StoredCustomer>();
  await store.walkCustomers((batch) => {
    for (const row of batch) if ((all.get(row.customer.id)?.n ?? 0) < row.n) all.set(row.customer.id, row);
    return true;
  });
  return all;
}

/** Everybody by the way an index is opened: blocks, and the rows that win over them. */
export async function opened(store: Store): Promise<Map<string, StoredCustomer>> {
  const rows: StoredCustomer[] = [];
  const { blocks } = await store.readOpening((part) => rows.push(...part));
  const read = await store.readBlocks(blocks.map(({ number }) => number));
  return new Map([...read.flatMap((block) => block ?? []), ...rows].map((row) => [row.customer.id, row]));
}
