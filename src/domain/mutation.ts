import type { AuditEntry } from './audit.js';
import type { Timestamp } from './clock.js';
import type { Consent } from './consent.js';
import { changedFields } from './customer-change.js';
import type { Customer, CustomerFields } from './customer.js';
import type { GrantUse } from './grant.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from './id.js';
import type { IdentityDocument } from './identity-document.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { ParkedSale } from './parked-sale.js';
import type { Sale } from './sale.js';
import type { CustomerStatus } from './status.js';
import type { StoreCreditEntry } from './store-credit.js';

/** What a mutation must keep its order in. */
export type Lane = `customer:${Id}` | `sale:${Id}` | `parked:${Id}`;

export interface MutationHead {
  /** The idempotency key. */
  readonly id: Id;
  readonly lanes: readonly Lane[];
  /** Counts up per register. */
  readonly order: number;
  readonly retryOf: Id | null;
  readonly cashierId: string | null;
  /** What the register was called when it wrote this, for others to read beside what it holds and changed; not there without a name. */
  readonly registerName?: string;
  readonly createdAt: Timestamp;
  /** Of the store it was written in. */
  readonly schema: number;
  /** What a manager approved, where that was needed. */
  readonly use: GrantUse | null;
}

/** `seen` is the version the register knew; null makes the record. Of `fields.custom` and `.externalIds` only changed keys are there. */
export type MutationBody =
  | {
      readonly kind: 'customer-save';
      readonly customerId: CustomerId;
      readonly seen: number | null;
      readonly fields: Partial<CustomerFields>;
      readonly e164?: string | null;
    }
  | { readonly kind: 'customer-type'; readonly customerId: CustomerId; readonly seen: number; readonly customerType: string }
  | {
      readonly kind: 'customer-status';
      readonly customerId: CustomerId;
      readonly seen: number;
      readonly status: CustomerStatus;
      readonly reason: string | null;
    }
  /** Lots, and what names the source later, go to the survivor. `seen` is of the source. */
  | {
      readonly kind: 'customer-merge';
      readonly mergeId: Id;
      readonly customerId: CustomerId;
      readonly survivorId: CustomerId;
      readonly seen: number;
    }
  | { readonly kind: 'consent-append'; readonly consent: Consent; readonly seen: number }
  /** A field that was changed at two registers: which of the two values is right. */
  | {
      readonly kind: 'conflict-resolve';
      readonly customerId: CustomerId;
      readonly conflictId: Id;
      readonly pick: 'shown' | 'other';
    }
  | { readonly kind: 'customer-erase'; readonly customerId: CustomerId; readonly reason: string }
  // This register holds nothing of them any more.
  | { readonly kind: 'erase-confirm'; readonly customerId: CustomerId }
  | {
      readonly kind: 'customer-import';
      readonly importId: Id;
      readonly block: number;
      readonly customers: readonly Customer[];
      readonly consents: readonly Consent[];
      readonly loyaltyEntries: readonly LoyaltyEntry[];
      readonly storeCreditEntries: readonly StoreCreditEntry[];
    }
  | {
      readonly kind: 'identity-document-save';
      readonly identityDocument: IdentityDocument;
      readonly number?: string | null;
      readonly seen: number | null;
    }
  | { readonly kind: 'identity-document-remove'; readonly identityDocumentId: Id; readonly customerId: CustomerId }
  // By hand, a redemption, or its reversal.
  | { readonly kind: 'loyalty-append'; readonly entry: LoyaltyEntry }
  | { readonly kind: 'store-credit-append'; readonly entry: StoreCreditEntry }
  | ({ readonly kind: 'sale-record'; readonly sale: Sale; readonly parkedSaleId: ParkedSaleId | null } & SaleEntries)
  | ({ readonly kind: 'refund-record'; readonly refund: Sale } & SaleEntries)
  /** What a register did before it had a remote: sales, refunds and entries of one customer, as they were written. */
  | ({ readonly kind: 'history-adopt'; readonly customerId: CustomerId; readonly sales: readonly Sale[] } & SaleEntries)
  | {
      readonly kind: 'parked-sale-park';
      readonly parkedSale: ParkedSale;
      readonly cartText: string;
      readonly replaces: ParkedSaleId | null;
    }
  | {
      readonly kind: 'parked-sale-claim';
      readonly parkedSaleId: ParkedSaleId;
      readonly takeOver: boolean;
      readonly offline: boolean;
      readonly leaseMs: number;
    }
  | { readonly kind: 'parked-sale-renew'; readonly parkedSaleId: ParkedSaleId; readonly leaseMs: number }
  | { readonly kind: 'parked-sale-release' | 'parked-sale-remove'; readonly parkedSaleId: ParkedSaleId }
  | { readonly kind: 'audit-append'; readonly entry: AuditEntry }
  /** The public half of the key this register signs grants with while the remote is away. */
  | { readonly kind: 'register-enroll'; readonly publicKey: string };

