import { EMPTY_ACCOUNT } from '../domain/account.js';
import { balanceOf, creditBalancesOf } from '../domain/balance.js';
import type { CustomerPage, CustomerRow, ListQuery } from '../domain/customer-query.js';
import { summaryOf, type SummaryView } from '../domain/summary.js';
import { type ClientContext, requireCashier, todayOf, viewOf } from './client-context.js';
import type { StoredCustomer } from './store/stored-record.js';

/** One page of the list, once every customer is in the index. Codes: cursor-expired. */
export async function listCustomers({ store, settings }: ClientContext, query: ListQuery = {}): Promise<CustomerPage> {
  requireCashier(settings);
  await store.whenOpen();
  await store.filled;
  const { ids, ...page } = await store.index.list(query, todayOf(settings));
  const rows = await store.use((open) => open.readCustomers(ids));
  const byId = new Map(rows.map((row) => [row.customer.id, row]));
  const view = viewOf(settings);
  return {
    ...page,
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? rowOf(row, view) : [];
    }),
  };
}

function rowOf({ customer, account }: StoredCustomer, view: SummaryView): CustomerRow {
  const { loyalty, storeCredit } = account ?? EMPTY_ACCOUNT;
  return {
    customer: summaryOf(customer, view, account),
    points: balanceOf(customer.id, loyalty, view.today).amount,
    storeCredit: creditBalancesOf(customer.id, storeCredit, view.today)
      .map(({ amount }) => amount)
      .filter(({ amountMinor }) => amountMinor !== 0),
  };
}
