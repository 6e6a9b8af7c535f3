import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import { IndexedDbStore } from './indexeddb-store.js';
import { isDenial } from './store-errors.js';
import type { OpenStoreOptions } from './store-meta.js';
import type { Store } from './store.js';

export interface OpenedStore {
  readonly store: Store;
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
  const { database: name, merchantId = null, storage, persist, environment } = settings;
  const options: OpenStoreOptions = { name, merchantId, queue: false, clock: environment.clock, newId: environment.newId };
  if (storage === 'memory' || persist === 'none') return { store: await memory(options), denied: null };
  const { indexedDB: factory } = environment;
  try {
    if (!isFactory(factory)) throw new DOMException('There is no IndexedDB.', 'SecurityError');
    return { store: await IndexedDbStore.open(factory, options, { onBlocked }), denied: null };
  } catch (error) {
    const cause = error instanceof RegularsError ? error.cause : error;
    if (!isDenial(cause)) throw error;
    const denied = new RegularsError('store-denied', 'The browser does not let this page keep anything.', { cause });
    if (storage === 'indexeddb') throw denied;
    return { store: await memory(options), denied };
  }
}

async function memory(options: OpenStoreOptions): Promise<Store> {
  const { MemoryStore } = await import('./memory-store.js');
  return new MemoryStore(options);
}

/** Whether it is an `IDBFactory`, the one value domain has no name for. */
export function isFactory(value: unknown): value is IDBFactory {
  return typeof value === 'object' && value !== null && 'open' in value;
}
