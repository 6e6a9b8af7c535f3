import type { FieldGroup } from '../domain/customer.js';
import type { CustomerId, Id } from '../domain/id.js';
import type { MutationState, QueuedMutation, SyncStatus } from '../domain/sync-status.js';

/** What this register and its remote have still to tell each other. */
export interface Sync {
  /** Live inside `watch()`; `off` without a remote. */
  readonly status: SyncStatus;
  /** Pushes and pulls till done or one fails, without waiting for its turn. Codes: remote-*, aborted. */
  now(options?: { readonly signal?: AbortSignal }): Promise<SyncStatus>;
  /** Oldest first; all but those that are done where no states are named. */
  outbox(states?: readonly MutationState[]): Promise<readonly QueuedMutation[]>;
  /** A rejected one again, as a new mutation with `retryOf`. Codes: not-found. */
  retry(mutationId: Id): Promise<Id>;
  /** With all that hangs on it, which it returns; `dryRun` only lists. Codes: not-found, is-fact. */
  discard(mutationId: Id, options?: { readonly dryRun?: boolean }): Promise<readonly QueuedMutation[]>;
  /** A rejected sale or refund, to another customer. Codes: not-found. */
  move(mutationId: Id, customerId: CustomerId): Promise<Id>;
  /**
   * A row of an import that was refused, `id-reused`, as the remote has its customer with other details: of one field, or of all
   * that differs, whether what shows is right or what was imported (`other`), which is then an edit like any other. The row
   * leaves once nothing differs. Codes: not-found, not-allowed.
   */
  settle(mutationId: Id, pick: 'shown' | 'other', group?: FieldGroup): Promise<void>;
  /** As JSON text, for rescue by hand. */
  exportOutbox(): Promise<string>;
}
