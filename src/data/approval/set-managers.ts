import { RegularsError } from '../../domain/errors.js';
import type { ManagerCredential } from '../../domain/grant.js';
import { checkManagers } from '../../domain/manager-list.js';
import { NO_TRIES } from '../../domain/pin-tries.js';
import type { ClientContext } from '../client-context.js';
import type { StoredApproval, StoredManager } from '../store/stored-record.js';
import { requireCrypto } from './grant-proof.js';
import { ITERATIONS, newApproval, verifierOf } from './pin-verifier.js';

/**
 * Puts this list in place of the one before. Every PIN is derived anew, one after the other, since none was kept; what
 * was counted of wrong tries stays.
 */
export async function setManagers(context: ClientContext, given: readonly ManagerCredential[]): Promise<void> {
  const credentials = checkManagers(given);
  requireCrypto();
  const { salt, key } = await approvalOfRegister(context);
  const managers: StoredManager[] = [];
  for (const { pin, id, name, actions = null, limit = null } of credentials) {
    const verifier = await verifierOf(pin, { salt, key, iterations: ITERATIONS });
    managers.push({ manager: { id, name, actions, limit }, verifier });
  }
  await context.store.write({ approval: true }, ({ approval }) => {
    const tries = approval?.tries ?? NO_TRIES;
    return { puts: { approval: { salt, key, iterations: ITERATIONS, managers, tries } }, result: null };
  });
}

/** Salt and key are made once a register: the first of two tabs makes them. */
async function approvalOfRegister({ store }: ClientContext): Promise<StoredApproval> {
  const made = { ...(await newApproval()), managers: [], tries: NO_TRIES };
  await store.write({ approval: true }, ({ approval }) =>
    approval ? { result: null } : { puts: { approval: made }, result: null },
  );
  const kept = await store.use((open) => open.readApproval());
  // Some browsers store a key and give null back: better known now than when a manager stands at the register.
  if (kept && (kept.key as CryptoKey | null)) return kept;
  throw new RegularsError('approval-unavailable', 'This browser does not keep the key that approvals are signed by.');
}
