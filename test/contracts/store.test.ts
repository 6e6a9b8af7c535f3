import { idMaker } from '../../src/data/environment.js';
import { openIndexedDbStore } from '../../src/data/store/indexeddb-store.js';
import { MemoryStore } from '../../src/data/store/memory-store.js';
import type { OpenStoreOptions } from '../../src/data/store/store-meta.js';
import { realClock } from '../support/real-clock.js';
import { deleteDatabase } from '../support/delete-database.js';
import { storeContract } from './store-contract.js';

const newId = idMaker(() => Date.now());

function optionsOf(name: string, { queue = false, merchantId }: { queue?: boolean; merchantId?: string } = {}): OpenStoreOptions {
  return { name, merchantId: merchantId ?? null, queue, clock: realClock, newId };
}

storeContract('IndexedDB', () => {
  const name = `contract-${newId()}`;
  return {
    isShared: true,
    open: (options) => openIndexedDbStore(indexedDB, optionsOf(name, options), { onBlocked: () => undefined }),
    end: () => deleteDatabase(name),
  };
});

storeContract('memory', () => ({
  isShared: false,
  open: async (options) => new MemoryStore(optionsOf('memory', options)),
  end: async () => undefined,
}));
