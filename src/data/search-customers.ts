import type { SearchAnswer, SearchOptions, SearchResult } from '../domain/customer-query.js';
import { RegularsError } from '../domain/errors.js';
import { blocksSale, type CustomerStatus } from '../domain/status.js';
import { listedSummary, summaryOf, type SummaryView } from '../domain/summary.js';
import { type ClientContext, requireCashier, seesContacts, viewOf } from './client-context.js';
import { matchesOf } from './search/matches.js';
import type { IndexAnswer, IndexQuery, SearchIndex } from './search/search-index.js';

const DEFAULT_LIMIT = 20;
const MOST = 50;

/** Best first; empty text gives this register's recent customers. Codes: aborted. */
export async function searchCustomers(context: ClientContext, text: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const { store, settings } = context;
  const { purpose = 'sale', signal } = options;
  const limit = Math.min(Math.max(1, options.limit ?? DEFAULT_LIMIT), MOST);
  requireCashier(settings);
  await store.whenOpen();
  checkAborted(signal);

  const allows = (status: CustomerStatus): boolean =>
    purpose === 'sale' ? !blocksSale(status, settings.statusPolicy) : status !== 'merged';
  if (options.source === 'remote')
    return (await import('./search-remotely.js')).searchRemotely(context, text, limit, purpose, signal);
  const view = viewOf(settings);
  const partial = store.isFilling;
  if (text.trim() === '') {
    const results = (await recentCustomers(context, view, allows)).slice(0, limit);
    checkAborted(signal);
    return { text, results, total: results.length, atLeast: false, corrected: false, partial };
  }
  const query = { limit, allows, recents: store.regulars, wholeContactsOnly: !seesContacts(settings) };
  const found = await findCustomers(store.index, text, query);
  checkAborted(signal);
  const { customers, terms, ...counts } = found;
  const results = customers.map((customer) => {
    const summary = listedSummary(customer, view);
    return { customer: summary, matches: matchesOf(customer, summary, terms), source: 'local' as const };
  });
  return { text, results, ...counts, partial };
}

async function findCustomers(index: SearchIndex, text: string, query: IndexQuery): Promise<IndexAnswer> {
  const found = index.search(text, query);
  if (found.customers.length > 0) return found;
  // Where its code cannot be had, as the line is down, nothing is forgiven.
  return (await index.forgive(found.terms, query).catch(() => null)) ?? found;
}

async function recentCustomers(
  { store }: ClientContext,
  view: SummaryView,
  allows: (status: CustomerStatus) => boolean,
): Promise<readonly SearchResult[]> {
  const { recents } = store;
  const rows = await store.use((open) => open.readCustomers(recents));
  const byId = new Map(rows.map((row) => [row.customer.id, row]));
  return recents.flatMap((id) => {
    const row = byId.get(id);
    if (!row || row.customer.deletedAt !== undefined || !allows(row.customer.status)) return [];
    return { customer: summaryOf(row.customer, view, row.account), matches: [], source: 'local' as const };
  });
}

function checkAborted(signal: SearchOptions['signal']): void {
  if (signal?.aborted) throw new RegularsError('aborted', 'The search was aborted.', { cause: signal.reason });
}
