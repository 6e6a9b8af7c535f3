import type { AuditEntry } from '../audit.js';
import { deriveId } from '../derived-id.js';
import { type GrantedWrite, grantMisfit, grantUseId, useKind } from '../grant-rules.js';
import type { ApprovalAction, Grant } from '../grant.js';
import { hexOf } from '../id.js';
import type { Mutation } from '../mutation.js';
import { capExceeded, isCountTaken, offlineUseOf, withOfflineUse } from '../offline-approval.js';
import { sha1 } from '../sha1.js';
import { contentText } from '../same-content.js';
import { utf8 } from '../utf8.js';
import type { JudgePlace } from './judgement.js';
import type { AnyEntry } from './ledger-entry.js';
import type { HeldGrantUse, MerchantPuts, MerchantReads, MerchantRecords } from './merchant-records.js';
import { refuse } from './refusal.js';
import { survivorOf } from './survivor.js';

/** What is written under a grant. */
export interface GrantNeed extends Omit<GrantedWrite, 'action'> {
  /** One of these: a save is approved as what of it needed approval. */
  readonly actions: readonly [ApprovalAction, ...ApprovalAction[]];
  /** All of it that counts: another body under the same use is refused. */
  readonly body: unknown;
}

/** What the use of a grant puts. */
export type GrantPuts = Required<Pick<MerchantPuts, 'grantUses' | 'auditEntries'>> & Pick<MerchantPuts, 'offlineUsed'>;

export function grantReads({ use }: Pick<Mutation, 'use'>): Pick<MerchantReads, 'customers' | 'grantUses'> {
  if (!use) return {};
  const { customerId } = use.grant;
  return { grantUses: [grantUseId(use.grant)], ...(customerId !== null && { customers: [customerId] }) };
}

/** What a mutation is checked for where a grant came with it. Null for kinds that travel under the grant of another. */
export function grantNeedOf(mutation: Mutation): GrantNeed | null {
  switch (mutation.kind) {
    case 'loyalty-append':
    case 'store-credit-append':
      return entryNeed(mutation.entry);
    case 'customer-save': {
      const { customerId, seen, fields, e164 } = mutation;
      const actions = [seen === null ? 'create' : 'edit', 'contacts', 'documents'] as const;
      return { actions, entryId: customerId, customerId, body: [fields, e164] };
    }
    case 'customer-status': {
      const { customerId, status, reason } = mutation;
      return { actions: ['status'], entryId: customerId, customerId, body: [status, reason] };
    }
    case 'customer-merge': {
      const { mergeId: entryId, customerId, survivorId } = mutation;
      return { actions: ['edit'], entryId, customerId, body: survivorId };
    }
    case 'customer-erase': {
      const { customerId, reason } = mutation;
      return { actions: ['erase'], entryId: customerId, customerId, body: reason };
    }
    default:
      return null;
  }
}

/**
 * That the grant that came with a mutation allows it, and that it was used. Puts nothing where none came, or where it was
 * used for the same before.
 *
 * @throws {RegularsError} `grant-invalid`; `id-reused` where it was used for another body; `offline-limit` where a register has
 *   approved more by itself than it may.
 */
export function useGrant(mutation: Mutation, found: MerchantRecords, place: JudgePlace): GrantPuts {
  const nothing: GrantPuts = { grantUses: [], auditEntries: [] };
  const need = grantNeedOf(mutation);
  const { use } = mutation;
  if (!use || !need) return nothing;

  const { grant, ageMs } = use;
  requireFit(grant, ageMs, need, found, place);
  const id = grantUseId(grant);
  const body = bodyText(grant, need);
  const known = found.grantUses.get(id);
  if (known) return known.body === body ? nothing : refuse('id-reused', 'The grant was used already, for something else.');
  const used: HeldGrantUse = { id, grantId: grant.id, body };
  const puts: GrantPuts = { grantUses: [used], auditEntries: [usedAudit(mutation, grant, need, place)] };
  return grant.verifiedBy === 'register' ? { ...puts, offlineUsed: offlineUsed(grant, need, place) } : puts;
}

/** Caps and counts are the register's own to keep; here it shows where somebody else writes under its key. */
function offlineUsed(grant: Grant, need: GrantNeed, { rules, offlineUses, register, timeZone, today }: JudgePlace) {
  const said = offlineUseOf(grant, need, timeZone);
  // A day that has not come has no caps of its own.
  const use = said.on > today ? { ...said, on: today } : said;
  const hasCount = grant.count !== undefined && !isCountTaken(offlineUses, use);
  if (!hasCount) refuse('grant-invalid', 'The grant does not allow this: grant.count must be one that no other grant has.');
  const exceeded = rules.offlineApproval ? capExceeded(rules.offlineApproval, offlineUses, use) : null;
  if (exceeded) refuse('offline-limit', `A register may not approve so much by itself in one day: ${exceeded.cap}.`);
  return { registerId: register.id, uses: withOfflineUse(offlineUses, use) };
}

function requireFit(grant: Grant, ageMs: number, need: GrantNeed, found: MerchantRecords, place: JudgePlace): void {
  const { actions, ...write } = need;
  const action = actions.find((one) => one === grant.action) ?? actions[0];
  const at = { merchantId: place.merchantId, registerId: place.register.id, ageMs: ageMs >= 0 ? ageMs : null };
  const misfit = grantMisfit(grant, { ...write, action, customerId: customerNamed(grant, need, found) }, at);
  if (misfit) refuse('grant-invalid', `The grant does not allow this: ${misfit.path} must be ${misfit.expected}.`);
  if (!place.isProven) refuse('grant-invalid', 'The grant does not allow this: grant.proof must be what approve() answered.');
}

/** A grant may name somebody who was merged into the one written to. */
function customerNamed(grant: Grant, { customerId }: GrantNeed, found: MerchantRecords): GrantNeed['customerId'] {
  if (grant.customerId === null || customerId === null) return customerId;
  const [granted, meant] = [survivorOf(found, grant.customerId), survivorOf(found, customerId)];
  return granted !== undefined && granted.customer.id === meant?.customer.id ? grant.customerId : customerId;
}

function entryNeed(entry: AnyEntry): GrantNeed | null {
  const { id: entryId, customerId, reason, expiresOn } = entry;
  const write = { entryId, customerId, body: [entry.type, reason, expiresOn] };
  if ('points' in entry) {
    const { type, points } = entry;
    return type === 'adjust' ? { ...write, actions: [points > 0 ? 'loyalty-add' : 'loyalty-remove'], points } : null;
  }
  const { type, amount, saleId } = entry;
  if (type !== 'issue' && (type !== 'use' || saleId !== null)) return null;
  return { ...write, actions: [type === 'issue' ? 'credit-issue' : 'credit-use'], amount };
}

/** Salted with the proof, which is not kept: of what a save says no plain hash stays. */
function bodyText(grant: Grant, { entryId, points, amount, body }: GrantNeed): string {
  const text = contentText([grant.id, grant.proof, grant.action, entryId, points ?? null, amount ?? null, body]);
  return hexOf(sha1(utf8(text)));
}

function usedAudit({ cashierId }: Mutation, grant: Grant, need: GrantNeed, place: JudgePlace): AuditEntry {
  const { n, now, register } = place;
  return {
    id: deriveId(grantUseId(grant), 'grant-used'),
    version: n,
    createdAt: now,
    updatedAt: now,
    originRegisterId: register.id,
    kind: useKind(grant),
    at: now,
    customerId: need.customerId,
    subjectId: need.entryId,
    managerId: grant.managerId,
    cashierId,
    registerId: register.id,
  };
}
