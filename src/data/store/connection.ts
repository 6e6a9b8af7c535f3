import type { Clock } from '../../domain/clock.js';
import { RegularsError } from '../../domain/errors.js';
import { STORE_PATIENCE_MS, within } from '../within.js';
import { openDatabase, supersededError } from './database.js';
import { isConnectionLoss, storeError } from './store-errors.js';
import type { Database } from './tables.js';

/** What the store says about itself while it lives, for `StoreStatus`. */
export interface ConnectionWatcher {
  /** An older tab holds the upgrade back; null once it no longer does. */
  readonly onBlocked: (error: RegularsError | null) => void;
}

/**
 * The handle to one database. A connection the browser drops is opened again once, and what was asked is
 * asked once more; each answer comes within five seconds of the clock, or `store-lost` does.
 */
export class Connection {
  private handle: Promise<Database> | null = null;
  private ended: RegularsError | null = null;
  private blocked: RegularsError | null = null;

  constructor(
    private readonly factory: IDBFactory,
    private readonly name: string,
    private readonly clock: Clock,
    private readonly watcher: ConnectionWatcher,
  ) {}

  /** Runs `work` on the open database. `late` is told when nobody waits for the answer any more. */
  async use<T>(work: (database: Database, late: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    try {
      return await within(this.clock, STORE_PATIENCE_MS, this.twice(work, late.signal), () => {
        late.abort();
        return this.blocked ?? new RegularsError('store-lost', 'The store did not answer.');
      });
    } catch (error) {
      throw this.ended ?? storeError(error);
    }
  }

  /** Running transactions still end as they would. */
  close(): void {
    this.ended = new RegularsError('closed', 'The client was closed.');
    this.drop();
  }

  private async twice<T>(work: (database: Database, late: AbortSignal) => Promise<T>, late: AbortSignal): Promise<T> {
    try {
      return await work(await this.open(), late);
    } catch (error) {
      if (!isConnectionLoss(error) || late.aborted || this.ended) throw error;
      this.drop();
      return await work(await this.open(), late);
    }
  }

  private drop(): void {
    const { handle } = this;
    this.handle = null;
    // One that is still opening closes as soon as it is open.
    handle?.then((database) => database.close()).catch(() => undefined);
  }

  private open(): Promise<Database> {
    if (this.ended) return Promise.reject(this.ended);
    if (this.handle) return this.handle;
    const opening = openDatabase(this.factory, this.name, {
      onBlocked: () =>
        this.setBlocked(new RegularsError('store-blocked', 'Another tab holds an older version of this store open.')),
      onSuperseded: () => {
        this.ended = supersededError();
        this.watcher.onBlocked(this.ended);
      },
      onClosed: () => {
        if (this.handle === opening) this.handle = null;
      },
    });
    this.handle = opening;
    opening.then(
      () => this.setBlocked(null),
      () => {
        if (this.handle === opening) this.handle = null;
      },
    );
    return opening;
  }

  private setBlocked(error: RegularsError | null): void {
    if (this.blocked === error) return;
    this.blocked = error;
    this.watcher.onBlocked(error);
  }
}
