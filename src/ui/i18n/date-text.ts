import type { LocalDate } from '../../domain/clock.js';
import type { DateOrder } from '../../domain/local-date.js';

/** A date as somebody would type it there: `03/07/1984`, `07/03/1984` or `1984-03-07`. What is no date stays as it is. */
export function dateText(date: LocalDate, order: DateOrder): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return date;
  const [, year = '', month = '', day = ''] = parts;
  if (order === 'ymd') return date;
  return order === 'mdy' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
}
