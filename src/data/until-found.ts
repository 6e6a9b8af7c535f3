import type { Clock } from '../domain/clock.js';
import { RegularsError } from '../domain/errors.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Does `work`, and again for as long as the store is lost or blocked: after a second, after two, up to every thirty. A disk
 * that was busy is not busy for ever, and nobody reloads a register for it. Ends with any other error, and with `ended`.
 */
export async function untilFound<T>(
  clock: Clock,
  ended: AbortSignal,
  work: () => Promise<T>,
  onLost: (error: RegularsError) => void = () => undefined,
): Promise<T> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isForNow(error) || ended.aborted) throw error;
      onLost(error);
      await clock.sleep(waitMs, ended);
    }
  }
}

/** Whether what is wrong passes by itself: a disk that has no time, an older tab that is still open. */
function isForNow(error: unknown): error is RegularsError {
  return error instanceof RegularsError && (error.code === 'store-lost' || error.code === 'store-blocked');
}
