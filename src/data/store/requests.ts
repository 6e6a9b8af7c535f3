import { wrap, type StoreKey, type StoreNames, type StoreValue } from 'idb';
import type { Tables } from './tables.js';

/** The records of these keys, in their order. */
export function getEach<Name extends StoreNames<Tables>>(
  transaction: IDBTransaction,
  name: Name,
  keys: readonly StoreKey<Tables, Name>[],
): Promise<(StoreValue<Tables, Name> | undefined)[]> {
  const table = transaction.objectStore(name);
  return answersOf(keys.map((key) => table.get(key) as IDBRequest<StoreValue<Tables, Name> | undefined>));
}

/**
 * Requests of one transaction are answered in the order they were made, so that waiting for the last is waiting for all.
 * A promise each would cost a bulk load more than the requests do.
 */
export async function answersOf<Answer>(requests: readonly IDBRequest<Answer>[]): Promise<Answer[]> {
  const last = requests.at(-1);
  if (last?.readyState === 'pending') await wrap(last);
  return requests.map(({ result }) => result);
}
