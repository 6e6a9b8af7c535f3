import type { Store, WriteDecision, WriteFound, WriteReads } from '../store/store.js';

/** As much of a store as syncing needs. What is written through it is found at once. */
export interface SyncedStore {
  use<T>(work: (store: Store) => Promise<T>): Promise<T>;
  write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Result>;
  /** Resolves once everybody written is found: hundreds at once wait in line for it. */
  settle(): Promise<void>;
}
