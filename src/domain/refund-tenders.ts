import { type LotShare, type Redeemed, stretchOf } from './redeemed-lots.js';
import type { RefundedSale, RefundRecord } from './refunded-sale.js';
import type { Tender } from './sale.js';
import { cumulative } from './spread.js';

/** What the tenders of a refund give back: points and credit by lot, and credit to issue anew. */
export interface GivenBack {
  readonly points: readonly LotShare[];
  readonly credit: readonly LotShare[];
  readonly issuedMinor: number;
}

/** Of what a sale redeemed each refund has the stretch behind those before it, so that they add up however they are cut. */
export function givenBack(sold: RefundedSale, earlier: readonly RefundRecord[], refund: RefundRecord): GivenBack {
  const { sale } = sold;
  const claimed = new Set(sale.tenders.map(({ redemptionId }) => redemptionId));
  const points = sold.loyaltyEntries
    .filter(({ entry }) => claimed.has(entry.id))
    .map(({ entry, takes }): Redeemed => ({ id: entry.id, amount: -entry.points, takes }));
  const credit = sold.storeCreditEntries
    .filter(({ entry }) => claimed.has(entry.id))
    .map(({ entry, takes }): Redeemed => ({ id: entry.id, amount: -entry.amount.amountMinor, takes }));

  const all = [...earlier, refund];
  const pointsAfter = (refunds: readonly RefundRecord[]): number => pointsBack(sold, total(points), refunds);
  const [before, after] = [givenIn(earlier, 'store-credit'), givenIn(all, 'store-credit')];
  const used = total(credit);
  const most = Math.max(used, sale.totalMinor);
  const issuedAfter = (given: number): number => Math.min(Math.max(given, used), most) - used;
  return {
    points: stretchOf(points, pointsAfter(earlier), pointsAfter(all)),
    credit: stretchOf(credit, Math.min(before, used), Math.min(after, used)),
    issuedMinor: issuedAfter(after) - issuedAfter(before),
  };
}

/** In the share of the money; all of them at once where the host gives points no worth in money. */
function pointsBack({ sale }: RefundedSale, redeemed: number, refunds: readonly RefundRecord[]): number {
  const paid = sumOf(sale.tenders, 'points');
  if (paid > 0) return cumulative(redeemed, givenIn(refunds, 'points'), paid);
  return refunds.some(({ tenders }) => tenders.some(({ type }) => type === 'points')) ? redeemed : 0;
}

/** In money, above zero. */
function givenIn(refunds: readonly RefundRecord[], type: Tender['type']): number {
  return refunds.reduce((sum, { tenders }) => sum - sumOf(tenders, type), 0);
}

function sumOf(tenders: readonly Tender[], type: Tender['type']): number {
  return tenders.filter((tender) => tender.type === type).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function total(redeemed: readonly Redeemed[]): number {
  return redeemed.reduce((sum, { amount }) => sum + amount, 0);
}
