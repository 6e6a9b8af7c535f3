import { RegularsError } from '../../domain/errors.js';
import { NO_TRIES } from '../../domain/pin-tries.js';
import type { ClientContext } from '../client-context.js';
import type { StoredApproval } from '../store/stored-record.js';
import { newApproval } from './pin-verifier.js';

/** Salt and key are made once a register: the first of two tabs makes them. */
export async function approvalOfRegister({ store }: Pick<ClientContext, 'store'>): Promise<StoredApproval> {
  const made = { ...(await newApproval()), managers: [], tries: NO_TRIES };
  await store.write({ approval: true }, ({ approval }) =>
    approval ? { result: null } : { puts: { approval: made }, result: null },
  );
  const kept = await store.use((open) => open.readApproval());
  // Some browsers store a key and give null back: better known now than when a manager stands at the register.
  if (kept && (kept.key as CryptoKey | null)) return kept;
  throw new RegularsError('approval-unavailable', 'This browser does not keep the key that approvals are signed by.');
}
