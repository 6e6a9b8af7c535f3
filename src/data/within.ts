import type { Clock } from '../domain/clock.js';

/** The longest a promise of ours waits for the store. */
export const STORE_PATIENCE_MS = 5_000;

/** Settles as `work` does, or rejects with what `late` makes once the environment's clock has run `limitMs`. */
export async function within<T>(clock: Clock, limitMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  const settled = new AbortController();
  const timeout = clock.sleep(limitMs, settled.signal).then(() => {
    throw late();
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    settled.abort();
  }
}
