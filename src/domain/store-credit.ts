import type { LocalDate } from './clock.js';
import type { Grant } from './grant.js';
import type { CustomerId, Id } from './id.js';
import type { LedgerEntry, LedgerType, Reason } from './ledger.js';
import type { Money } from './money.js';

/** One change of a customer's store credit, in one currency. */
export interface StoreCreditEntry extends LedgerEntry {
  readonly type: LedgerType | 'issue' | 'use';
  /** Signed, never zero. */
  readonly amount: Money;
}

/** Store credit by hand, given or used. */
export interface StoreCreditDraft {
  /** Of the entry; the grant's `entryId` where there is one. */
  readonly id?: Id;
  readonly customerId: CustomerId;
  /** Above zero, whichever way it goes. */
  readonly amount: Money;
  readonly reason: Reason;
  readonly grant?: Grant;
  /** By the rule of the settings where not given; null for ever. */
  readonly expiresOn?: LocalDate | null;
}
