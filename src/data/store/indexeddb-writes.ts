import { unwrap } from 'idb';
import { toTimestamp } from '../../domain/clock.js';
import { BULK, type Catalogs } from './catalogs.js';
import type { Connection } from './connection.js';
import { decideNow } from './decide-now.js';
import { readKeys } from './indexeddb-reads.js';
import { putAll } from './put-all.js';
import { readFound } from './read-found.js';
import type { OpenStoreOptions } from './store-meta.js';
import { type Visit, withVisit } from './recents.js';
import type { WriteDecision, WriteFound, WriteReads, Written } from './store.js';
import type { VaultKeys } from './stored-record.js';
import { WRITTEN } from './tables.js';
import { transact } from './transact.js';

const CHANGES_KEPT = 10_000;
const CHANGES_KEPT_MS = 24 * 60 * 60 * 1_000;
const TRIMMED_AT_ONCE = 1_000;

/** One strict transaction: reads what is named, asks `decide`, puts what it says. */
export async function write<Result>(
  connection: Connection,
  catalogs: Catalogs,
  { clock, queue }: OpenStoreOptions,
  reads: WriteReads,
  decide: (found: WriteFound) => WriteDecision<Result>,
): Promise<Written<Result>> {
  const { customers = [] } = reads;
  const bulk = customers.length < BULK ? null : await (await catalogs.bulk()).load(connection, catalogs, customers);
  return connection.use((database, late) => {
    const transaction = database.transaction(WRITTEN, 'readwrite', { durability: 'strict' });
    const work = async (): Promise<Written<Result>> => {
      const rows = await readFound(transaction, catalogs, reads, bulk?.(unwrap(transaction)) ?? null);
      const { puts, result } = decideNow(decide, rows.found);
      if (!puts) return { result, changes: [], tables: [], upTo: null };
      return { result, ...(await putAll(transaction, catalogs, puts, rows, queue, toTimestamp(clock.now()))) };
    };
    return transact(transaction, work, late);
  });
}

/** Lost with the power it is no harm: not strict. */
export async function putRecent(connection: Connection, visit: Visit): Promise<void> {
  await connection.use((database, late) => {
    const transaction = database.transaction('recents', 'readwrite', { durability: 'relaxed' });
    const { store } = transaction;
    const work = async (): Promise<void> => {
      // Another tab may have counted visits that this one has not seen.
      const before = await store.getAll();
      const kept = withVisit(before, visit);
      const counted = kept.filter(({ customerId }) => customerId === visit.customerId);
      const beyond = before.filter(({ customerId }) => !kept.some((recent) => recent.customerId === customerId));
      await Promise.all([
        ...counted.map((recent) => store.put(recent)),
        ...beyond.map(({ customerId }) => store.delete(customerId)),
      ]);
    };
    return transact(transaction, work, late);
  });
}

/** A thousand a transaction: Firefox runs the writes of all tabs one after another, and a save may be waiting. */
export async function trimChanges(connection: Connection, { clock }: OpenStoreOptions): Promise<void> {
  const before = toTimestamp(clock.now() - CHANGES_KEPT_MS);
  let trimmed: number;
  do {
    trimmed = await connection.use((database, late) => {
      const transaction = database.transaction('changes', 'readwrite', { durability: 'relaxed' });
      const { store } = transaction;
      const work = async (): Promise<number> => {
        const newest = (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
        const beyond = IDBKeyRange.upperBound(newest - CHANGES_KEPT);
        const old = (await store.getAll(beyond, TRIMMED_AT_ONCE)).filter(({ at }) => at < before);
        const last = old.at(-1)?.n;
        if (last !== undefined) await store.delete(IDBKeyRange.upperBound(last));
        return old.length;
      };
      return transact(transaction, work, late);
    });
  } while (trimmed === TRIMMED_AT_ONCE);
}

/** Another tab may have been first: its keys then stay. */
export async function keepKeys(connection: Connection, keys: VaultKeys): Promise<VaultKeys | null> {
  await connection.use((database, late) => {
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
    const { store } = transaction;
    return transact(transaction, async () => (await store.get('vault')) ?? store.put(keys, 'vault'), late);
  });
  return readKeys(connection);
}
