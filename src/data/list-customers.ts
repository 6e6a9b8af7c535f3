import type { CustomerPage, ListQuery } from '../domain/customer-query.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, requireCashier, todayOf, viewOf } from './client-context.js';

/** One page of the list, once every customer is in the index. Codes: cursor-expired. */
export async function listCustomers({ store, settings }: ClientContext, query: ListQuery = {}): Promise<CustomerPage> {
  requireCashier(settings);
  await store.ready;
  await store.filled;
  const { ids, ...page } = await store.index.list(query, todayOf(settings));
  const rows = await store.use((open) => open.readCustomers(ids));
  const byId = new Map(rows.map(({ customer }) => [customer.id, customer]));
  const view = viewOf(settings);
  return {
    ...page,
    rows: ids.flatMap((id) => {
      const customer = byId.get(id);
      return customer ? { customer: summaryOf(customer, view), points: 0, storeCredit: [] } : [];
    }),
  };
}
