import type { Account } from './account.js';
import type { LocalDate } from './clock.js';
import { maskEmail, maskPhone } from './contact.js';
import { hasPoints, hasStoreCredit, listedAccountOf } from './customer-list.js';
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

/**
 * One row of a search or list. The phone is E.164, or as typed where it is no valid number.
 *
 * @param account - Absent before the first entry.
 */
export function summaryOf(customer: Customer, view: SummaryView, account?: Account): CustomerSummary {
  const { id, displayName, status, customerType } = customer;
  const phone = customer.phone && (customer.phone.e164 ?? customer.phone.typed);
  const masked = view.contacts === 'masked';
  const listed = listedAccountOf(account);
  return {
    id,
    displayName: masked ? maskedName(customer) : displayName,
    initial: initialOf(displayName, view.locale),
    phone: masked && phone !== null ? maskPhone(phone) : phone,
    email: masked && customer.email !== null ? maskEmail(customer.email) : customer.email,
    status,
    customerType,
    alerts: customerAlerts(customer, view.today, view.shop, listed.overspent),
    hasPoints: hasPoints(listed, view.today),
    hasStoreCredit: hasStoreCredit(listed, view.today),
  };
}

/** Who has no name is called by phone or e-mail, which masking must not give away. */
function maskedName({ displayName, phone, email }: Customer): string {
  if (displayName === phone?.typed || displayName === phone?.e164) return maskPhone(displayName);
  return displayName === email ? maskEmail(displayName) : displayName;
}
