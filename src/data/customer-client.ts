import type { AuditEntry, AuditKind } from '../domain/audit.js';
import type { CustomerClientSettings, LiveOptions } from '../domain/client-options.js';
import type { ImportFormat, ImportProgress, ImportReport, ImportRow } from '../domain/customer-import.js';
import type { CustomerPage, ListQuery, Page, PageQuery, SearchAnswer, SearchOptions } from '../domain/customer-query.js';
import type { Customer, CustomerDetails, CustomerDraft, SaveResult } from '../domain/customer.js';
import type { Erasure } from '../domain/erasure.js';
import type { RegularsError } from '../domain/errors.js';
import type { ApprovalIntent, ApprovalStatus, Grant, ManagerCredential } from '../domain/grant.js';
import type { CustomerId, Id } from '../domain/id.js';
import type { Attachment, SaleGuard, SaleOrigin } from '../domain/open-sale.js';
import type { HistoryPage } from '../domain/remote-answer.js';
import type { RedemptionDraft, Redemption, RefundDraft, SaleDraft, SaleReceipt } from '../domain/sale.js';
import type { StoreStatus } from '../domain/store-status.js';
import type { Loyalty, Sales, StoreCredit } from './client-ledgers.js';
import type { ParkedSales } from './client-parked-sales.js';
import type { Sync } from './client-sync.js';

/**
 * The whole customer side of a register, with no element in sight.
 *
 * Every promise settles within 5 s of the store's answer. Any method may reject with `closed`, `aborted`,
 * `locked`, `not-allowed` or `store-*`, any write also with `invalid-input` and `id-reused`; only further
 * codes are listed. A write resolves only once its strict transaction has committed; one that rejects has
 * written nothing.
 */
export interface CustomerClient {
  /**
   * Resolves when reads are answered, also as `memory`, however long that takes; `store` tells of the trouble meanwhile.
   * Rejects where they never will be. Codes: store-denied, store-full, store-newer, wrong-merchant.
   */
  readonly ready: Promise<StoreStatus>;
  /** Live inside `watch()`. */
  readonly store: StoreStatus;
  /** Options in force, defaults filled in. */
  readonly options: CustomerClientSettings;

  readonly loyalty: Loyalty;
  readonly storeCredit: StoreCredit;
  readonly sales: Sales;
  readonly parkedSales: ParkedSales;
  readonly sync: Sync;

  /** Changes live options; a fixed one throws `invalid-config`. */
  configure(options: LiveOptions): void;
  /** The sale of that name on this page, `sale` where none is given. */
  sale(saleId?: string): OpenSale;

  /** Best first; empty text gives this register's recent customers. */
  search(text: string, options?: SearchOptions): Promise<SearchAnswer>;
  /** In sort order, keyset by cursor, or from row `position`. Codes: cursor-expired. */
  list(query?: ListQuery): Promise<CustomerPage>;
  /** Null when unknown. One that only the remote has is then kept here. */
  get(id: CustomerId): Promise<CustomerDetails | null>;
  /** The whole number of a document; drop it when the view closes. Codes: not-found, key-lost. */
  reveal(documentId: Id): Promise<string>;

  /** Of the past, what is older than this register keeps: it begins at `older` of a `LocalPage`. Codes: unsupported, remote-*. */
  history(customerId: CustomerId, before: string): Promise<HistoryPage>;

  /** Only the fields given; an unknown or absent id makes a customer; consents and documents in the same transaction. `dryRun` only validates. */
  save(draft: CustomerDraft, options?: SaveOptions): Promise<SaveResult>;
  /** At once; `banned` needs a reason. Codes: not-found. */
  setStatus(id: CustomerId, status: 'active' | 'inactive' | 'banned', options?: StatusOptions): Promise<Customer>;
  /** Which of two values is right, of a field that was changed at two registers. Codes: not-found. */
  resolveConflict(customerId: CustomerId, conflictId: Id, pick: 'shown' | 'other'): Promise<Customer>;
  /**
   * One person who is written down twice: the source becomes `merged`, and its points, credit and whatever names it later are
   * the survivor's, who is answered. With a remote the balances follow once that has taken it. Codes: not-found; stale where
   * the source was merged into somebody else.
   */
  mergeCustomers(sourceId: CustomerId, survivorId: CustomerId, options?: MergeOptions): Promise<Customer>;
  /**
   * Hidden at once and for ever; what this register stores holds nothing of the person once it was quiet for a while, or at
   * next start. Codes: not-found.
   */
  eraseCustomer(id: CustomerId, options: EraseOptions): Promise<Erasure>;
  /** Who was erased on this register, newest first, and whether it still holds anything of them. */
  erasures(): Promise<readonly Erasure[]>;
  /** Batch by batch; abort leaves whole batches and resolves as cancelled; the same again goes on. Codes: unreadable-file. */
  importCustomers(source: ImportSource, options?: ImportOptions): Promise<ImportReport>;

