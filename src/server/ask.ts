import type { CustomerWhole } from '../domain/change.js';
import { phoneDigits } from '../domain/contact.js';
import type { Customer } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import { findCustomers } from '../domain/merchant/find-customers.js';
import { historyPage } from '../domain/merchant/history-page.js';
import { MerchantState } from '../domain/merchant/merchant-state.js';
import type { HistoryPage } from '../domain/remote-answer.js';
import { foldText, tokenize } from '../domain/search-text.js';
import type { Caller, Core } from './core.js';
import { readCounter } from './counter.js';
import type { Sql } from './sql.js';
import { rowColumns } from './load-records.js';
import { wholesOf } from './read-pages.js';
import { holdRows, type RecordRow } from './record-row.js';
import { NUMBER_MARK, storable } from './words.js';

const MOST_FOUND = 50;
/** So many rows of words are looked at, each customer having several. */
const MOST_ROWS = 400;
/** As pg_trgm compares two words: below it they are others. */
const LEAST_ALIKE = 0.4;
/** Behind every text that begins so, by bytes. */
const LAST = '\u{10ffff}';

export type Purpose = 'sale' | 'directory';

/** Who begins with what was typed, best first; where that is nobody, those whose words are like it. */
export async function search(
  core: Core,
  { merchantId }: Caller,
  query: string,
  limit: number,
  purpose: Purpose,
): Promise<Customer[]> {
  const most = Math.min(limit, MOST_FOUND);
  return core.database.read(merchantId, async (sql) => {
    const words = tokenize(query)
      .map(storable)
      .sort((one, other) => other.length - one.length);
    const digits = phoneDigits(query);
    const isNumber = digits.length > 2 && !/\p{L}/u.test(query);
    const [named, numbered] = await Promise.all([
      beginning(sql, merchantId, words, foldText(query), purpose),
      isNumber ? beginning(sql, merchantId, [NUMBER_MARK + storable(digits)], '', purpose) : [],
    ]);
    const found = await customersOf(sql, merchantId, [...named, ...numbered]);
    const exact = findCustomers(found, query, most, purpose);
    if (exact.length > 0 || isNumber || words.length === 0) return exact;
    return (await customersOf(sql, merchantId, await alike(sql, merchantId, words))).slice(0, most);
  });
}

/** Ids of whom each of these begins a word. The longest is looked up, the others are compared. */
async function beginning(
  sql: Sql,
  merchantId: string,
  words: readonly string[],
  typed: string,
  purpose: Purpose,
): Promise<CustomerId[]> {
  const [first, ...others] = words;
  if (first === undefined) return [];
  const also = others.map(
    (word) => sql`and exists (select from regulars.words o where o.merchant = w.merchant and o.id = w.id
      and o.word >= ${word} and o.word < ${word + LAST})`,
  );
  const rows = await sql<{ id: CustomerId }[]>`select w.id from regulars.words w
    where w.merchant = ${merchantId} and w.word >= ${first} and w.word < ${first + LAST} ${also.reduce((all, one) => sql`${all} ${one}`, sql``)}
    order by (${purpose === 'sale'} and not w.active), w.name <> ${storable(typed)}, w.name, w.id limit ${MOST_ROWS}`;
  return [...new Set(rows.map(({ id }) => id))];
}

/**
 * Ids of those with words that are like the longest one typed, the most alike first. Only words of the same first letter are
 * compared: under row-level security no trigram index may be looked at before the merchant is, so these are read one by one.
 */
async function alike(sql: Sql, merchantId: string, [word = '']: readonly string[]): Promise<CustomerId[]> {
  const [extension] = await sql`select from pg_extension where extname = 'pg_trgm'`;
  const [letter] = word;
  if (!extension || letter === undefined || word.length < 3) return [];
  const rows = await sql<{ id: CustomerId }[]>`select w.id from regulars.words w
    where w.merchant = ${merchantId} and w.word >= ${letter} and w.word < ${letter + LAST} and similarity(w.word, ${word}) >= ${LEAST_ALIKE}
    order by similarity(w.word, ${word}) desc, w.name, w.id limit ${MOST_ROWS}`;
  return [...new Set(rows.map(({ id }) => id))];
}

/** In the order of the ids. */
async function customersOf(sql: Sql, merchantId: string, ids: readonly CustomerId[]): Promise<Customer[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ id: CustomerId; body: string }[]>`select id, body from regulars.records
    where merchant = ${merchantId} and kind = 'customer' and live and id = any(${[...ids]}::uuid[])`;
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  return [...new Set(ids)].flatMap((id) => {
    const body = bodies.get(id);
    return body === undefined ? [] : [JSON.parse(body) as Customer];
  });
}

export async function getWhole(core: Core, { merchantId }: Caller, id: CustomerId): Promise<CustomerWhole | null> {
  return core.database.read(merchantId, async (sql) => {
    const { n } = await readCounter(sql, merchantId);
    const rows = await sql<RecordRow[]>`select ${rowColumns(sql)} from regulars.records r
      where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = ${id} and r.live`;
    return (await wholesOf(sql, merchantId, n, rows))[0] ?? null;
  });
}

/** Of one customer, all there is is read: what stood in an account after each entry is counted down from what stands there now. */
export async function history(
  core: Core,
  { merchantId, locationIds }: Caller,
  id: CustomerId,
  before: string,
): Promise<HistoryPage> {
  return core.database.read(merchantId, async (sql) => {
    const rows = await sql<RecordRow[]>`
      select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.kind = 'customer' and r.id = ${id}
      union all select ${rowColumns(sql)} from regulars.records r where r.merchant = ${merchantId} and r.customer = ${id}
        and r.kind in ('sale', 'loyalty', 'credit', 'consent')`;
    const state = new MerchantState<unknown>();
    holdRows(
      state,
      rows.filter(({ kind, location }) => kind !== 'sale' || locationIds.includes(location ?? '')),
    );
    return historyPage(state, id, before);
  });
}
