import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { ClientContext } from '../client-context.js';
import type { Remote } from '../remote/remote.js';
import { within } from '../within.js';
import { approveOffline } from './approve-offline.js';
import { issuedGrantsOf } from './issued-grants.js';
import { rememberPin } from './remember-pin.js';

/** How long a manager waits for the remote. */
const PATIENCE_MS = 15_000;
/** It could not be asked at all, or was asked and is broken. One that has no time for another try is there, and counts tries. */
const AWAY: readonly string[] = ['remote-unreachable', 'remote-failed'];

/**
 * One try of a PIN, which the remote checks and counts; this register where the remote is away and the merchant allows it. It
 * is never queued: a PIN travels once, or not at all.
 *
 * @throws {RegularsError} `wrong-pin`, `pin-locked`, `no-managers`, `not-allowed`; `offline-limit`; `approval-unavailable` where
 *   the remote is away and nobody can approve without it, or it approves nothing.
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
  const before = await store.use((open) => open.readSync());
  const stop = new AbortController();
  const asked = remote.approve(intent, pin, { signal: stop.signal, registerId: store.status.registerId });
  const late = (): RegularsError => new RegularsError('remote-unreachable', 'The remote did not answer in time.');
  let grant: Grant;
  try {
    ({ grant } = await within(clock, PATIENCE_MS, asked, late));
  } catch (error) {
    if (!isRegularsError(error) || !(error.code.startsWith('remote-') || error.code === 'unsupported')) throw error;
    if (!AWAY.includes(error.code)) throw unavailable(error);
    return await approveOffline(context, intent, pin, unavailable(error));
  } finally {
    stop.abort();
  }
  issuedGrantsOf(store).keep(grant, clock.monotonic());
  // Takes a fifth of a second, for which nobody waits: should it fail, the PIN is known after the next time.
  void rememberPin(context, grant.managerId, pin, before).catch(() => undefined);
  return grant;
}

function unavailable(cause?: unknown): RegularsError {
  return new RegularsError('approval-unavailable', 'The remote that knows the managers did not answer.', {
    ...(cause !== undefined && { cause }),
  });
}
