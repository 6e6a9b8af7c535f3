import type { LoyaltyOptions } from './client-options.js';
import type { LocalDate } from './clock.js';
import { deriveId } from './derived-id.js';
import { asRegularsError } from './errors.js';
import type { Id, SaleId } from './id.js';
import { addMonths } from './merchant-day.js';
import { fractionDigits } from './money.js';
import type { SaleDraft, SaleLine } from './sale.js';
import { spread } from './spread.js';
import { wrongValue } from './wrong-value.js';

/**
 * What a sale earns: by the host's rule, else one point for each whole currency unit of the subtotal, without the lines that
 * earn nothing.
 *
 * @throws {RegularsError} `invalid-config` naming `loyalty.earn`, where the host's rule throws or gives no whole number.
 */
export function pointsEarned(sale: SaleDraft & { readonly currency: string }, { earn }: LoyaltyOptions): number {
  if (!earn) return defaultPoints(sale);
  let points: unknown;
  try {
    points = earn(sale);
  } catch (error) {
    throw asRegularsError(error, 'invalid-config', 'loyalty.earn threw an error.');
  }
  if (typeof points !== 'number' || !Number.isSafeInteger(points) || points < 0 || Object.is(points, -0)) {
    throw wrongValue('loyalty.earn', 'a function that gives a whole number of zero or more');
  }
  return points;
}

/** The points of each line, in their order: by what they cost, on those that earn at all. */
export function pointsByLine(lines: readonly SaleLine[], points: number): number[] {
  const costs = lines.map(({ totalMinor }) => Math.max(0, totalMinor));
  // A rule of the host's may give points where no line would.
  if (!lines.some(doesEarn)) return spread(points, costs);
  const paid = lines.map((line, place) => (doesEarn(line) ? (costs[place] ?? 0) : 0));
  return spread(points, paid.some((cost) => cost > 0) ? paid : lines.map((line) => (doesEarn(line) ? 1 : 0)));
}

/** Of the entry of what a sale earned, and so of its lot. */
export function earnId(saleId: SaleId): Id {
  return deriveId(saleId, 'earn');
}

/** Until when something given on a day is good; null for ever. */
export function expiryFrom(date: LocalDate, expireAfterMonths: number | null | undefined): LocalDate | null {
  return expireAfterMonths === null || expireAfterMonths === undefined ? null : addMonths(date, expireAfterMonths);
}

function defaultPoints({ lines, subtotalMinor, currency }: SaleDraft & { readonly currency: string }): number {
  if (!lines.some(doesEarn)) return 0;
  const apart = lines.filter((line) => !doesEarn(line)).reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  return Math.max(0, Math.floor((subtotalMinor - apart) / 10 ** fractionDigits(currency)));
}

function doesEarn({ earnsPoints = true }: SaleLine): boolean {
  return earnsPoints;
}
