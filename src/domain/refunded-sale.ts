import type { TakenLot } from './ledger-state.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { Sale } from './sale.js';
import type { StoreCreditEntry } from './store-credit.js';

/** A sale as a refund sees it: with the entries it wrote, and the lots those that redeemed took from. */
export interface RefundedSale {
  readonly sale: Sale;
  readonly loyaltyEntries: readonly { readonly entry: LoyaltyEntry; readonly takes: readonly TakenLot[] }[];
  readonly storeCreditEntries: readonly { readonly entry: StoreCreditEntry; readonly takes: readonly TakenLot[] }[];
}

/** As much of a refund's record as its entries are made of: all money in it is negative, its quantities are not. */
export type RefundRecord = Pick<
  Sale,
  'id' | 'customerId' | 'lines' | 'tenders' | 'occurredAt' | 'createdAt' | 'originRegisterId'
>;
