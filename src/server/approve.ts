import type { AuditEntry, AuditKind } from '../domain/audit.js';
import { toTimestamp } from '../domain/clock.js';
import { RegularsError } from '../domain/errors.js';
import { checkIntent } from '../domain/grant-intent.js';
import { GRANT_LIFE_MS, grantText, mayApprove } from '../domain/grant-rules.js';
import type { ApprovalIntent, Grant, Manager } from '../domain/grant.js';
import type { Id } from '../domain/id.js';
import { beginTry, NO_TRIES, passTime, type PinTries, rightTry } from '../domain/pin-tries.js';
import { isSameContent } from '../domain/same-content.js';
import { absent, type Caller, type Core } from './core.js';
import { lockCounter } from './counter.js';
import type { Sql } from './sql.js';
import { DocumentVault } from './document-vault.js';
import { managerWith } from './managers.js';
import { writePuts } from './write-puts.js';

interface Given {
  readonly grant: Grant;
  readonly atMs: number;
}

/**
 * One try of a PIN. It is counted, and the count committed, before the PIN is looked at: whatever breaks off or runs beside it
 * has counted.
 *
 * @throws {RegularsError} `wrong-pin`, `pin-locked`, `no-managers`, `not-allowed`, `invalid-input`.
 */
export async function approve(core: Core, caller: Caller, wanted: ApprovalIntent, pin: string): Promise<Grant> {
  const intent = checkIntent(wanted);
  const tryId = core.newId();
  const begun = await countTry(core, caller, intent, tryId);
  const hash = await core.secrets.pinHash(caller.merchantId, pin);
  const manager = await core.database.write(caller.merchantId, async (sql) => {
    await lockCounter(sql, caller.merchantId);
    const found = await managerWith(sql, caller.merchantId, hash);
    if (found) {
      const tries = await lockedTries(sql, caller);
      await putTries(sql, caller, rightTry(tries, tryId));
    }
    await note(core, sql, caller, found ? 'pin-right' : 'pin-wrong', intent, found?.id ?? null);
    return found;
  });
  core.hints.tell(caller.merchantId);
  if (!manager) {
    const retryAfterMs = begun.lockedForMs;
    throw new RegularsError('wrong-pin', 'No manager has this PIN.', retryAfterMs > 0 ? { retryAfterMs } : {});
  }
  if (!mayApprove(manager, intent)) {
    throw new RegularsError('not-allowed', 'The PIN was right, but its manager may not approve this, or not so much.');
  }
  return give(core, caller, intent, manager);
}

/** @throws {RegularsError} `pin-locked`, `no-managers`. */
async function countTry(core: Core, caller: Caller, intent: ApprovalIntent, tryId: Id): Promise<PinTries> {
  const { merchantId } = caller;
  const outcome = await core.database.write(merchantId, async (sql) => {
    await lockCounter(sql, merchantId);
    const [any] = await sql`select from regulars.manager_pins where merchant = ${merchantId} limit 1`;
    if (!any) throw new RegularsError('no-managers', 'This merchant has no managers, so nobody can approve.');
    const tries = passTime(await lockedTries(sql, caller), core.clock.now());
    const isLocked = tries.lockedForMs > 0;
    const after = isLocked ? tries : beginTry(tries, tryId);
    await putTries(sql, caller, after);
    if (isLocked) await note(core, sql, caller, 'pin-locked', intent, null);
    return { after, isLocked };
  });
  if (!outcome.isLocked) return outcome.after;
  core.hints.tell(merchantId);
  throw new RegularsError('pin-locked', 'Too many wrong PINs were tried on this register.', {
    retryAfterMs: outcome.after.lockedForMs,
  });
}

