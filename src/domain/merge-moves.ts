import { deriveId } from './derived-id.js';
import type { LedgerState } from './account.js';
import type { CustomerId, Id } from './id.js';
import { debtOf } from './ledger-state.js';
import type { EntryFields } from './new-entry.js';

/** What leaves one account and comes into another, by a pair of entries. */
export interface MergeMove {
  /** What comes in; below zero where the source owed it. */
  readonly figure: number;
  readonly out: EntryFields;
  readonly in: EntryFields;
}

/**
 * One ledger of a customer who is merged, lot by lot, each good as long as it was; then what they owed, which is paid from
 * what the lots bring. The ids are the same wherever the same merge is written.
 *
 * @param name - `points`, or the currency.
 */
export function mergeMoves(state: LedgerState, name: string, mergeId: Id, customerId: CustomerId): readonly MergeMove[] {
  const idOf = (way: 'out' | 'in', what: string): Id => deriveId(mergeId, `${way} ${customerId} ${what}`);
  const lots = state.lots.map(({ id: lotId, left, expiresOn }): MergeMove => {
    // It stays the lot it was: a refund of the sale that made it takes it back from the survivor.
    const lot = { lotId, expiresOn };
    return { figure: left, out: { id: idOf('out', lotId), ...lot }, in: { id: idOf('in', lotId), ...lot } };
  });
  const debt = debtOf(state);
  return debt === 0 ? lots : [...lots, { figure: -debt, out: { id: idOf('out', name) }, in: { id: idOf('in', name) } }];
}
