import type { Id } from '../id.js';
import type { Mutation } from '../mutation.js';
import { judge, readsOf } from './judge.js';
import type { Judgement, JudgePlace } from './judgement.js';
import type { PushResult } from '../remote-answer.js';
import { contentText } from '../same-content.js';
import { sequenceAt } from './changes.js';
import { frozen } from '../frozen.js';
import type { MerchantReads } from './merchant-records.js';
import { eraseAnswers } from './erased-answer.js';
import type { MerchantState } from './merchant-state.js';
import { readState } from './read-state.js';

/** What is the same for all mutations of a push. */
export interface PushPlace extends Omit<JudgePlace, 'n' | 'isProven' | 'register' | 'offlineUses'> {
  /** Of the token. What it is called, each mutation says. */
  readonly registerId: string;
}

/** A mutation as it came in, and what tells it from another under its id. */
export interface Incoming {
  readonly mutation: Mutation;
  readonly body: string;
  /** Where somebody has asked already: its `readsOf`. */
  readonly reads?: MerchantReads;
}

/**
 * Each mutation applied whole or not at all, in order, at once: nothing comes between.
 *
 * @param isProven - Whether the grant that came with it is this merchant's. Asked of each, as two may come under one id.
 */
export function applyPush(
  state: MerchantState<PushResult>,
  push: readonly Incoming[],
  place: PushPlace,
  isProven: (mutation: Mutation) => boolean,
): PushResult[] {
  const name = push.flatMap(({ mutation }) => mutation.registerName ?? []).at(-1);
  if (name !== undefined) state.registerNames.set(place.registerId, name);
  const blocked = new Set<string>();
  return push.map((incoming) => {
    const { mutation, body } = incoming;
    const before = state.outcomes.get(mutation.id);
    const isBlocked = mutation.lanes.some((lane) => blocked.has(lane));
    const result = before
      ? before.body === body
        ? before.result
        : reused(mutation.id)
      : isBlocked
        ? ({ mutationId: mutation.id, status: 'later' } as const)
        : applied(state, incoming, placeOf(state, mutation, place, isProven(mutation)));
    if (result.status !== 'accepted') for (const lane of mutation.lanes) blocked.add(lane);
    return result;
  });
}

/** Field by field: there is one a mutation, and what is put together by a spread takes many times as long. */
function placeOf(
  { feed, offlineUses }: MerchantState<PushResult>,
  { registerName }: Mutation,
  { registerId: id, now, today, timeZone, merchantId, locationIds, registerIds, rules }: PushPlace,
  isProven: boolean,
): JudgePlace {
  const register = { id, name: registerName ?? null };
  const known = offlineUses.get(id) ?? [];
  const n = feed.n + 1;
  return { n, now, today, timeZone, merchantId, register, locationIds, registerIds, rules, isProven, offlineUses: known };
}

function applied(state: MerchantState<PushResult>, { mutation, body, reads }: Incoming, place: JudgePlace): PushResult {
  const judgement = judge(mutation, readState(state, reads ?? readsOf(mutation)), place);
  // A refusal that shows nowhere takes no number.
  if (judgement.status === 'accepted' || judgement.puts) state.apply(judgement.puts ?? {});
  const erased = judgement.puts?.erasures ?? [];
  if (erased.length > 0) eraseAnswers(state, new Set(erased.map(({ customerId }) => customerId)));
  const result = frozen(resultOf(mutation.id, judgement, place.n));
  state.outcomes.set(mutation.id, { body, result });
  return result;
}

function resultOf(mutationId: Id, judgement: Judgement, n: number): PushResult {
  if (judgement.status === 'accepted') return { mutationId, status: 'accepted', sequence: sequenceAt(n), ...judgement.answer };
  const { status, code, message } = judgement;
  return { mutationId, status, code, message };
}

function reused(mutationId: Id): PushResult {
  return { mutationId, status: 'rejected', code: 'id-reused', message: 'Another mutation was sent under this id before.' };
}

/** What tells a mutation from another under its id, as one text: without what is the register's own to know. */
export function bodyText(mutation: Mutation): string {
  const { id, lanes, order, retryOf, cashierId, registerName, createdAt, schema, use, ...body } = mutation;
  return contentText(body);
}
