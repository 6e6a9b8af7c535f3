import type { Clock } from '../../../domain/clock.js';
import { toTimestamp } from '../../../domain/clock.js';
import type { AuditEntry, AuditKind } from '../../../domain/audit.js';
import { RegularsError } from '../../../domain/errors.js';
import { checkIntent } from '../../../domain/grant-intent.js';
import { GRANT_LIFE_MS, grantText, mayApprove } from '../../../domain/grant-rules.js';
import type { ApprovalIntent, Grant, ManagerCredential } from '../../../domain/grant.js';
import { hexOf, type Id } from '../../../domain/id.js';
import { beginTry, NO_TRIES, passTime, type PinTries, rightTry } from '../../../domain/pin-tries.js';
import { isSameContent } from '../../../domain/same-content.js';
import { managerOf } from '../../../domain/merchant/changes.js';
import { frozen } from '../../../domain/frozen.js';

interface Given {
  readonly grant: Grant;
  readonly intent: ApprovalIntent;
  readonly atMs: number;
}

/** What a try of a PIN needs to know of the merchant. */
export interface ManagerPlace {
  readonly merchantId: string;
  readonly registerId: string;
  readonly managers: readonly ManagerCredential[];
  /** Writes a line of the audit trail. */
  note(entry: AuditEntry): void;
}

/** Tries PINs and gives grants. Tries count per register, and go on counting whatever else is restored. */
export class MemoryManagers {
  private readonly tries = new Map<string, PinTries>();
  private readonly given = new Map<Id, Grant>();
  /** The last one for each register and entry. */
  private readonly lastFor = new Map<string, Given>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: () => Id,
  ) {}

  /** @throws {RegularsError} `wrong-pin`, `pin-locked`, `no-managers`, `not-allowed`, `invalid-input`. */
  approve(wanted: ApprovalIntent, pin: string, place: ManagerPlace): Grant {
    const intent = frozen(checkIntent(wanted));
    const { registerId, managers } = place;
    if (managers.length === 0) throw new RegularsError('no-managers', 'This merchant has no managers, so nobody can approve.');
    const nowMs = this.clock.now();
    const tries = passTime(this.tries.get(registerId) ?? NO_TRIES, nowMs);
    if (tries.lockedForMs > 0) {
      this.note(place, 'pin-locked', intent, null);
      const message = 'Too many wrong PINs were tried on this register.';
      throw new RegularsError('pin-locked', message, { retryAfterMs: tries.lockedForMs });
    }
    const tryId = this.newId();
    const begun = beginTry(tries, tryId);
    this.tries.set(registerId, begun);
    const credential = managers.find((manager) => manager.pin === pin);
    if (!credential) {
      this.note(place, 'pin-wrong', intent, null);
      const retryAfterMs = begun.lockedForMs;
      throw new RegularsError('wrong-pin', 'No manager has this PIN.', retryAfterMs > 0 ? { retryAfterMs } : {});
    }
    this.tries.set(registerId, rightTry(begun, tryId));
    this.note(place, 'pin-right', intent, credential.id);
    if (!mayApprove(managerOf(credential), intent)) {
      throw new RegularsError('not-allowed', 'The PIN was right, but its manager may not approve this, or not so much.');
    }
    return this.givenBefore(intent, credential.id, place, nowMs) ?? this.give(intent, credential, place, nowMs);
  }

  /** Whether it is just as it was given here. */
  hasGiven(grant: Grant): boolean {
    const given = this.given.get(grant.id);
    return given?.proof === grant.proof && grantText(given) === grantText(grant);
  }

  /** A lost answer is asked for again. */
  private givenBefore(intent: ApprovalIntent, managerId: Id, { registerId }: ManagerPlace, nowMs: number): Grant | null {
    const last = this.lastFor.get(`${registerId} ${intent.entryId}`);
    const isSame = last?.grant.managerId === managerId && isSameContent(last.intent, intent);
    return isSame && nowMs - last.atMs <= GRANT_LIFE_MS ? last.grant : null;
  }

  private give(intent: ApprovalIntent, { id: managerId, limit }: ManagerCredential, place: ManagerPlace, nowMs: number): Grant {
    const grant: Grant = frozen({
      id: this.newId(),
      entryId: intent.entryId,
      action: intent.action,
      customerId: intent.customerId ?? null,
      points: intent.points ?? null,
      amount: intent.amount ?? null,
      limit: limit ?? null,
      merchantId: place.merchantId,
      registerId: place.registerId,
      managerId,
      verifiedBy: 'remote',
      issuedAt: toTimestamp(nowMs),
      // Nobody else can know it, and only this object needs to know it again.
      proof: hexOf(crypto.getRandomValues(new Uint8Array(32))),
    });
    this.given.set(grant.id, grant);
    this.lastFor.set(`${place.registerId} ${intent.entryId}`, { grant, intent, atMs: nowMs });
    return grant;
  }

  private note({ registerId, note }: ManagerPlace, kind: AuditKind, intent: ApprovalIntent, managerId: Id | null): void {
    const at = toTimestamp(this.clock.now());
    note({
      id: this.newId(),
      version: 0,
      createdAt: at,
      updatedAt: at,
      originRegisterId: registerId,
      kind,
      at,
      customerId: intent.customerId ?? null,
      subjectId: intent.entryId,
      managerId,
      cashierId: null,
      registerId,
    });
  }
}
