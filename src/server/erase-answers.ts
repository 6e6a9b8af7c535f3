import type { CustomerId, Id } from '../domain/id.js';
import { erasedAnswer } from '../domain/merchant/erased-answer.js';
import type { PushResult } from '../domain/remote-answer.js';
import type { Changed } from './loaded-state.js';
import type { Sql } from './sql.js';

/**
 * What registers were told of people whom this push erased is kept without what somebody wrote beside an entry. Answers that
 * have such a text are few, and found by an index of their own.
 */
export async function eraseAnswersOf(sql: Sql, merchantId: string, { rows }: Pick<Changed, 'rows'>): Promise<void> {
  const erased = new Set<CustomerId>(rows.flatMap(({ kind, id }) => (kind === 'erasure' ? id : [])));
  if (erased.size === 0) return;
  const named = [...erased].map((id) => `%"customerId":"${id}"%`);
  const said = await sql<{ id: Id; result: string }[]>`select id, result from regulars.outcomes where merchant = ${merchantId}
    and (result like '%"text":%' or result like '%"extra":%') and result like any(${named}::text[])`;
  if (said.length === 0) return;
  const results = said.map(({ result }) => JSON.stringify(erasedAnswer(JSON.parse(result) as PushResult, erased)));
  await sql`update regulars.outcomes o set result = w.result
    from unnest(${said.map(({ id }) => id)}::uuid[], ${results}::text[]) as w (id, result)
    where o.merchant = ${merchantId} and o.id = w.id`;
}
