/** RFC 3339 in UTC with milliseconds: `2026-11-21T17:30:00.000Z`. */
export type Timestamp = string;

/** A date without time: `YYYY-MM-DD`. Two of them compare as strings. */
export type LocalDate = string;

/** Time as an argument, so that tests can hold it. All figures are milliseconds. */
export interface Clock {
  /** Wall clock, as `Date.now()`: may jump when somebody sets it. */
  now(): number;
  /** Never goes back, as `performance.now()`. */
  monotonic(): number;
  /** Resolves after `delayMs`; rejects with the signal's reason when aborted. */
  sleep(delayMs: number, signal?: StopSignal): Promise<void>;
}

/** As much of the platform's `AbortSignal` as rules need to name: domain knows no DOM. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Making a formatter costs more than a whole search, and a register has one zone. */
const calendars = new Map<string, Intl.DateTimeFormat>();

const MINUTE_MS = 60_000;
/** A search asks each time, and a day lasts. */
let asked = { minute: Number.NaN, timeZone: '', date: '' };

/** The moment in UTC. */
export function toTimestamp(ms: number): Timestamp {
  return new Date(ms).toISOString();
}

/** Which day it is in an IANA time zone. */
export function localDateOf(ms: number, timeZone: string): LocalDate {
  const minute = Math.floor(ms / MINUTE_MS);
  if (asked.minute !== minute || asked.timeZone !== timeZone) asked = { minute, timeZone, date: dateIn(ms, timeZone) };
  return asked.date;
}

function dateIn(ms: number, timeZone: string): LocalDate {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.set(timeZone, calendar);
  }
  const [month = '', day = '', year = ''] = calendar.format(ms).split('/');
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** Whether a date has passed. Documents and points are good through the day they name; null never passes. */
export function isExpired(expiresOn: LocalDate | null, today: LocalDate): boolean {
  return expiresOn !== null && expiresOn < today;
}
