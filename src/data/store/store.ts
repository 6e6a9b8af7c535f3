import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { Account } from '../../domain/account.js';
import type { AuditEntry } from '../../domain/audit.js';
import type { Timestamp } from '../../domain/clock.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { Lane } from '../../domain/mutation.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { Sale } from '../../domain/sale.js';
import type { CompactionStore } from './compaction-store.js';
import type { ErasureStore } from './erasure-store.js';
import type { BlockEntry, SegmentEntry } from './manifest.js';
import type { SegmentSection } from './segment.js';
import type { Visit } from './recents.js';
import type {
  CustomerParts,
  ImportRecord,
  NewMutation,
  Outcome,
  OutboxEntry,
  Recent,
  ReportRow,
  StoredApproval,
  StoredBase,
  StoredCreditEntry,
  StoredCustomer,
  StoredDocument,
  StoredGrantUse,
  StoredLoyaltyEntry,
  StoredParkedSale,
  StoreMeta,
  SyncRecord,
  VaultKeys,
} from './stored-record.js';

/** What a write must know to decide. Records that are not named are not read. */
export interface WriteReads {
  /** Their records. */
  readonly customers?: readonly CustomerId[];
  /** Whose consents and documents are needed as well. */
  readonly partsOf?: readonly CustomerId[];
  /** Documents by their own id. */
  readonly documents?: readonly Id[];
  readonly importId?: Id;
  /** Entries by their own id. */
  readonly loyaltyEntries?: readonly Id[];
  readonly storeCreditEntries?: readonly Id[];
  readonly sales?: readonly SaleId[];
  /** Sales whose refunds, and whose entries in both ledgers, are needed. */
  readonly causedBy?: readonly SaleId[];
  readonly parkedSales?: readonly ParkedSaleId[];
  /** Uses of grants, by the id of the entry each was given for. */
  readonly grantUses?: readonly Id[];
  /** Managers and tries. */
  readonly approval?: boolean;
  /** Whose mutations in the outbox are needed, however far they have come. */
  readonly lanes?: readonly Lane[];
  /** Mutations by their order. */
  readonly orders?: readonly number[];
  /** All mutations that have come so far, whatever their lanes. */
  readonly outcomes?: readonly Outcome['state'][];
  /** All entries, of whatever age, of these customers. */
  readonly entriesOf?: readonly CustomerId[];
  /** The same of those among the customers named whom the remote has not told of: who are not here, or as this register's own alone. */
  readonly entriesOfNew?: readonly CustomerId[];
  /** Where the register stands with its remote. */
  readonly sync?: boolean;
}

/** What was found, all of it as of one moment. */
export interface WriteFound extends CustomerParts {
  readonly documentsById: ReadonlyMap<Id, StoredDocument>;
  readonly importRecord: ImportRecord | null;
  /** Of the customers named; none for one who has no entry. */
  readonly accounts: ReadonlyMap<CustomerId, Account>;
  readonly loyaltyEntries: ReadonlyMap<Id, StoredLoyaltyEntry>;
  readonly storeCreditEntries: ReadonlyMap<Id, StoredCreditEntry>;
  readonly sales: ReadonlyMap<SaleId, Sale>;
  /** By the sale that caused them. */
  readonly causedBy: ReadonlyMap<SaleId, Caused>;
  readonly parkedSales: ReadonlyMap<ParkedSaleId, StoredParkedSale>;
  readonly grantUses: ReadonlyMap<Id, StoredGrantUse>;
  /** Null where nobody has set managers, or it was not asked for. */
  readonly approval: StoredApproval | null;
  /** Of the customers named, those that have one: what the remote has, where this register has changed more. */
  readonly bases: ReadonlyMap<CustomerId, StoredBase | null>;
  /** Of the customers named, those who were erased: nothing is put of them. */
  readonly erased: ReadonlySet<CustomerId>;
  /** In their order, each once. */
  readonly outbox: readonly OutboxEntry[];
  readonly entriesOf: ReadonlyMap<CustomerId, EntriesOf>;
  /** Null where it was never synced, or not asked for. */
  readonly sync: SyncRecord | null;
}

export interface EntriesOf {
  readonly loyaltyEntries: readonly StoredLoyaltyEntry[];
  readonly storeCreditEntries: readonly StoredCreditEntry[];
}

/** What one sale has brought about so far. */
export interface Caused {
  readonly refunds: readonly Sale[];
  readonly loyaltyEntries: readonly StoredLoyaltyEntry[];
  readonly storeCreditEntries: readonly StoredCreditEntry[];
}