/** The grant of a lost answer again, within its life; else a new one. */
async function give(
  { database, clock, newId, secrets }: Core,
  caller: Caller,
  intent: ApprovalIntent,
  { id: managerId, limit }: Manager,
): Promise<Grant> {
  const { merchantId, registerId } = caller;
  const nowMs = clock.now();
  const asked = JSON.stringify(intent);
  const ungiven = {
    id: newId(),
    entryId: intent.entryId,
    action: intent.action,
    customerId: intent.customerId ?? null,
    points: intent.points ?? null,
    amount: intent.amount ?? null,
    limit,
    merchantId,
    registerId,
    managerId,
    verifiedBy: 'remote',
    issuedAt: toTimestamp(nowMs),
  } as const;
  const grant: Grant = { ...ungiven, proof: await secrets.proofOf(grantText(ungiven)) };
  return database.write(merchantId, async (sql) => {
    const [row] = await sql<{ asked: string; given: string }[]>`select asked, given from regulars.grants
      where merchant = ${merchantId} and register = ${registerId} and entry = ${intent.entryId} for update`;
    const last = row ? (JSON.parse(row.given) as Given) : null;
    const isSame = last?.grant.managerId === managerId && isSameContent(JSON.parse(row?.asked ?? 'null'), intent);
    if (last && isSame && nowMs - last.atMs <= GRANT_LIFE_MS) return last.grant;
    const given = JSON.stringify({ grant, atMs: nowMs } satisfies Given);
    await sql`insert into regulars.grants (merchant, register, entry, asked, given)
      values (${merchantId}, ${registerId}, ${intent.entryId}, ${asked}, ${given})
      on conflict (merchant, register, entry) do update set asked = excluded.asked, given = excluded.given`;
    return grant;
  });
}

/** The number of a document. That it was looked at is committed before it is shown. */
export async function reveal(core: Core, caller: Caller, documentId: Id): Promise<string> {
  const { merchantId, registerId } = caller;
  const number = await core.database.write(merchantId, async (sql) => {
    const [row] = await sql<{ customer: Id; secret: string | null }[]>`select customer, secret from regulars.records
      where merchant = ${merchantId} and kind = 'document' and id = ${documentId} and live`;
    if (!row?.secret) throw absent('number');
    const sealed = [{ id: documentId, secret: row.secret }];
    const found = (await new DocumentVault(core.secrets, merchantId).opened(sealed)).get(documentId)?.number ?? null;
    if (found === null) throw absent('number');
    const who = { customerId: row.customer, subjectId: documentId, managerId: null };
    await writePuts(sql, merchantId, (n) => ({
      puts: { auditEntries: [auditEntry(core, registerId, n, 'number-revealed', who)] },
    }));
    return found;
  });
  core.hints.tell(merchantId);
  return number;
}

async function note(
  core: Core,
  sql: Sql,
  caller: Caller,
  kind: AuditKind,
  intent: ApprovalIntent,
  managerId: Id | null,
): Promise<void> {
  const who = { customerId: intent.customerId ?? null, subjectId: intent.entryId, managerId };
  await writePuts(sql, caller.merchantId, (n) => ({
    puts: { auditEntries: [auditEntry(core, caller.registerId, n, kind, who)] },
  }));
}

function auditEntry(
  { clock, newId }: Core,
  registerId: string,
  version: number,
  kind: AuditKind,
  who: Pick<AuditEntry, 'customerId' | 'subjectId' | 'managerId'>,
): AuditEntry {
  const at = toTimestamp(clock.now());
  const head = { id: newId(), version, createdAt: at, updatedAt: at, originRegisterId: registerId };
  return { ...head, kind, at, ...who, cashierId: null, registerId };
}

async function lockedTries(sql: Sql, { merchantId, registerId }: Caller): Promise<PinTries> {
  const [row] = await sql<{ tries: string | null }[]>`select tries from regulars.registers
    where merchant = ${merchantId} and id = ${registerId} for update`;
  return row?.tries ? (JSON.parse(row.tries) as PinTries) : NO_TRIES;
}

async function putTries(sql: Sql, { merchantId, registerId }: Caller, tries: PinTries): Promise<void> {
  await sql`update regulars.registers set tries = ${JSON.stringify(tries)} where merchant = ${merchantId} and id = ${registerId}`;
}
