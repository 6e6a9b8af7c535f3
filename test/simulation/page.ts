import type { ErasureStore } from '../../src/data/store/erasure-store.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { Store } from '../../src/data/store/store.js';

/**
 * What syncs in one page, between its store and its remote. Whatever it asks of the store takes its time, before it is done
 * and before its answer comes, so that whatever else happens comes between. Once the page is gone nothing is asked any more,
 * and nobody hears an answer.
 */
export class Page {
  readonly store: Store;
  readonly remote: Remote;
  private rounds = 0;
  /** What the store itself is at. */
  private asked = 0;
  /** What waits for a turn. */
  private waits = 0;

  constructor(
    store: Store,
    remote: Remote,
    private readonly gone: AbortSignal,
    private readonly wait: () => Promise<void>,
  ) {
    this.store = this.slowed(store);
    this.remote = this.noted(remote);
  }

  /** Whether something goes on that waits for no turn. Of a page that is gone too: what it had asked is still done. */
  get isAtWork(): boolean {
    return this.asked > 0 || (!this.gone.aborted && this.rounds > 0 && this.waits === 0);
  }

  async round(sync: () => Promise<void>): Promise<void> {
    this.rounds += 1;
    await sync().finally(() => (this.rounds -= 1));
  }

  private slowed<Part extends Store | ErasureStore>(part: Part): Part {
    return new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          await this.inTime();
          this.asked += 1;
          let answer: unknown;
          try {
            answer = await (value.apply(target, args) as Promise<unknown>);
          } finally {
            this.asked -= 1;
          }
          await this.inTime();
          return name === 'erasures' ? this.slowed(answer as ErasureStore) : answer;
        };
      },
    });
  }

  private async inTime(): Promise<void> {
    this.waits += 1;
    await this.wait();
    this.waits -= 1;
    if (this.gone.aborted) await new Promise<never>(() => undefined);
  }

  /** As it is: its line takes time of its own. */
  private noted(remote: Remote): Remote {
    return new Proxy(remote, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function' || name === 'watch') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          this.waits += 1;
          try {
            return await (value.apply(target, args) as Promise<unknown>);
          } finally {
            this.waits -= 1;
          }
        };
      },
    });
  }
}
