import { MemoryStore } from '../../src/data/store/memory-store.js';
import type { OpenStoreOptions } from '../../src/data/store/store-meta.js';
import type { Store } from '../../src/data/store/store.js';

/** Where the registers of one day keep what they have. */
export interface SimStores {
  /** Opens one register's store: each time the same, as its last write left it. */
  readonly of: (options: OpenStoreOptions) => () => Promise<Store>;
  readonly end: () => Promise<void>;
}

export function memoryStores(): SimStores {
  return {
    of: (options) => {
      const store = new MemoryStore(options);
      return async () => store;
    },
    end: async () => undefined,
  };
}
