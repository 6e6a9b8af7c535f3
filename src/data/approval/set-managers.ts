import { RegularsError } from '../../domain/errors.js';
import type { ManagerCredential } from '../../domain/grant.js';
import { checkManagers } from '../../domain/manager-list.js';
import { NO_TRIES } from '../../domain/pin-tries.js';
import type { ClientContext } from '../client-context.js';
import type { StoredManager } from '../store/stored-record.js';
import { approvalOfRegister } from './approval-of-register.js';
import { requireCrypto } from './grant-proof.js';
import { ITERATIONS, verifierOf } from './pin-verifier.js';

/**
 * Puts this list in place of the one before. Every PIN is derived anew, one after the other, since none was kept; what
 * was counted of wrong tries stays.
 */
export async function setManagers(context: ClientContext, given: readonly ManagerCredential[]): Promise<void> {
  if (context.settings.remote) {
    throw new RegularsError('managers-from-remote', 'Managers come from the remote: set them there.');
  }
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
