import type { CustomerId, Id } from './id.js';
import type { Grant } from './grant.js';
import type { LedgerEntry, LedgerType, Reason } from './ledger.js';

/** One change of a customer's points. */
export interface LoyaltyEntry extends LedgerEntry {
  readonly type: LedgerType | 'earn' | 'redeem' | 'adjust' | 'refund-reverse';
  /** Signed, never zero. */
  readonly points: number;
}

/** Points by hand: a manager's grant, or a cashier who may. */
export interface LoyaltyAdjustment {
  /** Of the entry; the grant's `entryId` where there is one. */
  readonly id?: Id;
  readonly customerId: CustomerId;
  /** Signed, never zero. */
  readonly points: number;
  readonly reason: Reason;
  readonly grant?: Grant;
}
