import { isExpired } from './clock.js';
import type { LocalDate } from './clock.js';
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

/** What filters look at. */
export type ListedFields = Pick<Customer, 'status' | 'customerType' | 'expiries'>;

/** Whether a customer shows under these filters. The merged show only where asked for: their survivor does. */
export function matchesFilters(customer: ListedFields, filters: ListFilters, today: LocalDate): boolean {
  const { statuses, customerTypes, hasPoints, hasStoreCredit, overspent, expiredDocument } = filters;
  if (!(statuses ? statuses.includes(customer.status) : customer.status !== 'merged')) return false;
  if (customerTypes && !customerTypes.includes(customer.customerType)) return false;
  // No register keeps balances yet: every account is empty.
  if (hasPoints === true || hasStoreCredit === true || overspent === true) return false;
  const { identity, medical } = customer.expiries;
  return expiredDocument === undefined || expiredDocument === (isExpired(identity, today) || isExpired(medical, today));
}
