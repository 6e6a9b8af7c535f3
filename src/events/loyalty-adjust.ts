import type { CustomerId, Id } from '../domain/id.js';

export interface LoyaltyChange {
  readonly customerId: CustomerId;
  /** Of the entry that was written. */
  readonly entryId: Id;
  /** Below zero where points were removed. */
  readonly points: number;
  /** What stands in the account now. */
  readonly balance: number;
}

/** Points were added or removed by hand: the write has committed. */
export class LoyaltyAdjustEvent extends Event implements LoyaltyChange {
  readonly customerId: CustomerId;
  readonly entryId: Id;
  readonly points: number;
  readonly balance: number;

  constructor({ customerId, entryId, points, balance }: LoyaltyChange) {
    super('loyalty-adjust', { bubbles: true, composed: true });
    this.customerId = customerId;
    this.entryId = entryId;
    this.points = points;
    this.balance = balance;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'loyalty-adjust': LoyaltyAdjustEvent;
  }
}
