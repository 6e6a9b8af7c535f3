import { RegularsError } from '../../domain/errors.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { requirePermission, requireSight } from '../../domain/policy.js';
import type { CustomerWhole } from '../../domain/change.js';
import type { HistoryPage } from '../../domain/remote-answer.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { keepWhole } from '../sync/keep-whole.js';
import { within } from '../within.js';
import { remoteOf } from './remote-of.js';
import type { Remote, RemoteCall } from './remote.js';

/** How long whoever waits for the remote waits. */
const PATIENCE_MS = 15_000;

/**
 * Asks the remote, for somebody who waits. Null without a remote.
 *
 * @throws {RegularsError} `remote-*`; what the remote lacks, as it says so.
 */
export async function askRemote<Answer>(
  { store, settings }: ClientContext,
  ask: (remote: Remote, call: RemoteCall) => Promise<Answer> | undefined,
  limitMs = PATIENCE_MS,
): Promise<Answer | null> {
  if (!settings.remote) return null;
  await store.whenOpen();
  const stop = new AbortController();
  try {
    const asked = ask(remoteOf(settings.remote), { signal: stop.signal, registerId: store.status.registerId });
    if (!asked) return null;
    const late = (): RegularsError => new RegularsError('remote-unreachable', 'The remote did not answer in time.');
    return await within(settings.environment.clock, limitMs, asked, late);
  } finally {
    stop.abort();
  }
}

/** Codes: unsupported without a remote that knows the past, not-allowed, remote-*. */
export async function pastHistory(context: ClientContext, customerId: CustomerId, before: string): Promise<HistoryPage> {
  requirePermission(context.settings.cashier, 'history');
  const answer = await askRemote(context, (remote, call) => remote.history?.(customerId, before, call));
  if (!answer) throw new RegularsError('unsupported', 'There is no remote that keeps an older past.');
  const { serverTime: _serverTime, ...page } = answer;
  return page;
}

/** The number of a document that is not on this register. Codes: not-found, remote-*. */
export async function revealRemotely(context: ClientContext, documentId: Id): Promise<string> {
  requireSight(context.settings.cashier, 'documents');
  const answer = await askRemote(context, (remote, call) => remote.reveal?.(documentId, call));
  if (!answer) throw new RegularsError('not-found', 'There is no number of such a document on this register.');
  return answer.number;
}

/** Whom only the remote has, and who is kept here from now on; null where it has nobody either, or is away. */
export async function fetchCustomer(context: ClientContext, id: CustomerId): Promise<CustomerWhole | null> {
  requireCashier(context.settings);
  const answer = await askRemote(context, (remote, call) => remote.get?.(id, call)).catch(() => null);
  if (!answer?.found) return null;
  await keepWhole(context.store, answer.found);
  return answer.found;
}
