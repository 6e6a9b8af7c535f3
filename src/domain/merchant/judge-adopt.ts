import { type Account, EMPTY_LEDGER } from '../account.js';
import { changeOf } from '../balance.js';
import { localDateOf } from '../clock.js';
import { erasedCreditEntry, erasedLoyaltyEntry, erasedSale } from '../erased.js';
import { applyChange } from '../ledger-state.js';
import type { LoyaltyEntry } from '../loyalty.js';
import { isSameRefund, isSameSale } from '../same-sale.js';
import type { Sale } from '../sale.js';
import type { StoreCreditEntry } from '../store-credit.js';
import { type Judgement, type JudgePlace, rejected } from './judgement.js';
import { accepted, foreignLocation, type MutationOf, notFound, survivorAnswer } from './judging.js';
import { type AnyEntry, figureOf, isSameEntry, notAfter, received } from './ledger-entry.js';
import { balancesOf } from './merchant-account.js';
import type { HeldCreditEntry, HeldCustomer, HeldLoyaltyEntry, MerchantReads, MerchantRecords } from './merchant-records.js';
import { judged, refuse } from './refusal.js';
import { isSamePerson } from './same-person.js';
import { survivorOf } from './survivor.js';

type Adopt = MutationOf<'history-adopt'>;

export function adoptReads({ customerId, sales, loyaltyEntries, storeCreditEntries }: Adopt): MerchantReads {
  const idOf = ({ id }: { readonly id: string }): string => id;
  return {
    customers: [customerId],
    sales: sales.map(idOf),
    loyaltyEntries: loyaltyEntries.map(idOf),
    storeCreditEntries: storeCreditEntries.map(idOf),
  };
}

/**
 * What a register did with a customer while it had no remote, taken over as it happened: no rule is asked about it any more, so
 * that the balance is the one the register showed. What is known already counts once. A merchant has to allow it, since a
 * manager's approval of that time proves nothing here.
 */
export function judgeAdopt(mutation: Adopt, found: MerchantRecords, place: JudgePlace): Judgement {
  return judged(() => {
    const { customerId, sales, loyaltyEntries, storeCreditEntries } = mutation;
    if (place.rules.adoptsStores !== true) return rejected('not-allowed', 'This merchant takes over no history of a register.');
    if (sales.some(({ locationId }) => !place.locationIds.includes(locationId))) return foreignLocation();
    if ([...sales, ...loyaltyEntries, ...storeCreditEntries].some((record) => record.customerId !== customerId)) {
      return rejected('invalid-input', 'A history is of one customer.');
    }
    const person = survivorOf(found, customerId);
    if (!person) return notFound('customer');

    const history = new AdoptedHistory(person, found, place);
    for (const sale of sales) history.addSale(sale);
    for (const entry of loyaltyEntries) history.addLoyalty(entry);
    for (const entry of storeCreditEntries) history.addCredit(entry);
    return accepted(place, history.puts, {
      ...survivorAnswer(customerId, person),
      balances: balancesOf(person.customer.id, history.account, place.today),
    });
  });
}

class AdoptedHistory {
  account: Account;
  private readonly sales = new Map<string, Sale>();
  private readonly loyaltyEntries = new Map<string, HeldLoyaltyEntry>();
  private readonly storeCreditEntries = new Map<string, HeldCreditEntry>();

  constructor(
    private readonly person: HeldCustomer,
    private readonly found: MerchantRecords,
    private readonly place: JudgePlace,
  ) {
    this.account = person.account;
  }

  get puts() {
    return {
      customers: [{ ...this.person, account: this.account }],
      sales: [...this.sales.values()],
      loyaltyEntries: [...this.loyaltyEntries.values()],
      storeCreditEntries: [...this.storeCreditEntries.values()],
    };
  }

  /** @throws {RegularsError} `id-reused`. */
  addSale(sale: Sale): void {
    const known = this.sales.get(sale.id) ?? this.found.sales.get(sale.id);
    if (known) {
      const isSame = sale.refundOf === null ? isSameSale(known, sale) : isSameRefund(known, sale);
      if (!isSame || !isSamePerson(this.found, known.customerId, this.person)) refuseReused('sale');
      return;
    }
    const { n, now, register } = this.place;
    const record: Sale = {
      ...sale,
      customerId: this.person.customer.id,
      version: n,
      createdAt: notAfter(sale.createdAt, now),
      updatedAt: now,
      occurredAt: notAfter(sale.occurredAt, now),
      originRegisterId: register.id,
      registerId: register.id,
    };
    this.sales.set(sale.id, this.person.erased ? erasedSale(record) : record);
    const { lastSaleAt } = this.account;
    const isLast = lastSaleAt === null || lastSaleAt < record.occurredAt;
    if (record.refundOf === null && isLast && !this.person.erased) {
      this.account = { ...this.account, lastSaleAt: record.occurredAt };
    }
  }

  addLoyalty(given: LoyaltyEntry): void {
    if (this.isKnown(given, this.loyaltyEntries.get(given.id) ?? this.found.loyaltyEntries.get(given.id))) return;
    const entry = this.taken(given);
    const { state, takes } = applyChange(this.account.loyalty, changeOf(entry), this.dayOf(entry));
    requireWhole(state.amount);
    this.account = { ...this.account, loyalty: state };
    this.loyaltyEntries.set(entry.id, { entry: this.person.erased ? erasedLoyaltyEntry(entry) : entry, takes });
  }

  addCredit(given: StoreCreditEntry): void {
    if (this.isKnown(given, this.storeCreditEntries.get(given.id) ?? this.found.storeCreditEntries.get(given.id))) return;
    const entry = this.taken(given);
    const { currency } = entry.amount;
    const before = this.account.storeCredit[currency] ?? EMPTY_LEDGER;
    const { state, takes } = applyChange(before, changeOf(entry), this.dayOf(entry));
    requireWhole(state.amount);
    this.account = { ...this.account, storeCredit: { ...this.account.storeCredit, [currency]: state } };
    this.storeCreditEntries.set(entry.id, { entry: this.person.erased ? erasedCreditEntry(entry) : entry, takes });
  }

  /** @throws {RegularsError} `id-reused`. */
  private isKnown(given: AnyEntry, known: HeldLoyaltyEntry | HeldCreditEntry | undefined): boolean {
    if (!known) return false;
    // What lapsed is written once, under the lot's own id, by whoever came first.
    const isSame = given.type === 'expire' || isSameEntry(known.entry, given);
    if (!isSame || !isSamePerson(this.found, known.entry.customerId, this.person)) refuseReused('entry');
    return true;
  }

  /** `updatedAt` stays the moment it was written: every register counts it as of that day. */
  private taken<Entry extends AnyEntry>(given: Entry): Entry {
    const figure = figureOf(given);
    if (figure === 0) refuse('invalid-input', 'An entry must have a whole amount that is not zero.');
    requireWhole(figure);
    const { n, now } = this.place;
    const updatedAt = notAfter(given.updatedAt, now);
    return { ...received(given, this.place), updatedAt, version: n, customerId: this.person.customer.id };
  }

  private dayOf({ updatedAt }: AnyEntry): string {
    return localDateOf(Date.parse(updatedAt), this.place.timeZone);
  }
}

function requireWhole(figure: number): void {
  if (!Number.isSafeInteger(figure)) refuse('invalid-input', 'An entry must have an amount whose balance is a whole number.');
}

function refuseReused(what: string): never {
  refuse('id-reused', `Another ${what} has this id.`);
}
