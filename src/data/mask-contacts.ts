import { maskEmail, maskPhone } from '../domain/contact.js';
import type { Consent } from '../domain/consent.js';
import type { Customer } from '../domain/customer.js';

/** A customer as a cashier without the permission *contacts* sees one. */
export function maskCustomer(customer: Customer): Customer {
  const { phone, email } = customer;
  return {
    ...customer,
    phone: phone && { typed: maskPhone(phone.e164 ?? phone.typed), e164: null },
    email: email && maskEmail(email),
    // Both values of a contact that two registers changed would tell it.
    conflicts: customer.conflicts.filter(({ group }) => group !== 'phone' && group !== 'email'),
  };
}

/** The consents beside such a customer: masked alike, so that they still belong to its phone and e-mail. */
export function maskConsents(consents: readonly Consent[]): Consent[] {
  return consents.map((consent) => ({
    ...consent,
    contactPoint: consent.channel === 'email' ? maskEmail(consent.contactPoint) : maskPhone(consent.contactPoint),
  }));
}
