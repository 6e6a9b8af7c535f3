import type { ApprovalStatus } from '../../domain/grant.js';
import { passTime } from '../../domain/pin-tries.js';
import { type ClientContext, requireCashier } from '../client-context.js';

/** Who can approve, and how long this register's pad stays locked. */
export async function approvalStatus({ store, settings }: ClientContext): Promise<ApprovalStatus> {
  requireCashier(settings);
  if (settings.remote) {
    const sync = await store.use((open) => open.readSync());
    return { verifier: 'remote', managers: sync?.managers?.known.map(({ manager }) => manager) ?? [], lockedForMs: 0 };
  }
  const nowMs = settings.environment.clock.now();
  let approval = await store.use((open) => open.readApproval());
  // A clock that was set back is noted, or the lock would stand still until it has caught up.
  if (approval && approval.tries.lockedForMs > 0 && nowMs < approval.tries.seenMs) {
    approval = await store.write({ approval: true }, (found) => {
      const noted = found.approval && { ...found.approval, tries: passTime(found.approval.tries, nowMs) };
      return noted ? { puts: { approval: noted }, result: noted } : { result: null };
    });
  }
  const managers = approval?.managers.map(({ manager }) => manager) ?? [];
  const canVerify = managers.length > 0 && (crypto.subtle as SubtleCrypto | undefined) !== undefined;
  return {
    verifier: canVerify ? 'register' : null,
    managers,
    lockedForMs: approval ? passTime(approval.tries, nowMs).lockedForMs : 0,
  };
}
