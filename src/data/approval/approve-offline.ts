import type { AuditEntry } from '../../domain/audit.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import { capExceeded, offlineUseOf } from '../../domain/offline-approval.js';
import type { ClientContext } from '../client-context.js';
import { newMutations } from '../new-mutations.js';
import type { WriteFound, WritePuts } from '../store/store.js';
import type { StoredManager } from '../store/stored-record.js';
import { offlineLimit } from './offline-limit.js';
import { offlineManagers } from './offline-managers.js';
import { type PinJudge, PinTry } from './pin-try.js';
import { signedBy } from './register-proof.js';

/** What cannot be taken back, and what no cap of a day binds, waits for the remote. */
const NEVER_OFFLINE: readonly ApprovalIntent['action'][] = ['erase', 'balance-import'];

/**
 * One try of a PIN that was right online in the last days, while the remote is away. Nobody is erased so, and no balances are
 * imported.
 *
 * @throws {RegularsError} As a try does; `offline-limit` where the day's caps are used up, and what `cause` is where nobody can
 *   approve without the remote.
 */
export async function approveOffline(
  context: ClientContext,
  intent: ApprovalIntent,
  pin: string,
  cause: RegularsError,
): Promise<Grant> {
  if (NEVER_OFFLINE.includes(intent.action) || !(await isEnrolled(context))) throw cause;
  await noteMoment(context);
  return new PinTry(context, intent, new OfflineJudge(context, intent, cause)).check(pin);
}

/** Whether the remote knows by which key this register signs. */
async function isEnrolled({ store }: ClientContext): Promise<boolean> {
  const [queued, rejected] = await store.use((open) => Promise.all([open.outbox('queued'), open.outbox('rejected')]));
  return ![...queued, ...rejected].some(({ mutation }) => mutation.kind === 'register-enroll');
}

/** Before anything is looked at: what has run out stays so, whichever way the clock is set next. */
async function noteMoment({ store, settings }: ClientContext): Promise<void> {
  const nowMs = settings.environment.clock.now();
  await store.write({ approval: true }, ({ approval }) => {
    if (!approval?.offline || approval.offline.seenMs >= nowMs) return { result: null };
    return { puts: { approval: { ...approval, offline: { ...approval.offline, seenMs: nowMs } } }, result: null };
  });
}

class OfflineJudge implements PinJudge {
  constructor(
    private readonly context: ClientContext,
    private readonly intent: ApprovalIntent,
    private readonly cause: RegularsError,
  ) {}

  managersIn({ approval, sync }: Pick<WriteFound, 'approval' | 'sync'>): readonly StoredManager[] {
    return offlineManagers(approval, sync, this.context.settings.environment.clock.now());
  }

  nobody(): RegularsError {
    return this.cause;
  }

  /** The remote's trail has these tries too, as soon as it is back. */
  with(auditEntries: readonly AuditEntry[]): WritePuts {
    const bodies = auditEntries.map((entry) => ({ kind: 'audit-append', entry }) as const);
    return { auditEntries, mutations: newMutations(bodies, this.context.settings) };
  }

  async signed(given: Omit<Grant, 'proof' | 'count'>): Promise<Grant> {
    const { grant, key } = await this.context.store.write({ approval: true, sync: true }, ({ approval, sync }) => {
      const who = sync?.who;
      if (!approval?.offline || !who?.offlineApproval) throw this.cause;
      const { offline } = approval;
      const counted = { ...given, registerId: who.registerId, count: offline.count + 1 };
      const use = offlineUseOf(counted, this.intent, who.timeZone);
      const exceeded = capExceeded(who.offlineApproval, offline.uses, use);
      if (exceeded) throw offlineLimit(exceeded);
      const puts = { approval: { ...approval, offline: { ...offline, count: counted.count } } };
      return { puts, result: { grant: counted, key: offline } };
    });
    return { ...grant, proof: await signedBy(key, grant) };
  }
}
