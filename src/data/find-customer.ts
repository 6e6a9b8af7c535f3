import type { Customer } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { ClientContext } from './client-context.js';
import type { StoredCustomer } from './store/stored-record.js';

/** Merges of merges: longer chains are a fault, not a family. */
const LONGEST_MERGE_CHAIN = 16;

/** The customer with the account, or who it was merged into; null where unknown or deleted. */
export async function findCustomer({ store }: ClientContext, customerId: CustomerId): Promise<StoredCustomer | null> {
  let id = customerId;
  for (let merges = 0; merges < LONGEST_MERGE_CHAIN; merges += 1) {
    const [row] = await store.use((open) => open.readCustomers([id]));
    if (!row || row.customer.deletedAt !== undefined) return null;
    if (row.customer.mergedInto === null) return row;
    id = row.customer.mergedInto;
  }
  return null;
}

/** @throws {RegularsError} `not-found`. */
export async function requireCustomer(context: ClientContext, customerId: CustomerId): Promise<Customer> {
  return (await findCustomer(context, customerId))?.customer ?? refuse();
}

/** Again in the transaction that writes, as another tab may have deleted or merged them meanwhile. */
export function requireStill(customers: ReadonlyMap<CustomerId, Customer>, customerId: CustomerId): void {
  const customer = customers.get(customerId);
  if (!customer || customer.deletedAt !== undefined || customer.mergedInto !== null) refuse();
}

function refuse(): never {
  throw new RegularsError('not-found', 'There is no such customer.');
}
