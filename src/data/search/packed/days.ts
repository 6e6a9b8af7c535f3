import type { LocalDate } from '../../../domain/clock.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

const NO_DATE = -(2 ** 31);

/** A date as days since 1970, with a number of its own for none. */
export function daysOf(date: LocalDate | null): number {
  return date === null ? NO_DATE : Math.round(Date.parse(`${date}T00:00:00.000Z`) / DAY_MS);
}

export function dateOf(days = NO_DATE): LocalDate | null {
  return days !== NO_DATE ? new Date(days * DAY_MS).toISOString().slice(0, 10) : null;
}
