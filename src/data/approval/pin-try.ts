import { RegularsError } from '../../domain/errors.js';
import { grantUseId, mayApprove } from '../../domain/grant-rules.js';
import type { ApprovalIntent, Grant, Manager } from '../../domain/grant.js';
import type { AuditEntry } from '../../domain/audit.js';
import type { Id } from '../../domain/id.js';
import { beginTry, passTime, rightTry } from '../../domain/pin-tries.js';
import { type ClientContext, nowOf } from '../client-context.js';
import type { WriteDecision, WriteFound, WritePuts } from '../store/store.js';
import type { StoredApproval, StoredManager } from '../store/stored-record.js';
import { auditEntry } from './audit-entry.js';
import { issuedGrantsOf } from './issued-grants.js';
import { managerOf, verifierOf } from './pin-verifier.js';

/** On whose word this register lets somebody approve. */
export interface PinJudge {
  /** Of the managers as they are now: one who was taken off the list meanwhile approves nothing. */
  managersIn(found: Pick<WriteFound, 'approval' | 'sync'>): readonly StoredManager[];
  /** Why nobody can approve, where there are none. */
  nobody(): RegularsError;
  /** What is written with a line of the audit trail. */
  with(entries: readonly AuditEntry[]): WritePuts;
  /** Signs it. */
  signed(grant: Omit<Grant, 'proof' | 'count'>, approval: StoredApproval): Promise<Grant>;
}

/** What one try found out. */
type Outcome = { readonly manager: Manager; readonly grant: Grant | null } | { readonly lockedForMs: number };

/**
 * One try of a PIN on this register. It is counted, in a transaction of its own, before it is checked: tries in many tabs at
 * once are counted one after the other, and one that breaks off has been counted.
 */
export class PinTry {
  private readonly id: Id;

  constructor(
    private readonly context: ClientContext,
    private readonly intent: ApprovalIntent,
    private readonly judge: PinJudge,
  ) {
    this.id = context.settings.environment.newId();
  }

  /** @throws {RegularsError} `wrong-pin`, `pin-locked` with `retryAfterMs`, `not-allowed`, or as the judge has it. */
  async check(pin: string): Promise<Grant> {
    const { store } = this.context;
    const begun = await store.write({ approval: true, sync: true }, (found) => this.begin(found));
    if ('lockedForMs' in begun) throw locked(begun.lockedForMs);

    const verifier = await verifierOf(pin, begun.approval);
    const manager = managerOf(begun.managers, verifier)?.manager ?? null;
    const before = manager && this.issued.find(this.intent, manager.id, this.monotonicMs);
    const reads = { approval: true, sync: true, grantUses: before ? [grantUseId(before)] : [] };
    const outcome = await store.write(reads, (found) => this.settle(found, verifier, before));
    if ('lockedForMs' in outcome) throw wrong(outcome.lockedForMs);
    if (!mayApprove(outcome.manager, this.intent)) {
      throw new RegularsError('not-allowed', 'The PIN was right, but its manager may not approve this, or not so much.');
    }
    return outcome.grant ?? this.issue(outcome.manager, begun.approval);
  }

  /** Counts the try, or refuses it unchecked. */
  private begin(
    found: WriteFound,
  ): WriteDecision<
    { readonly approval: StoredApproval; readonly managers: readonly StoredManager[] } | { readonly lockedForMs: number }
  > {
    const { approval } = found;
    const managers = this.judge.managersIn(found);
    if (!approval || managers.length === 0) throw this.judge.nobody();
    const tries = passTime(approval.tries, this.nowMs);
    if (tries.lockedForMs > 0) {
      const puts = { ...this.noted('pin-locked', null), approval: { ...approval, tries } };
      return { puts, result: { lockedForMs: tries.lockedForMs } };
    }
    const begun = { ...approval, tries: beginTry(tries, this.id) };
    return { puts: { approval: begun }, result: { approval: begun, managers } };
  }

  private settle(found: WriteFound, verifier: string, before: Grant | null): WriteDecision<Outcome> {
    const { approval, grantUses } = found;
    const manager = managerOf(this.judge.managersIn(found), verifier)?.manager;
    const tries = approval && passTime(approval.tries, this.nowMs);
    if (!manager || !tries) return { puts: this.noted('pin-wrong', null), result: { lockedForMs: tries?.lockedForMs ?? 0 } };
    const puts = { ...this.noted('pin-right', manager.id), approval: { ...approval, tries: rightTry(tries, this.id) } };
    // One that was used allows nothing more: what is asked for now needs its own.
    const isUsed = before !== null && grantUses.has(grantUseId(before));
    return { puts, result: { manager, grant: isUsed || before?.managerId !== manager.id ? null : before } };
  }

  private async issue(manager: Manager, approval: StoredApproval): Promise<Grant> {
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
    const grant = Object.freeze(await this.judge.signed(unsigned, approval));
    this.issued.keep(grant, this.monotonicMs);
    return grant;
  }

  private noted(kind: 'pin-right' | 'pin-wrong' | 'pin-locked', managerId: Id | null): WritePuts {
    const { entryId, customerId = null } = this.intent;
    const { settings, store } = this.context;
    return this.judge.with([auditEntry(settings, store.status.registerId, { kind, customerId, subjectId: entryId, managerId })]);
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
