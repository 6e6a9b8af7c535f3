import type { Id } from '../../domain/id.js';
import type { ClientContext } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { StoredOfflineApproval, SyncRecord } from '../store/stored-record.js';
import { approvalOfRegister } from './approval-of-register.js';
import { FEWEST_DIGITS, knownAtOf } from './offline-managers.js';
import { verifierOf } from './pin-verifier.js';
import { newRegisterKey } from './register-proof.js';

/**
 * Keeps what recognises a PIN that the remote has just called right, for when it is away: where the merchant allows it, and
 * never of a PIN that is short. With the first, the register gets the key that it signs by, and tells the remote its public half.
 *
 * @param before - As it was before the remote was asked: a change of the manager that came meanwhile makes the PIN unknown again.
 */
export async function rememberPin(context: ClientContext, managerId: Id, pin: string, before: SyncRecord | null): Promise<void> {
  const { store, settings } = context;
  const knownAt = knownAtOf(before, managerId);
  if (!before?.who?.offlineApproval || knownAt === null || !(pin.length >= FEWEST_DIGITS)) return;
  const approval = await approvalOfRegister(context);
  const verifier = await verifierOf(pin, approval);
  const made = approval.offline ? null : await newRegisterKey();
  const fresh: StoredOfflineApproval | null = made && { ...made, verifiers: [], seenMs: 0, count: 0, uses: [] };
  await store.write({ approval: true }, (found) => {
    const offline = found.approval?.offline ?? fresh;
    if (!found.approval || !offline) return { result: null };
    const others = offline.verifiers.filter((one) => one.managerId !== managerId);
    // The remote was there just now: a clock that had been wrong, and was set right, is not held against it for ever.
    const seenMs = settings.environment.clock.now();
    const verifiers = [...others, { managerId, verifier, madeMs: seenMs, knownAt }];
    const enroll = { kind: 'register-enroll', publicKey: offline.publicKey } as const;
    return {
      puts: {
        approval: { ...found.approval, offline: { ...offline, verifiers, seenMs } },
        ...(offline === fresh && { mutations: newMutations([enroll], settings) }),
      },
      result: null,
    };
  });
}
