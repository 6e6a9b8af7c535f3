import type { CustomerId } from '../domain/id.js';
import type { Sql } from './sql.js';
import type { Changed } from './loaded-state.js';
import type { RecordRow } from './record-row.js';
import { type Cell, textArray } from './text-array.js';
import { isFoundAlike, WORD_BREAK, type WordRow, wordsOf, wordText } from './words.js';

/**
 * Writes what a push has changed, in as many statements for two hundred mutations as for one: mostly in one, so that the database
 * is at it while the next push is judged. The counter is locked.
 */
export async function storeChanged(sql: Sql, merchantId: string, changed: Changed): Promise<void> {
  const { gone, words, texts } = changedWords(changed.customers);
  await Promise.all([
    forgetWords(sql, merchantId, gone),
    storeAll(sql, merchantId, changed, words, texts),
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
  texts: ReadonlyMap<CustomerId, string>,
): Promise<void> {
  const told = outcomes.map(([id, { body, result }]) => ({ id, body, result: JSON.stringify(result) }));
  const [r, w, o, u] = [columnsOf(rows), columnsOf(words), columnsOf(told), columnsOf(grantUses)];
  const textOf = ({ kind, id }: RecordRow): string | null => (kind === 'customer' ? (texts.get(id) ?? null) : null);
  await sql`
    with stored as (
      insert into regulars.records as known
        (merchant, kind, id, n, place, customer, parent, location, at, lapse, live, body, held, secret, words)
      select ${merchantId}, kind, id::uuid, n::bigint, place::bigint, customer::uuid, parent::uuid, location, at, lapse, live::boolean,
        body, held, secret, words
      from unnest(${r('kind')}::text[], ${r('id')}::text[], ${r('n')}::text[], ${r('place')}::text[], ${r('customer')}::text[],
        ${r('parent')}::text[], ${r('location')}::text[], ${r('at')}::text[], ${r('lapse')}::text[], ${r('live')}::text[],
        ${r('body')}::text[], ${r('held')}::text[], ${r('secret')}::text[],
        ${textArray(rows.map(textOf))}::text[])
        as r (kind, id, n, place, customer, parent, location, at, lapse, live, body, held, secret, words)
      on conflict (merchant, kind, id) do update set n = excluded.n, customer = excluded.customer, parent = excluded.parent,
        location = excluded.location, at = excluded.at, lapse = excluded.lapse, live = excluded.live, body = excluded.body,
        held = excluded.held, secret = excluded.secret, words = coalesce(excluded.words, known.words)
    ), found as (
      insert into regulars.words (merchant, id, word, name, active)
      select ${merchantId}, id::uuid, word, name, active::boolean
      from unnest(${w('id')}::text[], ${w('word')}::text[], ${w('name')}::text[], ${w('active')}::text[]) as w (id, word, name, active)
      on conflict (merchant, word, id) do nothing
    ), told as (
      insert into regulars.outcomes (merchant, id, body, result)
      select ${merchantId}, id::uuid, body, result
      from unnest(${o('id')}::text[], ${o('body')}::text[], ${o('result')}::text[]) as o (id, body, result)
    ), used as (
      insert into regulars.grant_uses (merchant, id, grant_id, body)
      select ${merchantId}, id::uuid, grant_id::uuid, body
      from unnest(${u('id')}::text[], ${u('grantId')}::text[], ${u('body')}::text[]) as u (id, grant_id, body)
    )
    update regulars.merchants set n = ${n} where merchant = ${merchantId}`;
}

/** The values of one field, of all of them. */
function columnsOf<Row>(rows: readonly Row[]) {
  return (field: { [Field in keyof Row]: Row[Field] extends Cell ? Field : never }[keyof Row]) =>
    textArray(rows.map((row) => row[field] as Cell));
}

interface ChangedWords {
  /** Whose are gone. */
  readonly gone: CustomerId[];
  readonly words: WordRow[];
  /** All words of one, of whom they are others than before. */
  readonly texts: Map<CustomerId, string>;
}

/** Of customers that are found by other words than before. */
function changedWords(customers: Changed['customers']): ChangedWords {
  const changed: ChangedWords = { gone: [], words: [], texts: new Map() };
  for (const { now, before } of customers) {
    if (before && isFoundAlike(now, before)) continue;
    if (before) changed.gone.push(now.id);
    const words = wordsOf(now);
    changed.words.push(...words);
    changed.texts.set(now.id, wordText(words));
  }
  return changed;
}

/** All that stand with their customer, whichever version of this wrote them. */
async function forgetWords(sql: Sql, merchantId: string, customers: readonly CustomerId[]): Promise<void> {
  if (customers.length === 0) return;
  await sql`delete from regulars.words w using (
      select r.id, unnest(string_to_array(r.words, ${WORD_BREAK})) as word from regulars.records r
      where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = any(${[...customers]}::uuid[])
    ) known where w.merchant = ${merchantId} and w.word = known.word collate "C" and w.id = known.id`;
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
