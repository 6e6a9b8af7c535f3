import type { LocalDate } from '../../domain/clock.js';
import type { PeriodTotal } from '../../domain/sale.js';
import { lastMonths } from './history-period.js';

export const CHART_MONTHS = 12;

/** What a chart shows of one month. */
export interface MonthFigures {
  /** First day. */
  readonly month: LocalDate;
  readonly spentMinor: number;
  readonly pointsEarned: number;
  readonly pointsSpent: number;
}

/** The figures of the last 12 months, oldest first, each there even where nothing happened. */
export interface ChartFigures {
  /** Amounts of other currencies are not added to it. */
  readonly currency: string;
  readonly months: readonly MonthFigures[];
}

/** Puts totals, which name only months in which something happened, into the months of a chart. */
export function chartFigures(totals: readonly PeriodTotal[], today: LocalDate, currency: string): ChartFigures {
  const shown = shownCurrency(totals, currency);
  const months = lastMonths(today, CHART_MONTHS).map((month) => {
    const all = totals.filter(({ start }) => start.slice(0, 7) === month.slice(0, 7));
    return {
      month,
      spentMinor: sum(all.filter((total) => total.currency === shown).map(({ spentMinor }) => spentMinor)),
      pointsEarned: sum(all.map(({ pointsEarned }) => pointsEarned)),
      pointsSpent: sum(all.map(({ pointsSpent }) => pointsSpent)),
    };
  });
  return { currency: shown, months };
}

/** A bar of a chart, in its own units: from the top, in a box of `CHART_HEIGHT`, above the mark of the present month. */
export interface Bar {
  readonly y: number;
  readonly height: number;
}

export const CHART_HEIGHT = 88;

/** A bar that is there must be seen. */
const LEAST_HEIGHT = 2;

/** Where the bars stand. One below zero, of a month that gave back more than it took, hangs from the line. */
export function barsOf(values: readonly number[]): { readonly bars: readonly Bar[]; readonly zero: number } {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const span = highest - lowest;
  const zero = span === 0 ? CHART_HEIGHT : round((highest / span) * CHART_HEIGHT);
  const bars = values.map((value) => {
    if (value === 0 || span === 0) return { y: zero, height: 0 };
    const height = Math.max(LEAST_HEIGHT, round((Math.abs(value) / span) * CHART_HEIGHT));
    return { y: value > 0 ? Math.max(0, zero - height) : Math.min(zero, CHART_HEIGHT - height), height };
  });
  return { bars, zero };
}

/** The register's currency, or the one most is spent in where nothing is in that. */
function shownCurrency(totals: readonly PeriodTotal[], currency: string): string {
  if (totals.length === 0 || totals.some((total) => total.currency === currency)) return currency;
  const counts = new Map<string, number>();
  for (const total of totals) counts.set(total.currency, (counts.get(total.currency) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? currency;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
