import type { AuditEntry } from '../audit.js';
import type { LocalDate, Timestamp } from '../clock.js';
import type { Consent } from '../consent.js';
import type { ManagerCredential } from '../grant.js';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../id.js';
import type { IdentityDocument } from '../identity-document.js';
import type {
  HeldCaused,
  HeldCreditEntry,
  HeldCustomer,
  HeldDocument,
  HeldErasure,
  HeldGrantUse,
  HeldLapsed,
  HeldLoyaltyEntry,
  HeldOfCustomer,
  HeldParkedSale,
  MerchantPuts,
} from './merchant-records.js';
import type { LoyaltyEntry } from '../loyalty.js';
import type { OfflineUse } from '../offline-approval.js';
import type { Sale } from '../sale.js';
import type { StoreCreditEntry } from '../store-credit.js';
import { Feed } from './feed.js';
import { frozen } from '../frozen.js';
import { Grouped } from './grouped.js';

/** What of a record shows in the feed: `<type> <id>`. */
export type FeedKey = `${FeedType} ${string}`;

export type FeedType =
  'customer' | 'document' | 'consent' | 'sale' | 'loyalty' | 'credit' | 'audit' | 'parked' | 'manager' | 'erasure';

/** A manager, and whether they were taken off the list. */
export interface HeldManager {
  readonly credential: ManagerCredential;
  readonly removed: boolean;
}

/** What a register was told, and for which body. */
export interface Outcome<Result> {
  readonly body: string;
  readonly result: Result;
}

/** All that one merchant has, in maps. What lies in them is frozen: it can be handed out as it is. */
export class MerchantState<Result> {
  readonly customers = new Map<CustomerId, HeldCustomer>();
  readonly documents = new Map<Id, HeldDocument>();
  readonly removedDocuments = new Map<Id, IdentityDocument>();
  readonly consents = new Map<Id, Consent>();
  readonly loyaltyEntries = new Map<Id, HeldLoyaltyEntry>();
  readonly storeCreditEntries = new Map<Id, HeldCreditEntry>();
  readonly sales = new Map<SaleId, Sale>();
  readonly parkedSales = new Map<ParkedSaleId, HeldParkedSale>();
  readonly auditEntries = new Map<Id, AuditEntry>();
  readonly grantUses = new Map<Id, HeldGrantUse>();
  readonly erasures = new Map<CustomerId, HeldErasure>();
  readonly managers = new Map<Id, HeldManager>();
  /** By register. */
  readonly publicKeys = new Map<string, string>();
  readonly outcomes = new Map<Id, Outcome<Result>>();
  /** What each register wrote under grants of its own, newest last. */
  readonly offlineUses = new Map<string, readonly OfflineUse[]>();
  /** When each register called last. */
  readonly lastSeen = new Map<string, Timestamp>();
  /** What each register last called itself. */
  readonly registerNames = new Map<string, string>();
  private queued = new Set<ParkedSaleId>();
  private mergedFrom = new Grouped();
  private documentsOf = new Grouped();
  private consentsOf = new Grouped();
  private loyaltyOf = new Grouped();
  private creditOf = new Grouped();
  private lapsedLoyaltyOf = new Grouped();
  private lapsedCreditOf = new Grouped();
  private salesOf = new Grouped();
  private parkedOf = new Grouped();
  private loyaltyBySale = new Grouped();
  private creditBySale = new Grouped();
  private refundsOf = new Grouped();
  private feedSoFar: Feed<FeedKey>;
  private ids: CustomerId[] = [];
  private areIdsSorted = true;

  /** @param base - The number of what came before, where the rest of it lies elsewhere. */
  constructor(base = 0) {
    this.feedSoFar = new Feed(base);
  }

  get feed(): Feed<FeedKey> {
    return this.feedSoFar;
  }

  /** Those that wait or are open. */
  get queue(): HeldParkedSale[] {
    return [...this.queued].flatMap((id) => this.parkedSales.get(id) ?? []);
  }

