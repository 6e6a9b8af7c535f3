import { RegularsError } from '../../../domain/errors.js';
import { frozenCopy } from '../../../domain/frozen.js';
import type { Incoming } from '../../../domain/merchant/apply-push.js';
import { bodyHash } from '../../../domain/merchant/body-hash.js';
import { isJudged } from '../../../domain/merchant/judge.js';
import type { Mutation } from '../../../domain/mutation.js';
import { PUSHED_AT_ONCE, PUSHED_BYTES } from '../../../domain/remote-answer.js';

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
    const { body, bytes: size } = bodyHash(mutation);
    bytes += size;
    if (bytes > PUSHED_BYTES) {
      throw new RegularsError('invalid-input', `mutations must be at most ${PUSHED_BYTES} bytes.`, { path: 'mutations' });
    }
    return { mutation, body };
  });
}
