import { toTimestamp } from '../domain/clock.js';
import type { PeriodQuery } from '../domain/customer-query.js';
import { object, text } from '../domain/config-check.js';
import { date, integer, readInput } from '../domain/entry-check.js';
import { addDays, dayStart } from '../domain/merchant-day.js';
import type { PastRange } from './store/store.js';

const ROWS_A_PAGE = 100;
const MOST_ROWS = 500;

/** The most a store is asked for at once where more is needed than a page shows. */
export const ROWS_A_READ = 500;

/** A period in the past, as the store is asked for it. */
export type PastPeriod = Pick<PastRange, 'from' | 'until'>;

export interface ReadQuery {
  readonly period: PastPeriod;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly currency: string | undefined;
  /** What a cursor must have been made for. */
  readonly asked: readonly (string | null)[];
}

type Query = PeriodQuery & { readonly currency?: string };

const cursor = text(/^[^]{0,4000}$/, 'a cursor of the page before');
const QUERY = object<Query>({
  cursor,
  limit: integer(1, MOST_ROWS),
  from: date,
  to: date,
  currency: text(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD'),
});

/** @throws {RegularsError} `invalid-input` with the path of the wrong value. */
export function readPastQuery(input: unknown, timeZone: string): ReadQuery {
  const query = readInput(QUERY, input ?? {}, 'query');
  return {
    period: periodOf(query, timeZone),
    limit: query.limit ?? ROWS_A_PAGE,
    cursor: query.cursor,
    currency: query.currency,
    asked: [query.from ?? null, query.to ?? null, query.currency ?? null],
  };
}

/** Whole days of the merchant's, both included. */
export function periodOf({ from, to }: Pick<PeriodQuery, 'from' | 'to'>, timeZone: string): PastPeriod {
  return {
    ...(from !== undefined && { from: toTimestamp(dayStart(from, timeZone)) }),
    ...(to !== undefined && { until: toTimestamp(dayStart(addDays(to, 1), timeZone)) }),
  };
}
