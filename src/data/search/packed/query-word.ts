import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK } from '../terms.js';
import { NUMBER_LENGTH, numberBehind, paddedNumber } from './packed-number.js';
import { encodeText, keyBehind, keyOf } from './text-bytes.js';

/** A text as tables of texts are searched for it. */
export interface QueryText {
  readonly bytes: Uint8Array;
  /** The keys of all that begins so: `[low, high)`. */
  readonly low: number;
  readonly high: number;
}

/** The beginning, or the end, of a phone. */
export interface QueryDigits {
  readonly isEnd: boolean;
  readonly length: number;
  /** The padded numbers that begin so: `[low, high)`. */
  readonly low: number;
  readonly high: number;
}

/** A word of a query, read once for all segments. */
export interface QueryWord {
  readonly text: QueryText;
  readonly isContact: boolean;
  /** What stands behind the mark of an e-mail. */
  readonly email: QueryText | null;
  readonly digits: QueryDigits | null;
  /** Whether it gives no part of a contact away: a whole number, or an address with its domain. */
  readonly isWhole: boolean;
}

export function queryWord(word: string): QueryWord {
  const [mark, rest] = [word.charAt(0), word.slice(1)];
  const isEmail = mark === EMAIL_MARK;
  const isPhone = mark === PHONE_MARK || mark === PHONE_END_MARK;
  return {
    text: queryText(word),
    isContact: isEmail || isPhone,
    email: isEmail ? queryText(rest) : null,
    digits: isPhone && rest !== '' && rest.length <= NUMBER_LENGTH ? queryDigits(rest, mark === PHONE_END_MARK) : null,
    isWhole: mark === PHONE_MARK || (isEmail && rest.includes('@')),
  };
}

function queryText(text: string): QueryText {
  const bytes = encodeText(text);
  return { bytes, low: keyOf(bytes, 0, bytes.length), high: keyBehind(bytes) };
}

function queryDigits(digits: string, isEnd: boolean): QueryDigits {
  return { isEnd, length: digits.length, low: paddedNumber(digits), high: numberBehind(digits) };
}