  /** Every customer there ever was, by id. Sorted when it is asked for: sorting what is nearly sorted costs little. */
  get sortedIds(): readonly CustomerId[] {
    if (!this.areIdsSorted) this.ids.sort();
    this.areIdsSorted = true;
    return this.ids;
  }

  /** Puts what a judgement says under the next number. */
  apply(puts: MerchantPuts, more: readonly FeedKey[] = []): void {
    const keys: FeedKey[] = [...more];
    const n = this.feed.n + 1;
    // A record that keeps its version did not change for registers: an account does, which they count themselves.
    this.put(puts, (key, version) => {
      if (version === n) keys.push(key);
    });
    keys.push(...(puts.erasures ?? []).map(({ customerId }): FeedKey => `erasure ${customerId}`));
    this.feed.append(keys);
  }

  /** Puts what lies elsewhere, as it is there: nothing has changed by that. */
  hold(puts: MerchantPuts): void {
    this.put(puts, () => undefined);
  }

  /** The customer these were merged into, to the end, and all who were merged into that one; the survivor first. */
  familyOf(id: CustomerId): CustomerId[] {
    let survivor = id;
    for (const seen = new Set<CustomerId>(); !seen.has(survivor);) {
      seen.add(survivor);
      survivor = this.customers.get(survivor)?.customer.mergedInto ?? survivor;
    }
    const family = new Set([survivor]);
    for (const member of family) for (const source of this.mergedFrom.of(member)) family.add(source);
    return [...family];
  }

  documentsOfAll(ids: readonly CustomerId[]): HeldDocument[] {
    return listed(ids, this.documentsOf, this.documents);
  }

  consentsOfAll(ids: readonly CustomerId[]): Consent[] {
    return listed(ids, this.consentsOf, this.consents);
  }

  allOf(id: CustomerId): HeldOfCustomer {
    const ids = this.familyOf(id);
    return {
      customers: ids.flatMap((one) => this.customers.get(one) ?? []),
      documents: this.documentsOfAll(ids),
      loyaltyEntries: listed(ids, this.loyaltyOf, this.loyaltyEntries),
      storeCreditEntries: listed(ids, this.creditOf, this.storeCreditEntries),
      sales: listed(ids, this.salesOf, this.sales),
      parkedSales: listed(ids, this.parkedOf, this.parkedSales),
    };
  }

  /** What happened to one customer, under this id. */
  historyOf(id: CustomerId): {
    readonly sales: readonly Sale[];
    readonly loyaltyEntries: readonly LoyaltyEntry[];
    readonly storeCreditEntries: readonly StoreCreditEntry[];
    readonly consents: readonly Consent[];
  } {
    return {
      sales: listed([id], this.salesOf, this.sales),
      loyaltyEntries: listed([id], this.loyaltyOf, this.loyaltyEntries).map(({ entry }) => entry),
      storeCreditEntries: listed([id], this.creditOf, this.storeCreditEntries).map(({ entry }) => entry),
      consents: this.consentsOfAll([id]),
    };
  }

  /** Where and when they bought, or were asked for a consent. */
  placesOf(id: CustomerId): { readonly locationId: string; readonly at: Timestamp }[] {
    return [
      ...listed([id], this.salesOf, this.sales).map(({ locationId, occurredAt: at }) => ({ locationId, at })),
      ...this.consentsOfAll([id]).map(({ locationId, recordedAt: at }) => ({ locationId, at })),
    ];
  }

  /** What lapsed of lots that were good through this day or a later one. */
  lapsedOf(id: CustomerId, since: LocalDate): HeldLapsed {
    const isSince = ({ entry: { expiresOn } }: HeldLoyaltyEntry | HeldCreditEntry): boolean =>
      expiresOn !== null && expiresOn >= since;
    return {
      loyaltyEntries: listed([id], this.lapsedLoyaltyOf, this.loyaltyEntries).filter(isSince),
      storeCreditEntries: listed([id], this.lapsedCreditOf, this.storeCreditEntries).filter(isSince),
    };
  }

