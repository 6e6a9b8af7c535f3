import type { Environment } from '../domain/client-options.js';
import type { StopSignal } from '../domain/clock.js';
import { type Id, makeId } from '../domain/id.js';

/** Time and chance as the platform gives them: the one place that asks it. */
export function platformEnvironment(): Environment {
  return {
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep },
    newId: idMaker(() => Date.now()),
    random: () => Math.random(),
    indexedDB: globalThis.indexedDB,
  };
}

/** Ids that sort in the order they were made, also within a millisecond and over a clock set back. */
export function idMaker(now: () => number): () => Id {
  let last = 0n;
  return () => {
    const [chance = 0n, more = 0n] = crypto.getRandomValues(new BigUint64Array(2));
    const next = (BigInt(now()) << 80n) + (chance << 16n) + (more >> 48n);
    last = next >> 80n > last >> 80n ? next : last + 1n;
    return makeId(last);
  };
}

function sleep(delayMs: number, signal?: StopSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // The reason is the caller's own: an abort is told as it was made.
    const stop = (): void => {
      clearTimeout(timer);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, delayMs);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
