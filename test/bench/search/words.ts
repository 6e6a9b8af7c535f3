import { phoneDigits } from '../../../src/domain/contact.js';
import { indexTokens, tokenize } from '../../../src/domain/search-text.js';
import type { Person } from './people.js';

/** Digits with any punctuation, and nothing else. */
const PHONE = /^[\d\s().+/–-]+$/;
const PART_OF_EMAIL = /[@.\d_]/;
const SHORTEST_TYPO = 4;

/** The words a customer is found by, field by field. */
export interface FieldWords {
  /** Folded. */
  readonly name: readonly string[];
  /** As dialled at home and from abroad, and the last four digits. */
  readonly phone: readonly string[];
  /** Whole, and the domain. */
  readonly email: readonly string[];
}

export function fieldWordsOf({ displayName, phone, email }: Person): FieldWords {
  const digits = phoneDigits(phone);
  return {
    name: indexTokens(displayName),
    phone: [digits.slice(1), digits, digits.slice(-4)],
    email: email === null ? [] : [email, email.slice(email.indexOf('@') + 1)],
  };
}

/** All of them. Engines that only know words and their beginnings are given these, folded as ours folds. */
export function wordsOf(person: Person): string[] {
  const { name, phone, email } = fieldWordsOf(person);
  return [...name, ...phone, ...email];
}

/** Whether what was typed is one number, however it is parted. */
export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

/** What was typed, as words that all must be the beginning of one of a customer's. */
export function needlesOf(text: string): string[] {
  if (isPhone(text)) return [phoneDigits(text)].filter((digits) => digits !== '');
  return text
    .split(/\s+/)
    .flatMap((word) => (PART_OF_EMAIL.test(word) ? [word.toLowerCase().replace(/^@/, '')] : tokenize(word)))
    .filter((word) => word !== '');
}

/** Whether each of them begins one of the words. */
export function beginsAll(words: readonly string[], needles: readonly string[]): boolean {
  return needles.every((needle) => words.some((word) => word.startsWith(needle)));
}

/** How many wrong letters are forgiven, one after the other where nobody is found: swapped ones count as two for most engines. */
export function typosIn(text: string): readonly number[] {
  return text.split(' ').some((word) => word.length >= SHORTEST_TYPO) ? [1, 2] : [];
}
