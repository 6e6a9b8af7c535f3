import { toTimestamp } from '../../domain/clock.js';
import type { Connection } from './connection.js';
import { decideNow } from './decide-now.js';
import { readKeys } from './indexeddb-reads.js';
import { putAll, readFound } from './put-all.js';
import type { OpenStoreOptions } from './store-meta.js';
import { RECENTS_KEPT, type WriteDecision, type WriteFound, type WriteReads, type Written } from './store.js';
import type { Recent, VaultKeys } from './stored-record.js';
import { WRITTEN } from './tables.js';

/** One strict transaction: reads what is named, asks `decide`, puts what it says. */
export async function write<Result>(
  connection: Connection,
  { clock, queue }: OpenStoreOptions,
  reads: WriteReads,
  decide: (found: WriteFound) => WriteDecision<Result>,
): Promise<Written<Result>> {
  return connection.use(async (database, late) => {
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
    const ended = transaction.done.then(() => new Promise<never>(() => undefined));
    const work = async (): Promise<Written<Result>> => {
      const { puts, result } = decideNow(decide, await readFound(transaction, reads));
      const changes = puts ? await putAll(transaction, puts, queue, toTimestamp(clock.now())) : [];
      await transaction.done;
      return { result, changes };
    };
    try {
      return await Promise.race([work(), ended]);
    } catch (error) {
      abort();
      await transaction.done.catch(() => undefined);
      throw transaction.error ?? error;
    } finally {
      late.removeEventListener('abort', abort);
    }
  });
}

/** Lost with the power it is no harm: not strict. */
export async function putRecent(connection: Connection, recent: Recent): Promise<void> {
  await connection.use(async (database) => {
    const transaction = database.transaction('recents', 'readwrite', { durability: 'relaxed' });
    const others = (await transaction.store.getAll()).sort((a, b) => b.at - a.at);
    const beyond = others.filter(({ customerId }) => customerId !== recent.customerId).slice(RECENTS_KEPT - 1);
    await Promise.all([transaction.store.put(recent), ...beyond.map(({ customerId }) => transaction.store.delete(customerId))]);
    await transaction.done;
  });
}

/** Another tab may have been first: its keys then stay. */
export async function keepKeys(connection: Connection, keys: VaultKeys): Promise<VaultKeys | null> {
  await connection.use(async (database) => {
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
    if (!(await transaction.store.get('vault'))) await transaction.store.put(keys, 'vault');
    await transaction.done;
  });
  return readKeys(connection);
}
