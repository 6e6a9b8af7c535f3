import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { ClientContext } from '../client-context.js';
import type { Remote } from '../remote/remote.js';
import { within } from '../within.js';
import { issuedGrantsOf } from './issued-grants.js';

/** How long a manager waits for the remote. */
const PATIENCE_MS = 15_000;

/**
 * One try of a PIN, which the remote checks and counts. It is never queued: a PIN travels once, or not at all.
 *
 * @throws {RegularsError} `wrong-pin`, `pin-locked`, `no-managers`, `not-allowed`; `approval-unavailable` where the remote is away
 *   or approves nothing.
 */
export async function approveRemotely(
  context: ClientContext,
  remote: Remote,
  intent: ApprovalIntent,
  pin: string,
): Promise<Grant> {
  const { store, settings } = context;
  const { clock } = settings.environment;
  if (!remote.approve) throw unavailable();
  await store.whenOpen();
  const stop = new AbortController();
  const asked = remote.approve(intent, pin, { signal: stop.signal, registerId: store.status.registerId });
  try {
    const { grant } = await within(clock, PATIENCE_MS, asked, () => unavailable());
    issuedGrantsOf(store).keep(grant, clock.monotonic());
    return grant;
  } catch (error) {
    const isAway = isRegularsError(error) && (error.code.startsWith('remote-') || error.code === 'unsupported');
    throw isAway ? unavailable(error) : error;
  } finally {
    stop.abort();
  }
}

function unavailable(cause?: unknown): RegularsError {
  return new RegularsError('approval-unavailable', 'The remote that knows the managers did not answer.', {
    ...(cause !== undefined && { cause }),
  });
}
