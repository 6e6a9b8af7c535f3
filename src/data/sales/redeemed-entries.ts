import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { isReversed } from '../../domain/reversal.js';
import type { ReadSale } from '../../domain/sale-input.js';
import type { Caused } from '../store/store.js';
import type { StoredCreditEntry, StoredLoyaltyEntry } from '../store/stored-record.js';

/** What was redeemed for a sale, as its tenders name it. */
export interface RedeemedEntries {
  readonly loyalty: readonly StoredLoyaltyEntry[];
  readonly storeCredit: readonly StoredCreditEntry[];
}

/**
 * Every tender of points or store credit names one redemption, made for this sale and not reversed since.
 *
 * @throws {RegularsError} `no-cause` with the path of the tender.
 */
export function redeemedEntries(
  { tenders, currency }: ReadSale,
  caused: Caused | undefined,
  customerIds: readonly CustomerId[],
): RedeemedEntries {
  const loyalty: StoredLoyaltyEntry[] = [];
  const storeCredit: StoredCreditEntry[] = [];
  for (const [place, { type, redemptionId }] of tenders.entries()) {
    if (redemptionId === undefined) continue;
    const points = caused?.loyaltyEntries.find(({ entry }) => entry.id === redemptionId && entry.type === 'redeem');
    const credit = caused?.storeCreditEntries.find(({ entry }) => entry.id === redemptionId && entry.type === 'use');
    const isOurs = customerIds.includes((points ?? credit)?.entry.customerId ?? '') && !isReversed(points ?? credit, caused);
    if (isOurs && points && type === 'points') loyalty.push(points);
    else if (isOurs && credit?.entry.amount.currency === currency && type === 'store-credit') storeCredit.push(credit);
    else throw noCause(`sale.tenders.${place}.redemptionId`);
  }
  return { loyalty, storeCredit };
}

function noCause(path: string): RegularsError {
  const expected = 'a redemption for this sale and customer that was not reversed';
  return new RegularsError('no-cause', `${path} must be ${expected}.`, { path, expected });
}
