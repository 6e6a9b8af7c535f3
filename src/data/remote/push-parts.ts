import { RegularsError } from '../../domain/errors.js';
import type { Lane, Mutation } from '../../domain/mutation.js';
import { PUSHED_AT_ONCE, PUSHED_BYTES, type PushAnswer, type PushResult } from '../../domain/remote-answer.js';
import { writeWire } from '../../domain/wire/write-wire.js';
import { TooLargeError } from './http-body.js';

type Send = (mutations: readonly Mutation[]) => Promise<PushAnswer>;

/**
 * Pushes in as few parts as the remote takes, one after the other, and gives one answer. Lanes hold over the parts: what stands
 * behind a rejected one is not sent, and answered *later*, as the remote would have.
 *
 * @throws {RegularsError} What `send` throws; parts before it have had their effect. `remote-incompatible` for one mutation that
 *   is too large by itself, and for an answer to others than were sent.
 */
export async function pushInParts(mutations: readonly Mutation[], send: Send): Promise<PushAnswer> {
  const whole = await pushWhole(mutations, send);
  if (whole) return whole;
  if (mutations.length < 2) {
    throw new RegularsError('remote-incompatible', 'The remote takes no mutation of that size.', {
      path: 'request.mutations.0',
      expected: 'smaller',
    });
  }
  const middle = Math.ceil(mutations.length / 2);
  const first = await pushInParts(mutations.slice(0, middle), send);
  const stopped = new Set(mutations.slice(0, middle).flatMap(({ lanes }, place) => lanesStopped(lanes, first.results[place])));
  const second = mutations.slice(middle);
  const ready = second.filter(({ lanes }) => {
    if (!lanes.some((lane) => stopped.has(lane))) return true;
    for (const lane of lanes) stopped.add(lane);
    return false;
  });
  const rest = ready.length > 0 ? await pushInParts(ready, send) : { ...first, results: [] };
  const answered = new Map(rest.results.map((result) => [result.mutationId, result]));
  const results = second.map(({ id }): PushResult => answered.get(id) ?? { mutationId: id, status: 'later' });
  return { ...rest, results: [...first.results, ...results] };
}

/** Null where it is more than the remote takes at once. */
async function pushWhole(mutations: readonly Mutation[], send: Send): Promise<PushAnswer | null> {
  if (mutations.length > PUSHED_AT_ONCE || (mutations.length > 1 && isOver(mutations))) return null;
  let answer: PushAnswer;
  try {
    answer = await send(mutations);
  } catch (error) {
    if (error instanceof TooLargeError) return null;
    throw error;
  }
  const { results } = answer;
  const odd = mutations.findIndex(({ id }, place) => results[place]?.mutationId !== id);
  if (odd === -1 && results.length === mutations.length) return answer;
  const path = `answer.results.${odd === -1 ? mutations.length : odd}`;
  const expected = 'one result a mutation, in their order';
  throw new RegularsError('remote-incompatible', `${path} must be ${expected}.`, { path, expected });
}

/** No text has fewer bytes than UTF-16 units, nor over three times as many. */
function isOver(mutations: readonly Mutation[]): boolean {
  const text = writeWire({ mutations });
  if (text.length * 3 <= PUSHED_BYTES) return false;
  return text.length > PUSHED_BYTES || new TextEncoder().encode(text).length > PUSHED_BYTES;
}

function lanesStopped(lanes: readonly Lane[], result: PushResult | undefined): readonly Lane[] {
  return result?.status === 'accepted' ? [] : lanes;
}
