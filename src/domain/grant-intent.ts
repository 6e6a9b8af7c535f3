import { RegularsError } from './errors.js';
import type { ApprovalIntent } from './grant.js';
import { isId } from './id.js';
import { isMoney } from './money.js';

const MOST_CHARACTERS = 200;

/**
 * A copy of what a manager is asked: what the host changes later is not what was approved.
 *
 * @throws {RegularsError} `invalid-input` with the path of what is wrong.
 */
export function checkIntent(given: ApprovalIntent): ApprovalIntent {
  const { entryId, action, customerId, points, amount, note } = given;
  if (!isId(entryId)) throw invalid('intent.entryId', 'a UUID in lower case');
  if (!isWords(action)) throw invalid('intent.action', `a text of 1 to ${MOST_CHARACTERS} characters`);
  if (customerId !== undefined && !isId(customerId)) throw invalid('intent.customerId', 'a UUID in lower case');
  if (points !== undefined && (!Number.isSafeInteger(points) || Object.is(points, -0))) {
    throw invalid('intent.points', 'a whole number');
  }
  if (amount !== undefined && !isMoney(amount)) throw invalid('intent.amount', 'minor units and a currency');
  if (note !== undefined && !isWords(note)) throw invalid('intent.note', `a text of 1 to ${MOST_CHARACTERS} characters`);
  return {
    entryId,
    action,
    ...(customerId !== undefined && { customerId }),
    ...(points !== undefined && { points }),
    ...(amount !== undefined && { amount: { amountMinor: amount.amountMinor, currency: amount.currency } }),
    ...(note !== undefined && { note }),
  };
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MOST_CHARACTERS;
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
