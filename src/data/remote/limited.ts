import type { Clock } from '../../domain/clock.js';
import { RegularsError } from '../../domain/errors.js';

export interface Limits {
  readonly clock: Clock;
  readonly limitMs: number;
  /** Of who waits. */
  readonly signal: AbortSignal;
}

/**
 * Settles as `work` does, but no later than its limit, and at once where who waits gives up. What is still under way then is
 * aborted by the signal `work` was given.
 *
 * @throws {RegularsError} `remote-unreachable` after the limit, `aborted`.
 */
export async function limited<T>({ clock, limitMs, signal }: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const before = abortOf(signal);
  if (before) throw before;
  const settled = new AbortController();
  const given = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(aborted(signal)), { once: true, signal: settled.signal });
  });
  const late = clock.sleep(limitMs, settled.signal).then(() => {
    throw new RegularsError('remote-unreachable', `The remote was silent for ${limitMs} ms.`);
  });
  try {
    return await Promise.race([given, late, work(settled.signal)]);
  } catch (error) {
    // A fetch that was aborted may be the first to say so.
    throw abortOf(signal) ?? error;
  } finally {
    settled.abort();
  }
}

function abortOf(signal: AbortSignal): RegularsError | null {
  return signal.aborted ? aborted(signal) : null;
}

function aborted(signal: AbortSignal): RegularsError {
  return new RegularsError('aborted', 'The call was aborted by its signal.', { cause: signal.reason });
}