/** What a sale or refund writes into the ledgers. */
export interface SaleEntries {
  readonly loyaltyEntries: readonly LoyaltyEntry[];
  readonly storeCreditEntries: readonly StoreCreditEntry[];
}

/** A change that travels: one entry of the outbox. */
export type Mutation = MutationHead & MutationBody;

/** All that one save writes: the customer as it then is, and what hangs on it. */
export interface CustomerWrite {
  readonly customer: Customer;
  /** The new ones. */
  readonly consents?: readonly Consent[];
  /** Changed and new ones. `number` is null where it was emptied; a typed one is taken from the vault when it is sent. */
  readonly identityDocuments?: readonly DocumentWrite[];
  readonly removedIdentityDocumentIds?: readonly Id[];
}

interface DocumentWrite {
  readonly identityDocument: IdentityDocument;
  readonly isNew: boolean;
  readonly number?: null;
}

/** The lanes a change must keep its order in. */
export function lanesOf(body: MutationBody): Lane[] {
  switch (body.kind) {
    case 'consent-append':
      return [laneOf(body.consent.customerId)];
    case 'customer-import':
      return body.customers.map(({ id }) => laneOf(id));
    case 'identity-document-save':
      return [laneOf(body.identityDocument.customerId)];
    case 'loyalty-append':
    case 'store-credit-append':
      return [laneOf(body.entry.customerId), ...(body.entry.saleId === null ? [] : [saleLane(body.entry.saleId)])];
    case 'sale-record':
      return [
        laneOf(body.sale.customerId),
        saleLane(body.sale.id),
        ...(body.parkedSaleId === null ? [] : [parkedLane(body.parkedSaleId)]),
      ];
    case 'refund-record':
      return [laneOf(body.refund.customerId), saleLane(body.refund.refundOf ?? body.refund.id)];
    case 'parked-sale-park':
      return [parkedLane(body.parkedSale.id), ...(body.replaces === null ? [] : [parkedLane(body.replaces)])];
    case 'parked-sale-claim':
    case 'parked-sale-renew':
    case 'parked-sale-release':
    case 'parked-sale-remove':
      return [parkedLane(body.parkedSaleId)];
    case 'audit-append':
      return body.entry.customerId === null ? [] : [laneOf(body.entry.customerId)];
    case 'customer-merge':
      return [laneOf(body.customerId), laneOf(body.survivorId)];
    case 'register-enroll':
      return [];
    default:
      return [laneOf(body.customerId)];
  }
}

/**
 * The changes one save makes, in the order they must arrive. Only changed fields travel; the customer type of an
 * existing customer goes alone, as the remote compares it before it sets it.
 */
export function mutationsOf(before: Customer | null, write: CustomerWrite): MutationBody[] {
  const { customer, consents = [], identityDocuments = [], removedIdentityDocumentIds = [] } = write;
  const customerId = customer.id;
  const seen = before?.version ?? 0;
  const bodies: MutationBody[] = [];

  const { customerType, ...others } = changedFields(before, customer);
  const fields = before === null ? { ...others, customerType: customer.customerType } : others;
  if (Object.keys(fields).length > 0) {
    const e164 = 'phone' in fields ? { e164: customer.phone?.e164 ?? null } : {};
    bodies.push({ kind: 'customer-save', customerId, seen: before?.version ?? null, fields, ...e164 });
  }
  if (before !== null && customerType !== undefined) bodies.push({ kind: 'customer-type', customerId, seen, customerType });

  for (const consent of consents) bodies.push({ kind: 'consent-append', consent, seen });
  for (const { identityDocument, isNew, ...number } of identityDocuments) {
    bodies.push({ kind: 'identity-document-save', identityDocument, seen: isNew ? null : identityDocument.version, ...number });
  }
  for (const identityDocumentId of removedIdentityDocumentIds) {
    bodies.push({ kind: 'identity-document-remove', identityDocumentId, customerId });
  }
  return bodies;
}

function laneOf(customerId: CustomerId): Lane {
  return `customer:${customerId}`;
}

function saleLane(saleId: SaleId): Lane {
  return `sale:${saleId}`;
}

function parkedLane(parkedSaleId: ParkedSaleId): Lane {
  return `parked:${parkedSaleId}`;
}
