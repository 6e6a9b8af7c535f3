import type { Timestamp } from './clock.js';
import type { Consent } from './consent.js';
import type { Customer, CustomerFields } from './customer.js';
import type { CustomerId, Id } from './id.js';
import type { IdentityDocument } from './identity-document.js';
import type { CustomerStatus } from './status.js';

/** What a mutation must keep its order in. */
export type Lane = `customer:${Id}`;

export interface MutationHead {
  /** The idempotency key. */
  readonly id: Id;
  readonly lanes: readonly Lane[];
  /** Counts up per register. */
  readonly order: number;
  readonly retryOf: Id | null;
  readonly cashierId: string | null;
  readonly createdAt: Timestamp;
  /** Of the store it was written in. */
  readonly schema: number;
  readonly use: null;
}

/** `seen` is the version the register knew; null makes the record. */
export type MutationBody =
  | { readonly kind: 'customer-save'; readonly customerId: CustomerId; readonly seen: number | null; readonly fields: Partial<CustomerFields>; readonly e164?: string | null }
  | { readonly kind: 'customer-type'; readonly customerId: CustomerId; readonly seen: number; readonly customerType: string }
  | { readonly kind: 'customer-status'; readonly customerId: CustomerId; readonly seen: number; readonly status: CustomerStatus; readonly reason: string | null }
  | { readonly kind: 'consent-append'; readonly consent: Consent; readonly seen: number }
  | { readonly kind: 'customer-import'; readonly importId: Id; readonly block: number; readonly customers: readonly Customer[]; readonly consents: readonly Consent[] }
  | { readonly kind: 'identity-document-save'; readonly identityDocument: IdentityDocument; readonly number?: string | null; readonly seen: number | null }
  | { readonly kind: 'identity-document-remove'; readonly identityDocumentId: Id; readonly customerId: CustomerId };

/** A change that travels: one entry of the outbox. */
export type Mutation = MutationHead & MutationBody;
