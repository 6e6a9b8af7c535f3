import type { LocalDate } from './clock.js';
import { deriveId } from './derived-id.js';
import { earnId, pointsByLine } from './earn.js';
import type { LoyaltyEntry } from './loyalty.js';
import { creditEntry, type EntryFields, loyaltyEntry } from './new-entry.js';
import { stepsOf } from './quantity.js';
import { returning } from './redeemed-lots.js';
import { givenBack } from './refund-tenders.js';
import type { RefundedSale, RefundRecord } from './refunded-sale.js';
import type { Sale } from './sale.js';
import { cumulative } from './spread.js';
import type { StoreCreditEntry } from './store-credit.js';

/** What refunds need of the merchant's rules. */
export interface RefundRules {
  /** Until when credit that is issued anew is good; for ever where not given. */
  readonly expiresOn?: LocalDate | null;
  /** What stands in the account before: no more than that is taken back, where the host clamps. */
  readonly mostPoints?: number;
}

/** The entries of a refund, and what to flag it with. */
export interface RefundOutcome {
  readonly loyaltyEntries: readonly LoyaltyEntry[];
  readonly storeCreditEntries: readonly StoreCreditEntry[];
  readonly flags: readonly ('over-refund' | 'shortfall')[];
}

/**
 * What a refund writes into the ledgers: the same on every register and on the remote, ids included.
 *
 * - Points are spread over the lines of the sale, and over the units of a line cumulatively: after all units are back, in
 *   whatever parts and order, exactly what the line earned has been taken. The entry names the lot the sale made, which is
 *   taken first.
 * - A tender of points gives back what the sale redeemed, in the share of the money; a tender of store credit first gives
 *   back the credit the sale used, then issues new credit. Both return to the lots they came from, with their expiry.
 * - Never more than the sale had: not more units of a line, not more points than were redeemed, not more credit in all than
 *   the sale took. What is beyond is flagged `over-refund`, and gives and takes nothing.
 *
 * @param earlier - The refunds of this sale before this one, in any order.
 */
export function refundEntries(
  sold: RefundedSale,
  earlier: readonly RefundRecord[],
  refund: RefundRecord,
  rules: RefundRules = {},
): RefundOutcome {
  const { sale } = sold;
  const place = { customerId: refund.customerId, now: refund.createdAt, registerId: refund.originRegisterId };
  const fields = { occurredAt: refund.occurredAt, saleId: refund.id };
  const { points, credit, issuedMinor } = givenBack(sold, earlier, refund);

  const due = pointsBack(sale, earlier, refund);
  const most = (rules.mostPoints ?? Infinity) + points.reduce((sum, { amount }) => sum + amount, 0);
  const taken = Math.min(due, Math.max(0, most));
  const taking = (): EntryFields => ({ ...fields, id: deriveId(refund.id, 'refund-reverse'), lotId: earnId(sale.id) });
  const issuing = (): EntryFields => ({ ...fields, id: deriveId(refund.id, 'issue'), expiresOn: rules.expiresOn ?? null });
  const moneyOf = (amountMinor: number): StoreCreditEntry['amount'] => ({ amountMinor, currency: sale.currency });
  return {
    // What is given back comes first: what is taken then need not overspend the account.
    loyaltyEntries: [
      ...points.map((share) =>
        loyaltyEntry(place, 'redeem-reverse', share.amount, { ...fields, ...returning(refund.id, share) }),
      ),
      ...(taken === 0 ? [] : [loyaltyEntry(place, 'refund-reverse', -taken, taking())]),
    ],
    storeCreditEntries: [
      ...credit.map((share) =>
        creditEntry(place, 'redeem-reverse', moneyOf(share.amount), { ...fields, ...returning(refund.id, share) }),
      ),
      ...(issuedMinor === 0 ? [] : [creditEntry(place, 'issue', moneyOf(issuedMinor), issuing())]),
    ],
    flags: [
      ...(isBeyond(sale, [...earlier, refund]) ? (['over-refund'] as const) : []),
      ...(taken < due ? (['shortfall'] as const) : []),
    ],
  };
}

/** Whether every unit of every line is back. */
export function isWholeRefund(sale: Pick<Sale, 'lines'>, refunds: readonly RefundRecord[]): boolean {
  const back = stepsBack(refunds);
  return sale.lines.every(({ id, quantity }) => (back.get(id) ?? 0) >= stepsOf(quantity));
}

/** The points that are due back for a refund: what is due once it is made, without what was due before. */
function pointsBack(sale: Sale, earlier: readonly RefundRecord[], refund: RefundRecord): number {
  const points = pointsByLine(sale.lines, sale.pointsEarned);
  const [before, after] = [stepsBack(earlier), stepsBack([...earlier, refund])];
  return sale.lines.reduce((sum, { id, quantity }, at) => {
    const dueOf = (back: ReadonlyMap<string, number>): number =>
      cumulative(points[at] ?? 0, back.get(id) ?? 0, stepsOf(quantity));
    return sum + dueOf(after) - dueOf(before);
  }, 0);
}

function stepsBack(refunds: readonly RefundRecord[]): Map<string, number> {
  const back = new Map<string, number>();
  for (const { id, quantity } of refunds.flatMap(({ lines }) => lines)) back.set(id, (back.get(id) ?? 0) + stepsOf(quantity));
  return back;
}

/** Whether more came back than was sold: of a line, or in money. */
function isBeyond(sale: Sale, refunds: readonly RefundRecord[]): boolean {
  const back = stepsBack(refunds);
  const paid = Math.max(sale.totalMinor, sumOf(sale));
  return (
    sale.lines.some(({ id, quantity }) => (back.get(id) ?? 0) > stepsOf(quantity)) ||
    -refunds.reduce((sum, refund) => sum + sumOf(refund), 0) > paid
  );
}

function sumOf({ tenders }: Pick<Sale, 'tenders'>): number {
  return tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
