import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import { STORE_PATIENCE_MS, within } from '../within.js';
import { factoryOf } from './factory.js';
import { storeError } from './store-errors.js';

/**
 * Deletes the database, keys and all; nothing where it lives in memory. Other tabs are asked to close it.
 *
 * @throws {RegularsError} `store-blocked` where one does not within five seconds.
 */
export async function destroyDatabase({ database, storage, environment }: CustomerClientSettings): Promise<void> {
  if (storage === 'memory') return;
  const factory = factoryOf(environment);
  const deleted = new Promise<void>((resolve, reject) => {
    const request = factory.deleteDatabase(database);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('It could not be deleted.', 'UnknownError')),
    );
  });
  try {
    await within(environment.clock, STORE_PATIENCE_MS, deleted, () => blocked());
  } catch (error) {
    throw storeError(error);
  }
}

/** Somebody still holds the store open. */
export function blocked(): RegularsError {
  return new RegularsError('store-blocked', 'The store is open elsewhere: close it there, then destroy it.');
}
