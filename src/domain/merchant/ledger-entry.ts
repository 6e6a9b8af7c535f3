import type { Timestamp } from '../clock.js';
import { creditEntry, type EntryFields, type EntryPlace, loyaltyEntry } from '../new-entry.js';
import type { LoyaltyEntry } from '../loyalty.js';
import { isSameContent } from '../same-content.js';
import type { StoreCreditEntry } from '../store-credit.js';
import type { JudgePlace } from './judgement.js';
import type { HeldCreditEntry, HeldLoyaltyEntry } from './merchant-records.js';

// What is alike in both ledgers.

export type AnyEntry = LoyaltyEntry | StoreCreditEntry;
export type HeldAnyEntry = HeldLoyaltyEntry | HeldCreditEntry;

/** A ledger, or the part of one that is in one currency. */
export type Unit = { readonly currency: string } | 'points';

export function unitOf(entry: AnyEntry): Unit {
  return 'points' in entry ? 'points' : { currency: entry.amount.currency };
}

/** Signed: points, or minor units. */
export function figureOf(entry: AnyEntry): number {
  return 'points' in entry ? entry.points : entry.amount.amountMinor;
}

/** A new entry of a type that both ledgers have. */
export function entryIn(
  unit: Unit,
  place: EntryPlace,
  type: LoyaltyEntry['type'] & StoreCreditEntry['type'],
  figure: number,
  fields: EntryFields,
): AnyEntry {
  return unit === 'points'
    ? loyaltyEntry(place, type, figure, fields)
    : creditEntry(place, type, { amountMinor: figure, currency: unit.currency }, fields);
}

/** An entry as it is taken from a register: what only a remote knows is the remote's, and nothing happens later than now. */
export function received<Entry extends AnyEntry>(entry: Entry, { now, register }: JudgePlace): Entry {
  return {
    ...entry,
    originRegisterId: register.id,
    createdAt: notAfter(entry.createdAt, now),
    updatedAt: now,
    occurredAt: notAfter(entry.occurredAt, now),
  };
}

/** Without what a register does not say of an entry it asks for: what takes names no lot and has no expiry of its own. */
export function stripped<Entry extends AnyEntry>(entry: Entry): Entry {
  const expiresOn = figureOf(entry) > 0 ? entry.expiresOn : null;
  return { ...entry, expiresOn, lotId: null, grantId: null, approvedOffline: false };
}

/** Whether two entries change an account alike, for the same cause. Whose they are is asked elsewhere. */
export function isSameEntry(one: AnyEntry, other: AnyEntry): boolean {
  const contentOf = (entry: AnyEntry): unknown => {
    const { id, type, saleId, expiresOn, reason } = entry;
    return [id, type, saleId, expiresOn, reason, unitOf(entry), figureOf(entry)];
  };
  return isSameContent(contentOf(one), contentOf(other));
}

export function notAfter(at: Timestamp, now: Timestamp): Timestamp {
  return at < now ? at : now;
}
