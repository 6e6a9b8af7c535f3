import type { Environment } from '../../domain/client-options.js';

/**
 * The environment's `IDBFactory`, for which domain has no type.
 *
 * @throws {DOMException} `NotSupportedError` where there is none, as in Node.
 */
export function factoryOf({ indexedDB }: Environment): IDBFactory {
  if (!isFactory(indexedDB)) throw new DOMException('There is no IndexedDB.', 'NotSupportedError');
  return indexedDB;
}

function isFactory(value: unknown): value is IDBFactory {
  return typeof value === 'object' && value !== null && 'open' in value;
}
