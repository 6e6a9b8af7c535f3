import type { Clock } from '../../domain/clock.js';
import { LinkedSignal } from './linked-signal.js';

/** A leader that has shown no sign of life for so long is frozen. */
const PATIENCE_MS = 10_000;
const BEAT_MS = 4_000;

/**
 * Does `work` while this page is the one that syncs a store; its signal is aborted when it no longer is. One page leads, by a
 * lock that goes with the page. A hidden or frozen page gives it up and asks again when it is back; one that keeps it without
 * a sign of life is passed over. Two leaders by accident are harmless: the store's cursor decides.
 */
export async function lead(
  name: string,
  clock: Clock,
  ended: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const locks = typeof navigator === 'undefined' || !('locks' in navigator) ? null : navigator.locks;
  while (isLive(ended)) {
    const turn = new LinkedSignal([ended]);
    const stopWatching = onFreeze(() => turn.abort());
    try {
      if (locks) await withLock(locks, name, clock, turn, work);
      else await work(turn.signal);
    } catch (error) {
      if (!turn.signal.aborted) throw error;
    } finally {
      stopWatching();
      turn.unlink();
    }
    if (isLive(ended)) await untilAwake(ended);
  }
}

async function withLock(
  locks: LockManager,
  name: string,
  clock: Clock,
  turn: LinkedSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { signal } = turn;
  const channel = new BroadcastChannel(`${name}:alive`);
  let heardAt = clock.monotonic();
  channel.onmessage = () => (heardAt = clock.monotonic());
  const beat = async (): Promise<void> => {
    for (;;) {
      channel.postMessage(0);
      await clock.sleep(BEAT_MS, signal);
    }
  };
  const run = async (): Promise<void> => {
    beat().catch(() => undefined);
    await work(signal);
  };
  try {
    while (!(await locks.request(name, { ifAvailable: true }, async (lock) => lock && (await run(), true)))) {
      await clock.sleep(BEAT_MS, signal);
      if (clock.monotonic() - heardAt < PATIENCE_MS) continue;
      await locks.request(name, { steal: true }, run);
      return;
    }
  } catch (error) {
    // Passed over, as one that showed no sign of life: what it was doing ends.
    turn.abort(error);
    throw error;
  } finally {
    channel.close();
  }
}

function isLive({ aborted }: AbortSignal): boolean {
  return !aborted;
}

/** Tells of a page that is about to stand still. */
function onFreeze(tell: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  document.addEventListener('freeze', tell);
  addEventListener('pagehide', tell);
  return () => {
    document.removeEventListener('freeze', tell);
    removeEventListener('pagehide', tell);
  };
}

/** A page that was put to sleep asks again when it is shown. */
function untilAwake(ended: AbortSignal): Promise<void> {
  if (typeof document === 'undefined' || document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      for (const type of ['visibilitychange', 'resume']) document.removeEventListener(type, done);
      removeEventListener('pageshow', done);
      ended.removeEventListener('abort', done);
      resolve();
    };
    for (const type of ['visibilitychange', 'resume']) document.addEventListener(type, done);
    addEventListener('pageshow', done);
    ended.addEventListener('abort', done, { once: true });
  });
}
