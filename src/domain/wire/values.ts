import * as z from 'zod/mini';
import { toTimestamp } from '../clock.js';
import { isId } from '../id.js';
import { isLocalDate } from '../local-date.js';
import { readSequence } from '../sequence.js';
import type { JsonValue } from '../record.js';
import { isExactJson, isExactNumber, isPlain } from './exact-json.js';

// What the smallest parts of the wire may be. The text of a check says what was expected: it is all that a refusal tells. What
// `meta` says goes into the OpenAPI document, which cannot know what a function checks.

/** The longest text anybody types; what a form takes is far less. */
export const LONG = 20_000;
/** What hosts name things by. */
export const SHORT = 500;
const OPAQUE = 4_000;
const MOST_ENTRIES = 100;
/** A page may hold more than was asked for, since it never ends inside a transaction. */
export const MOST_A_PAGE = 20_000;

export const id = z.string().check(z.refine(isId, 'a UUID in lower case'), z.meta({ format: 'uuid' }));
export const bool = z.boolean();

export function text(most: number) {
  return z.string().check(z.maxLength(most, `a text of at most ${most} characters`));
}

/** A text that is not empty. */
export function words(most: number) {
  return z
    .string()
    .check(z.minLength(1, `a text of 1 to ${most} characters`), z.maxLength(most, `a text of 1 to ${most} characters`));
}

export const line = z.nullable(text(LONG));
export const hostId = words(SHORT);
/** What only who made it can read. */
export const opaque = words(OPAQUE);

/** No NaN, no -0, nothing above 2^53 - 1: each of them would come back as another number. */
export const integer = z.number('a whole number').check(
  z.refine((value) => Number.isSafeInteger(value) && !Object.is(value, -0), 'a whole number'),
  z.meta({ type: 'integer' }),
);
export const count = integer.check(
  z.refine((value) => value >= 0, 'a whole number of 0 or more'),
  z.meta({ type: 'integer', minimum: 0 }),
);
export const figure = z.number('a number').check(z.refine(isExactNumber, 'a number that JSON gives back'));

/** To the millisecond in UTC, and a moment that exists. */
export const timestamp = z
  .string()
  .check(z.refine(isTimestamp, 'a moment such as 2026-11-21T17:30:00.000Z'), z.meta({ format: 'date-time' }));
export const date = z.string().check(z.refine(isLocalDate, 'a date such as 2026-11-21'), z.meta({ format: 'date' }));

export const currency = z.string().check(z.regex(/^[A-Z]{3}$/, 'an ISO 4217 code'));
export const money = z.object({ amountMinor: integer, currency });

export const sequence = z
  .templateLiteral([z.string(), ':', z.number()])
  .check(z.refine((value) => value.length <= SHORT && readSequence(value) !== null, 'a counter, a colon and a whole number'));

export const json = z.custom<JsonValue>(
  (value) => isExactJson(value) && JSON.stringify(value).length <= LONG,
  `JSON of at most ${LONG} characters`,
);

/** Keys of plain objects: none that every object has. */
const key = z
  .string()
  .check(z.refine((name) => /^[\w.:-]{1,100}$/.test(name) && !(name in {}), 'a key of 1 to 100 letters, digits or . : _ -'));

/** Values by the host's own names. */
export function table<Value extends z.core.$ZodType>(value: Value) {
  const expected = `at most ${MOST_ENTRIES} entries`;
  return z.pipe(
    // Zod leaves `__proto__` out without a word.
    z.transform((given: unknown, context) => {
      if (isPlain(given) && Object.hasOwn(given, '__proto__')) context.issues.push(wrong('an object without __proto__'));
      return given;
    }),
    z.record(key, value).check(z.refine((entries: object) => Object.keys(entries).length <= MOST_ENTRIES, expected)),
  );
}

/** What a reader of ours says of a value that is not as expected; never the value. */
export function wrong(expected: string, path: string[] = []): z.core.$ZodRawIssue {
  return { code: 'custom', message: expected, path, input: null };
}

export function list<Entry extends z.core.$ZodType>(entry: Entry, most: number) {
  return z.array(entry).check(z.maxLength(most, `a list of at most ${most}`));
}

/** A moment of a day that every month has: a page holds thousands of moments, and reading each as a date takes longer than all else. */
const COMMON_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function isTimestamp(value: string): boolean {
  if (COMMON_DAY.test(value)) return true;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false;
  const ms = Date.parse(value);
  // 30 February is read as a day of March.
  return !Number.isNaN(ms) && toTimestamp(ms) === value;
}
