import { idMaker } from '../../src/data/environment.js';
import { openIndexedDbStore } from '../../src/data/store/indexeddb-store.js';
import { MemoryStore } from '../../src/data/store/memory-store.js';
import type { OpenStoreOptions } from '../../src/data/store/store-meta.js';
import { realClock } from '../support/real-clock.js';
import { deleteDatabase } from '../support/delete-database.js';
import { eraseStoreContract } from './erase-store-contract.js';
import { ledgerStoreContract } from './ledger-store-contract.js';
import { manyCustomersContract } from './many-customers-contract.js';
import { queueStoreContract } from './queue-store-contract.js';
import { storeContract, type StorePlace } from './store-contract.js';

const newId = idMaker(() => Date.now());

function optionsOf(name: string, { queue = false, merchantId }: { queue?: boolean; merchantId?: string } = {}): OpenStoreOptions {
  return { name, merchantId: merchantId ?? null, queue, clock: realClock, newId };
}

function indexedDbPlace(): StorePlace {
  const name = `contract-${newId()}`;
  return {
    isShared: true,
    open: (options) => openIndexedDbStore(indexedDB, optionsOf(name, options), { onBlocked: () => undefined }),
    end: () => deleteDatabase(name),
  };
}

function memoryPlace(): StorePlace {
  return {
    isShared: false,
    open: async (options) => new MemoryStore(optionsOf('memory', options)),
    end: async () => undefined,
  };
}

for (const contract of [storeContract, manyCustomersContract, ledgerStoreContract, queueStoreContract, eraseStoreContract]) {
  contract('IndexedDB', indexedDbPlace);
  contract('memory', memoryPlace);
}
