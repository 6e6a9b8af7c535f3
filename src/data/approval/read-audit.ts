import type { AuditEntry } from '../../domain/audit.js';
import type { Page } from '../../domain/customer-query.js';
import { RegularsError } from '../../domain/errors.js';
import { isId } from '../../domain/id.js';
import { requireSight } from '../../domain/policy.js';
import type { ClientContext } from '../client-context.js';
import type { AuditQuery } from '../customer-client.js';
import type { PastPlace } from '../store/store.js';

const DEFAULT_LIMIT = 100;
const MOST = 500;

/** One page of the audit trail, newest first. Codes: cursor-expired. */
export async function readAudit(
  { store, settings }: ClientContext,
  { customerId, kinds, cursor, limit = DEFAULT_LIMIT }: AuditQuery = {},
): Promise<Page<AuditEntry>> {
  requireSight(settings.cashier, 'history');
  const wanted = Math.min(Math.max(1, Math.trunc(limit)), MOST);
  const rows: AuditEntry[] = [];
  let before = cursor === undefined ? undefined : placeOf(cursor);
  for (;;) {
    const range = { limit: MOST, ...(before && { before }) };
    const found = await store.use((open) => open.readAudit(customerId ?? null, range));
    rows.push(...found.filter(({ kind }) => kinds?.includes(kind) ?? true));
    const last = found.at(-1);
    if (rows.length > wanted || !last || found.length < MOST) break;
    before = { occurredAt: last.at, id: last.id };
  }
  const page = rows.slice(0, wanted);
  const end = page.at(-1);
  return { rows: page, next: end && rows.length > wanted ? `${end.at} ${end.id}` : null };
}

/** A cursor names the last entry given: what is written meanwhile stands before it. */
function placeOf(cursor: string): PastPlace {
  const [occurredAt = '', id = ''] = cursor.split(' ');
  if (isId(id) && !Number.isNaN(Date.parse(occurredAt))) return { occurredAt, id };
  throw new RegularsError('cursor-expired', 'The cursor is of another list. Begin with the first page.');
}
