import type { OpenSale } from '../../context/customer-client-context.js';
import { initialOf } from '../../domain/customer-name.js';
import type { Customer } from '../../domain/customer.js';
import { CustomerAttachEvent } from '../../events/sale-change.js';

/**
 * Puts a customer who was just saved on the sale, unless the host cancels.
 *
 * @throws {RegularsError} Why the sale refused.
 */
export async function attachSaved(
  element: HTMLElement,
  sale: OpenSale | undefined,
  customer: Customer,
  locale: string,
): Promise<void> {
  if (!sale) return;
  const { id: customerId, status } = customer;
  const initial = initialOf(customer.displayName, locale);
  const mayAttach = element.dispatchEvent(new CustomerAttachEvent({ customerId, initial, status, origin: 'form' }));
  if (mayAttach) await sale.attach(customerId, { origin: 'form' });
}
