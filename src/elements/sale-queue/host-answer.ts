import type { Clock } from '../../domain/clock.js';

/** How long the host's cart may take. */
export const HOST_MS = 30_000;

/** What a host's function gave; `undefined` where it threw, rejected or has not settled in time. */
export interface HostAnswer<T> {
  readonly value: T;
}

/** Asks the host's cart something, and waits for it, but not for ever. Never rejects. */
export async function hostAnswer<T>(clock: Clock, ask: () => T | Promise<T>): Promise<HostAnswer<T> | undefined> {
  const stop = new AbortController();
  const tooLate = clock.sleep(HOST_MS, stop.signal).then(
    () => undefined,
    () => undefined,
  );
  // Inside the chain, so that a host that throws is one that rejects.
  const answered = Promise.resolve()
    .then(ask)
    .then(
      (value) => ({ value }),
      () => undefined,
    );
  const answer = await Promise.race([answered, tooLate]);
  stop.abort();
  return answer;
}
