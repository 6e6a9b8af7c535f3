import type { Timestamp } from '../../domain/clock.js';
import type { Id } from '../../domain/id.js';
import type { StoredCreditEntry, StoredLoyaltyEntry } from './stored-record.js';

/** Whether a register took something for a sale, before a moment. */
export function isRedeemed({ entry }: StoredLoyaltyEntry | StoredCreditEntry, registerId: Id, before: Timestamp): boolean {
  const { type, saleId, occurredAt, originRegisterId } = entry;
  const took = (type === 'redeem' || type === 'use') && saleId !== null;
  return took && originRegisterId === registerId && occurredAt < before;
}
