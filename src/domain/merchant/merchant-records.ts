import type { Account } from '../account.js';
import type { AuditEntry } from '../audit.js';
import type { LocalDate, Timestamp } from '../clock.js';
import type { Consent } from '../consent.js';
import type { Customer, FieldGroup } from '../customer.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../id.js';
import type { IdentityDocument } from '../identity-document.js';
import type { TakenLot } from '../ledger-state.js';
import type { LoyaltyEntry } from '../loyalty.js';
import type { OfflineUse } from '../offline-approval.js';
import type { MapKey } from './field-groups.js';
import type { ParkedSale } from '../parked-sale.js';
import type { Sale } from '../sale.js';
import type { StoreCreditEntry } from '../store-credit.js';

/** What is compared before it is set, or of which two registers may have two values: of maps each key. */
export type TouchedGroup = FieldGroup | MapKey | 'status' | 'merge';

/** When a group was changed last, and where: a register that knows less has not seen that. */
export interface Touch {
  readonly n: number;
  readonly registerId: string;
  /** What that register was called then, where it had a name. */
  readonly registerName?: string;
}

/** A customer as the merchant has it. */
export interface HeldCustomer {
  readonly customer: Customer;
  readonly touched: Readonly<Partial<Record<TouchedGroup, Touch>>>;
  readonly account: Account;
  /** A tombstone: nothing is written over it. */
  readonly erased?: true;
}

export interface HeldDocument {
  readonly document: IdentityDocument;
  /** In clear where rules see it; how it is kept is not theirs. Null where there is none. */
  readonly number: string | null;
  readonly touched: Touch;
  /** Numbers of earlier values that conflicts of the customer still offer, by conflict. */
  readonly others?: Readonly<Record<Id, string | null>>;
}

/** An entry, and which lots it took from, so that what is given back returns to them. */
export interface HeldEntry<Entry> {
  readonly entry: Entry;
  readonly takes: readonly TakenLot[];
}

export type HeldLoyaltyEntry = HeldEntry<LoyaltyEntry>;
export type HeldCreditEntry = HeldEntry<StoreCreditEntry>;

/** What one sale has brought about so far. */
export interface HeldCaused {
  readonly refunds: readonly Sale[];
  readonly loyaltyEntries: readonly HeldLoyaltyEntry[];
  readonly storeCreditEntries: readonly HeldCreditEntry[];
}

export interface HeldParkedSale {
  readonly parkedSale: ParkedSale;
  /** Null once nobody needs it. */
  readonly cartText: string | null;
}

/** What lapsed of one customer's lots, and what was given back to those since: entries `expire` and `expire-reverse`. */
export interface HeldLapsed {
  readonly loyaltyEntries: readonly HeldLoyaltyEntry[];
  readonly storeCreditEntries: readonly HeldCreditEntry[];
}

/** That a grant has been used, and for which body. */
export interface HeldGrantUse {
  /** By `grantUseId`. */
  readonly id: Id;
  readonly grantId: Id;
  /** The body, its keys in order, as one text or a hash of it. */
  readonly body: string;
}

/** That a customer was erased, and which registers have still to say that they hold nothing of them. */
export interface HeldErasure {
  readonly customerId: CustomerId;
  readonly at: Timestamp;
  readonly unconfirmed: readonly string[];
}

/**
 * What must be at hand to judge a mutation. Records that are not named need not be there. Whoever an entry or sale that is
 * found here is of is read too, as if named under `customers`: they may have been merged since.
 */
export interface MerchantReads {
  /** And whoever they were merged into, to the end. */
  readonly customers?: readonly CustomerId[];
  /** Whose documents and consents: of whoever it now is, with those of everybody who was merged into them. */
  readonly partsOf?: readonly CustomerId[];
  /** Of whom, and of all who were merged into them, everything is wanted. Only erasing asks for it, by the survivor or one merged. */
  readonly allOf?: readonly CustomerId[];
  readonly documents?: readonly Id[];
  readonly loyaltyEntries?: readonly Id[];
  readonly storeCreditEntries?: readonly Id[];
  readonly sales?: readonly SaleId[];
  readonly causedBy?: readonly SaleId[];
  /** Of whom, and of whoever they were merged into, what lapsed of lots that were good through that day or a later one. */
  readonly lapsed?: readonly { readonly customerId: CustomerId; readonly since: LocalDate }[];
  readonly parkedSales?: readonly ParkedSaleId[];
  readonly grantUses?: readonly Id[];
  readonly erasures?: readonly CustomerId[];
}

/** What was found, all of one moment. */
export interface MerchantRecords {
  readonly customers: ReadonlyMap<CustomerId, HeldCustomer>;
  readonly documents: ReadonlyMap<Id, HeldDocument>;
  /** By the customer it now is, as are consents. */
  readonly documentsOf: ReadonlyMap<CustomerId, readonly HeldDocument[]>;
  readonly consentsOf: ReadonlyMap<CustomerId, readonly Consent[]>;
  readonly loyaltyEntries: ReadonlyMap<Id, HeldLoyaltyEntry>;
  readonly storeCreditEntries: ReadonlyMap<Id, HeldCreditEntry>;
  readonly sales: ReadonlyMap<SaleId, Sale>;
  /** By the sale that caused them. */
  readonly causedBy: ReadonlyMap<SaleId, HeldCaused>;
  /** By customer. Nobody is there of whom nothing has lapsed. */
  readonly lapsed?: ReadonlyMap<CustomerId, HeldLapsed>;
  readonly parkedSales: ReadonlyMap<ParkedSaleId, HeldParkedSale>;
  readonly grantUses: ReadonlyMap<Id, HeldGrantUse>;
  readonly erasures: ReadonlyMap<CustomerId, HeldErasure>;
  /** By the id that was asked for. */
  readonly allOf: ReadonlyMap<CustomerId, HeldOfCustomer>;
}

/** All there is of one person: of the survivor, and of everybody who was merged into them. */
export interface HeldOfCustomer {
  /** The survivor first. */
  readonly customers: readonly HeldCustomer[];
  readonly documents: readonly HeldDocument[];
  readonly loyaltyEntries: readonly HeldLoyaltyEntry[];
  readonly storeCreditEntries: readonly HeldCreditEntry[];
  readonly sales: readonly Sale[];
  readonly parkedSales: readonly HeldParkedSale[];
}

/** What a judgement puts: each record whole, in place of the one before. Nothing named, nothing written. */
export interface MerchantPuts {
  readonly customers?: readonly HeldCustomer[];
  readonly documents?: readonly HeldDocument[];
  readonly removedDocuments?: readonly IdentityDocument[];
  readonly consents?: readonly Consent[];
  /** Of customers who are erased: these are gone. */
  readonly removedConsentsOf?: readonly CustomerId[];
  readonly loyaltyEntries?: readonly HeldLoyaltyEntry[];
  readonly storeCreditEntries?: readonly HeldCreditEntry[];
  readonly sales?: readonly Sale[];
  readonly parkedSales?: readonly HeldParkedSale[];
  readonly auditEntries?: readonly AuditEntry[];
  readonly grantUses?: readonly HeldGrantUse[];
  readonly erasures?: readonly HeldErasure[];
  readonly enrolled?: { readonly registerId: string; readonly publicKey: string };
  readonly offlineUsed?: { readonly registerId: string; readonly uses: readonly OfflineUse[] };
}
