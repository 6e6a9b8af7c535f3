import { EMPTY_LEDGER, type LedgerState } from './account.js';
import { isExpired, type LocalDate, localDateOf } from './clock.js';
import type { CustomerId } from './id.js';
import type { Balance, LedgerEntry, Opening } from './ledger.js';
import { applyChange, type LedgerChange, spendableOf } from './ledger-state.js';
import type { LoyaltyEntry } from './loyalty.js';
import type { Money } from './money.js';
import type { StoreCreditEntry } from './store-credit.js';

/** What stands in a customer's account on a day. */
export function balanceOf(customerId: CustomerId, state: LedgerState, today: LocalDate): Balance<number> {
  const byDate = new Map<LocalDate, number>();
  for (const { expiresOn, left } of state.lots) {
    if (expiresOn !== null && !isExpired(expiresOn, today)) byDate.set(expiresOn, (byDate.get(expiresOn) ?? 0) + left);
  }
  return {
    customerId,
    amount: state.amount,
    spendable: spendableOf(state, today),
    unsent: 0,
    overspent: state.amount < 0,
    expiring: [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([expiresOn, amount]) => ({ amount, expiresOn })),
  };
}

/** The same of money, one a currency, in the order of their codes. */
export function creditBalancesOf(
  customerId: CustomerId,
  storeCredit: Readonly<Record<string, LedgerState>>,
  today: LocalDate,
): Balance<Money>[] {
  return Object.keys(storeCredit)
    .sort()
    .map((currency) => {
      const { amount, spendable, unsent, expiring, ...balance } = balanceOf(
        customerId,
        storeCredit[currency] ?? EMPTY_LEDGER,
        today,
      );
      const moneyOf = (amountMinor: number): Money => ({ amountMinor, currency });
      return {
        ...balance,
        amount: moneyOf(amount),
        spendable: moneyOf(spendable),
        unsent: moneyOf(unsent),
        expiring: expiring.map((lot) => ({ ...lot, amount: moneyOf(lot.amount) })),
      };
    });
}

/**
 * What can be spent on a day: an opening and the entries after it, without what has lapsed; nothing while the account is
 * overspent. Entries count once, in the order of their moments, however they are handed over; those in another currency
 * than the opening do not count.
 *
 * @param today - In the merchant's zone.
 * @param timeZone - The merchant's, in which entries have their dates; UTC where not given.
 */
export function spendable(
  opening: Opening<number>,
  entries: readonly LoyaltyEntry[],
  today: LocalDate,
  timeZone?: string,
): number;
export function spendable(
  opening: Opening<Money>,
  entries: readonly StoreCreditEntry[],
  today: LocalDate,
  timeZone?: string,
): Money;
export function spendable(
  opening: Opening<number> | Opening<Money>,
  entries: readonly (LoyaltyEntry | StoreCreditEntry)[],
  today: LocalDate,
  timeZone = 'UTC',
): number | Money {
  const currency = typeof opening.amount === 'number' ? null : opening.amount.currency;
  const own = entries.filter((entry) => currencyOf(entry) === currency);
  const lots = opening.lots.map((lot) => ({ ...lot, left: figureOf(lot.left) }));
  const state = foldEntries({ amount: figureOf(opening.amount), lots }, own, timeZone);
  const amountMinor = spendableOf(state, today);
  return currency === null ? amountMinor : { amountMinor, currency };
}

/** An account after all of these entries of one ledger, and one currency: each counted once, oldest first. */
export function foldEntries(
  state: LedgerState,
  entries: readonly (LoyaltyEntry | StoreCreditEntry)[],
  timeZone: string,
): LedgerState {
  const once = new Map(entries.map((entry) => [entry.id, entry]));
  return [...once.values()]
    .sort(byMoment)
    .reduce((after, entry) => applyChange(after, changeOf(entry), dateOf(entry, timeZone)).state, state);
}

/** What an entry does to its account. */
export function changeOf(entry: LoyaltyEntry | StoreCreditEntry): LedgerChange {
  const { id, expiresOn, lotId } = entry;
  return { id, expiresOn, lotId, amount: 'points' in entry ? entry.points : entry.amount.amountMinor };
}

function dateOf({ occurredAt }: LedgerEntry, timeZone: string): LocalDate {
  return localDateOf(Date.parse(occurredAt), timeZone);
}

function byMoment(a: LedgerEntry, b: LedgerEntry): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function currencyOf(entry: LoyaltyEntry | StoreCreditEntry): string | null {
  return 'points' in entry ? null : entry.amount.currency;
}

function figureOf(amount: number | Money): number {
  return typeof amount === 'number' ? amount : amount.amountMinor;
}
