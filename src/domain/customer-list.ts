import type { Account, LedgerState } from './account.js';
import { isExpired, type LocalDate, type Timestamp } from './clock.js';
import type { ListFilters } from './customer-query.js';
import type { Customer } from './customer.js';
import type { CustomerId } from './id.js';

/** What the list sorts by. The folded name (`foldText` of the display name) is made once, not at each comparison. */
export interface NameKey {
  readonly foldedName: string;
  readonly id: CustomerId;
}

/** The order of the list: folded name by its code units, then id, so that every register shows the same order. */
export function compareByName(a: NameKey, b: NameKey): number {
  if (a.foldedName !== b.foldedName) return a.foldedName < b.foldedName ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** What a list keeps of an account: figures, as lots are many. */
export interface ListedAccount {
  readonly points: number;
  /** The last day on which there are points; null where there are none, or some that never lapse. */
  readonly pointsUntil: LocalDate | null;
  readonly hasStoreCredit: boolean;
  /** As of points. */
  readonly storeCreditUntil: LocalDate | null;
  readonly overspent: boolean;
  readonly lastSaleAt: Timestamp | null;
}

/** What a list shows of a customer without an account. */
export const NO_ACCOUNT: ListedAccount = {
  points: 0,
  pointsUntil: null,
  hasStoreCredit: false,
  storeCreditUntil: null,
  overspent: false,
  lastSaleAt: null,
};

/** What a list shows, sorts and filters by of this account. */
export function listedAccountOf(account: Account | undefined): ListedAccount {
  if (!account) return NO_ACCOUNT;
  const { loyalty, lastSaleAt } = account;
  const currencies = Object.values(account.storeCredit);
  return {
    points: loyalty.amount,
    pointsUntil: lastsUntil([loyalty]),
    hasStoreCredit: currencies.some(({ amount }) => amount > 0),
    storeCreditUntil: lastsUntil(currencies),
    overspent: [loyalty, ...currencies].some(({ amount }) => amount < 0),
    lastSaleAt,
  };
}

/** Whether there are points that day. */
export function hasPoints({ points, pointsUntil }: ListedAccount, today: LocalDate): boolean {
  return points > 0 && !isExpired(pointsUntil, today);
}

/** Whether there is store credit that day, in any currency. */
export function hasStoreCredit(listed: ListedAccount, today: LocalDate): boolean {
  return listed.hasStoreCredit && !isExpired(listed.storeCreditUntil, today);
}

function lastsUntil(ledgers: readonly LedgerState[]): LocalDate | null {
  let last: LocalDate | null = null;
  for (const { amount, lots } of ledgers) {
    if (amount <= 0) continue;
    for (const { left, expiresOn } of lots) {
      if (left <= 0) continue;
      if (expiresOn === null) return null;
      if (last === null || expiresOn > last) last = expiresOn;
    }
  }
  return last;
}

/** What filters look at. */
export type ListedFields = Pick<Customer, 'status' | 'customerType' | 'expiries'> & ListedAccount;

/** Whether a customer shows under these filters. The merged show only where asked for: their survivor does. */
export function matchesFilters(customer: ListedFields, filters: ListFilters, today: LocalDate): boolean {
  const { statuses, customerTypes, overspent, expiredDocument } = filters;
  if (!(statuses ? statuses.includes(customer.status) : customer.status !== 'merged')) return false;
  if (customerTypes && !customerTypes.includes(customer.customerType)) return false;
  if (filters.hasPoints !== undefined && filters.hasPoints !== hasPoints(customer, today)) return false;
  if (filters.hasStoreCredit !== undefined && filters.hasStoreCredit !== hasStoreCredit(customer, today)) return false;
  if (overspent !== undefined && overspent !== customer.overspent) return false;
  const { identity, medical } = customer.expiries;
  return expiredDocument === undefined || expiredDocument === (isExpired(identity, today) || isExpired(medical, today));
}
