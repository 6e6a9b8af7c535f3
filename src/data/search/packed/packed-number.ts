import { phoneDigits, withoutCallingCode } from '../../../domain/contact.js';
import type { CustomerPhone } from '../../../domain/customer.js';

/** Digits of the longest number that is packed: E.164 allows no more. */
export const NUMBER_LENGTH = 15;

/** A number as the packed table holds it. */
export interface PackedNumber {
  readonly digits: string;
  /** Digits of the calling code; 0 where it is no valid number. */
  readonly callingCode: number;
}

/** Null where there is none, or one too long to be packed. */
export function packedNumberOf(phone: CustomerPhone | null): PackedNumber | null {
  if (!phone) return null;
  const digits = phoneDigits(phone.e164 ?? phone.typed);
  if (digits === '' || digits.length > NUMBER_LENGTH) return null;
  return { digits, callingCode: phone.e164 === null ? 0 : digits.length - withoutCallingCode(digits).length };
}

/** Digits as a number, with zeros behind to the full length, so that those that begin alike lie beside each other. */
export function paddedNumber(digits: string): number {
  return Number(digits.padEnd(NUMBER_LENGTH, '0'));
}

/** The first padded number that does not begin so. */
export function numberBehind(digits: string): number {
  return paddedNumber(digits) + 10 ** (NUMBER_LENGTH - digits.length);
}

/** The digits from the last to the first, padded. */
export function endNumber(number: number, length: number): number {
  let rest = Math.floor(number / 10 ** (NUMBER_LENGTH - length));
  let reversed = 0;
  for (let digit = 0; digit < length; digit += 1) {
    reversed = reversed * 10 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return reversed * 10 ** (NUMBER_LENGTH - length);
}

/** A padded number without its first digits, padded. */
export function nationalNumber(number: number, callingCode: number): number {
  return (number % 10 ** (NUMBER_LENGTH - callingCode)) * 10 ** callingCode;
}
