import type { Clock } from '../domain/clock.js';
import { asRegularsError, type RegularsError } from '../domain/errors.js';
import type { Topic, Topics } from './topics.js';

/** Changes of one row after another make one run in this time … */
const MERGED_MS = 100;
/** … and a load of thousands one in this. */
const BULK_MERGED_MS = 1_000;

/** Where a live query learns what changed. */
export interface LiveSource {
  readonly topics: Topics;
  readonly clock: Clock;
}

/**
 * Runs `query` now, and again after each change of what its last run read. One run at a time, so values come
 * in order; none after the stop this returns.
 */
export function liveQuery<T>(
  { topics, clock }: LiveSource,
  query: (reads: Set<Topic>) => T | Promise<T>,
  onValue: (value: T) => void,
  onError: (error: RegularsError) => void,
): () => void {
  const stopped = new AbortController();
  let reads = new Set<Topic>();
  let lastRunMs = -Infinity;
  let running = false;
  let dirty = false;
  let mergedMs = MERGED_MS;

  const run = async (): Promise<void> => {
    running = true;
    do {
      const delayMs = lastRunMs + mergedMs - clock.monotonic();
      if (delayMs > 0) await clock.sleep(delayMs, stopped.signal).catch(() => undefined);
      if (stopped.signal.aborted) return;
      lastRunMs = clock.monotonic();
      dirty = false;
      mergedMs = MERGED_MS;
      reads = new Set();
      await ask(reads);
    } while (hasChanged());
    running = false;
  };
  const hasChanged = (): boolean => dirty;
  const ask = async (read: Set<Topic>): Promise<void> => {
    try {
      const value = await query(read);
      if (!stopped.signal.aborted) onValue(value);
    } catch (error) {
      read.add('status').add('options');
      if (!stopped.signal.aborted) onError(asRegularsError(error, 'invalid-input', 'The query given to watch() threw.'));
    }
  };
  const unlisten = topics.listen((changed) => {
    if (!changed.some((topic) => reads.has(topic))) return;
    dirty = true;
    if (changed.includes('many-customers')) mergedMs = BULK_MERGED_MS;
    if (!running) void run();
  });

  void run();
  return () => {
    stopped.abort();
    unlisten();
  };
}
