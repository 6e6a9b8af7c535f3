import type { SyncState } from '../domain/sync-status.js';

export interface SyncChange {
  readonly state: SyncState;
  /** How many changes wait to be sent. */
  readonly pending: number;
  /** How many the remote has refused, which wait for the cashier. */
  readonly rejected: number;
}

/** How far this register and its remote agree is another than it was. */
export class SyncChangeEvent extends Event implements SyncChange {
  readonly state: SyncState;
  readonly pending: number;
  readonly rejected: number;

  constructor({ state, pending, rejected }: SyncChange) {
    super('sync-change', { bubbles: true, composed: true });
    this.state = state;
    this.pending = pending;
    this.rejected = rejected;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'sync-change': SyncChangeEvent;
  }
}
