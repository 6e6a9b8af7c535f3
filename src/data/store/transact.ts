import type { IDBPTransaction, StoreNames } from 'idb';
import type { Tables } from './tables.js';

type WritingTransaction = Pick<IDBPTransaction<Tables, StoreNames<Tables>[], 'readwrite'>, 'abort' | 'done' | 'error'>;

/**
 * Runs `work` in a transaction and resolves once it has committed; where anything fails nothing is written.
 * A full disk ends a transaction without an answer to its requests, so its end is awaited beside them.
 *
 * @param late - Aborted where nobody waits any more: then the transaction is too, if it still can be.
 */
export async function transact<T>(transaction: WritingTransaction, work: () => Promise<T>, late: AbortSignal): Promise<T> {
  const abort = (): void => {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
  };
  const ended = transaction.done.then(() => new Promise<never>(() => undefined));
  late.addEventListener('abort', abort);
  try {
    const result = await Promise.race([work(), ended]);
    await transaction.done;
    return result;
  } catch (error) {
    abort();
    await transaction.done.catch(() => undefined);
    throw transaction.error ?? error;
  } finally {
    late.removeEventListener('abort', abort);
  }
}
