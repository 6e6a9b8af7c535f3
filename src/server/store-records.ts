import type { CustomerId } from '../domain/id.js';
import type { Sql } from './sql.js';
import type { Changed, LoadedState } from './loaded-state.js';
import type { RecordRow } from './record-row.js';
import { isFoundAlike, type WordRow, wordsOf } from './words.js';

/** Writes what a push has changed, in as many statements for two hundred mutations as for one. The counter is locked. */
export async function storeChanged(sql: Sql, merchantId: string, state: LoadedState, changed: Changed): Promise<void> {
  await Promise.all([
    storeRows(sql, merchantId, changed.rows),
    storeWords(sql, merchantId, changedWords(state, changed.rows)),
    forgetConsents(sql, merchantId, changed.forgotten),
    storeEvidence(sql, merchantId, changed),
    storeKeys(sql, merchantId, changed.publicKeys),
    sql`update regulars.merchants set n = ${changed.n} where merchant = ${merchantId}`,
  ]);
}

async function storeRows(sql: Sql, merchantId: string, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into regulars.records (merchant, kind, id, n, place, customer, parent, location, at, lapse, live, body, held, secret)
    select ${merchantId}, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      kind text, id uuid, n bigint, place bigint, customer uuid, parent uuid, location text, at text, lapse text, live boolean,
      body text, held text, secret text)
    on conflict (merchant, kind, id) do update set n = excluded.n, customer = excluded.customer, parent = excluded.parent,
      location = excluded.location, at = excluded.at, lapse = excluded.lapse, live = excluded.live, body = excluded.body,
      held = excluded.held, secret = excluded.secret`;
}

/** Words of customers that are found by others than before, and whose are gone. */
function changedWords(
  state: LoadedState,
  rows: readonly RecordRow[],
): { readonly gone: CustomerId[]; readonly words: WordRow[] } {
  const gone: CustomerId[] = [];
  const words: WordRow[] = [];
  for (const { kind, id } of rows) {
    const customer = kind === 'customer' ? state.customers.get(id)?.customer : undefined;
    if (!customer) continue;
    const before = state.customerBefore(id);
    if (before && isFoundAlike(customer, before)) continue;
    if (before && wordsOf(before).length > 0) gone.push(id);
    words.push(...wordsOf(customer));
  }
  return { gone, words };
}

async function storeWords(sql: Sql, merchantId: string, { gone, words }: ReturnType<typeof changedWords>): Promise<void> {
  const waits: Promise<unknown>[] = [];
  if (gone.length > 0) {
    waits.push(sql`delete from regulars.words where merchant = ${merchantId} and id = any(${gone}::uuid[])`.execute());
  }
  if (words.length > 0) {
    waits.push(
      sql`insert into regulars.words (merchant, id, word, name, active)
        select ${merchantId}, w.* from json_to_recordset(${JSON.stringify(words)}::json) as w (id uuid, word text, name text, active boolean)
        on conflict (merchant, id, word) do nothing`.execute(),
    );
  }
  await Promise.all(waits);
}

async function forgetConsents(sql: Sql, merchantId: string, customers: readonly CustomerId[]): Promise<void> {
  if (customers.length === 0) return;
  await sql`delete from regulars.records where merchant = ${merchantId} and kind = 'consent' and customer = any(${[...customers]}::uuid[])`;
}

/** What registers were told, and which grants were used for what: in the transaction of the effect. */
async function storeEvidence(sql: Sql, merchantId: string, { outcomes, grantUses }: Changed): Promise<void> {
  if (outcomes.length + grantUses.length === 0) return;
  const told = outcomes.map(([id, { body, result }]) => ({ id, body, result: JSON.stringify(result) }));
  const used = grantUses.map(({ id, grantId: grant_id, body }) => ({ id, grant_id, body }));
  await sql`
    with told as (
      insert into regulars.outcomes (merchant, id, body, result)
      select ${merchantId}, o.* from json_to_recordset(${JSON.stringify(told)}::json) as o (id uuid, body text, result text)
    )
    insert into regulars.grant_uses (merchant, id, grant_id, body)
    select ${merchantId}, u.* from json_to_recordset(${JSON.stringify(used)}::json) as u (id uuid, grant_id uuid, body text)`;
}

async function storeKeys(sql: Sql, merchantId: string, keys: Changed['publicKeys']): Promise<void> {
  if (keys.length === 0) return;
  await sql`update regulars.registers r set public_key = k.public_key
    from unnest(${keys.map(([id]) => id)}::text[], ${keys.map(([, key]) => key.replaceAll('\0', ''))}::text[]) as k (id, public_key)
    where r.merchant = ${merchantId} and r.id = k.id collate "C"`;
}
