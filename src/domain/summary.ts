import type { Account } from './account.js';
import type { LocalDate } from './clock.js';
import { maskEmail, maskPhone } from './contact.js';
import { hasPoints, hasStoreCredit, type ListedAccount, listedAccountOf } from './customer-list.js';
import { initialOf } from './customer-name.js';
import type { Customer, CustomerSummary } from './customer.js';
import { customerAlerts } from './status.js';

export interface SummaryView {
  readonly today: LocalDate;
  readonly shop: 'retail' | 'medical';
  readonly locale?: string;
  /** `masked` for a cashier who may not see phones and e-mails. */
  readonly contacts: 'shown' | 'masked';
}

/** As much of a customer as a row shows. */
export type SummarizedCustomer = Pick<
  Customer,
  'id' | 'displayName' | 'phone' | 'email' | 'status' | 'customerType' | 'expiries'
> & { readonly conflicts: { readonly length: number } };

/**
 * One row of a search or list. The phone is E.164, or as typed where it is no valid number.
 *
 * @param account - Absent before the first entry.
 */
export function summaryOf(customer: SummarizedCustomer, view: SummaryView, account?: Account): CustomerSummary {
  return listedSummary({ ...customer, ...listedAccountOf(account) }, view);
}

/** The same of a customer whose account was read before. */
export function listedSummary(customer: SummarizedCustomer & ListedAccount, view: SummaryView): CustomerSummary {
  const { id, displayName, status, customerType } = customer;
  const phone = customer.phone && (customer.phone.e164 ?? customer.phone.typed);
  const masked = view.contacts === 'masked';
  return {
    id,
    displayName: masked ? maskedName(customer) : displayName,
    initial: initialOf(displayName, view.locale),
    phone: masked && phone !== null ? maskPhone(phone) : phone,
    email: masked && customer.email !== null ? maskEmail(customer.email) : customer.email,
    status,
    customerType,
    alerts: customerAlerts(customer, view.today, view.shop, customer.overspent),
    hasPoints: hasPoints(customer, view.today),
    hasStoreCredit: hasStoreCredit(customer, view.today),
  };
}

/** Who has no name is called by phone or e-mail, which masking must not give away. */
function maskedName({ displayName, phone, email }: SummarizedCustomer): string {
  if (displayName === phone?.typed || displayName === phone?.e164) return maskPhone(displayName);
  return displayName === email ? maskEmail(displayName) : displayName;
}
