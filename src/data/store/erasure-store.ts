import type { AuditEntry } from '../../domain/audit.js';
import type { Consent } from '../../domain/consent.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Written } from './store.js';
import type { NewMutation, StoredErasure, StoredGrantUse, StoredStop } from './stored-record.js';

/** Whom to erase. */
export interface EraseOrder {
  readonly customerId: CustomerId;
  /** Uses of grants to be read, as for a write. */
  readonly grantUses: readonly Id[];
}

/** What there is of that person, as of one moment. */
export interface EraseFound {
  /** Whether there is such a customer, if only one whose record is damaged. */
  readonly isHere: boolean;
  /** Null where there is none, or the record cannot be read. */
  readonly customer: Customer | null;
  readonly consents: readonly Consent[];
  readonly grantUses: ReadonlyMap<Id, StoredGrantUse>;
}

/** What stays. */
export interface ErasePuts {
  readonly tombstone: Customer;
  readonly erasure: Omit<StoredErasure, 'pending'>;
  readonly stops: readonly StoredStop[];
  readonly auditEntries: readonly AuditEntry[];
  readonly grantUses: readonly StoredGrantUse[];
  /** To the outbox where the store has one. */
  readonly mutations: readonly NewMutation[];
}

/** With nothing put, nothing is erased. */
export interface EraseDecision<Result> {
  readonly puts?: ErasePuts;
  readonly result: Result;
}

/**
 * Who was erased, and the first step of erasing somebody. What follows on it are steps of compaction.
 *
 * @throws {RegularsError} `store-*`, `closed` from every method.
 */
export interface ErasureStore {
  /**
   * Takes a person away in one transaction, as `decide` says: the customer is then deleted for ever and without a word, and
   * nothing is written of them any more. Consents, documents, unsent changes and the place among the recent go; entries,
   * sales and parked sales stay without the person. Old blocks and segments may hold them until they are collected, which
   * `pending` tells of.
   */
  erase<Result>(order: EraseOrder, decide: (found: EraseFound) => EraseDecision<Result>): Promise<Written<Result>>;
  /** Newest first. */
  readAll(): Promise<readonly StoredErasure[]>;
  /** Hashes of the contact points of erased people who had said stop. */
  readStops(): Promise<ReadonlySet<string>>;
}

export function newestErased(a: StoredErasure, b: StoredErasure): number {
  return a.at > b.at ? -1 : 1;
}
