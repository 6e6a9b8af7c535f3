import type { Timestamp } from '../../domain/clock.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { IdentityDocument } from '../../domain/identity-document.js';
import type { ImportProblem } from '../../domain/customer-import.js';
import type { Mutation, MutationBody, MutationHead } from '../../domain/mutation.js';

/** A customer with the number of the change that wrote it last: of two, the higher `n` is the newer. */
export interface StoredCustomer {
  readonly n: number;
  readonly customer: Customer;
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
  /** Epoch milliseconds of the register's clock. */
  readonly at: number;
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
export type NewMutation = Omit<MutationHead, 'order'> & MutationBody;

/** An entry of the outbox. */
export interface OutboxEntry {
  readonly mutation: Mutation;
}

/** All that hangs on customers, by their id: what `write` found or `readDetails` gives. */
export interface CustomerParts {
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly consents: ReadonlyMap<CustomerId, readonly Consent[]>;
  readonly documents: ReadonlyMap<CustomerId, readonly StoredDocument[]>;
}
