import { type Check, refuse } from './config-check.js';
import { isRegularsError, RegularsError } from './errors.js';
import { isId } from './id.js';
import type { Id } from './id.js';
import type { LocalDate, Timestamp } from './clock.js';
import { toTimestamp } from './clock.js';
import { isLocalDate } from './local-date.js';

/**
 * Reads what a host handed over: a copy, with nothing in it that was not asked for.
 *
 * @throws {RegularsError} `invalid-input` with path and expected, never the value.
 */
export function readInput<Value>(check: Check<Value>, value: unknown, path: string): Value {
  try {
    return check(value, path);
  } catch (error) {
    // The checks were made for options, whose code is another.
    const details =
      isRegularsError(error) && error.path !== undefined && error.expected !== undefined
        ? { path: error.path, expected: error.expected }
        : { path, expected: 'readable', cause: error };
    throw new RegularsError('invalid-input', `${details.path} must be ${details.expected}.`, details);
  }
}

/**
 * The one check of every amount and every number of points: a safe integer in a range. Refuses NaN, infinities, -0, text,
 * fractions and what a number cannot hold exactly.
 */
export function integer(least: number = Number.MIN_SAFE_INTEGER, most: number = Number.MAX_SAFE_INTEGER): Check<number> {
  const range = least === Number.MIN_SAFE_INTEGER ? '' : ` of ${least} or more`;
  return (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0) && value >= least && value <= most
      ? value
      : refuse(path, `a whole number${range}`);
}

/** What an entry changes: never zero. */
export const signedAmount: Check<number> = (value, path) =>
  value === 0 ? refuse(path, 'a whole number other than zero') : integer()(value, path);

export const id: Check<Id> = (value, path) => (isId(value) ? value : refuse(path, 'a UUID in lower case'));

export const date: Check<LocalDate> = (value, path) =>
  typeof value === 'string' && isLocalDate(value) ? value : refuse(path, 'a date such as 2026-11-21');

/** Any RFC 3339 moment, as we keep it: in UTC, with milliseconds. */
export const moment: Check<Timestamp> = (value, path) => {
  const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const ms = isMoment ? Date.parse(value) : NaN;
  const moment = Number.isNaN(ms) ? '' : toTimestamp(ms);
  return /^\d{4}-/.test(moment) ? moment : refuse(path, 'a moment such as 2026-11-21T17:30:00.000Z');
};

/** A list of at most so many, each entry checked. */
export function list<Entry>(check: Check<Entry>, least: number, most: number): Check<readonly Entry[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) refuse(path, `a list of ${least} to ${most}`);
    return Array.from(value, (entry: unknown, index) => check(entry, `${path}.${index}`));
  };
}
