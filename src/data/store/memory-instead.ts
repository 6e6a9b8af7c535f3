import type { CustomerClientSettings } from '../../domain/client-options.js';
import { asRegularsError, RegularsError } from '../../domain/errors.js';
import { MemoryStore } from './memory-store.js';
import type { OpenedStore } from './open-store.js';
import type { OpenStoreOptions } from './store-meta.js';

/** How browsers say that this page may keep nothing. */
const DENIED = ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'NotSupportedError'];

/**
 * The store in memory, for one who was denied the database and did not insist on it.
 *
 * @param failure - What opening the database threw.
 * @throws {RegularsError} `store-denied`; any other failure as it is: a store that is there is never replaced by an empty one.
 */
export function memoryInstead(
  options: OpenStoreOptions,
  storage: CustomerClientSettings['storage'],
  failure: unknown,
): OpenedStore {
  const error = asRegularsError(failure, 'store-lost', 'The store did not open.');
  const { cause } = error;
  if (!(cause instanceof DOMException) || !DENIED.includes(cause.name)) throw error;
  const denied = new RegularsError('store-denied', 'The browser does not let this page keep anything.', { cause });
  if (storage === 'indexeddb') throw denied;
  return { ...memoryStore(options), denied };
}

/** The store in memory, as it was asked for. */
export function memoryStore(options: OpenStoreOptions): OpenedStore {
  return { store: new MemoryStore(options), isMemory: true, denied: null };
}
