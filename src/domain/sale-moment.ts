import type { Timestamp } from './clock.js';
import type { Sale } from './sale.js';

/** A moment that is still to come is the clock's fault: it becomes now, and is flagged. */
export function happened(at: Timestamp | undefined, now: Timestamp): { occurredAt: Timestamp; flags: Sale['flags'] } {
  if (at === undefined || at === now) return { occurredAt: now, flags: [] };
  return at > now ? { occurredAt: now, flags: ['clock-ahead'] } : { occurredAt: at, flags: [] };
}

/** Whether a record has the moment a draft names: one that was ahead of the clock was moved back to it. */
export function isSameMoment({ occurredAt, flags }: Sale, at: Timestamp | undefined): boolean {
  return at === undefined || at === occurredAt || (flags.includes('clock-ahead') && at > occurredAt);
}
