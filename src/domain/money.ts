import { foldDigits } from './digits.js';

/** Integer minor units and an ISO 4217 code: `{ amountMinor: 1450, currency: 'USD' }` is $14.50. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Asking the platform takes longer than judging a sale. There are no more currencies than codes of three letters. */
const digitsOf = new Map<string, number>();

/** How many digits a currency has behind the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function fractionDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Whether it is an amount we keep: a safe integer, never -0, and a currency code. */
export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null || !('amountMinor' in value) || !('currency' in value)) return false;
  const { amountMinor, currency } = value;
  return (
    Number.isSafeInteger(amountMinor) &&
    !Object.is(amountMinor, -0) &&
    typeof currency === 'string' &&
    /^[A-Z]{3}$/.test(currency)
  );
}

/** @throws {RangeError} Where the amount is no safe integer or the currency no ISO 4217 code. */
export function money(amountMinor: number, currency: string): Money {
  const made = { amountMinor, currency };
  if (!isMoney(made)) throw new RangeError('Money is a safe integer of minor units and an ISO 4217 code.');
  return made;
}

/**
 * Reads an amount of zero or more as cashiers type it, with either separator: `14.5`, `14,50`, `1,234.50`, `1.234,50`,
 * `$ 1 234`. A single separator before three digits groups or parts as the locale has it. Null where it is no amount
 * of the currency: signs, exponents, too many digits.
 */
export function parseMoney(text: string, currency: string, locale: string): Money | null {
  const typed = foldDigits(text).replace(/[\s\p{Cf}\p{Sc}'’]/gu, '');
  const digits = fractionDigits(currency);
  const point = pointOf(typed, digits, locale);
  const whole = point === -1 ? typed : typed.slice(0, point);
  const fraction = point === -1 ? '' : typed.slice(point + 1);

  if (!/^(?:\d*|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:٬\d{3})+)$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  if (fraction.length > digits || whole + fraction === '') return null;
  const amountMinor = Number(whole.replace(/\D/g, '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : null;
}

/** As a locale writes it, with the currency's sign. */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amountMinor / 10 ** fractionDigits(currency));
}

/** Where the separator of the fraction stands, -1 where all of them group. */
function pointOf(typed: string, digits: number, locale: string): number {
  const separators: readonly string[] = typed.match(/[.,٫٬]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined || last === '٬') return -1;
  const position = typed.lastIndexOf(last);
  // One kind more than once can only group; of two kinds the last one parts.
  if (separators.length > 1) return separators.indexOf(last) === separators.length - 1 ? position : -1;
  if (typed.length - position !== 4) return position;
  if (digits === 0) return -1;
  const own = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return last === own ? position : -1;
}
