import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openIndexedDbStore } from '../../src/data/store/indexeddb-store.js';
import type { Store } from '../../src/data/store/store.js';
import { realClock } from '../support/real-clock.js';
import type { SimStores } from './sim-stores.js';

/** The store of browsers over an IndexedDB in memory. A crash closes the connection, whatever it was at, and opens another. */
export function indexedDbStores(): SimStores {
  const factory = new IDBFactory();
  const open = new Map<string, Store>();
  return {
    of: (options) => async () => {
      await open.get(options.name)?.close();
      // How long it waits for the database is none of the day's time.
      const clock = { ...realClock, now: () => options.clock.now() };
      const store = await openIndexedDbStore(factory, { ...options, clock }, { onBlocked: () => undefined });
      open.set(options.name, store);
      return store;
    },
    end: async () => {
      await Promise.all([...open.values()].map((store) => store.close()));
    },
  };
}
