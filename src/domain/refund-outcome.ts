import type { RefundOutcome } from './refund.js';
import type { Sale } from './sale.js';

/** The record of a refund with what it took back of what the sale had given, and gave back of what the sale had taken. */
export function withRefundOutcome(record: Sale, { loyaltyEntries, storeCreditEntries, flags }: RefundOutcome): Sale {
  const points = (type: string): number =>
    sumOf(loyaltyEntries.filter((entry) => entry.type === type).map((entry) => entry.points));
  const returned = storeCreditEntries.filter(({ type }) => type === 'redeem-reverse');
  return {
    ...record,
    flags: [...record.flags, ...flags],
    pointsEarned: points('refund-reverse'),
    pointsRedeemed: 0 - points('redeem-reverse'),
    creditUsedMinor: 0 - sumOf(returned.map(({ amount }) => amount.amountMinor)),
  };
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}
