import type { Timestamp } from './clock.js';
import type { CustomerId, Id } from './id.js';
import type { LedgerEntry } from './ledger.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { StoreCreditEntry } from './store-credit.js';

/** By whom, for whom and when an entry is written. */
export interface EntryPlace {
  readonly customerId: CustomerId;
  /** When it is written. */
  readonly now: Timestamp;
  readonly registerId: string;
}

/** What an entry has beyond that; what is not given is null, and it happened when it is written. */
export type EntryFields = { readonly id: Id } & Partial<
  Pick<LedgerEntry, 'occurredAt' | 'expiresOn' | 'saleId' | 'grantId' | 'lotId' | 'reason' | 'approvedOffline'>
>;

export function loyaltyEntry(place: EntryPlace, type: LoyaltyEntry['type'], points: number, fields: EntryFields): LoyaltyEntry {
  return { ...headOf(place, fields), type, points };
}

export function creditEntry(
  place: EntryPlace,
  type: StoreCreditEntry['type'],
  amount: StoreCreditEntry['amount'],
  fields: EntryFields,
): StoreCreditEntry {
  return { ...headOf(place, fields), type, amount };
}

function headOf({ customerId, now, registerId }: EntryPlace, fields: EntryFields): LedgerEntry {
  return {
    version: 0,
    createdAt: now,
    updatedAt: now,
    originRegisterId: registerId,
    customerId,
    occurredAt: now,
    expiresOn: null,
    saleId: null,
    grantId: null,
    lotId: null,
    reason: null,
    approvedOffline: false,
    ...fields,
  };
}
