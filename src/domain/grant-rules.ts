import type { AuditKind } from './audit.js';
import type { ApprovalAction, ApprovalIntent, Grant, Manager, ManagerLimit } from './grant.js';
import type { CustomerId, Id } from './id.js';
import type { Money } from './money.js';

/** How long after a grant was given its entry may be written, by the register's monotonic clock. */
export const GRANT_LIFE_MS = 60_000;

/** What is about to be written under a grant. */
export interface GrantedWrite {
  readonly action: ApprovalAction;
  readonly entryId: Id;
  readonly customerId: CustomerId | null;
  /** Of either sign: the action says which way it goes. */
  readonly points?: number;
  readonly amount?: Money;
}

/** Where and when a grant is used. */
export interface GrantPlace {
  readonly merchantId: string;
  readonly registerId: string;
  /** Null where this page has not given it: a monotonic clock does not outlive its page. */
  readonly ageMs: number | null;
}

/** Actions that write an entry of a ledger: applied once under their id for ever. */
const LEDGER_ACTIONS: readonly ApprovalAction[] = [
  'loyalty-add',
  'loyalty-remove',
  'credit-issue',
  'credit-use',
  'balance-import',
];

/** What a grant's proof is made over. No two grants that differ in anything have the same text. */
export function grantText(grant: Omit<Grant, 'proof'>): string {
  const { amount, limit } = grant;
  return JSON.stringify([
    'regulars-grant-1',
    grant.id,
    grant.entryId,
    grant.action,
    grant.customerId,
    grant.points,
    amount && [amount.amountMinor, amount.currency],
    limit && [limit.points ?? null, limit.amountMinor ?? null],
    grant.merchantId,
    grant.registerId,
    grant.managerId,
    grant.verifiedBy,
    grant.issuedAt,
    ...(grant.count === undefined ? [] : [grant.count]),
  ]);
}

/** What of a grant does not fit what is to be written: the path of it, and what was expected there. Null where all fits. */
export function grantMisfit(
  grant: Grant,
  wanted: GrantedWrite,
  { merchantId, registerId, ageMs }: GrantPlace,
): { readonly path: string; readonly expected: string } | null {
  if (grant.merchantId !== merchantId) return { path: 'grant.merchantId', expected: 'the merchant of this register' };
  if (grant.registerId !== registerId) return { path: 'grant.registerId', expected: 'this register' };
  if (grant.action !== wanted.action) return { path: 'grant.action', expected: `"${wanted.action}"` };
  if (grant.entryId !== wanted.entryId) return { path: 'grant.entryId', expected: 'the id of what is written' };
  if (!isOfCustomer(grant, wanted.customerId)) return { path: 'grant.customerId', expected: 'the customer written to' };
  if (grant.points !== null && !isSame(grant.points, wanted.points)) {
    return { path: 'grant.points', expected: 'the points that are written' };
  }
  if (
    grant.amount &&
    !(grant.amount.currency === wanted.amount?.currency && isSame(grant.amount.amountMinor, wanted.amount.amountMinor))
  ) {
    return { path: 'grant.amount', expected: 'the amount that is written' };
  }
  if (exceeds(grant.limit, wanted)) return { path: 'grant.limit', expected: 'a figure within the limit of the manager' };
  if (ageMs === null) return { path: 'grant.issuedAt', expected: 'a grant that this page has asked for' };
  if (!(ageMs <= GRANT_LIFE_MS))
    return { path: 'grant.issuedAt', expected: `a grant of the last ${GRANT_LIFE_MS / 1_000} seconds` };
  return null;
}

/** Whether figures go beyond what a manager may approve. */
export function exceeds(limit: ManagerLimit | null, { points, amount }: Pick<GrantedWrite, 'points' | 'amount'>): boolean {
  return isOver(points, limit?.points) || isOver(amount?.amountMinor, limit?.amountMinor);
}

/** Whether a manager may approve this at all. */
export function mayApprove({ actions, limit }: Manager, intent: Pick<ApprovalIntent, 'action' | 'points' | 'amount'>): boolean {
  return (actions === null || actions.includes(intent.action)) && !exceeds(limit, intent);
}

/**
 * Under which id a use is remembered. A ledger's entry is written once for ever, so its own id; what can change again, such
 * as a customer, needs a new grant for each change, so the grant's.
 */
export function grantUseId({ action, entryId, id }: Pick<Grant, 'action' | 'entryId' | 'id'>): Id {
  return LEDGER_ACTIONS.includes(action) ? entryId : id;
}

/** As what the use of a grant stands in the audit trail. */
export function useKind(grant: Pick<Grant, 'count'>): Extract<AuditKind, 'grant-used' | 'approved-offline'> {
  return isApprovedOffline(grant) ? 'approved-offline' : 'grant-used';
}

/** Whether a register gave it while its remote was away. One without a remote is never without it. */
export function isApprovedOffline({ count }: Pick<Grant, 'count'>): boolean {
  return count !== undefined;
}

/** Whoever is written under the id that a grant names is named by it. */
function isOfCustomer({ customerId, entryId }: Grant, wanted: CustomerId | null): boolean {
  return customerId === wanted || (customerId === null && wanted === entryId);
}

function isSame(granted: number, wanted: number | undefined): boolean {
  return wanted !== undefined && Math.abs(granted) === Math.abs(wanted);
}

function isOver(figure: number | undefined, limit: number | undefined): boolean {
  return figure !== undefined && limit !== undefined && !(Math.abs(figure) <= limit);
}
