import type { LocalDate, Timestamp } from './clock.js';
import type { CustomerId, Id, SaleId } from './id.js';
import type { RecordBase } from './record.js';
import type { Sequence } from './sequence.js';

/** Why somebody changed a balance: an entry of the host's list, free words, or both. */
export interface Reason {
  readonly code: string;
  readonly text?: string;
}

/** Types of both ledgers. `open` was brought by an import. */
export type LedgerType = 'open' | 'redeem-reverse' | 'expire' | 'expire-reverse' | 'merge-in' | 'merge-out';

/**
 * What both ledgers keep: append-only, `id` is the idempotency key. One cause: a grant or a sale. What expiry, refund and
 * merge write has ids derived from it.
 */
export interface LedgerEntry extends RecordBase {
  readonly customerId: CustomerId;
  readonly occurredAt: Timestamp;
  /** Good through that day, in the merchant's zone; null for ever. */
  readonly expiresOn: LocalDate | null;
  readonly saleId: SaleId | null;
  readonly grantId: Id | null;
  /** The lot an entry takes from or gives back to, where it names one. */
  readonly lotId: Id | null;
  readonly reason: Reason | null;
  readonly approvedOffline: boolean;
}

/** What is left of one entry that gave points or credit; its id is that entry's. */
export interface Lot<Amount> {
  readonly id: Id;
  readonly left: Amount;
  readonly expiresOn: LocalDate | null;
}

/** An account up to a sequence: entries after it count on top. */
export interface Opening<Amount> {
  readonly amount: Amount;
  readonly lots: readonly Lot<Amount>[];
  readonly sequence: Sequence;
}

/** What stands in an account today. */
export interface Balance<Amount> {
  readonly customerId: CustomerId;
  readonly amount: Amount;
  /** Without lapsed lots; zero while overspent. */
  readonly spendable: Amount;
  /** What no remote has accepted yet; zero without one. */
  readonly unsent: Amount;
  readonly overspent: boolean;
  /** Soonest first, those that expire at all. */
  readonly expiring: readonly { readonly amount: Amount; readonly expiresOn: LocalDate }[];
}

/** A line of a history: the entry, and what stood in the account after it. */
export interface LedgerRow<Entry> {
  readonly entry: Entry;
  /** Points, or minor units of the entry's currency. */
  readonly balanceAfter: number;
}
