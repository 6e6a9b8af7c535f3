import type { Timestamp } from './clock.js';
import type { Lot } from './ledger.js';

/** One ledger of one customer, folded: `amount` is the sum of all entries, the lots what of it can still be taken. */
export interface LedgerState {
  readonly amount: number;
  /** By expiry, those that never expire last, then by id. Nothing is left in them while `amount` is below zero. */
  readonly lots: readonly Lot<number>[];
}

/** What a customer's row keeps of the ledgers: a cache of opening + entries, written in the transaction of each entry. */
export interface Account {
  readonly loyalty: LedgerState;
  /** By currency, minor units. */
  readonly storeCredit: Readonly<Record<string, LedgerState>>;
  readonly lastSaleAt: Timestamp | null;
  /** The number of the remote up to which its entries are in; absent without one. */
  readonly upTo?: number;
}

export const EMPTY_LEDGER: LedgerState = { amount: 0, lots: [] };

/** Of a customer before the first entry. */
export const EMPTY_ACCOUNT: Account = { loyalty: EMPTY_LEDGER, storeCredit: {}, lastSaleAt: null };
