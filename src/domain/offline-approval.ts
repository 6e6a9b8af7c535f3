import { type LocalDate, localDateOf } from './clock.js';
import type { Grant } from './grant.js';
import type { Id } from './id.js';
import { addDays } from './merchant-day.js';
import type { Money } from './money.js';

/** How much one register may write in one day of the merchant's under grants it gave while the remote was away. */
export interface OfflineApprovalCaps {
  readonly entries: number;
  /** Added and removed ones together, as is the money. */
  readonly points: number;
  readonly amountMinor: number;
}

/** That something was written under a grant which a register gave while the remote was away. */
export interface OfflineUse {
  readonly grantId: Id;
  readonly count: number;
  /** The merchant's day on which the grant was given, by the register's clock. */
  readonly on: LocalDate;
  readonly points: number;
  readonly amountMinor: number;
}

/** A clock that was set back finds the days it counted already. */
const DAYS_KEPT = 31;

/** What a grant that a register gave is used for. */
export function offlineUseOf(
  { id: grantId, issuedAt, count = 0 }: Pick<Grant, 'id' | 'issuedAt' | 'count'>,
  { points = 0, amount }: { readonly points?: number; readonly amount?: Money },
  timeZone: string,
): OfflineUse {
  const on = localDateOf(Date.parse(issuedAt), timeZone);
  return { grantId, count, on, points: Math.abs(points), amountMinor: Math.abs(amount?.amountMinor ?? 0) };
}

/** What is left of a day's caps, each at least zero. */
export function leftToApprove(caps: OfflineApprovalCaps, uses: readonly OfflineUse[], on: LocalDate): OfflineApprovalCaps {
  const ofDay = uses.filter((use) => use.on === on);
  const left = (cap: number, sum: number): number => Math.max(0, cap - sum);
  return {
    entries: left(caps.entries, ofDay.length),
    points: left(
      caps.points,
      ofDay.reduce((sum, { points }) => sum + points, 0),
    ),
    amountMinor: left(
      caps.amountMinor,
      ofDay.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    ),
  };
}

/** Which cap a use would go beyond, and what is left of it; null where all hold. */
export function capExceeded(
  caps: OfflineApprovalCaps,
  uses: readonly OfflineUse[],
  added: OfflineUse,
): { readonly cap: keyof OfflineApprovalCaps; readonly left: number } | null {
  const left = leftToApprove(caps, uses, added.on);
  if (left.entries < 1) return { cap: 'entries', left: 0 };
  if (added.points > left.points) return { cap: 'points', left: left.points };
  if (added.amountMinor > left.amountMinor) return { cap: 'amountMinor', left: left.amountMinor };
  return null;
}

/** Whether another grant has this one's count: then the register's store was copied, or set back. */
export function isCountTaken(uses: readonly OfflineUse[], { count, grantId }: OfflineUse): boolean {
  return uses.some((use) => use.count === count && use.grantId !== grantId);
}

/** With one more, and without what is too old to count. */
export function withOfflineUse(uses: readonly OfflineUse[], added: OfflineUse): readonly OfflineUse[] {
  const oldest = addDays(added.on, -DAYS_KEPT);
  return [...uses.filter(({ on }) => on >= oldest), added];
}