  /**
   * Points or credit for a sale to come, before the rest is charged. With a remote that says nothing for 5 s, as much as
   * `offlineRedemption` allows. Codes: not-found, insufficient-balance, offline-limit.
   */
  redeem(redemption: RedemptionDraft): Promise<Redemption>;
  /** That sale was given up. Codes: not-found. */
  reverseRedemption(redemptionId: Id): Promise<void>;
  /** A fact, never refused for balance: sale, entries and the parked sale it completes, in one transaction. Codes: not-found. */
  recordSale(sale: SaleDraft, options?: { readonly dryRun?: boolean }): Promise<SaleReceipt>;
  /** A fact; takes back what those lines earned, once. Codes: not-found. */
  recordRefund(refund: RefundDraft, options?: { readonly dryRun?: boolean }): Promise<SaleReceipt>;

  /**
   * One try of a PIN, which names its manager; asked again within 60 s with the same entry id: the same grant.
   * Codes: wrong-pin, pin-locked, no-managers, not-allowed.
   */
  approve(intent: ApprovalIntent, pin: string): Promise<Grant>;
  /** Who can approve, who checks, how long this register's pad is locked. */
  approvalStatus(): Promise<ApprovalStatus>;
  /** Keeps verifiers, never PINs; the list replaces the one before. */
  setManagers(managers: readonly ManagerCredential[]): Promise<void>;
  /** Newest first. Codes: cursor-expired. */
  audit(query?: AuditQuery): Promise<Page<AuditEntry>>;

  /**
   * Runs the query now and after each change, in any tab, of what it read. In order, and never after the
   * stop() it returns.
   */
  watch<T>(
    query: (reader: CustomerReader) => T | Promise<T>,
    onValue: (value: T) => void,
    onError?: (error: RegularsError) => void,
  ): () => void;
  /** Ends timers, channels and locks. `destroy` deletes the database: `store-blocked` if a tab holds it. */
  close(options?: { readonly destroy?: boolean }): Promise<void>;
}

/** What a live query may ask. */
export type CustomerReader = Pick<
  CustomerClient,
  'store' | 'options' | 'search' | 'list' | 'get' | 'audit' | 'approvalStatus'
> & {
  readonly sales: Pick<Sales, 'list' | 'get' | 'totals'>;
  sale(saleId?: string): Pick<OpenSale, 'saleId' | 'current'>;
  readonly loyalty: Pick<Loyalty, 'balance' | 'balances' | 'entries'>;
  readonly storeCredit: Pick<StoreCredit, 'balance' | 'entries'>;
  readonly parkedSales: Pick<ParkedSales, 'list'>;
  readonly sync: Pick<Sync, 'status' | 'outbox'>;
};

export interface SaveOptions {
  /** Whether it only validates. */
  readonly dryRun?: boolean;
  /**
   * Where the cashier's permission asks for one: its `entryId` the customer's id, which somebody new then needs in the draft;
   * its action the permission, or `create` or `edit` where more than one asks.
   */
  readonly grant?: Grant;
}

export interface StatusOptions {
  readonly reason?: string;
  /** Where the cashier's permission asks for one, of action `status`. */
  readonly grant?: Grant;
}

export interface MergeOptions {
  /** Of the merge, from which those of its entries are made. */
  readonly id?: Id;
  /** Where the cashier's permission to edit asks for one, of action `edit`; its `entryId` the merge's id. */
  readonly grant?: Grant;
}

export interface EraseOptions {
  /** Told to the remote; not kept here, since it may name the person. */
  readonly reason: string;
  /** Where the cashier's permission asks for one, of action `erase`; its `entryId` the customer's id. */
  readonly grant?: Grant;
}

export interface AuditQuery extends PageQuery {
  readonly customerId?: CustomerId;
  readonly kinds?: readonly AuditKind[];
}

/** One sale on this page. The attached id alone is kept in sessionStorage, so that a reload keeps it. */
export interface OpenSale {
  readonly saleId: string;
  /** Follows a merge, cleared by an erase elsewhere with origin `sync`. */
  readonly current: Attachment | null;
  /** Follows mergedInto, applies the status policy, asks the guards. Codes: not-found, inactive-customer, banned-customer, refused-by-host. */
  attach(customerId: CustomerId, options?: { readonly origin?: SaleOrigin }): Promise<Attachment>;
  /** Resolves also with nothing to clear. Codes: refused-by-host. */
  clear(options?: { readonly origin?: SaleOrigin }): Promise<void>;
  /** Returns its removal. */
  guard(guard: SaleGuard): () => void;
}

/** A file, CSV text, or batches of rows. */
export type ImportSource = Blob | string | Iterable<readonly ImportRow[]> | AsyncIterable<readonly ImportRow[]>;

export interface ImportOptions {
  /** Of an import to go on with; made from the file where not given. */
  readonly id?: Id;
  /** The system whose ids name the customers; the format's own where not given. */
  readonly origin?: string;
  readonly format?: 'auto' | ImportFormat;
  /** The file's header to our field, for what no format maps. */
  readonly columns?: Readonly<Record<string, string>>;
  /** What to do with a customer that is already here. `skip` where not given. */
  readonly onMatch?: 'skip' | 'update';
  /** Where the cashier's permission asks for one: of action `create`, else `edit`; its `entryId` the `id` given here. */
  readonly grant?: Grant;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}
