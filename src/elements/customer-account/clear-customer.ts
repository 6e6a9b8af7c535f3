import type { OpenSale } from '../../context/customer-client-context.js';
import type { CustomerSummary } from '../../domain/customer.js';
import { CustomerAttachEvent, CustomerClearEvent } from '../../events/sale-change.js';

/** How a change of the sale ended. `cancelled`: the page has refused by its event, and says why itself. */
export type SaleChangeEnd = 'done' | 'cancelled';

/**
 * Takes a customer off the sale.
 *
 * @throws {RegularsError} `refused-by-host` by a guard; nobody has left the sale then.
 */
export async function clearCustomer(element: HTMLElement, sale: OpenSale, summary: CustomerSummary): Promise<SaleChangeEnd> {
  const { id: customerId, initial, status } = summary;
  if (!element.dispatchEvent(new CustomerClearEvent({ customerId, initial, status, origin: 'menu' }))) return 'cancelled';
  await sale.clear({ origin: 'menu' });
  return 'done';
}

/**
 * Puts a customer back who has just been cleared.
 *
 * @throws {RegularsError} As `OpenSale.attach()`: the customer may have been deactivated in between.
 */
export async function putBack(element: HTMLElement, sale: OpenSale, summary: CustomerSummary): Promise<SaleChangeEnd> {
  const { id: customerId, initial, status } = summary;
  if (!element.dispatchEvent(new CustomerAttachEvent({ customerId, initial, status, origin: 'menu' }))) return 'cancelled';
  await sale.attach(customerId, { origin: 'menu' });
  return 'done';
}
