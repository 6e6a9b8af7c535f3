import type { LocalDate } from '../../domain/clock.js';

/** Days that a history shows, both included; null leaves that end open. */
export interface Period {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export const PERIOD_NAMES = ['today', 'week', 'month', 'year', 'all'] as const;

/** A period that has a chip of its own. */
export type PeriodName = (typeof PERIOD_NAMES)[number];

const DAY_MS = 86_400_000;

/** A date so many days later. A date has no zone and no hour, so that no change of clocks makes a day longer. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The days that a chip stands for. */
export function periodOf(name: PeriodName, today: LocalDate): Period {
  if (name === 'all') return { from: null, to: null };
  if (name === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  return { from: name === 'today' ? today : addDays(today, name === 'week' ? -6 : -29), to: today };
}

/** The chip that stands for a period; undefined where the dates are somebody's own. */
export function periodName(period: Period, today: LocalDate): PeriodName | undefined {
  return PERIOD_NAMES.find((name) => {
    const { from, to } = periodOf(name, today);
    return from === period.from && to === period.to;
  });
}

/** First days of the months up to that of `today`, oldest first. */
export function lastMonths(today: LocalDate, count: number): LocalDate[] {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const month = months - (count - 1) + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });
}
