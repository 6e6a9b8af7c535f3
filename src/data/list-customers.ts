import { creditBalancesOf } from '../domain/balance.js';
import type { CustomerPage, ListQuery } from '../domain/customer-query.js';
import type { CustomerId } from '../domain/id.js';
import type { Money } from '../domain/money.js';
import { listedSummary } from '../domain/summary.js';
import { type ClientContext, requireCashier, todayOf, viewOf } from './client-context.js';
import type { IndexedCustomer } from './search/search-index.js';

/**
 * One page of the list, once every customer is in the index. It has what rows say but for the sums of store credit: only
 * of those who have some is anything read, for the customers of a page lie in as many blocks.
 *
 * Codes: cursor-expired.
 */
export async function listCustomers(context: ClientContext, query: ListQuery = {}): Promise<CustomerPage> {
  const { store, settings } = context;
  requireCashier(settings);
  await store.whenOpen();
  await store.filled;
  const { customers, ...page } = await store.index.list(query, todayOf(settings));
  const view = viewOf(settings);
  const credits = await creditsOf(context, customers);
  return {
    ...page,
    rows: customers.map((customer) => ({
      customer: listedSummary(customer, view),
      points: customer.points,
      storeCredit: credits.get(customer.id) ?? [],
    })),
  };
}

async function creditsOf(
  { store, settings }: ClientContext,
  customers: readonly IndexedCustomer[],
): Promise<ReadonlyMap<CustomerId, readonly Money[]>> {
  const having = customers.filter(({ hasStoreCredit, overspent }) => hasStoreCredit || overspent).map(({ id }) => id);
  const rows = having.length === 0 ? [] : await store.use((open) => open.readCustomers(having));
  const today = todayOf(settings);
  return new Map(
    rows.map(({ customer: { id }, account }) => [
      id,
      creditBalancesOf(id, account?.storeCredit ?? {}, today)
        .map(({ amount }) => amount)
        .filter(({ amountMinor }) => amountMinor !== 0),
    ]),
  );
}
