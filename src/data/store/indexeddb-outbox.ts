import { unwrap } from 'idb';
import type { CustomerId } from '../../domain/id.js';
import { BULK } from './catalogs.js';
import type { Connection } from './connection.js';
import { entryOf, inOrder } from './outbox.js';
import { answersOf, getEach } from './requests.js';
import type { EntriesOf, Store, WriteReads } from './store.js';
import type { OutboxEntry, Outcome, StoredMutation, SyncRecord } from './stored-record.js';
import type { WriteTransaction } from './tables.js';
import { transact } from './transact.js';

// The outbox and what sync reads: loaded with the first of them.

const SHOWN: readonly Outcome['state'][] = ['queued', 'accepted', 'rejected'];

export async function readOutbox(
  connection: Connection,
  state?: Outcome['state'],
  limit?: number,
): Promise<readonly OutboxEntry[]> {
  return connection.use(async (database) => {
    const index = unwrap(database).transaction('outbox').objectStore('outbox').index('state');
    const lists = await Promise.all((state ? [state] : SHOWN).map((each) => entriesIn(index, IDBKeyRange.only(each), limit)));
    return inOrder(lists.flat());
  });
}

export async function countOutbox(connection: Connection): ReturnType<Store['countOutbox']> {
  return connection.use(async (database) => {
    const { store } = database.transaction('outbox');
    const count = (state: Outcome['state']): Promise<number> => store.index('state').count(state);
    const [queued, accepted, rejected, done] = await Promise.all([
      count('queued'),
      count('accepted'),
      count('rejected'),
      count('done'),
    ]);
    return { queued, accepted, rejected, done };
  });
}

export async function readSync(connection: Connection): Promise<SyncRecord | null> {
  return connection.use(async (database) => (await database.get('sync', 'sync')) ?? null);
}

export async function bind(connection: Connection, merchantId: string): Promise<void> {
  await connection.use((database, late) => {
    const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
    const work = async (): Promise<void> => {
      const meta = await transaction.store.get('store');
      if (meta?.merchantId === null) await transaction.store.put({ ...meta, merchantId }, 'store');
    };
    return transact(transaction, work, late);
  });
}

/** The mutations a write names: by order, all of its lanes, and all that have come as far as it says. */
export async function outboxIn(
  transaction: WriteTransaction,
  { lanes = [], orders = [], outcomes = [] }: WriteReads,
): Promise<readonly OutboxEntry[]> {
  if (lanes.length + orders.length + outcomes.length === 0) return [];
  const raw = unwrap(transaction);
  const outbox = raw.objectStore('outbox');
  // A register that has sent nothing lately need not be asked for each of hundreds.
  if (lanes.length >= BULK && (await answersOf([outbox.count()]))[0] === 0) return [];
  // Keys first: an import stands in the lanes of all its customers, and is read once.
  const named = [...lanes.map((lane) => ['lanes', lane] as const), ...outcomes.map((state) => ['state', state] as const)];
  const keys = named.map(([index, key]) => outbox.index(index).getAllKeys(IDBKeyRange.only(key)) as IDBRequest<number[]>);
  await answersOf(keys as IDBRequest<unknown>[]);
  const all = [...new Set([...orders, ...keys.flatMap(({ result }) => result)])];
  const rows = await getEach(raw, 'outbox', all);
  return inOrder(rows.flatMap((row, place) => (row ? entryOf(row, all[place] ?? 0) : [])));
}

/** All entries of these customers. */
export async function entriesOf(
  transaction: WriteTransaction,
  ids: readonly CustomerId[] = [],
): Promise<ReadonlyMap<CustomerId, EntriesOf>> {
  const raw = unwrap(transaction);
  const [loyalty, storeCredit] = [raw.objectStore('loyalty-entries'), raw.objectStore('store-credit-entries')];
  const asked = ids.map((id) => {
    const own = IDBKeyRange.bound([id], [id, []]);
    return [id, loyalty.index('past').getAll(own), storeCredit.index('past').getAll(own)] as const;
  });
  await answersOf(asked.flatMap(([, ...requests]) => requests));
  return new Map(asked.map(([id, points, credit]) => [id, { loyaltyEntries: points.result, storeCreditEntries: credit.result }]));
}

async function entriesIn(index: IDBIndex, range: IDBKeyRange, limit?: number): Promise<OutboxEntry[]> {
  const keys = index.getAllKeys(range, limit) as IDBRequest<number[]>;
  const rows = index.getAll(range, limit) as IDBRequest<StoredMutation[]>;
  await answersOf([keys as IDBRequest<unknown>, rows as IDBRequest<unknown>]);
  return rows.result.flatMap((row, place) => entryOf(row, keys.result[place] ?? 0));
}
