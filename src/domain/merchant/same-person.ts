import type { CustomerId } from '../id.js';
import type { HeldCustomer, MerchantRecords } from './merchant-records.js';
import { survivorOf } from './survivor.js';

/**
 * Whether an id names a customer, or somebody who was merged into them. The ids of an erased person lead nowhere any more:
 * of those one is as good as another.
 */
export function isSamePerson(found: Pick<MerchantRecords, 'customers'>, id: CustomerId, held: HeldCustomer): boolean {
  if (id === held.customer.id) return true;
  const other = survivorOf(found, id);
  return other !== undefined && (other.customer.id === held.customer.id || (other.erased === true && held.erased === true));
}
