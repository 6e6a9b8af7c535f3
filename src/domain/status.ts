import { isExpired } from './clock.js';
import type { LocalDate } from './clock.js';
import type { Customer } from './customer.js';

/** `merged` customers point to the survivor by `mergedInto`. */
export type CustomerStatus = 'active' | 'inactive' | 'banned' | 'merged';

/** What a cashier should see at a glance wherever the customer shows. */
export type CustomerAlert =
  'inactive' | 'banned' | 'expired-identity' | 'expired-medical' | 'missing-medical' | 'overspent' | 'conflict';

/** What a status does on a sale: `block` is not found and cannot be attached, `warn` is found and flagged. */
export interface StatusPolicy {
  readonly inactive: 'block' | 'warn';
  readonly banned: 'block' | 'warn';
}

/** Whether a customer of that status is neither found for a sale nor attached. The merged never are: their survivor is. */
export function blocksSale(status: CustomerStatus, policy: StatusPolicy): boolean {
  return status === 'merged' || (status !== 'active' && policy[status] === 'block');
}

/**
 * What to warn of, worst first. A medical shop misses the medical card of whom it has none of.
 *
 * @param overspent - Whether an account of theirs is below zero.
 */
export function customerAlerts(
  customer: Pick<Customer, 'status' | 'expiries'> & { readonly conflicts: { readonly length: number } },
  today: LocalDate,
  shop: 'retail' | 'medical' = 'retail',
  overspent = false,
): CustomerAlert[] {
  const { status, expiries, conflicts } = customer;
  const alerts: CustomerAlert[] = [];
  if (status === 'banned' || status === 'inactive') alerts.push(status);
  if (shop === 'medical' && expiries.medical === null) alerts.push('missing-medical');
  if (isExpired(expiries.medical, today)) alerts.push('expired-medical');
  if (isExpired(expiries.identity, today)) alerts.push('expired-identity');
  if (overspent) alerts.push('overspent');
  if (conflicts.length > 0) alerts.push('conflict');
  return alerts;
}
