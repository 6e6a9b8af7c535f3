import type { LocalDate } from '../domain/clock.js';
import type { CustomerId } from '../domain/id.js';
import { addMonths } from '../domain/merchant-day.js';
import type { SyncScope } from '../domain/remote-answer.js';
import type { Sql } from './sql.js';
import type { RecordRow } from './record-row.js';

/** What a register gets: what it asks for, of what its token may see. */
export interface Sight {
  readonly scope: SyncScope;
  /** Of the token. */
  readonly locationIds: readonly string[];
  readonly today: LocalDate;
}

/**
 * Sales and parked sales of the locations; of a scope, the customers who were seen there, or whose record changed, in so many
 * months. Tombstones and erasures reach every register.
 */
export async function inSight(sql: Sql, merchantId: string, rows: readonly RecordRow[], sight: Sight): Promise<RecordRow[]> {
  const { scope } = sight;
  const locations = new Set(
    scope === 'merchant' ? sight.locationIds : sight.locationIds.filter((id) => scope.locationIds.includes(id)),
  );
  const there = rows.filter(({ kind, location }) => (kind !== 'sale' && kind !== 'parked') || locations.has(location ?? ''));
  if (scope === 'merchant') return there;
  const owned = there.filter(({ kind, live }) => live && OF_CUSTOMERS.includes(kind));
  const seen = await seenOf(sql, merchantId, owned.map(ownerOf), sight);
  return there.filter((row) => !row.live || !OF_CUSTOMERS.includes(row.kind) || seen.has(ownerOf(row)));
}

/** The condition that customer `r` is in the scope. */
export function seenCondition(sql: Sql, { scope, today }: Sight) {
  if (scope === 'merchant') return sql`true`;
  const since = addMonths(today, -scope.seenWithinMonths);
  // Those that a database cannot hold are nobody's.
  const locations = scope.locationIds.filter((id) => !id.includes('\0'));
  return sql`(r.at >= ${since} or exists (
    select from regulars.records p where p.merchant = r.merchant and p.customer = r.id and p.kind in ('sale', 'consent')
      and p.at >= ${since} and p.location = any(${locations}::text[])))`;
}

const OF_CUSTOMERS: readonly RecordRow['kind'][] = ['customer', 'document', 'consent', 'loyalty', 'credit'];

function ownerOf({ kind, id, customer }: RecordRow): CustomerId {
  return kind === 'customer' ? id : (customer ?? '');
}

async function seenOf(sql: Sql, merchantId: string, ids: readonly CustomerId[], sight: Sight): Promise<Set<CustomerId>> {
  if (ids.length === 0) return new Set();
  const rows = await sql<{ id: CustomerId }[]>`select r.id from regulars.records r
    where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = any(${[...new Set(ids)]}::uuid[]) and ${seenCondition(sql, sight)}`;
  return new Set(rows.map(({ id }) => id));
}
