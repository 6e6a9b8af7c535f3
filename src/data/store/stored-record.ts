import type { Account } from '../../domain/account.js';
import type { LocalDate, Timestamp } from '../../domain/clock.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { Erasure } from '../../domain/erasure.js';
import type { Manager } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { IdentityDocument } from '../../domain/identity-document.js';
import type { ImportProblem } from '../../domain/customer-import.js';
import type { LoyaltyEntry } from '../../domain/loyalty.js';
import type { Mutation, MutationBody, MutationHead, SaleEntries } from '../../domain/mutation.js';
import type { OfflineUse } from '../../domain/offline-approval.js';
import type { OfflineRedemption } from '../../domain/offline-redemption.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import type { PinTries } from '../../domain/pin-tries.js';
import type { WhoAmI } from '../../domain/remote-answer.js';
import type { Sequence } from '../../domain/sequence.js';
import type { StoreCreditEntry } from '../../domain/store-credit.js';

/** A customer with the number of the change that wrote it last: of two, the higher `n` is the newer. */
export interface StoredCustomer {
  readonly n: number;
  readonly customer: Customer;
  /** Absent before the first entry. Points, credit and sales change it, and with it the row. */
  readonly account?: Account;
  /** The change that wrote the customer last, where only the account changed since: words and names are as of then. */
  readonly savedN?: number;
  /**
   * As the remote has it, while changes of this register have not come back from there: what shows is this with those changes
   * on top. Null where the remote does not know the customer yet. Such a row is not folded into a block.
   */
  readonly base?: StoredBase | null;
  /** Whether the customer was erased: the row then says nothing but that, stays for ever, and nothing is written over it. */
  readonly erased?: true;
}

export interface StoredBase {
  readonly customer: Customer;
  readonly account?: Account;
  /** Of the row it was until this register changed it: not there once the remote has told of it since. */
  readonly n?: number;
}

/** Which lots an entry took from, so that what is given back returns to them. */
export interface Take {
  readonly lotId: Id;
  readonly amount: number;
  readonly expiresOn: LocalDate | null;
}

export interface StoredLoyaltyEntry {
  readonly entry: LoyaltyEntry;
  readonly takes: readonly Take[];
}

export interface StoredCreditEntry {
  readonly entry: StoreCreditEntry;
  readonly takes: readonly Take[];
}

/** A parked sale with its cart, as JSON text; null once nobody needs it any more. */
export interface StoredParkedSale {
  readonly parkedSale: ParkedSale;
  readonly cartText: string | null;
  /** When the cart of one that has ended may go; absent while the sale may still be resumed. */
  readonly cartKeptUntil?: Timestamp;
  /** As the remote has it, while changes of this register have not come back; null where it does not know it yet. */
  readonly base?: { readonly parkedSale: ParkedSale; readonly cartText: string | null } | null;
}

/** That a grant has been used, and for which body, so that a second body is refused. */
export interface StoredGrantUse {
  /** Of the ledger's entry written; the grant's own id where what it was given for can change again, as a customer can. */
  readonly entryId: Id;
  readonly grantId: Id;
  readonly bodyHash: string;
  readonly at: Timestamp;
}

/** What recognises a manager's PIN: never the PIN itself. */
export interface StoredManager {
  readonly manager: Manager;
  /** HMAC over the derived key, hexadecimal. */
  readonly verifier: string;
}

/** Managers of this register, the salt of their verifiers, and how many tries went wrong. */
export interface StoredApproval {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** Signs grants and keys the verifiers; cannot be exported. */
  readonly key: CryptoKey;
  readonly managers: readonly StoredManager[];
  readonly tries: PinTries;
  /** With a remote that allows it. */
  readonly offline?: StoredOfflineApproval;
}

/** By what a register approves while its remote is away. */
export interface StoredOfflineApproval {
  /** Signs grants; cannot be exported. */
  readonly signingKey: CryptoKey;
  /** Its public half, which the remote is told: SPKI in base64. */
  readonly publicKey: string;
  readonly verifiers: readonly StoredVerifier[];
  /** The latest moment at which a PIN was tried here, in epoch milliseconds of the register's clock: it may be set back since. */
  readonly seenMs: number;
  /** Of the last grant that was given so. */
  readonly count: number;
  readonly uses: readonly OfflineUse[];
}

/** What recognises a PIN that the remote called right. */
export interface StoredVerifier {
  readonly managerId: Id;
  /** As a manager's of this register. */
  readonly verifier: string;
  /** Epoch milliseconds of the register's clock. */
  readonly madeMs: number;
  /** Which change of the manager was the last one then. */
  readonly knownAt: number;
}

/** Managers as the remote has told of them, each with the number of that change here. */
export interface KnownManagers {
  /** So far. */
  readonly changes: number;
  readonly known: readonly { readonly manager: Manager; readonly at: number }[];
}

