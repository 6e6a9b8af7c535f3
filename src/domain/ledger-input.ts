import { type Check, object, orNull, refuse, text, words } from './config-check.js';
import { date, id, integer, readInput, signedAmount } from './entry-check.js';
import type { Grant } from './grant.js';
import type { Reason } from './ledger.js';
import type { LoyaltyAdjustment } from './loyalty.js';
import type { Money } from './money.js';
import type { RedemptionDraft } from './sale.js';
import type { StoreCreditDraft } from './store-credit.js';

/** Whether it was given by `approve()` is asked where the grant is used. */
const grant: Check<Grant> = (value, path) =>
  typeof value === 'object' && value !== null ? (value as Grant) : refuse(path, 'a grant');

export const currencyCode: Check<string> = text(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');

const reason: Check<Reason> = object<Reason>({ code: words(200), text: words(1_000) }, 'code');
const givenMoney: Check<Money> = object<Money>({ amountMinor: integer(1), currency: currencyCode }, 'amountMinor', 'currency');

const adjustment = object<LoyaltyAdjustment>(
  { id, customerId: id, points: signedAmount, reason, grant },
  'customerId',
  'points',
  'reason',
);

const credit = object<StoreCreditDraft>(
  { id, customerId: id, amount: givenMoney, reason, grant, expiresOn: orNull(date) },
  'customerId',
  'amount',
  'reason',
);

const redemption = object<RedemptionDraft>(
  { id, saleId: id, customerId: id, points: integer(1), amount: givenMoney },
  'saleId',
  'customerId',
);

/** @throws {RegularsError} `invalid-input`, as all of these. */
export function readAdjustment(input: unknown): LoyaltyAdjustment {
  return readInput(adjustment, input, 'adjustment');
}

export function readCreditDraft(input: unknown): StoreCreditDraft {
  return readInput(credit, input, 'credit');
}

/** Points or money, one of the two. */
export function readRedemption(input: unknown): RedemptionDraft {
  const checkOne: Check<RedemptionDraft> = (value, path) => {
    const draft = redemption(value, path);
    if (draft.points === undefined && draft.amount === undefined) refuse(`${path}.points`, 'given, or else amount');
    return draft.points !== undefined && draft.amount !== undefined ? refuse(`${path}.amount`, 'left out beside points') : draft;
  };
  return readInput(checkOne, input, 'redemption');
}
