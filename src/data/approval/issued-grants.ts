import { GRANT_LIFE_MS } from '../../domain/grant-rules.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { Id } from '../../domain/id.js';
import type { RegisterStore } from '../register-store.js';

/** Grants this page has given, with their moment on its monotonic clock. They end with the page, as that clock does. */
export class IssuedGrants {
  private readonly issued = new Map<Id, { readonly grant: Grant; readonly atMs: number }>();

  keep(grant: Grant, nowMs: number): void {
    for (const [id, { atMs }] of this.issued) if (nowMs - atMs > GRANT_LIFE_MS) this.issued.delete(id);
    this.issued.set(grant.id, { grant, atMs: nowMs });
  }

  /** Null where this page has not given it, or long ago. */
  ageOf(grantId: Id, nowMs: number): number | null {
    const found = this.issued.get(grantId);
    return found ? nowMs - found.atMs : null;
  }

  /** The newest grant given to this manager for the same, if it is still good. */
  find(intent: ApprovalIntent, managerId: Id, nowMs: number): Grant | null {
    const found = [...this.issued.values()].filter(
      ({ grant, atMs }) => nowMs - atMs <= GRANT_LIFE_MS && grant.managerId === managerId && isFor(grant, intent),
    );
    return found.at(-1)?.grant ?? null;
  }
}

const OF_STORES = new WeakMap<RegisterStore, IssuedGrants>();

/** Those of a store, which all clients of a page share. */
export function issuedGrantsOf(store: RegisterStore): IssuedGrants {
  let grants = OF_STORES.get(store);
  if (!grants) OF_STORES.set(store, (grants = new IssuedGrants()));
  return grants;
}

function isFor(grant: Grant, { entryId, action, customerId, points, amount }: ApprovalIntent): boolean {
  return (
    grant.entryId === entryId &&
    grant.action === action &&
    grant.customerId === (customerId ?? null) &&
    grant.points === (points ?? null) &&
    grant.amount?.amountMinor === amount?.amountMinor &&
    grant.amount?.currency === amount?.currency
  );
}
