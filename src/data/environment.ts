import type { Environment } from '../domain/client-options.js';
import type { StopSignal } from '../domain/clock.js';
import { type Id, makeId } from '../domain/id.js';

/** Time and chance as the platform gives them: the one place that asks it. */
export function platformEnvironment(): Environment {
  return {
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep },
    newId: idMaker(() => Date.now()),
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    indexedDB: globalThis.indexedDB,
  };
}

/** Ids that sort in the order they were made, also within a millisecond and over a clock set back. */
export function idMaker(now: () => number): () => Id {
  let lastMs = -1;
  const random = new Uint8Array(10);
  const count = new DataView(random.buffer, 6);
  return () => {
    const nowMs = now();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      crypto.getRandomValues(random);
      // Half the range stays free above, so that counting up never overflows.
      count.setUint32(0, count.getUint32(0) >>> 1);
    } else count.setUint32(0, count.getUint32(0) + 1);
    return makeId(lastMs, random);
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
