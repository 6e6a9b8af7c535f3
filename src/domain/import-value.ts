import type { LocalDate } from './clock.js';
import type { CustomField } from './customer.js';
import { readDate, type DateOrder } from './local-date.js';

/** What reading a date needs to know. */
export interface DateContext {
  readonly today: LocalDate;
  readonly order: DateOrder;
}

/** The date of a cell, also where a time stands behind it; null where it is none, or has no year. */
export function importDate(text: string, { today, order }: DateContext): LocalDate | null {
  const [, date] = /^(\d{4}-\d\d?-\d\d?)[T ]/.exec(text) ?? [];
  return readDate(date ?? text, { order, today, century: 'past' });
}

/** A cell as a field of the host's own holds it; null where it does not fit. */
export function importFieldValue(field: CustomField, text: string, context: DateContext): string | number | boolean | null {
  if (field.type === 'number') return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : null;
  if (field.type === 'boolean') return /^(?:yes|true|1)$/i.test(text) ? true : /^(?:no|false|0)$/i.test(text) ? false : null;
  if (field.type === 'date') return importDate(text, context);
  if (field.type === 'choice') return field.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? null;
  return text.length <= (field.maxLength ?? text.length) ? text : null;
}