/** What a write puts. Nothing named, nothing written. */
export interface WritePuts {
  /** Whoever changed, also where only consents or documents did: this is what other tabs hear of. */
  readonly customers?: readonly Customer[];
  /** Append-only: one that is there already stays as it is. */
  readonly consents?: readonly Consent[];
  readonly documents?: readonly StoredDocument[];
  /** Documents to take away, number and all. */
  readonly removedDocuments?: readonly StoredDocument[];
  /** Go to the outbox where the store has one. */
  readonly mutations?: readonly NewMutation[];
  readonly importRecord?: ImportRecord;
  readonly reportRows?: readonly ReportRow[];
  /** In place of those before, of customers that are there. Whoever's account changes counts as changed. */
  readonly accounts?: ReadonlyMap<CustomerId, Account>;
  /** Append-only, as consents are. */
  readonly loyaltyEntries?: readonly StoredLoyaltyEntry[];
  readonly storeCreditEntries?: readonly StoredCreditEntry[];
  readonly sales?: readonly Sale[];
  readonly parkedSales?: readonly StoredParkedSale[];
  /** Append-only. */
  readonly auditEntries?: readonly AuditEntry[];
  readonly grantUses?: readonly StoredGrantUse[];
  readonly approval?: StoredApproval;
  /** What a remote said, or takes back: puts that only sync makes. */
  readonly synced?: SyncedPuts;
}

/** What only sync puts. */
export interface SyncedPuts {
  /**
   * Of customers put with it, or whose accounts are: what the remote has; null for one it does not know, undefined where nothing
   * of this register's own is on top any more.
   */
  readonly bases?: ReadonlyMap<CustomerId, StoredBase | null | undefined>;
  /** Over those of the same id, though these tables are append-only to everybody else. */
  readonly consents?: readonly Consent[];
  readonly loyaltyEntries?: readonly StoredLoyaltyEntry[];
  readonly storeCreditEntries?: readonly StoredCreditEntry[];
  readonly auditEntries?: readonly AuditEntry[];
  /** What was refused for good. */
  readonly removedConsents?: readonly Id[];
  readonly removedLoyaltyEntries?: readonly Id[];
  readonly removedCreditEntries?: readonly Id[];
  readonly removedSales?: readonly SaleId[];
  readonly removedParkedSales?: readonly ParkedSaleId[];
  /** In place of those of the same order. */
  readonly outbox?: readonly OutboxEntry[];
  readonly removedOrders?: readonly number[];
  readonly sync?: SyncRecord;
}

/** A part of a customer's entries or sales, newest first: by `occurredAt`, then id. */
export interface PastRange {
  /** Those at and after this moment. */
  readonly from?: Timestamp;
  /** Those before this moment. */
  readonly until?: Timestamp;
  /** Those after this one in the order, that is older ones. */
  readonly before?: PastPlace;
  readonly limit: number;
}

/** Where in the past a record stands. */
export interface PastPlace {
  readonly occurredAt: Timestamp;
  readonly id: Id;
}

export interface WriteDecision<Result> {
  readonly puts?: WritePuts;
  readonly result: Result;
}

/** A table besides the customers' whose change others hear of. */
export type ChangedTable = 'parked-sales' | 'approval' | 'audit' | 'outbox';

export interface Written<Result> {
  readonly result: Result;
  /** What changed, with the numbers the changes got. Empty where nothing was written. */
  readonly changes: readonly StoredCustomer[];
  readonly tables: readonly ChangedTable[];
  /** The last number given; null where none was. */
  readonly upTo: number | null;
}

/** What happened after a number. */
export interface StoreChanges {
  /** The last number there is; where to ask from next time. */
  readonly upTo: number;
  /** As they are now, each once. Whose account changed is among them. */
  readonly customers: readonly StoredCustomer[];
  /** What else changed. */
  readonly tables: readonly ChangedTable[];
  /** Whether changes before these are no longer kept, so that all customers must be walked again. */
  readonly gap: boolean;
  /** Of the manifest: with a new one there are other segments to load. */
  readonly g: number;
}

/** What a search index is made of, all as of one moment: segments, the blocks none of them covers, and every row. */
export interface StoreOpening {
  readonly g: number;
  /** The last change it has; from here `changesAfter` goes on. */
  readonly n: number;
  readonly segments: readonly SegmentEntry[];
  readonly blocks: readonly BlockEntry[];
}

/**
 * Customers and what belongs to them on one register. It does not tell how it keeps them.
 *
 * - A write is one strict transaction: all of it is there, or none. It resolves only once committed; a
 *   write that rejects has written nothing.
 * - Every customer written gets a number, in the order of commit in all tabs: the truth between tabs.
 * - A read sees every write that resolved before it began, from this tab or another.
 *
 * @throws {RegularsError} `store-lost`, `store-full`, `store-blocked`, `closed` from every method; `store-damaged` from
 *   one that needs a customer, or a list of them, that the device has damaged.
 */
export interface Store {
  readonly meta: StoreMeta;

