import { type Account, EMPTY_ACCOUNT, EMPTY_LEDGER, type LedgerState } from './account.js';
import { changeOf } from './balance.js';
import { type LocalDate, type Timestamp, toTimestamp } from './clock.js';
import { deriveId } from './derived-id.js';
import { RegularsError } from './errors.js';
import type { Lot } from './ledger.js';
import type { CustomerId } from './id.js';
import { applyChange, lapsedLots, spendableOf, type TakenLot } from './ledger-state.js';
import type { LoyaltyEntry } from './loyalty.js';
import { addDays, dayStart } from './merchant-day.js';
import { creditEntry, type EntryFields, type EntryPlace, loyaltyEntry } from './new-entry.js';
import type { StoreCreditEntry } from './store-credit.js';

/** Where and when an account changes. */
export interface AccountPlace extends EntryPlace {
  readonly today: LocalDate;
  readonly timeZone: string;
  /** Whether what has lapsed is written off elsewhere: by a remote, which alone does so where there is one. */
  readonly expiresElsewhere?: boolean;
}

/** An entry with the lots it took from. */
export interface AppliedEntry<Entry> {
  readonly entry: Entry;
  readonly takes: readonly TakenLot[];
}

/** What is to be put: the account as it then is, and the entries that made it so. */
export interface AccountPuts {
  readonly accounts: ReadonlyMap<CustomerId, Account>;
  readonly loyaltyEntries: readonly AppliedEntry<LoyaltyEntry>[];
  readonly storeCreditEntries: readonly AppliedEntry<StoreCreditEntry>[];
}

/**
 * What one write does to a customer's account: entries go in, what the store must put comes out. It begins with the expiry
 * of what has lapsed, so that nothing can take it any more, unless a remote does that.
 */
export class AccountChanges {
  private account: Account;
  private readonly loyaltyEntries: AppliedEntry<LoyaltyEntry>[] = [];
  private readonly storeCreditEntries: AppliedEntry<StoreCreditEntry>[] = [];

  constructor(
    account: Account | undefined,
    readonly place: AccountPlace,
  ) {
    this.account = account ?? EMPTY_ACCOUNT;
    if (place.expiresElsewhere !== true) this.expire();
  }

  /** As it stands with what was added so far. */
  get now(): Account {
    return this.account;
  }

  /** For whoever keeps it. */
  get puts(): AccountPuts {
    const { loyaltyEntries, storeCreditEntries } = this;
    return { accounts: new Map([[this.place.customerId, this.account]]), loyaltyEntries, storeCreditEntries };
  }

  get spendablePoints(): number {
    return spendableOf(this.account.loyalty, this.place.today);
  }

  spendableCredit(currency: string): number {
    return spendableOf(this.creditState(currency), this.place.today);
  }

  /** @param on - The day it is written as of, where that is an earlier one: lots that were good then can be taken. */
  addLoyalty(entry: LoyaltyEntry, on = this.place.today): void {
    const { state, takes } = applied(this.account.loyalty, entry, on);
    this.account = { ...this.account, loyalty: state };
    this.loyaltyEntries.push({ entry, takes });
  }

  addCredit(entry: StoreCreditEntry, on = this.place.today): void {
    const { currency } = entry.amount;
    const { state, takes } = applied(this.creditState(currency), entry, on);
    this.account = { ...this.account, storeCredit: { ...this.account.storeCredit, [currency]: state } };
    this.storeCreditEntries.push({ entry, takes });
  }

  /** Sales may be recorded out of their order. */
  noteSale(at: Timestamp): void {
    const { lastSaleAt } = this.account;
    if (lastSaleAt === null || lastSaleAt < at) this.account = { ...this.account, lastSaleAt: at };
  }

  private expire(): void {
    const { today } = this.place;
    for (const lot of lapsedLots(this.account.loyalty, today)) {
      this.addLoyalty(loyaltyEntry(this.place, 'expire', -lot.left, this.expiryOf(lot)));
    }
    for (const [currency, state] of Object.entries(this.account.storeCredit)) {
      for (const lot of lapsedLots(state, today)) {
        this.addCredit(creditEntry(this.place, 'expire', { amountMinor: -lot.left, currency }, this.expiryOf(lot)));
      }
    }
  }

  /** The same whenever, and on whichever register, it is written. */
  private expiryOf({ id, expiresOn }: Lot<number>): EntryFields {
    const { now, timeZone } = this.place;
    const occurredAt = expiresOn === null ? now : toTimestamp(dayStart(addDays(expiresOn, 1), timeZone));
    return { id: deriveId(id, 'expire'), lotId: id, expiresOn, occurredAt };
  }

  private creditState(currency: string): LedgerState {
    return this.account.storeCredit[currency] ?? EMPTY_LEDGER;
  }
}

function applied(state: LedgerState, entry: LoyaltyEntry | StoreCreditEntry, today: LocalDate): ReturnType<typeof applyChange> {
  const after = applyChange(state, changeOf(entry), today);
  if (Number.isSafeInteger(after.state.amount)) return after;
  const path = 'points' in entry ? 'points' : 'amount.amountMinor';
  const expected = 'an amount whose balance is still a whole number';
  throw new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
