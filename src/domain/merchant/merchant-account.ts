import { type Account, EMPTY_LEDGER, type LedgerState } from '../account.js';
import { AccountChanges, type AccountPlace } from '../account-changes.js';
import { balanceOf, creditBalancesOf } from '../balance.js';
import { type LocalDate, localDateOf, type Timestamp } from '../clock.js';
import { deriveId } from '../derived-id.js';
import { erasedCreditEntry, erasedLoyaltyEntry } from '../erased.js';
import type { CustomerId, Id } from '../id.js';
import { spendableOf } from '../ledger-state.js';
import type { LoyaltyEntry } from '../loyalty.js';
import type { PushAccepted } from '../remote-answer.js';
import type { StoreCreditEntry } from '../store-credit.js';
import type { JudgePlace } from './judgement.js';
import { lapsedLotsSince } from './lapsed-lots.js';
import { type AnyEntry, entryIn, figureOf, type Unit, unitOf } from './ledger-entry.js';
import type { HeldCustomer, MerchantPuts, MerchantRecords } from './merchant-records.js';
import { refuse } from './refusal.js';

/** As much of what was found as an account asks for. */
type Found = Pick<MerchantRecords, 'loyaltyEntries' | 'storeCreditEntries' | 'lapsed'>;

/** What an answer says of what was written. */
export type WrittenAnswer = Required<Pick<PushAccepted, 'balances' | 'loyaltyEntries' | 'storeCreditEntries'>>;

/**
 * A customer's account at the merchant, within one judgement: it begins with the expiry of what has lapsed, entries go in,
 * and what is to be put and answered comes out. The customer's own record is not written by it.
 */
export class MerchantAccount {
  readonly place: AccountPlace;
  private readonly changes: AccountChanges;
  private readonly addedLoyalty = new Set<Id>();
  private readonly addedCredit = new Set<Id>();

  constructor(
    private readonly held: HeldCustomer,
    private readonly found: Found,
    private readonly judging: JudgePlace,
  ) {
    const { now, today, timeZone, register } = judging;
    this.place = { customerId: held.customer.id, now, today, timeZone, registerId: register.id };
    this.changes = new AccountChanges(held.account, this.place);
  }

  /** With what was added so far. */
  get now(): Account {
    return this.changes.now;
  }

  get puts(): Required<Pick<MerchantPuts, 'customers' | 'loyaltyEntries' | 'storeCreditEntries'>> {
    const { loyaltyEntries, storeCreditEntries } = this.changes.puts;
    return {
      customers: [{ ...this.held, account: this.changes.now }],
      loyaltyEntries: loyaltyEntries.map(({ entry, takes }) => ({ entry: this.keptLoyalty(entry), takes })),
      storeCreditEntries: storeCreditEntries.map(({ entry, takes }) => ({ entry: this.keptCredit(entry), takes })),
    };
  }

  /** Expiries are among what was written: a register that takes all of it in place of its own has the balance. */
  get answer(): WrittenAnswer {
    const { loyaltyEntries, storeCreditEntries } = this.puts;
    return {
      balances: balancesOf(this.place.customerId, this.changes.now, this.place.today),
      loyaltyEntries: loyaltyEntries.map(({ entry }) => entry),
      storeCreditEntries: storeCreditEntries.map(({ entry }) => entry),
    };
  }

  spendable(unit: Unit, on = this.place.today): number {
    return spendableOf(this.stateOf(unit), on);
  }

  /** @throws {RegularsError} `id-reused`, `invalid-input`. */
  add(entry: AnyEntry, on?: LocalDate): void {
    // Of its own ledger: a refund that gives back what was overspent in both has one id for the two.
    const known = 'points' in entry ? this.found.loyaltyEntries : this.found.storeCreditEntries;
    const added = 'points' in entry ? this.addedLoyalty : this.addedCredit;
    if (known.has(entry.id) || added.has(entry.id)) refuse('id-reused', 'Another entry has this id.');
    const figure = figureOf(entry);
    if (!Number.isSafeInteger(figure) || figure === 0)
      refuse('invalid-input', 'An entry must have a whole amount that is not zero.');
    added.add(entry.id);
    if ('points' in entry) this.changes.addLoyalty(entry, on);
    else this.changes.addCredit(entry, on);
  }

  /**
   * Takes for a sale. What was redeemed in time takes the lots that were good then: where they have lapsed meanwhile, as
   * much of their expiry is reversed.
   *
   * @param atMost - Asked once that is done: what goes beyond what can be spent is refused.
   */
  redeem(entry: AnyEntry, atMost?: 'spendable'): void {
    const on = this.dayOf(entry.occurredAt);
    const unit = unitOf(entry);
    if (on < this.place.today) this.revive(entry, unit, on);
    if (atMost === 'spendable' && this.spendable(unit, on) < -figureOf(entry)) refuseInsufficient();
    this.add(entry, on);
  }

  /** Of an erased person nobody needs to know when they were last here. */
  noteSale(at: Timestamp): void {
    if (!this.held.erased) this.changes.noteSale(at);
  }

  private revive(entry: AnyEntry, unit: Unit, on: LocalDate): void {
    let wanted = -figureOf(entry);
    for (const { id, lapsed, expiresOn } of lapsedLotsSince(this.lapsedEntries(), unit, on)) {
      const figure = Math.min(lapsed, wanted);
      if (figure <= 0) return;
      const { saleId, occurredAt } = entry;
      const fields = { id: deriveId(entry.id, `expire-reverse:${id}`), lotId: id, expiresOn, saleId, occurredAt };
      this.add(entryIn(unit, this.place, 'expire-reverse', figure, fields), on);
      wanted -= figure;
    }
  }

  /** Those of before, and those written just now. */
  private lapsedEntries(): AnyEntry[] {
    const all = [...(this.found.lapsed?.values() ?? []), this.changes.puts];
    return all.flatMap(({ loyaltyEntries, storeCreditEntries }) =>
      [...loyaltyEntries, ...storeCreditEntries].map(({ entry }): AnyEntry => entry),
    );
  }

  private stateOf(unit: Unit): LedgerState {
    const { loyalty, storeCredit } = this.changes.now;
    return unit === 'points' ? loyalty : (storeCredit[unit.currency] ?? EMPTY_LEDGER);
  }

  private dayOf(at: Timestamp): LocalDate {
    const { today, timeZone } = this.place;
    const day = localDateOf(Date.parse(at), timeZone);
    return day < today ? day : today;
  }

  private keptLoyalty(entry: LoyaltyEntry): LoyaltyEntry {
    const kept = { ...entry, customerId: this.place.customerId, version: this.judging.n };
    return this.held.erased ? erasedLoyaltyEntry(kept) : kept;
  }

  private keptCredit(entry: StoreCreditEntry): StoreCreditEntry {
    const kept = { ...entry, customerId: this.place.customerId, version: this.judging.n };
    return this.held.erased ? erasedCreditEntry(kept) : kept;
  }
}

export function balancesOf(
  customerId: CustomerId,
  { loyalty, storeCredit }: Account,
  today: LocalDate,
): NonNullable<PushAccepted['balances']> {
  return {
    loyalty: balanceOf(customerId, loyalty, today),
    storeCredit: creditBalancesOf(customerId, storeCredit, today),
  };
}

/** Without the figure: what a customer has is not for logs. */
export function refuseInsufficient(): never {
  refuse('insufficient-balance', 'The customer does not have that much to spend.');
}
