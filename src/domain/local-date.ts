import type { LocalDate } from './clock.js';
import { foldDigits } from './digits.js';

/** In which order a language writes the parts of a date. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

export interface DateReading {
  readonly order: DateOrder;
  readonly today: LocalDate;
  /** What two-digit years mean: `past` for a birth, `ahead` for an expiry. */
  readonly century: 'past' | 'ahead';
}

/** How far back an expiry of two digits reaches: cards long expired are shown too, none is good for 80 years. */
const EXPIRED_YEARS = 20;

/** Whether it is `YYYY-MM-DD` and a day that exists. */
export function isLocalDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/**
 * Reads a date as cashiers type it: `03071984`, `030784`, `3/7/84`, `7. 3. 1984`, `1984-03-07`, in digits of any script.
 * Null where it is no date: nothing is guessed but the century of a two-digit year.
 */
export function readDate(text: string, reading: DateReading): LocalDate | null {
  const typed = foldDigits(text).trim();
  // Eight digits may also be 19840307; no month or day reads as a year, so one of the two readings falls away.
  if (/^\d{8}$/.test(typed))
    return partsToDate(cut(typed, reading.order, 4), reading) ?? partsToDate(cut(typed, 'ymd', 4), reading);
  if (/^\d{6}$/.test(typed)) return partsToDate(cut(typed, reading.order, 2), reading);

  const groups = typed.split(/[^\p{L}\p{N}]+/u).filter((group) => group !== '');
  if (groups.length !== 3 || !groups.every((group) => /^\d{1,4}$/.test(group))) return null;
  const order = groups[0]?.length === 4 ? 'ymd' : reading.order;
  const parts = [...order].map((part, index) => [part, groups[index] ?? ''] as const);
  return partsToDate(Object.fromEntries(parts), reading);
}

/** In which order a locale writes day, month and year. */
export function dateOrder(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, { calendar: 'gregory' }).formatToParts(0).map(({ type }) => type);
  if (parts.indexOf('year') < parts.indexOf('day')) return 'ymd';
  return parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy';
}

/** Whole years since birth; who was born on 29 February has a birthday on 1 March in common years. */
export function ageOn(birthDate: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

interface TypedParts {
  readonly y?: string;
  readonly m?: string;
  readonly d?: string;
}

/** Cuts digits without separators; day and month have two each. */
function cut(digits: string, order: DateOrder, yearDigits: number): TypedParts {
  let start = 0;
  const parts = [...order].map((part) => [part, digits.slice(start, (start += part === 'y' ? yearDigits : 2))] as const);
  return Object.fromEntries(parts);
}

function partsToDate({ y = '', m = '', d = '' }: TypedParts, reading: DateReading): LocalDate | null {
  if (m.length > 2 || d.length > 2) return null;
  const day = `-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = y.length === 2 ? withCentury(y, day, reading) : y + day;
  // A year outside of these is a slip of the finger.
  return /^(?:1[89]|2[01])/.test(date) && isLocalDate(date) ? date : null;
}

function withCentury(year: string, day: string, { today, century }: DateReading): LocalDate {
  const thisCentury = Number(today.slice(0, 2));
  if (century === 'past') {
    const date = thisCentury + year + day;
    return date > today ? thisCentury - 1 + year + day : date;
  }
  const earliest = Number(today.slice(0, 4)) - EXPIRED_YEARS;
  return (Number(thisCentury + year) < earliest ? thisCentury + 1 : thisCentury) + year + day;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
