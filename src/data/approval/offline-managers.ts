import type { Id } from '../../domain/id.js';
import type { StoredApproval, StoredManager, SyncRecord } from '../store/stored-record.js';

/** How long a PIN that was right online is known on the register. */
const KNOWN_FOR_MS = 7 * 24 * 60 * 60_000;
/** Fewer digits are guessed in no time by whoever has the register's disk. */
export const FEWEST_DIGITS = 6;

/**
 * Managers who may approve on this register while the remote is away: whose PIN was right online in the last seven days, and of
 * whom nothing changed since, by what the remote has told.
 */
export function offlineManagers(
  approval: StoredApproval | null,
  sync: SyncRecord | null,
  nowMs: number,
): readonly StoredManager[] {
  if (!approval?.offline || !sync?.who?.offlineApproval) return [];
  const { verifiers, seenMs } = approval.offline;
  // A clock that was set back does not make them live longer.
  const atMs = Math.max(nowMs, seenMs, sync.lastSyncedAt === null ? 0 : Date.parse(sync.lastSyncedAt));
  return verifiers.flatMap(({ managerId, verifier, madeMs, knownAt }) => {
    const known = sync.managers?.known.find(({ manager }) => manager.id === managerId);
    return known?.at === knownAt && atMs - madeMs <= KNOWN_FOR_MS ? { manager: known.manager, verifier } : [];
  });
}

/** At which change the remote last told of a manager; null where it has not. */
export function knownAtOf(sync: SyncRecord | null, managerId: Id): number | null {
  return sync?.managers?.known.find(({ manager }) => manager.id === managerId)?.at ?? null;
}
