import type { StopSignal } from '../domain/clock.js';
import type { SearchAnswer, SearchResult } from '../domain/customer-query.js';
import { RegularsError } from '../domain/errors.js';
import { blocksSale } from '../domain/status.js';
import { summaryOf } from '../domain/summary.js';
import { type ClientContext, seesContacts, viewOf } from './client-context.js';
import { askRemote } from './remote/ask-remote.js';
import { matchesOf } from './search/matches.js';
import { termsOf } from './search/terms.js';

/**
 * What the remote finds among all of the merchant's customers, those this register does not keep among them.
 *
 * @throws {RegularsError} `unsupported` without a remote that searches; `remote-*`, `aborted`.
 */
export async function searchRemotely(
  context: ClientContext,
  text: string,
  limit: number,
  purpose: 'sale' | 'directory',
  signal: StopSignal | undefined,
): Promise<SearchAnswer> {
  const { settings } = context;
  // A number or address somebody may not see must not be found by a part of it either, which only this register sees to.
  if (!seesContacts(settings))
    throw new RegularsError('not-allowed', 'Who may not see contacts searches on this register alone.');
  const answer = await askRemote(context, (remote, call) => remote.search?.(text, limit, purpose, call));
  if (!answer) throw new RegularsError('unsupported', 'There is no remote that searches.');
  if (signal?.aborted) throw new RegularsError('aborted', 'The search was aborted.', { cause: signal.reason });
  const view = viewOf(settings);
  const terms = termsOf(text);
  const results = answer.customers
    .filter(({ status }) => (purpose === 'sale' ? !blocksSale(status, settings.statusPolicy) : status !== 'merged'))
    .map((customer): SearchResult => {
      const summary = summaryOf(customer, view);
      return { customer: summary, matches: matchesOf(customer, summary, terms), source: 'remote' };
    });
  return { text, results, total: results.length, atLeast: results.length >= limit, corrected: false, partial: false };
}