  causedBy(id: SaleId): HeldCaused {
    return {
      refunds: listed([id], this.refundsOf, this.sales),
      loyaltyEntries: listed([id], this.loyaltyBySale, this.loyaltyEntries),
      storeCreditEntries: listed([id], this.creditBySale, this.storeCreditEntries),
    };
  }

  /** As it is at this moment. Takes as long as there is much; what it holds is shared, as none of it changes. */
  copy(): MerchantState<Result> {
    const copy = new MerchantState<Result>();
    refill(copy.customers, this.customers);
    refill(copy.documents, this.documents);
    refill(copy.removedDocuments, this.removedDocuments);
    refill(copy.consents, this.consents);
    refill(copy.loyaltyEntries, this.loyaltyEntries);
    refill(copy.storeCreditEntries, this.storeCreditEntries);
    refill(copy.sales, this.sales);
    refill(copy.parkedSales, this.parkedSales);
    refill(copy.auditEntries, this.auditEntries);
    refill(copy.grantUses, this.grantUses);
    refill(copy.erasures, this.erasures);
    refill(copy.managers, this.managers);
    refill(copy.publicKeys, this.publicKeys);
    refill(copy.outcomes, this.outcomes);
    refill(copy.offlineUses, this.offlineUses);
    refill(copy.lastSeen, this.lastSeen);
    refill(copy.registerNames, this.registerNames);
    copy.queued = new Set(this.queued);
    copy.mergedFrom = this.mergedFrom.copy();
    copy.documentsOf = this.documentsOf.copy();
    copy.consentsOf = this.consentsOf.copy();
    copy.loyaltyOf = this.loyaltyOf.copy();
    copy.creditOf = this.creditOf.copy();
    copy.lapsedLoyaltyOf = this.lapsedLoyaltyOf.copy();
    copy.lapsedCreditOf = this.lapsedCreditOf.copy();
    copy.salesOf = this.salesOf.copy();
    copy.parkedOf = this.parkedOf.copy();
    copy.loyaltyBySale = this.loyaltyBySale.copy();
    copy.creditBySale = this.creditBySale.copy();
    copy.refundsOf = this.refundsOf.copy();
    copy.feedSoFar = this.feedSoFar.copy();
    copy.ids = [...this.ids];
    copy.areIdsSorted = this.areIdsSorted;
    return copy;
  }

  /** What was handed in, as it lies here from now on. */
  protected kept<Held>(held: Held): Held {
    return frozen(held);
  }

  private put(puts: MerchantPuts, note: (key: FeedKey, version: number) => void): void {
    const noted = (type: FeedType, { id, version }: { readonly id: Id; readonly version: number }): void =>
      note(`${type} ${id}`, version);
    for (const held of puts.customers ?? []) noted('customer', this.putCustomer(this.kept(held)).customer);
    for (const held of puts.documents ?? []) noted('document', this.putDocument(this.kept(held)).document);
    for (const document of puts.removedDocuments ?? []) noted('document', this.removeDocument(this.kept(document)));
    for (const consent of puts.consents ?? []) noted('consent', this.putConsent(this.kept(consent)));
    for (const id of puts.removedConsentsOf ?? []) this.removeConsentsOf(id);
    for (const held of puts.loyaltyEntries ?? []) noted('loyalty', this.putLoyalty(this.kept(held)).entry);
    for (const held of puts.storeCreditEntries ?? []) noted('credit', this.putCredit(this.kept(held)).entry);
    for (const sale of puts.sales ?? []) noted('sale', this.putSale(this.kept(sale)));
    for (const held of puts.parkedSales ?? []) noted('parked', this.putParked(this.kept(held)).parkedSale);
    for (const entry of puts.auditEntries ?? []) {
      this.auditEntries.set(entry.id, this.kept(entry));
      noted('audit', entry);
    }
    for (const use of puts.grantUses ?? []) this.grantUses.set(use.id, this.kept(use));
    for (const erasure of puts.erasures ?? []) this.erasures.set(erasure.customerId, this.kept(erasure));
    if (puts.enrolled) this.publicKeys.set(puts.enrolled.registerId, puts.enrolled.publicKey);
    if (puts.offlineUsed) this.offlineUses.set(puts.offlineUsed.registerId, puts.offlineUsed.uses);
  }

