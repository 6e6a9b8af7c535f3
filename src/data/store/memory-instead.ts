import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import { MemoryStore } from './memory-store.js';
import type { OpenedStore } from './open-store.js';
import type { OpenStoreOptions } from './store-meta.js';

/** How browsers say that this page may keep nothing. */
const DENIED = ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'NotSupportedError'];

/**
 * The store in memory, where it is asked for or the database was denied to one who did not insist.
 *
 * @param failure - What opening the database threw; null where it was not tried.
 * @throws {RegularsError} `store-denied`; any other failure as it is: a store that is there is never replaced by an empty one.
 */
export function memoryInstead(
  options: OpenStoreOptions,
  storage: CustomerClientSettings['storage'],
  failure: unknown,
): OpenedStore {
  if (failure === null) return { store: new MemoryStore(options), isMemory: true, denied: null };
  const cause = failure instanceof RegularsError ? failure.cause : failure;
  if (!(cause instanceof DOMException) || !DENIED.includes(cause.name)) throw failure;
  const denied = new RegularsError('store-denied', 'The browser does not let this page keep anything.', { cause });
  if (storage === 'indexeddb') throw denied;
  return { store: new MemoryStore(options), isMemory: true, denied };
}
