import { isRegularsError } from '../domain/errors.js';
import type { Grant } from '../domain/grant.js';

/**
 * Writes, and has a manager approve it where the cashier's permission wants that. Asked for last: what else stands in the
 * way of the write has been said by then.
 *
 * @param ask Has a manager enter the PIN.
 * @throws {RegularsError} `approval-cancelled` where nobody did; nothing is written then. Else as the write.
 */
export async function withApproval<Answer>(
  write: (grant?: Grant) => Promise<Answer>,
  ask: () => Promise<Grant>,
): Promise<Answer> {
  try {
    return await write();
  } catch (error) {
    if (!isRegularsError(error) || error.code !== 'grant-required') throw error;
  }
  return write(await ask());
}
