import type { CustomerId } from '../domain/id.js';
import type { Sql } from './sql.js';
import type { Changed } from './loaded-state.js';
import { isFoundAlike, type WordRow, wordsOf } from './words.js';

/**
 * Writes what a push has changed, in as many statements for two hundred mutations as for one: mostly in one, so that the database
 * is at it while the next push is judged. The counter is locked.
 */
export async function storeChanged(sql: Sql, merchantId: string, changed: Changed): Promise<void> {
  const { gone, words } = changedWords(changed.customers);
  await Promise.all([
    forgetWords(sql, merchantId, gone),
    storeAll(sql, merchantId, changed, words),
    forgetConsents(sql, merchantId, changed.forgotten),
    storeKeys(sql, merchantId, changed.publicKeys),
    storeOfflineUses(sql, merchantId, changed.offlineUses),
  ]);
}

/** Also what registers were told, and which grants were used for what: in the transaction of the effect. */
async function storeAll(
  sql: Sql,
  merchantId: string,
  { n, rows, outcomes, grantUses }: Changed,
  words: readonly WordRow[],
): Promise<void> {
  const told = outcomes.map(([id, { body, result }]) => ({ id, body, result: JSON.stringify(result) }));
  const used = grantUses.map(({ id, grantId: grant_id, body }) => ({ id, grant_id, body }));
  await sql`
    with stored as (
      insert into regulars.records (merchant, kind, id, n, place, customer, parent, location, at, lapse, live, body, held, secret)
      select ${merchantId}, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        kind text, id uuid, n bigint, place bigint, customer uuid, parent uuid, location text, at text, lapse text, live boolean,
        body text, held text, secret text)
      on conflict (merchant, kind, id) do update set n = excluded.n, customer = excluded.customer, parent = excluded.parent,
        location = excluded.location, at = excluded.at, lapse = excluded.lapse, live = excluded.live, body = excluded.body,
        held = excluded.held, secret = excluded.secret
    ), found as (
      insert into regulars.words (merchant, id, word, name, active)
      select ${merchantId}, w.* from json_to_recordset(${JSON.stringify(words)}::json) as w (id uuid, word text, name text, active boolean)
      on conflict (merchant, id, word) do nothing
    ), told as (
      insert into regulars.outcomes (merchant, id, body, result)
      select ${merchantId}, o.* from json_to_recordset(${JSON.stringify(told)}::json) as o (id uuid, body text, result text)
    ), used as (
      insert into regulars.grant_uses (merchant, id, grant_id, body)
      select ${merchantId}, u.* from json_to_recordset(${JSON.stringify(used)}::json) as u (id uuid, grant_id uuid, body text)
    )
    update regulars.merchants set n = ${n} where merchant = ${merchantId}`;
}

/** Words of customers that are found by others than before, and whose are gone. */
function changedWords(customers: Changed['customers']): { readonly gone: CustomerId[]; readonly words: WordRow[] } {
  const gone: CustomerId[] = [];
  const words: WordRow[] = [];
  for (const { now, before } of customers) {
    if (before && isFoundAlike(now, before)) continue;
    if (before && wordsOf(before).length > 0) gone.push(now.id);
    words.push(...wordsOf(now));
  }
  return { gone, words };
}

async function forgetWords(sql: Sql, merchantId: string, customers: readonly CustomerId[]): Promise<void> {
  if (customers.length === 0) return;
  await sql`delete from regulars.words where merchant = ${merchantId} and id = any(${[...customers]}::uuid[])`;
}

async function forgetConsents(sql: Sql, merchantId: string, customers: readonly CustomerId[]): Promise<void> {
  if (customers.length === 0) return;
  await sql`delete from regulars.records where merchant = ${merchantId} and kind = 'consent' and customer = any(${[...customers]}::uuid[])`;
}

async function storeKeys(sql: Sql, merchantId: string, keys: Changed['publicKeys']): Promise<void> {
  if (keys.length === 0) return;
  await sql`update regulars.registers r set public_key = k.public_key
    from unnest(${keys.map(([id]) => id)}::text[], ${keys.map(([, key]) => key.replaceAll('\0', ''))}::text[]) as k (id, public_key)
    where r.merchant = ${merchantId} and r.id = k.id collate "C"`;
}

async function storeOfflineUses(sql: Sql, merchantId: string, used: Changed['offlineUses']): Promise<void> {
  if (used.length === 0) return;
  await sql`update regulars.registers r set offline_uses = u.uses
    from unnest(${used.map(([id]) => id)}::text[], ${used.map(([, uses]) => JSON.stringify(uses))}::text[]) as u (id, uses)
    where r.merchant = ${merchantId} and r.id = u.id collate "C"`;
}
