import type { Mutation, MutationBody } from '../../../domain/mutation.js';
import { RegularsError } from '../../../domain/errors.js';
import { hexOf, type Id } from '../../../domain/id.js';
import { isJudged, judge, readsOf } from '../../../domain/merchant/judge.js';
import type { Judgement, JudgePlace } from '../../../domain/merchant/judgement.js';
import { PUSHED_AT_ONCE, PUSHED_BYTES, type PushResult } from '../../../domain/remote-answer.js';
import { contentText } from '../../../domain/same-content.js';
import { sha1 } from '../../../domain/sha1.js';
import { sequenceAt } from './changes.js';
import { frozen, frozenCopy } from './frozen.js';
import type { MerchantState } from './merchant-state.js';
import { readState } from './read-state.js';

/** What is the same for all mutations of a push. */
export type PushPlace = Omit<JudgePlace, 'n' | 'isProven'>;

/** A mutation as it came in, and what tells it from another under its id. */
export interface Incoming {
  readonly mutation: Mutation;
  readonly body: string;
}

const encoder = new TextEncoder();

/**
 * Copies of what was sent: what the caller does with it later changes nothing here.
 *
 * @throws {RegularsError} `invalid-input` for too much at once, `remote-incompatible` for a kind without a rule.
 */
export function incoming(mutations: readonly Mutation[]): Incoming[] {
  if (mutations.length > PUSHED_AT_ONCE) {
    throw new RegularsError('invalid-input', `mutations must be at most ${PUSHED_AT_ONCE}.`, { path: 'mutations' });
  }
  const unknown = mutations.find(({ kind }) => !isJudged(kind));
  if (unknown) {
    throw new RegularsError('remote-incompatible', `This remote takes no mutations of the kind ${unknown.kind}.`);
  }
  let bytes = 0;
  return mutations.map((given) => {
    const mutation = frozenCopy(given);
    const content = encoder.encode(contentText(bodyOf(mutation)));
    bytes += content.length;
    if (bytes > PUSHED_BYTES) {
      throw new RegularsError('invalid-input', `mutations must be at most ${PUSHED_BYTES} bytes.`, { path: 'mutations' });
    }
    return { mutation, body: hexOf(sha1(content)) };
  });
}

/** Each mutation applied whole or not at all, in order, at once: nothing comes between. */
export function applyPush(
  state: MerchantState<PushResult>,
  push: readonly Incoming[],
  place: PushPlace,
  isProven: (mutationId: Id) => boolean,
): PushResult[] {
  const blocked = new Set<string>();
  return push.map(({ mutation, body }) => {
    const before = state.outcomes.get(mutation.id);
    const isBlocked = mutation.lanes.some((lane) => blocked.has(lane));
    const result = before
      ? before.body === body
        ? before.result
        : reused(mutation.id)
      : isBlocked
        ? ({ mutationId: mutation.id, status: 'later' } as const)
        : applied(state, mutation, body, { ...place, n: state.feed.n + 1, isProven: isProven(mutation.id) });
    if (result.status !== 'accepted') for (const lane of mutation.lanes) blocked.add(lane);
    return result;
  });
}

function applied(state: MerchantState<PushResult>, mutation: Mutation, body: string, place: JudgePlace): PushResult {
  const judgement = judge(mutation, readState(state, readsOf(mutation)), place);
  // A refusal that shows nowhere takes no number.
  if (judgement.status === 'accepted' || judgement.puts) state.apply(judgement.puts ?? {});
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

/** Without what is the register's own to know. */
function bodyOf(mutation: Mutation): MutationBody {
  const { id, lanes, order, retryOf, cashierId, createdAt, schema, use, ...body } = mutation;
  return body;
}
