import type { CustomerClientSettings } from '../../domain/client-options.js';
import type { RegularsError } from '../../domain/errors.js';
import { factoryOf } from './factory.js';
import { openIndexedDbStore } from './indexeddb-store.js';
import type { OpenStoreOptions } from './store-meta.js';
import type { Store } from './store.js';

export interface OpenedStore {
  readonly store: Store;
  /** Whether it lives as long as the page. */
  readonly isMemory: boolean;
  /** Why it is in memory although that was not asked for; null where all is well. */
  readonly denied: RegularsError | null;
}

/**
 * Opens the store the settings ask for. Where the browser keeps nothing, `auto` goes on in memory.
 *
 * @throws {RegularsError} `store-denied`, `store-newer`, `wrong-merchant`, `store-lost`, `store-full`.
 */
export async function openStore(
  settings: CustomerClientSettings,
  onBlocked: (error: RegularsError | null) => void,
): Promise<OpenedStore> {
  const { database: name, merchantId = null, storage, environment } = settings;
  const { clock, newId } = environment;
  const options: OpenStoreOptions = { name, merchantId, queue: settings.remote !== undefined, clock, newId };
  if (storage === 'memory') return (await import('./memory-instead.js')).memoryStore(options);
  try {
    const store = await openIndexedDbStore(factoryOf(environment), options, { onBlocked });
    return { store, isMemory: false, denied: null };
  } catch (error) {
    return (await import('./memory-instead.js')).memoryInstead(options, storage, error);
  }
}
