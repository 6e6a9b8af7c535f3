import { unwrap, wrap } from 'idb';
import type { Tables, WriteTransaction } from './tables.js';

export type WrittenTable = WriteTransaction['objectStoreNames'][number];

/** The records of these keys, in their order. */
export function getEach<Name extends WrittenTable>(
  transaction: WriteTransaction,
  name: Name,
  keys: readonly Tables[Name]['key'][],
): Promise<(Tables[Name]['value'] | undefined)[]> {
  const table = unwrap(transaction.objectStore(name));
  return answersOf(keys.map((key) => table.get(key) as IDBRequest<Tables[Name]['value'] | undefined>));
}

/**
 * Requests of one transaction are answered in the order they were made, so that waiting for the last is waiting for all.
 * A promise each would cost a bulk load more than the requests do.
 */
export async function answersOf<Answer>(requests: readonly IDBRequest<Answer>[]): Promise<Answer[]> {
  const last = requests.at(-1);
  if (last) await wrap(last);
  return requests.map(({ result }) => result);
}
