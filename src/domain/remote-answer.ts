import type { Change, CustomerWhole } from './change.js';
import type { Timestamp } from './clock.js';
import type { Consent } from './consent.js';
import type { Customer } from './customer.js';
import type { Grant } from './grant.js';
import type { CustomerId, Id } from './id.js';
import type { Balance, LedgerRow } from './ledger.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { Money } from './money.js';
import type { Mutation } from './mutation.js';
import type { OfflineApprovalCaps } from './offline-approval.js';
import type { Sale } from './sale.js';
import type { Sequence } from './sequence.js';
import type { StoreCreditEntry } from './store-credit.js';

/** The wire this release speaks. */
export const PROTOCOL = 1;
/** At most so many mutations a push. */
export const PUSHED_AT_ONCE = 200;
/** At most so many bytes of JSON a push. */
export const PUSHED_BYTES = 1_000_000;
/** At most so many changes or customers a page. */
export const PULLED_AT_ONCE = 2_000;

/** Which customers a register keeps: all of the merchant's, or those of places and of so many months. */
export type SyncScope = 'merchant' | { readonly locationIds: readonly string[]; readonly seenWithinMonths: number };

export const OPTIONAL_METHODS = ['watch', 'search', 'get', 'history', 'reveal', 'approve'] as const;

/** What a remote may lack: what needs it then says so. */
export type OptionalMethod = (typeof OPTIONAL_METHODS)[number];

/** Each answer carries the remote's time: a register keeps the offset for dates, expiry and grants. */
export interface RemoteAnswer {
  readonly serverTime: Timestamp;
}

export interface RemoteCapabilities extends RemoteAnswer {
  readonly protocol: typeof PROTOCOL;
  /** Mutations of other kinds are kept until the remote takes them. */
  readonly kinds: readonly Mutation['kind'][];
  readonly methods: readonly OptionalMethod[];
  readonly gzip: boolean;
}

/** Who a register is to the remote. A store belongs to one merchant at one remote. */
export interface WhoAmI extends RemoteAnswer {
  readonly remoteId: string;
  readonly merchantId: string;
  readonly locationIds: readonly string[];
  readonly registerId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Timestamp;
  /** The merchant's, IANA: its dates expire points. */
  readonly timeZone: string;
  /** How far a manager may approve on the register while the remote is away; null: not at all. */
  readonly offlineApproval: OfflineApprovalCaps | null;
}

export interface PushAnswer extends RemoteAnswer {
  /** In the order of the mutations. */
  readonly results: readonly PushResult[];
}

export type PushResult = PushAccepted | PushRejected | PushLater;

/** Applied, now or under this id before: the same id with the same body gets the same answer for ever. */
export interface PushAccepted {
  readonly mutationId: Id;
  readonly status: 'accepted';
  readonly sequence: Sequence;
  /** Of the record it changed. */
  readonly version: number;
  /** The survivor, where a merged customer was named. */
  readonly customerId?: CustomerId;
  readonly balances?: { readonly loyalty: Balance<number>; readonly storeCredit: readonly Balance<Money>[] };
  /** As the remote derived them, in place of the register's. */
  readonly loyaltyEntries?: readonly LoyaltyEntry[];
  readonly storeCreditEntries?: readonly StoreCreditEntry[];
  /** Customers of an import that were not taken. */
  readonly refused?: readonly { readonly customerId: CustomerId; readonly code: string; readonly message: string }[];
}

/** Final: this id can never apply. The code is one of ours or the vendor's own. */
export interface PushRejected {
  readonly mutationId: Id;
  readonly status: 'rejected';
  readonly code: string;
  readonly message: string;
}

/** Nothing was recorded: the same id goes again. */
export interface PushLater {
  readonly mutationId: Id;
  readonly status: 'later';
}

export interface PullAnswer extends RemoteAnswer {
  readonly changes: readonly Change[];
  /** Opaque; where the next pull begins. */
  readonly cursor: string;
  /** For each counter: all up to it is in. */
  readonly passed: readonly Sequence[];
  readonly more: boolean;
}

export interface SnapshotPage extends RemoteAnswer {
  /** By id. */
  readonly customers: readonly CustomerWhole[];
  /** Waiting and open parked sales, managers and the like: on the last page. */
  readonly others: readonly Change[];
  /** Taken before the first page: pulls go on from it. */
  readonly cursor: string;
  /** The last id, from which the next page goes on; null at the end. */
  readonly after: Id | null;
  /** Customers to come, where that is known. */
  readonly remaining: number | null;
}

export interface HistoryPage {
  readonly sales: readonly Sale[];
  readonly loyaltyEntries: readonly LedgerRow<LoyaltyEntry>[];
  readonly storeCreditEntries: readonly LedgerRow<StoreCreditEntry>[];
  readonly consents: readonly Consent[];
  /** From where the next page goes on; null at the end. */
  readonly older: string | null;
}

export interface SearchFound extends RemoteAnswer {
  readonly customers: readonly Customer[];
}

export interface CustomerFound extends RemoteAnswer {
  /** Null where the merchant has no such customer. */
  readonly found: CustomerWhole | null;
}

export interface NumberRevealed extends RemoteAnswer {
  readonly number: string;
}

export interface GrantGiven extends RemoteAnswer {
  readonly grant: Grant;
}
