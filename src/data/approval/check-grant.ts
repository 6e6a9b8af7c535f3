import type { AuditEntry } from '../../domain/audit.js';
import { RegularsError } from '../../domain/errors.js';
import { deriveId } from '../../domain/derived-id.js';
import { type GrantedWrite, grantMisfit, grantUseId, isApprovedOffline, useKind } from '../../domain/grant-rules.js';
import type { Grant, GrantUse } from '../../domain/grant.js';
import { hexOf } from '../../domain/id.js';
import { capExceeded, offlineUseOf, withOfflineUse } from '../../domain/offline-approval.js';
import { permissionOf, type Permission, requirePermission } from '../../domain/policy.js';
import { type ClientContext, nowOf } from '../client-context.js';
import type { WriteFound, WriteReads } from '../store/store.js';
import type { StoredApproval, StoredGrantUse, SyncRecord } from '../store/stored-record.js';
import { approvalOfRegister } from './approval-of-register.js';
import { auditEntry } from './audit-entry.js';
import { isProven, requireCrypto } from './grant-proof.js';
import { issuedGrantsOf } from './issued-grants.js';
import { offlineLimit } from './offline-limit.js';
import { offlineManagers } from './offline-managers.js';
import { isSignedBy } from './register-proof.js';

/** What a write needs a permission for. */
export interface WantedGrant extends GrantedWrite {
  readonly permission: Permission;
  /** What else is written: the same id with another body is refused. Figures and ids count without being named here. */
  readonly body?: unknown;
}

/** A permission given, by the cashier's own right or by a grant. */
export interface CheckedGrant {
  /** For the mutation; null where the cashier needed none and brought none. */
  readonly use: GrantUse | null;
  /** For the transaction that writes. */
  readonly reads: Pick<WriteReads, 'grantUses' | 'approval'>;
  /**
   * To be called in the transaction that writes, and its answer put there. Nothing where the same was written before.
   *
   * @throws {RegularsError} `id-reused` where the grant was used for another body; `offline-limit` where it was given while the
   *   remote is away, and this is more than may be approved so.
   */
  decide(found: Pick<WriteFound, 'grantUses' | 'approval'>): {
    readonly grantUses: readonly StoredGrantUse[];
    readonly auditEntries: readonly AuditEntry[];
    readonly approval?: StoredApproval;
  };
}

const NONE: CheckedGrant = { use: null, reads: {}, decide: () => ({ grantUses: [], auditEntries: [] }) };

/**
 * Whether the cashier may, or a manager has approved it. A grant that was not needed is checked and recorded all the same.
 * To be called before the transaction opens, since it waits.
 *
 * @throws {RegularsError} `locked`, `not-allowed`, `grant-required`, `grant-invalid`.
 */
export async function checkGrant(context: ClientContext, wanted: WantedGrant, grant: Grant | undefined): Promise<CheckedGrant> {
  const { cashier } = context.settings;
  if (permissionOf(cashier, wanted.permission) !== 'grant' || !grant) requirePermission(cashier, wanted.permission);
  if (!grant) return NONE;

  const { ageMs, key, sync } = await requireValid(context, wanted, grant);
  const { settings, store } = context;
  const useId = grantUseId(grant);
  const at = nowOf(settings);
  const bodyHash = await hashOf(wanted, key);
  const isOffline = isApprovedOffline(grant);
  const { customerId, entryId: subjectId } = wanted;
  const said = { kind: useKind(grant), customerId, subjectId, managerId: grant.managerId };
  // Under the id by which the remote keeps it too: there is one line of each use.
  const audit = { ...auditEntry(settings, store.status.registerId, said), id: deriveId(useId, 'grant-used') };
  return {
    use: { grant, ageMs },
    reads: { grantUses: [useId], ...(isOffline && { approval: true }) },
    decide: ({ grantUses, approval }) => {
      const used = grantUses.get(useId);
      if (!used) {
        const counted = isOffline ? { approval: withUse(approval, sync, grant, wanted) } : {};
        return { grantUses: [{ entryId: useId, grantId: grant.id, bodyHash, at }], auditEntries: [audit], ...counted };
      }
      if (used.bodyHash === bodyHash) return { grantUses: [], auditEntries: [] };
      throw new RegularsError('id-reused', 'The grant was used already, for something else.', { path: 'grant' });
    },
  };
}

/** Answers its age, and the key that signed it. */
async function requireValid({ store, settings }: ClientContext, wanted: WantedGrant, grant: Grant) {
  const { clock } = settings.environment;
  const isRemote = grant.verifiedBy === 'remote';
  const isOffline = isApprovedOffline(grant);
  // The remote's proof is for the remote to check; what this page has asked it for is known here.
  const approval = isRemote ? await approvalOfRegister({ store }) : await store.use((open) => open.readApproval());
  const sync = isRemote || isOffline ? await store.use((open) => open.readSync()) : null;
  const ageMs = issuedGrantsOf(store).ageOf(grant.id, clock.monotonic());
  // The remote may know the register by another id than its store does.
  const registerId = sync?.who?.registerId ?? store.status.registerId;
  const place = { merchantId: settings.merchantId ?? '', registerId, ageMs };
  const misfit = grantMisfit(grant, wanted, place);
  if (misfit) throw invalid(misfit);
  // One whose manager was taken off the list since is no longer an approval.
  const managers = isOffline ? offlineManagers(approval, sync, clock.now()) : (approval?.managers ?? []);
  if (!isRemote && !managers.some(({ manager }) => manager.id === grant.managerId)) {
    throw invalid({ path: 'grant.managerId', expected: 'a manager of this register' });
  }
  if (ageMs === null || !approval || !(isRemote || (await isOwn(grant, approval)))) {
    throw invalid({ path: 'grant.proof', expected: 'what approve() answered' });
  }
  return { ageMs, key: approval.key, sync };
}

/** Whether this register signed it. */
async function isOwn(grant: Grant, { key, offline }: StoredApproval): Promise<boolean> {
  if (!isApprovedOffline(grant)) return isProven(grant, key);
  return offline !== undefined && isSignedBy(offline.publicKey, grant);
}

/** Counts it for the caps of the day: in the transaction that writes, so that no tab and no reload sees another count. */
function withUse(approval: StoredApproval | null, sync: SyncRecord | null, grant: Grant, wanted: WantedGrant): StoredApproval {
  const who = sync?.who;
  if (!approval?.offline || !who?.offlineApproval) {
    throw invalid({ path: 'grant.proof', expected: 'of a register that may approve while its remote is away' });
  }
  const use = offlineUseOf(grant, wanted, who.timeZone);
  const exceeded = capExceeded(who.offlineApproval, approval.offline.uses, use);
  if (exceeded) throw offlineLimit(exceeded);
  return { ...approval, offline: { ...approval.offline, uses: withOfflineUse(approval.offline.uses, use) } };
}

function invalid({ path, expected }: { readonly path: string; readonly expected: string }): RegularsError {
  return new RegularsError('grant-invalid', `The grant does not allow this: ${path} must be ${expected}.`, { path, expected });
}

/** Keyed, since a body may hold what a plain hash would let somebody guess, such as the number of a document. */
async function hashOf({ action, entryId, customerId, points, amount, body }: WantedGrant, key: CryptoKey): Promise<string> {
  const money = amount ? [amount.amountMinor, amount.currency] : null;
  const text = JSON.stringify(['regulars-body-1', action, entryId, customerId, points ?? null, money, sorted(body)]);
  return hexOf(new Uint8Array(await requireCrypto().sign('HMAC', key, new TextEncoder().encode(text))));
}

/** In one order, so that two bodies that say the same have one hash. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}
