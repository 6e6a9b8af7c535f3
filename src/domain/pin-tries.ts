import type { Id } from './id.js';

/** Wrong tries before a register's pad locks. */
const FREE_TRIES = 4;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 900_000;

/**
 * Tries of a PIN on one register. A try counts as wrong from before it is checked until it turns out right, so that what
 * breaks off, or runs beside others, has been counted.
 */
export interface PinTries {
  readonly wrong: number;
  /** What of the lock was left at `seenMs`. */
  readonly lockedForMs: number;
  /** The try that locked the pad: right after all, it opens it again. */
  readonly lockedBy: Id | null;
  /** The wall clock, in epoch milliseconds, when it was last looked at. */
  readonly seenMs: number;
}

export const NO_TRIES: PinTries = { wrong: 0, lockedForMs: 0, lockedBy: null, seenMs: 0 };

/**
 * The same at a later moment. A clock that was set back has passed no time: the lock goes on from there with all that was
 * left. One set forward does shorten it.
 */
export function passTime(tries: PinTries, nowMs: number): PinTries {
  const passedMs = Math.max(0, nowMs - tries.seenMs);
  const lockedForMs = Math.max(0, tries.lockedForMs - passedMs);
  return { ...tries, lockedForMs, lockedBy: lockedForMs > 0 ? tries.lockedBy : null, seenMs: nowMs };
}

/** Counts a try before it is checked. Only where nothing is locked. */
export function beginTry(tries: PinTries, tryId: Id): PinTries {
  const wrong = tries.wrong + 1;
  const lockedForMs = lockAfter(wrong);
  return { ...tries, wrong, lockedForMs, lockedBy: lockedForMs > 0 ? tryId : null };
}

/** A try turned out right: it was not wrong itself, and takes one off those before. */
export function rightTry(tries: PinTries, tryId: Id): PinTries {
  const wrong = Math.max(0, tries.wrong - 2);
  return tries.lockedBy === tryId ? { ...tries, wrong, lockedForMs: 0, lockedBy: null } : { ...tries, wrong };
}

/** Half a minute at the fifth wrong one, twice as long at each further one, a quarter of an hour at most. */
function lockAfter(wrong: number): number {
  const beyond = wrong - FREE_TRIES - 1;
  return beyond < 0 ? 0 : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** beyond);
}
