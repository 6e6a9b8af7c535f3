import type { LedgerState } from './account.js';
import { isExpired, type LocalDate } from './clock.js';
import type { Id } from './id.js';
import type { Lot } from './ledger.js';

/** As much of an entry as changes an account. */
export interface LedgerChange {
  readonly id: Id;
  /** Signed: points, or minor units. */
  readonly amount: number;
  readonly expiresOn: LocalDate | null;
  readonly lotId: Id | null;
}

/** What an entry took from one lot. */
export interface TakenLot {
  readonly lotId: Id;
  readonly amount: number;
  readonly expiresOn: LocalDate | null;
}

export interface AppliedChange {
  readonly state: LedgerState;
  /** Empty for what gives. */
  readonly takes: readonly TakenLot[];
}

/** What an account owes: what was taken beyond its lots and not paid back since. Its amount is its lots without this. */
export function debtOf({ amount, lots }: LedgerState): number {
  return lots.reduce((sum, { left }) => sum + left, 0) - amount;
}

/** What of an account can be taken on a day: its live lots, nothing while it owes. */
export function spendableOf(state: LedgerState, today: LocalDate): number {
  const live = state.lots.filter(({ expiresOn }) => !isExpired(expiresOn, today));
  return Math.max(0, live.reduce((sum, { left }) => sum + left, 0) - debtOf(state));
}

/**
 * An account after one more entry.
 *
 * - What gives pays back a debt first; what is left makes a lot, good as long as the entry says. One that names a lot gives
 *   back to that lot; a lot that has lapsed meanwhile is not raised, since its expiry was written under its own id.
 * - What takes begins with the lot it names, lapsed or not, and goes on with live ones: by expiry, those that never expire
 *   last, then by id. What exceeds them becomes a debt.
 *
 * @param on - The merchant's date the entry is written: a lot that has lapsed by then is left alone.
 */
export function applyChange(state: LedgerState, change: LedgerChange, on: LocalDate): AppliedChange {
  const amount = state.amount + change.amount;
  if (change.amount > 0) {
    const left = change.amount - Math.min(debtOf(state), change.amount);
    return { state: { amount, lots: withMore(state.lots, change, left, on) }, takes: [] };
  }

  const takes: TakenLot[] = [];
  let wanted = -change.amount;
  for (const lot of takingOrder(state.lots, change.lotId, on)) {
    const taken = Math.min(lot.left, wanted);
    if (taken > 0) takes.push({ lotId: lot.id, amount: taken, expiresOn: lot.expiresOn });
    wanted -= taken;
  }
  const taken = new Map(takes.map((take) => [take.lotId, take.amount]));
  const lots = state.lots.map((lot) => ({ ...lot, left: lot.left - (taken.get(lot.id) ?? 0) }));
  return { state: { amount, lots: lots.filter(({ left }) => left > 0) }, takes };
}

/** Lots that have lapsed and still hold something. */
export function lapsedLots({ lots }: LedgerState, today: LocalDate): Lot<number>[] {
  return lots.filter(({ expiresOn }) => isExpired(expiresOn, today));
}

function withMore(
  lots: readonly Lot<number>[],
  { id, lotId, expiresOn }: LedgerChange,
  more: number,
  on: LocalDate,
): Lot<number>[] {
  if (more === 0) return [...lots];
  const target = lotId === null || isExpired(expiresOn, on) ? id : lotId;
  const known = lots.find((lot) => lot.id === target);
  const others = lots.filter((lot) => lot !== known);
  return [...others, { id: target, left: (known?.left ?? 0) + more, expiresOn: known?.expiresOn ?? expiresOn }].sort(byExpiry);
}

function takingOrder(lots: readonly Lot<number>[], lotId: Id | null, on: LocalDate): Lot<number>[] {
  const named = lots.filter(({ id }) => id === lotId);
  const live = lots.filter(({ id, expiresOn }) => id !== lotId && !isExpired(expiresOn, on));
  return [...named, ...live.sort(byExpiry)];
}

/** Soonest first, those that never expire last. */
function byExpiry(a: Lot<number>, b: Lot<number>): number {
  const [one, other] = [a.expiresOn ?? 'never', b.expiresOn ?? 'never'];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
