import type { SearchAnswer, SearchOptions } from '../domain/customer-query.js';
import { RegularsError } from '../domain/errors.js';
import { blocksSale, type CustomerStatus } from '../domain/status.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, requireCashier, seesContacts, viewOf } from './client-context.js';
import { matchesOf } from './search/matches.js';

const DEFAULT_LIMIT = 20;
const MOST = 50;

/** Best first; empty text gives this register's recent customers. Codes: aborted. */
export async function searchCustomers(context: ClientContext, text: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const { store, settings } = context;
  const { purpose = 'sale', signal } = options;
  const limit = Math.min(Math.max(1, options.limit ?? DEFAULT_LIMIT), MOST);
  requireCashier(settings);
  await store.ready;
  checkAborted(signal);

  const allows = (status: CustomerStatus): boolean =>
    purpose === 'sale' ? !blocksSale(status, settings.statusPolicy) : status !== 'merged';
  const { recents } = store;
  const isRecent = text.trim() === '';
  const found = isRecent
    ? { ids: recents, total: 0 }
    : store.index.search(text, { limit, allows, recents, wholeContactsOnly: !seesContacts(settings) });
  const rows = await store.use((open) => open.readCustomers(found.ids));
  checkAborted(signal);

  const byId = new Map(rows.map((row) => [row.customer.id, row]));
  const view = viewOf(settings);
  const results = found.ids.flatMap((id) => {
    const row = byId.get(id);
    // Since the index answered it may have gone, or been made inactive.
    if (!row || row.customer.deletedAt !== undefined || !allows(row.customer.status)) return [];
    const { customer, account } = row;
    const summary = summaryOf(customer, view, account);
    return { customer: summary, matches: isRecent ? [] : matchesOf(customer, summary, text), source: 'local' as const };
  });
  const total = isRecent ? results.length : found.total;
  return { text, results: results.slice(0, limit), total, atLeast: false, corrected: false, partial: store.isFilling };
}

function checkAborted(signal: SearchOptions['signal']): void {
  if (signal?.aborted) throw new RegularsError('aborted', 'The search was aborted.', { cause: signal.reason });
}
