import type { CustomerClientSettings } from '../domain/client-options.js';
import { RegisterStore } from './register-store.js';

/** One client's hold on a store. */
export interface SharedStore {
  readonly store: RegisterStore;
  /** Whether no other client of this page holds it: then the store is closed. Counts once. */
  release(): Promise<boolean>;
}

interface Entry {
  readonly store: RegisterStore;
  readonly factory: unknown;
  readonly remote: unknown;
  readonly key: string;
  holders: number;
}

/** Every store open on this page. */
const entries = new Set<Entry>();

/** The store of this database, opened if nobody on the page has it. */
export function shareStore(settings: CustomerClientSettings): SharedStore {
  const { database, storage, persist, merchantId, environment } = settings;
  const key = JSON.stringify([database, persist === 'none' ? 'memory' : storage, merchantId]);
  const factory = environment.indexedDB;
  const found = [...entries].find((entry) => entry.key === key && entry.factory === factory && entry.remote === settings.remote);
  const entry = found ?? { store: new RegisterStore(settings), factory, remote: settings.remote, key, holders: 0 };
  entries.add(entry);
  entry.holders += 1;
  let held = true;
  return {
    store: entry.store,
    release: async () => {
      if (held) entry.holders -= 1;
      held = false;
      if (entry.holders > 0) return false;
      entries.delete(entry);
      await entry.store.close();
      return true;
    },
  };
}
