import { foldDigits } from './digits.js';

/** What `<input type=email>` takes: the rule of the HTML standard. */
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** Calling codes by their first digits: 1 and 7, forty-odd of two digits, else three. */
const CALLING_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** The rules of the world's phone numbers: large, so loaded when first needed and handed in. */
export interface PhoneReader {
  /** E.164, or null where it is no valid number. `country` is ISO 3166-1, for numbers typed without `+`. */
  read(typed: string, country: string): string | null;
  /** As people write it in its own country. */
  national(e164: string): string;
  /** As people write it abroad, with `+`. */
  international(e164: string): string;
  /** ISO 3166-1; null for numbers of no country. */
  countryOf(e164: string): string | null;
}

/** Whether it is an e-mail address by the rule of the HTML standard. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** The address as it is compared: hardly a mailbox tells upper from lower case, and no cashier does. */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** The digits of a text, those of any script as ASCII, and nothing else. */
export function phoneDigits(text: string): string {
  return foldDigits(text).replace(/[^0-9]+/g, '');
}

/** The digits of an international number as they are dialled at home, but for a 0 that some countries put before them. */
export function withoutCallingCode(digits: string): string {
  return digits.replace(CALLING_CODE, '');
}

/** The last four digits. */
export function last4(phone: string): string {
  return phoneDigits(phone).slice(-4);
}

/** Whether a text is, or was made from, one that is shown masked: nobody's phone has a bullet in it. */
export function isMasked(text: string): boolean {
  return text.includes('•');
}

/** `•••• 0147`. A number so short that its end is most of it shows nothing. */
export function maskPhone(phone: string): string {
  return phoneDigits(phone).length < 7 ? '••••' : `•••• ${last4(phone)}`;
}

/** `j•••@example.com`; what is no address shows nothing. */
export function maskEmail(email: string): string {
  return isEmail(email) ? email.replace(/^(.).*@/, '$1•••@') : '•••';
}
