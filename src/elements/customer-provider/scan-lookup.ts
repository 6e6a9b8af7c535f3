import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import type { SearchResult } from '../../domain/customer-query.js';
import { CustomerAttachEvent } from '../../events/sale-change.js';

/** Whose customers a code is looked up among, and whose sale it leads to. */
export interface LookupProvider extends HTMLElement {
  readonly client: CustomerClient | undefined;
  readonly sale: OpenSale | undefined;
}

/** How a look-up ended; `refused` by a listener of the before-event. */
export type LookupEnd = { readonly end: 'none' | 'several' | 'refused' } | { readonly end: 'attached'; readonly name: string };

/**
 * Puts the one customer whose whole code was scanned on the sale, asking the host first.
 *
 * @throws {RegularsError} What keeps the customer off the sale: `inactive-customer`, `refused-by-host` and so on.
 */
export async function attachByCode(provider: LookupProvider, code: string): Promise<LookupEnd> {
  const { client, sale } = provider;
  if (!client || !sale) return { end: 'none' };
  // The blocked too: why they cannot buy is said by the sale, and is not that nobody has the code.
  const { results } = await client.search(code, { purpose: 'directory', limit: 50 });
  const [found, ...others] = results.filter((result) => hasCode(result, code));
  if (!found) return { end: 'none' };
  if (others.length > 0) return { end: 'several' };

  const { id: customerId, initial, status } = found.customer;
  const isAllowed = provider.dispatchEvent(new CustomerAttachEvent({ customerId, initial, status, origin: 'scan' }));
  if (!isAllowed) return { end: 'refused' };
  const { customer } = await sale.attach(customerId, { origin: 'scan' });
  return { end: 'attached', name: customer.displayName };
}

function hasCode({ matches }: SearchResult, code: string): boolean {
  return matches.some(({ field, text }) => field === 'code' && text.toLowerCase() === code.toLowerCase());
}
