import { type LocalDate, localDateOf, toTimestamp } from './clock.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No zone is, or was, further from UTC. */
const FURTHEST_MS = 16 * HOUR_MS;

export type Period = 'day' | 'week' | 'month';

/**
 * The first moment of a day in an IANA time zone: midnight, or later where the clocks went forward over it. A day that a
 * zone left out begins with the next one.
 */
export function dayStart(date: LocalDate, timeZone: string): number {
  let before = utcOf(date) - FURTHEST_MS;
  let from = utcOf(date) + FURTHEST_MS;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDateOf(middle, timeZone) < date) before = middle;
    else from = middle;
  }
  return from;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(utcOf(date) + days * DAY_MS);
}

/** The same day of a later month; of a month that has no such day, the last one. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const at = new Date(utcOf(date));
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months + 1, 0);
  at.setUTCDate(Math.min(day, at.getUTCDate()));
  return dateOf(at.getTime());
}

/** The first day of the period a date lies in; weeks begin on Monday. */
export function periodStart(date: LocalDate, period: Period): LocalDate {
  if (period === 'month') return `${date.slice(0, 8)}01`;
  const sinceMonday = (new Date(utcOf(date)).getUTCDay() + 6) % 7;
  return period === 'week' ? addDays(date, -sinceMonday) : date;
}

function utcOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`);
}

function dateOf(ms: number): LocalDate {
  return toTimestamp(ms).slice(0, 10);
}
