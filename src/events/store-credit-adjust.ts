import type { CustomerId, Id } from '../domain/id.js';
import type { Money } from '../domain/money.js';

export interface StoreCreditChange {
  readonly customerId: CustomerId;
  /** Of the entry that was written. */
  readonly entryId: Id;
  /** Below zero where credit was used. */
  readonly amount: Money;
  /** What stands in the account of that currency now. */
  readonly balance: Money;
}

/** Store credit was issued or used by hand: the write has committed. */
export class StoreCreditAdjustEvent extends Event implements StoreCreditChange {
  readonly customerId: CustomerId;
  readonly entryId: Id;
  readonly amount: Money;
  readonly balance: Money;

  constructor({ customerId, entryId, amount, balance }: StoreCreditChange) {
    super('store-credit-adjust', { bubbles: true, composed: true });
    this.customerId = customerId;
    this.entryId = entryId;
    this.amount = amount;
    this.balance = balance;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'store-credit-adjust': StoreCreditAdjustEvent;
  }
}
