import { localDateOf } from '../../domain/clock.js';
import type { Timestamp } from '../../domain/clock.js';

/** The time of a moment, with its day where that is not today. */
export function timeOf(moment: Timestamp, nowMs: number, timeZone: string, locale: string): string {
  const ms = Date.parse(moment);
  const isToday = localDateOf(ms, timeZone) === localDateOf(nowMs, timeZone);
  const day = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...day, hour: 'numeric', minute: '2-digit', timeZone }).format(ms);
}