  /** Those that are there, deleted ones among them, in any order. */
  readCustomers(ids: readonly CustomerId[]): Promise<readonly StoredCustomer[]>;
  /** One customer whole; null where unknown. */
  readDetails(
    id: CustomerId,
  ): Promise<{ customer: Customer; consents: readonly Consent[]; documents: readonly StoredDocument[] } | null>;
  readDocument(id: Id): Promise<StoredDocument | null>;

  /**
   * Hands over every customer in batches, and resolves with the number from which `changesAfter` goes on:
   * what was written meanwhile may or may not have been among the batches, and always comes again by it. One who was
   * written again may come twice: of two, the higher `n` is the newer. A save does not wait for a walk, which stops when
   * `onBatch` answers false.
   */
  walkCustomers(onBatch: (customers: readonly StoredCustomer[]) => boolean): Promise<number>;
  changesAfter(n: number): Promise<StoreChanges>;
  /** The segments there are, so that reading them can begin at once; null where there are no blocks: what has none is walked, not opened. */
  listSegments(): Promise<readonly SegmentEntry[] | null>;
  /**
   * Hands over every row, and resolves with the rest of what there is, all of one moment. A row wins over whatever a
   * segment or a block says of its customer, who may be deleted in it.
   */
  readOpening(onRows: (rows: readonly StoredCustomer[]) => void): Promise<StoreOpening>;
  /** Everybody in these blocks, in the order of ids, but whose record is damaged; null for a block that is gone: then open again. */
  readBlocks(numbers: readonly number[]): Promise<readonly (readonly StoredCustomer[] | null)[]>;
  /** The sections of a segment as they were written, which its reader checks; null where it is gone. */
  readSegment(name: string): Promise<readonly SegmentSection[] | null>;
  /** Lets go of changes over a day old, but never of the newest 10,000. */
  trimChanges(): Promise<void>;

  /**
   * Reads what is named, asks `decide`, puts what it says, all in one transaction. `decide` is pure and
   * synchronous, since awaiting anything would commit the transaction; it may be asked twice, when a lost
   * connection was opened again. What it throws is thrown, and nothing written; `not-found` where it puts anything of
   * somebody who was erased.
   */
  write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Written<Result>>;

  /**
   * Oldest first, those that have come so far; all but the done where nothing is named. Empty for ever in a store without a
   * remote.
   */
  outbox(state?: Outcome['state'], limit?: number): Promise<readonly OutboxEntry[]>;
  /** How many have come how far. */
  countOutbox(): Promise<Readonly<Record<Outcome['state'], number>>>;
  readSync(): Promise<SyncRecord | null>;
  /** Says whose it is, in a store that was born as nobody's. */
  bind(merchantId: string): Promise<void>;

  /** Most recent first, at most `RECENTS_KEPT`. */
  readRecents(): Promise<readonly Recent[]>;
  /** Counts a visit among those that the store has by then, as `withVisit` does. No change of a customer. */
  putRecent(visit: Visit): Promise<void>;

  readImport(id: Id): Promise<ImportRecord | null>;
  /** In the order of their places. */
  readReport(importId: Id): Promise<readonly ReportRow[]>;

  /** One customer's, newest first. */
  readLoyaltyEntries(customerId: CustomerId, range: PastRange): Promise<readonly StoredLoyaltyEntry[]>;
  readStoreCreditEntries(customerId: CustomerId, range: PastRange): Promise<readonly StoredCreditEntry[]>;
  readSales(customerId: CustomerId, range: PastRange): Promise<readonly Sale[]>;
  readSale(id: SaleId): Promise<Sale | null>;
  /** Entries that this register wrote before a moment and that took something for a sale, in any order. Walks all entries. */
  readRedemptions(before: Timestamp): Promise<readonly (StoredLoyaltyEntry | StoredCreditEntry)[]>;

  /** Waiting and open ones, and expired ones where asked for, without their carts, newest first. */
  readParkedSales(expired?: boolean): Promise<readonly ParkedSale[]>;
  /** Whose cart was kept until a moment before this one, and is still there. */
  readLapsedCarts(at: Timestamp): Promise<readonly ParkedSaleId[]>;

  readApproval(): Promise<StoredApproval | null>;
  /** Newest first, of one customer or all; `at` is their moment in the range. */
  readAudit(customerId: CustomerId | null, range: PastRange): Promise<readonly AuditEntry[]>;

  /** Null where the store has none. */
  readKeys(): Promise<VaultKeys | null>;
  /** Keeps these unless the store has keys by now, and answers those it has, read back. */
  keepKeys(keys: VaultKeys): Promise<VaultKeys | null>;

  /** Those who were erased, and the erasing of others. */
  erasures(): Promise<ErasureStore>;

  /** The steps of its compaction; null where it keeps no blocks. */
  compaction(): Promise<CompactionStore | null>;

  /** What is being written is still written. */
  close(): Promise<void>;
}
