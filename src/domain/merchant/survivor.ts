import type { CustomerId } from '../id.js';
import type { HeldCustomer, MerchantRecords } from './merchant-records.js';

/** The customer, or whoever they were merged into, to the end. Where merges go round in a circle there is nobody. */
export function survivorOf({ customers }: Pick<MerchantRecords, 'customers'>, id: CustomerId): HeldCustomer | undefined {
  const seen = new Set<CustomerId>();
  let held = customers.get(id);
  while (held && held.customer.mergedInto !== null) {
    if (seen.has(held.customer.id)) return undefined;
    seen.add(held.customer.id);
    held = customers.get(held.customer.mergedInto);
  }
  return held;
}
