import type { Timestamp } from './clock.js';
import type { Erasure } from './erasure.js';
import type { Id } from './id.js';
import type { Mutation } from './mutation.js';

export type SyncState = 'off' | 'idle' | 'syncing' | 'waiting' | 'offline' | 'unauthorized' | 'incompatible' | 'wrong-merchant';
export type SyncWarning = 'clock-skew' | 'register-cloned' | 'key-lost' | 'unbound-store';

/** How far this register and its remote agree. */
export interface SyncStatus {
  readonly state: SyncState;
  /** Mutations that no remote has accepted yet, the held among them. */
  readonly pending: number;
  /** Behind a rejected one. */
  readonly held: number;
  readonly rejected: number;
  readonly lastSyncedAt: Timestamp | null;
  /** When it tries again by itself. */
  readonly retryAt: Timestamp | null;
  /** Whether this page is the one that syncs. */
  readonly leader: boolean;
  /** While the customers come for the first time, or anew. */
  readonly snapshot: { readonly received: number; readonly remaining: number | null } | null;
  /** Whether the remote tells of changes; else it is asked each 30 s. */
  readonly hinted: boolean;
  /** The remote's clock less this register's. */
  readonly clockSkewMs: number;
  /** Those that some register has still to confirm. */
  readonly erasures: readonly Erasure[];
  readonly warnings: readonly SyncWarning[];
}

/** Accepted ones stay until a pull has passed their sequence; held are those behind a rejected one. */
export type MutationState = 'queued' | 'sending' | 'accepted' | 'rejected' | 'held';

/** An entry of the outbox, as it is shown. */
export interface QueuedMutation {
  readonly mutation: Mutation;
  readonly state: MutationState;
  /** A sale or refund, and what else has happened already: it can be moved or exported, not discarded. */
  readonly isFact: boolean;
  readonly code: string | null;
  readonly message: string | null;
  readonly rejectedAt: Timestamp | null;
  /** The rejected one it stands behind. */
  readonly heldBy: Id | null;
}

/** Without a remote. */
export const SYNC_OFF: SyncStatus = {
  state: 'off',
  pending: 0,
  held: 0,
  rejected: 0,
  lastSyncedAt: null,
  retryAt: null,
  leader: false,
  snapshot: null,
  hinted: false,
  clockSkewMs: 0,
  erasures: [],
  warnings: [],
};