/** An encrypted document number. Nobody but the vault reads it. */
export interface SealedNumber {
  /** Which key opens it: a store whose key is another one has lost the number. */
  readonly keyId: Id;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An identity document with its number, where one was typed on this register. */
export interface StoredDocument {
  readonly document: IdentityDocument;
  readonly sealed: SealedNumber | null;
  /** As the remote has it, while changes of this register have not come back; null where it does not know it yet. */
  readonly base?: IdentityDocument | null;
}

/** The two keys of the vault; neither can be exported. */
export interface VaultKeys {
  readonly id: Id;
  readonly seal: CryptoKey;
  readonly hash: CryptoKey;
}

/** How far an import has come: whole batches only. */
export interface ImportRecord {
  readonly id: Id;
  /** The first row not done. */
  readonly nextRow: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Lines of its report: of a run before, more may still be there. */
  readonly lines: number;
  readonly startedAt: Timestamp;
  readonly finishedAt: Timestamp | null;
}

/** One line of an import's report. */
export interface ReportRow extends ImportProblem {
  readonly importId: Id;
  /** Counts the lines of one import; the same place written twice is one line. */
  readonly place: number;
}

/** A customer this register had on a sale. */
export interface Recent {
  readonly customerId: CustomerId;
  /** When last: epoch milliseconds of the register's clock. */
  readonly at: number;
  /** How often by then, where earlier times count for less; once where it was not counted yet. */
  readonly visits?: number;
}

/** That a customer was erased on this register: kept for ever, and without a word of who it was. */
export interface StoredErasure {
  readonly customerId: CustomerId;
  readonly at: Timestamp;
  /** There while old blocks or segments may still hold the person. */
  readonly pending?: 1;
}

/** That somebody who was erased since had said stop: the keyed hash of channel, purpose and contact point. */
export interface StoredStop {
  readonly hash: string;
  readonly at: Timestamp;
}

/** Whose store it is and who may read it. */
export interface StoreMeta {
  readonly schema: number;
  /** The oldest schema whose code may use this store. */
  readonly minReader: number;
  readonly merchantId: string | null;
  readonly registerId: Id;
  readonly createdAt: Timestamp;
}

/** A mutation before the outbox has given it its place. */
export type NewMutation = Omit<MutationHead, 'order'> & MutationBody & WithNumber;

/** An entry of the outbox. */
export interface OutboxEntry extends WithNumber {
  readonly mutation: Mutation;
  readonly outcome: Outcome;
}

/** What travels with a mutation, and lies in it only while it is sent. */
export interface WithNumber {
  /**
   * The number that was typed with this save of a document: it is sent as often as the mutation is. Null where none was typed;
   * not there where an earlier release queued it, whose number lies beside the document.
   */
  readonly sealed?: SealedNumber | null;
}

/** How an entry lies in its table: the key is its order. */
export type StoredMutation = NewMutation & { readonly outcome: Outcome };

/**
 * How far a mutation has come. Accepted ones count on top of what the remote says until a page of it has passed their
 * sequence. Then they are done: kept for some days, in case the remote is set back to an older state, and shown nowhere.
 */
export type Outcome =
  | ({ readonly state: 'queued' } & Scrubbed & Apart)
  | ({ readonly state: 'accepted'; readonly sequence: Sequence } & Scrubbed & Replaced & Apart)
  | { readonly state: 'rejected'; readonly code: string; readonly message: string; readonly at: Timestamp }
  | ({ readonly state: 'done'; readonly at: Timestamp } & Scrubbed & Replaced & Apart);

/** There where the person was erased since; had it been applied before, it comes back as another body under its id. */
interface Scrubbed {
  readonly scrubbed?: true;
}

/** There where the remote derived other entries: those it was sent with, and would be sent with again. */
interface Replaced {
  readonly sent?: SaleEntries;
}

/** There where customers of an import were refused: those of whom each has waited as an import of their own. */
interface Apart {
  readonly apart?: readonly CustomerId[];
}

/** How far a snapshot has come. */
export interface SnapshotRecord {
  /** From which id it goes on. */
  readonly after: Id | null;
  /** The cursor taken before its first page. */
  readonly cursor: string;
  readonly received: number;
  /** The lowest number its first page's accounts reach: one that is empty above it may have been emptied since. */
  readonly upTo?: number;
  /**
   * The store's last change before its first page: whoever the remote had and who has not changed since when it ends, the
   * remote has no longer. Not there where the remote was never asked before.
   */
  readonly since?: number;
}

/** Where a register stands with its remote. */
export interface SyncRecord {
  readonly remoteId: string;
  readonly merchantId: string;
  /** Where the next pull begins; null until a snapshot is whole. */
  readonly cursor: string | null;
  /** A snapshot that is under way. */
  readonly snapshot: SnapshotRecord | null;
  readonly lastSyncedAt: Timestamp | null;
  /** Counts how often all was read anew: what the remote answered before that says nothing of it as it is now. */
  readonly generation: number;
  /**
   * There until all that lay in the store before it had a remote stands in the outbox: the last customer of whom it does. Nothing
   * is pushed until then.
   */
  readonly walk?: { readonly after: CustomerId | null };
  /** Erasures that registers have still to confirm, as the remote last said. */
  readonly erasures?: readonly Erasure[];
  /** Changes of kinds that this release does not know, as they came: read again by one that does. */
  readonly kept?: readonly string[];
  /** When the remote last told of something that another store did under this register's name. */
  readonly clonedAt?: Timestamp;
  /** The remote's clock less this register's. */
  readonly clockSkewMs: number;
  /** Who this register is to the remote, as it last said; not there before it was asked. */
  readonly who?: Pick<WhoAmI, 'registerId' | 'timeZone' | 'offlineApproval'>;
  readonly managers?: KnownManagers;
  /** What was redeemed here while the remote was away, for the caps of a day. */
  readonly offlineRedemptions?: readonly OfflineRedemption[];
}

/** All that hangs on customers, by their id: what `write` found or `readDetails` gives. */
export interface CustomerParts {
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly consents: ReadonlyMap<CustomerId, readonly Consent[]>;
  readonly documents: ReadonlyMap<CustomerId, readonly StoredDocument[]>;
}
