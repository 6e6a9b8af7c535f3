import type { ErasureStore } from '../../src/data/store/erasure-store.js';
import type { Store } from '../../src/data/store/store.js';

/** What a page does with its store at this moment. */
export interface PageStore {
  readonly store: Store;
  /** Whether the store itself is at something. */
  readonly isBusy: () => boolean;
}

/**
 * A store as a page's syncing sees it: what is asked takes its time, before it is done and before its answer comes, so that
 * whatever else happens comes between. Once the page is gone nothing is asked any more, and nobody hears an answer.
 */
export function pageStore(store: Store, gone: AbortSignal, wait: () => Promise<void>): PageStore {
  let asked = 0;
  const inTime = async (): Promise<void> => {
    await wait();
    if (gone.aborted) await new Promise<never>(() => undefined);
  };
  const slowed = <Part extends Store | ErasureStore>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          await inTime();
          asked += 1;
          const answer: unknown = await (value.apply(target, args) as Promise<unknown>).finally(() => (asked -= 1));
          await inTime();
          return name === 'erasures' ? slowed(answer as ErasureStore) : answer;
        };
      },
    });
  return { store: slowed(store), isBusy: () => asked > 0 };
}
