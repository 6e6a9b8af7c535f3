import { localDateOf } from '../../domain/clock.js';
import type { Timestamp } from '../../domain/clock.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** From when on somebody has waited long. */
const LONG_MINUTES = 30;
/** How many days before it expires a sale says so. */
const ANNOUNCED_DAYS = 3;

/** How long a sale has waited, as it is read from a step away. */
export interface Age {
  readonly text: string;
  /** Whether it is so long that somebody should look after it. */
  readonly isLong: boolean;
}

/** A clock set back makes nothing younger than now. */
export function ageOf(parkedAt: Timestamp, nowMs: number, locale: string): Age {
  const minutes = Math.max(0, Math.floor((nowMs - Date.parse(parkedAt)) / MINUTE_MS));
  return { text: ageText(minutes, locale), isLong: minutes >= LONG_MINUTES };
}

/** When it expires, such as *tomorrow* or *in 2 days*; null while that is far away. Days are the merchant's. */
export function expiryOf(expiresAt: Timestamp, nowMs: number, timeZone: string, locale: string): string | null {
  const [today, lastDay] = [nowMs, Date.parse(expiresAt)].map((ms) => Date.parse(localDateOf(ms, timeZone)));
  const days = Math.round(((lastDay ?? 0) - (today ?? 0)) / DAY_MS);
  if (days > ANNOUNCED_DAYS) return null;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.max(0, days), 'day');
}

function ageText(minutes: number, locale: string): string {
  const hours = Math.floor(minutes / 60);
  if (minutes < 60) return unitText(minutes, 'minute', locale);
  if (hours >= 24) return unitText(Math.floor(hours / 24), 'day', locale);
  const rest = minutes % 60;
  return [unitText(hours, 'hour', locale), ...(rest > 0 ? [unitText(rest, 'minute', locale)] : [])].join(' ');
}

function unitText(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
