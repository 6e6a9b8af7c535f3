import type { CustomerId } from '../domain/id.js';
import type { CustomerReader } from './customer-client-context.js';

/** Whether a customer has spent more points or credit than there were. Live in `watch()`. */
export async function isOverspent(reader: CustomerReader, customerId: CustomerId): Promise<boolean> {
  const [points, credits] = await Promise.all([reader.loyalty.balance(customerId), reader.storeCredit.balance(customerId)]);
  return points.overspent || credits.some(({ overspent }) => overspent);
}
