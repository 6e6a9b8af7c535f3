import type { RegularsError } from '../domain/errors.js';
import type { CustomerClient, CustomerReader } from './customer-client.js';
import { liveQuery } from './live-query.js';
import { type Topic, type Topics, topicsOfOne } from './topics.js';

/** Keeps a query of a client up to date until the end that this returns. */
export function watchClient<T>(
  client: CustomerClient,
  topics: Topics,
  query: (reader: CustomerReader) => T | Promise<T>,
  onValue: (value: T) => void,
  onError: (error: RegularsError) => void,
): () => void {
  const source = { topics, clock: client.options.environment.clock };
  return liveQuery(source, (reads) => query(readerOf(client, reads)), onValue, onError);
}

/** What a live query asks: the same answers, noting what they were made of. */
function readerOf(client: CustomerClient, reads: Set<Topic>): CustomerReader {
  const note = (...topics: Topic[]): CustomerClient => {
    for (const topic of topics) reads.add(topic);
    return client;
  };
  return {
    get store() {
      return note('status', 'customers').store;
    },
    get options() {
      return note('options').options;
    },
    search: (text, options) => note('customers', 'recents', 'options').search(text, options),
    list: (query) => note('customers', 'options').list(query),
    get: (id) => note(...topicsOfOne(id), 'options').get(id),
    audit: (query) => note('audit', 'options').audit(query),
    approvalStatus: () => note('approval', 'options').approvalStatus(),
    // Whatever a customer's ledgers and sales say changes with the customer's row, which bears the balances.
    loyalty: {
      balance: (id) => note(...topicsOfOne(id), 'options').loyalty.balance(id),
      balances: (ids) => note('options', ...ids.flatMap(topicsOfOne)).loyalty.balances(ids),
      entries: (id, query) => note(...topicsOfOne(id), 'options').loyalty.entries(id, query),
    },
    storeCredit: {
      balance: (id) => note(...topicsOfOne(id), 'options').storeCredit.balance(id),
      entries: (id, query) => note(...topicsOfOne(id), 'options').storeCredit.entries(id, query),
    },
    sales: {
      list: (id, query) => note(...topicsOfOne(id), 'options').sales.list(id, query),
      get: (id) => note('customers', 'options').sales.get(id),
      totals: (id, query) => note(...topicsOfOne(id), 'options').sales.totals(id, query),
    },
    parkedSales: {
      list: (query) => note('parked-sales', 'options').parkedSales.list(query),
    },
    sync: {
      get status() {
        return note('sync').sync.status;
      },
      outbox: (states) => note('outbox').sync.outbox(states),
    },
    sale: (saleId = 'sale') => ({
      saleId,
      get current() {
        return note(`sale:${saleId}`, 'options').sale(saleId).current;
      },
    }),
  };
}