  private putCustomer(held: HeldCustomer): HeldCustomer {
    const { id, mergedInto } = held.customer;
    const before = this.customers.get(id);
    if (!before) {
      this.areIdsSorted &&= this.ids.length === 0 || (this.ids.at(-1) ?? '') < id;
      this.ids.push(id);
    }
    if (mergedInto !== null) this.mergedFrom.add(mergedInto, id);
    this.customers.set(id, held);
    return held;
  }

  private putDocument(held: HeldDocument): HeldDocument {
    const { id, customerId } = held.document;
    this.documentsOf.add(customerId, id);
    this.documents.set(id, held);
    return held;
  }

  private removeDocument(document: IdentityDocument): IdentityDocument {
    this.documentsOf.remove(document.customerId, document.id);
    this.documents.delete(document.id);
    this.removedDocuments.set(document.id, document);
    return document;
  }

  private putConsent(consent: Consent): Consent {
    this.consentsOf.add(consent.customerId, consent.id);
    this.consents.set(consent.id, consent);
    return consent;
  }

  private removeConsentsOf(customerId: CustomerId): void {
    for (const id of [...this.consentsOf.of(customerId)]) {
      this.consentsOf.remove(customerId, id);
      this.consents.delete(id);
    }
  }

  private putLoyalty(held: HeldLoyaltyEntry): HeldLoyaltyEntry {
    const { id, customerId, saleId } = held.entry;
    this.loyaltyOf.add(customerId, id);
    if (isOfLapsed(held.entry)) this.lapsedLoyaltyOf.add(customerId, id);
    if (saleId !== null) this.loyaltyBySale.add(saleId, id);
    this.loyaltyEntries.set(id, held);
    return held;
  }

  private putCredit(held: HeldCreditEntry): HeldCreditEntry {
    const { id, customerId, saleId } = held.entry;
    this.creditOf.add(customerId, id);
    if (isOfLapsed(held.entry)) this.lapsedCreditOf.add(customerId, id);
    if (saleId !== null) this.creditBySale.add(saleId, id);
    this.storeCreditEntries.set(id, held);
    return held;
  }

  private putSale(sale: Sale): Sale {
    this.salesOf.add(sale.customerId, sale.id);
    if (sale.refundOf !== null) this.refundsOf.add(sale.refundOf, sale.id);
    this.sales.set(sale.id, sale);
    return sale;
  }

  private putParked(held: HeldParkedSale): HeldParkedSale {
    const { id, customerId, state } = held.parkedSale;
    const before = this.parkedSales.get(id)?.parkedSale.customerId ?? null;
    if (before !== null && before !== customerId) this.parkedOf.remove(before, id);
    if (customerId !== null) this.parkedOf.add(customerId, id);
    if (state === 'waiting' || state === 'open') this.queued.add(id);
    else this.queued.delete(id);
    this.parkedSales.set(id, held);
    return held;
  }
}

function isOfLapsed({ type }: LoyaltyEntry | StoreCreditEntry): boolean {
  return type === 'expire' || type === 'expire-reverse';
}

function listed<Held>(groups: readonly string[], grouped: Grouped, all: ReadonlyMap<string, Held>): Held[] {
  return groups.flatMap((group) => Array.from(grouped.of(group), (id) => all.get(id)).filter((held) => held !== undefined));
}

function refill<Key, Held>(copy: Map<Key, Held>, from: ReadonlyMap<Key, Held>): void {
  for (const [key, held] of from) copy.set(key, held);
}
