import { RegularsError } from '../../domain/errors.js';
import { grantUseId, mayApprove } from '../../domain/grant-rules.js';
import { checkIntent } from '../../domain/grant-intent.js';
import type { ApprovalIntent, Grant, Manager } from '../../domain/grant.js';
import type { Id } from '../../domain/id.js';
import { beginTry, passTime, rightTry } from '../../domain/pin-tries.js';
import { type ClientContext, nowOf, requireCashier } from '../client-context.js';
import type { WriteDecision, WriteFound } from '../store/store.js';
import type { StoredApproval } from '../store/stored-record.js';
import { auditEntry } from './audit-entry.js';
import { proofOf, requireCrypto } from './grant-proof.js';
import { remoteOf } from '../remote/remote-of.js';
import { issuedGrantsOf } from './issued-grants.js';
import { managerOf, verifierOf } from './pin-verifier.js';

/**
 * One try of a PIN. It is counted, in a transaction of its own, before it is checked: tries in many tabs at once are
 * counted one after the other, and one that breaks off has been counted.
 *
 * @throws {RegularsError} `wrong-pin`, `pin-locked` with `retryAfterMs`, `no-managers`, `not-allowed` where the manager may
 *   not approve this, `approval-unavailable`, `locked`, `invalid-input`.
 */
export async function approve(context: ClientContext, given: ApprovalIntent, pin: string): Promise<Grant> {
  requireCashier(context.settings);
  const intent = checkIntent(given);
  if (typeof pin !== 'string') throw new RegularsError('invalid-input', 'pin must be text.', { path: 'pin', expected: 'text' });
  const { remote } = context.settings;
  if (remote) return (await import('./approve-remotely.js')).approveRemotely(context, remoteOf(remote), intent, pin);
  requireCrypto();
  return new Try(context, intent).check(pin);
}

/** What one try found out. */
type Outcome = { readonly manager: Manager; readonly grant: Grant | null } | { readonly lockedForMs: number };

class Try {
  private readonly id: Id;

  constructor(
    private readonly context: ClientContext,
    private readonly intent: ApprovalIntent,
  ) {
    this.id = context.settings.environment.newId();
  }

  async check(pin: string): Promise<Grant> {
    const { store } = this.context;
    const begun = await store.write({ approval: true }, (found) => this.begin(found));
    if ('lockedForMs' in begun) throw locked(begun.lockedForMs);

    const verifier = await verifierOf(pin, begun);
    const manager = managerOf(begun.managers, verifier)?.manager ?? null;
    const before = manager && this.issued.find(this.intent, manager.id, this.monotonicMs);
    const reads = { approval: true, grantUses: before ? [grantUseId(before)] : [] };
    const outcome = await store.write(reads, (found) => this.settle(found, verifier, before));
    if ('lockedForMs' in outcome) throw wrong(outcome.lockedForMs);
    if (!mayApprove(outcome.manager, this.intent)) {
      throw new RegularsError('not-allowed', 'The PIN was right, but its manager may not approve this, or not so much.');
    }
    return outcome.grant ?? this.issue(outcome.manager, begun.key);
  }

  /** Counts the try, or refuses it unchecked. */
  private begin({ approval }: WriteFound): WriteDecision<StoredApproval | { readonly lockedForMs: number }> {
    if (!approval || approval.managers.length === 0) {
      throw new RegularsError('no-managers', 'No manager is set up on this register, so nobody can approve.');
    }
    const tries = passTime(approval.tries, this.nowMs);
    if (tries.lockedForMs > 0) {
      const puts = { approval: { ...approval, tries }, auditEntries: [this.audit('pin-locked', null)] };
      return { puts, result: { lockedForMs: tries.lockedForMs } };
    }
    const begun = { ...approval, tries: beginTry(tries, this.id) };
    return { puts: { approval: begun }, result: begun };
  }

  /** Asked of the managers as they are now: one who was taken off the list meanwhile approves nothing. */
  private settle({ approval, grantUses }: WriteFound, verifier: string, before: Grant | null): WriteDecision<Outcome> {
    const manager = managerOf(approval?.managers ?? [], verifier)?.manager;
    const tries = approval && passTime(approval.tries, this.nowMs);
    if (!manager || !tries) {
      return { puts: { auditEntries: [this.audit('pin-wrong', null)] }, result: { lockedForMs: tries?.lockedForMs ?? 0 } };
    }
    const puts = {
      approval: { ...approval, tries: rightTry(tries, this.id) },
      auditEntries: [this.audit('pin-right', manager.id)],
    };
    // One that was used allows nothing more: what is asked for now needs its own.
    const isUsed = before !== null && grantUses.has(grantUseId(before));
    return { puts, result: { manager, grant: isUsed || before?.managerId !== manager.id ? null : before } };
  }

  private async issue(manager: Manager, key: CryptoKey): Promise<Grant> {
    const { settings, store } = this.context;
    const { entryId, action, customerId, points, amount } = this.intent;
    const unsigned = {
      id: settings.environment.newId(),
      entryId,
      action,
      customerId: customerId ?? null,
      points: points ?? null,
      amount: amount ?? null,
      limit: manager.limit,
      merchantId: settings.merchantId ?? '',
      registerId: store.status.registerId,
      managerId: manager.id,
      verifiedBy: 'register',
      issuedAt: nowOf(settings),
    } as const;
    const grant: Grant = Object.freeze({ ...unsigned, proof: await proofOf(unsigned, key) });
    this.issued.keep(grant, this.monotonicMs);
    return grant;
  }

  private audit(kind: 'pin-right' | 'pin-wrong' | 'pin-locked', managerId: Id | null) {
    const { entryId, customerId = null } = this.intent;
    const { settings, store } = this.context;
    return auditEntry(settings, store.status.registerId, { kind, customerId, subjectId: entryId, managerId });
  }

  private get issued() {
    return issuedGrantsOf(this.context.store);
  }

  private get nowMs(): number {
    return this.context.settings.environment.clock.now();
  }

  private get monotonicMs(): number {
    return this.context.settings.environment.clock.monotonic();
  }
}

function locked(retryAfterMs: number): RegularsError {
  return new RegularsError('pin-locked', 'Too many wrong PINs on this register: it waits before the next is checked.', {
    retryAfterMs,
  });
}

function wrong(lockedForMs: number): RegularsError {
  return new RegularsError('wrong-pin', 'No manager of this register has that PIN.', {
    ...(lockedForMs > 0 && { retryAfterMs: lockedForMs }),
  });
}
