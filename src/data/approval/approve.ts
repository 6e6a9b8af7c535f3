import { RegularsError } from '../../domain/errors.js';
import { checkIntent } from '../../domain/grant-intent.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import { type ClientContext, requireCashier } from '../client-context.js';
import { remoteOf } from '../remote/remote-of.js';
import { proofOf, requireCrypto } from './grant-proof.js';
import { type PinJudge, PinTry } from './pin-try.js';

/**
 * One try of a PIN, by the remote where there is one.
 *
 * @throws {RegularsError} `wrong-pin`, `pin-locked` with `retryAfterMs`, `no-managers`, `not-allowed` where the manager may
 *   not approve this, `approval-unavailable`, `offline-limit`, `locked`, `invalid-input`.
 */
export async function approve(context: ClientContext, given: ApprovalIntent, pin: string): Promise<Grant> {
  requireCashier(context.settings);
  const intent = checkIntent(given);
  if (typeof pin !== 'string') throw new RegularsError('invalid-input', 'pin must be text.', { path: 'pin', expected: 'text' });
  const { remote } = context.settings;
  if (remote) return (await import('./approve-remotely.js')).approveRemotely(context, remoteOf(remote), intent, pin);
  requireCrypto();
  return new PinTry(context, intent, OWN_MANAGERS).check(pin);
}

/** Without a remote the managers are those the host has set. */
const OWN_MANAGERS: PinJudge = {
  managersIn: ({ approval }) => approval?.managers ?? [],
  nobody: () => new RegularsError('no-managers', 'No manager is set up on this register, so nobody can approve.'),
  with: (auditEntries) => ({ auditEntries }),
  signed: async (grant, { key }) => ({ ...grant, proof: await proofOf(grant, key) }),
};
