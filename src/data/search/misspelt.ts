import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK } from './terms.js';

/** A shorter word is near to half of all others. */
export const SHORTEST = 4;
const MARKS = [EMAIL_MARK, PHONE_MARK, PHONE_END_MARK];

/** Whether a customer's word is one that people misspell: of letters, and long enough. */
export function canBeMisspelt(word: string): boolean {
  return isWord(word) && word.length >= SHORTEST;
}

export function isWord(word: string): boolean {
  return !MARKS.includes(word.charAt(0)) && !/\d/.test(word);
}
