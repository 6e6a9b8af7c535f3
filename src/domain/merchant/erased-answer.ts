import { erasedCreditEntry, erasedLoyaltyEntry } from '../erased.js';
import type { CustomerId } from '../id.js';
import type { PushResult } from '../remote-answer.js';
import type { MerchantState } from './merchant-state.js';

/** What was answered for a mutation, without what somebody wrote beside the entries of erased people. */
export function erasedAnswer(result: PushResult, erased: ReadonlySet<CustomerId>): PushResult {
  if (result.status !== 'accepted') return result;
  const { loyaltyEntries, storeCreditEntries } = result;
  return {
    ...result,
    ...(loyaltyEntries && {
      loyaltyEntries: loyaltyEntries.map((entry) => (erased.has(entry.customerId) ? erasedLoyaltyEntry(entry) : entry)),
    }),
    ...(storeCreditEntries && {
      storeCreditEntries: storeCreditEntries.map((entry) => (erased.has(entry.customerId) ? erasedCreditEntry(entry) : entry)),
    }),
  };
}

/** The same of all answers a state has: whoever sends again is told what is still known. */
export function eraseAnswers(state: MerchantState<PushResult>, erased: ReadonlySet<CustomerId>): void {
  for (const [id, outcome] of state.outcomes)
    state.outcomes.set(id, { ...outcome, result: erasedAnswer(outcome.result, erased) });
}
