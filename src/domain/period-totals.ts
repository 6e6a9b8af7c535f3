import { localDateOf } from './clock.js';
import { type Period, periodStart } from './merchant-day.js';
import type { PeriodTotal, Sale } from './sale.js';

/** What sales and refunds come to, oldest first: one a period and currency in which anything happened. */
export function periodTotals(sales: readonly Sale[], period: Period, timeZone: string): PeriodTotal[] {
  const totals = new Map<string, PeriodTotal>();
  for (const { occurredAt, currency, totalMinor, pointsEarned, pointsRedeemed } of sales) {
    const start = periodStart(localDateOf(Date.parse(occurredAt), timeZone), period);
    const key = `${start} ${currency}`;
    const before = totals.get(key);
    totals.set(key, {
      start,
      currency,
      spentMinor: (before?.spentMinor ?? 0) + totalMinor,
      pointsEarned: (before?.pointsEarned ?? 0) + pointsEarned,
      pointsSpent: (before?.pointsSpent ?? 0) + pointsRedeemed,
    });
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
