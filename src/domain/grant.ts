import type { Timestamp } from './clock.js';
import type { CustomerId, Id } from './id.js';
import type { Money } from './money.js';
import type { Permission } from './policy.js';

/** What a manager approves: ours, or one of the host's own such as `discount`. */
export type ApprovalAction =
  'loyalty-add' | 'loyalty-remove' | 'credit-issue' | 'credit-use' | 'balance-import' | Permission | (string & {});

/** What a manager is asked. */
export interface ApprovalIntent {
  /** Of the entry that will be written, made beforehand. */
  readonly entryId: Id;
  readonly action: ApprovalAction;
  readonly customerId?: CustomerId;
  /** Known beforehand; shown on the pad and bound by the grant. */
  readonly points?: number;
  readonly amount?: Money;
  /** The host's words, shown on the pad. */
  readonly note?: string;
}

/** How far a manager may go; null is without limit. */
export interface ManagerLimit {
  readonly points?: number;
  readonly amountMinor?: number;
}

/** A manager's approval: for this register, manager, action, customer and `entryId`. One entry, one body, written within 60 s. */
export interface Grant {
  readonly id: Id;
  readonly entryId: Id;
  readonly action: ApprovalAction;
  readonly customerId: CustomerId | null;
  readonly points: number | null;
  readonly amount: Money | null;
  readonly limit: ManagerLimit | null;
  readonly merchantId: string;
  readonly registerId: string;
  readonly managerId: Id;
  readonly verifiedBy: 'remote' | 'register';
  readonly issuedAt: Timestamp;
  /** Of one that a register gave while its remote was away: each has a higher one than those before. */
  readonly count?: number;
  readonly proof: string;
}

/** A grant as it was used: how long before the entry it was given, by the register's monotonic clock. */
export interface GrantUse {
  readonly grant: Grant;
  readonly ageMs: number;
}

export interface Manager {
  readonly id: Id;
  readonly name: string;
  /** Null: all. */
  readonly actions: readonly ApprovalAction[] | null;
  readonly limit: ManagerLimit | null;
}

/** What the host gives: the PIN is never kept. */
export interface ManagerCredential {
  readonly id: Id;
  readonly name: string;
  /** 4 to 8 digits, unique in the merchant. */
  readonly pin: string;
  readonly actions?: readonly ApprovalAction[];
  readonly limit?: ManagerLimit;
}

export interface ApprovalStatus {
  /** Who checks a PIN; null where nobody can. */
  readonly verifier: 'remote' | 'register' | null;
  readonly managers: readonly Manager[];
  /** How long this register's pad stays locked. */
  readonly lockedForMs: number;
}
