import { isExpired, type LocalDate } from '../clock.js';
import type { CustomerId, Id } from '../id.js';
import { addDays } from '../merchant-day.js';
import { isSameContent } from '../same-content.js';
import { type AnyEntry, figureOf, type Unit, unitOf } from './ledger-entry.js';
import type { MerchantReads } from './merchant-records.js';

/** A lot whose expiry is written. */
export interface LapsedLot {
  readonly id: Id;
  /** What lapsed of it and was not given back since. */
  readonly lapsed: number;
  readonly expiresOn: LocalDate;
}

/** For what was redeemed, so that what was redeemed in time finds its lots. */
export function lapsedReads(customerId: CustomerId, redemptions: readonly AnyEntry[]): Pick<MerchantReads, 'lapsed'> {
  const [first] = redemptions.map(({ occurredAt }) => occurredAt).sort();
  // The merchant's zone is not known here: its day may be the one before.
  return first === undefined ? {} : { lapsed: [{ customerId, since: addDays(first.slice(0, 10), -1) }] };
}

/** Lots that were good on a day, of which something has lapsed since; soonest first. */
export function lapsedLotsSince(entries: readonly AnyEntry[], unit: Unit, on: LocalDate): LapsedLot[] {
  const lots = new Map<Id, LapsedLot>();
  for (const entry of entries) {
    const { type, lotId, expiresOn } = entry;
    if ((type !== 'expire' && type !== 'expire-reverse') || !isSameContent(unitOf(entry), unit)) continue;
    if (lotId === null || expiresOn === null || isExpired(expiresOn, on)) continue;
    lots.set(lotId, { id: lotId, expiresOn, lapsed: (lots.get(lotId)?.lapsed ?? 0) - figureOf(entry) });
  }
  return [...lots.values()].filter(({ lapsed }) => lapsed > 0).sort(soonestFirst);
}

function soonestFirst(a: LapsedLot, b: LapsedLot): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn < b.expiresOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
