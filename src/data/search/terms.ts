import { normalizeEmail, phoneDigits, withoutCallingCode } from '../../domain/contact.js';
import type { Customer, CustomerPhone } from '../../domain/customer.js';
import { indexTokens, tokenize } from '../../domain/search-text.js';

/** What kind of word stands in the dictionary. Names and codes have no mark; no folded name begins with these. */
export const EMAIL_MARK = '@';
export const PHONE_MARK = '#';
/** Digits from the last to the first, so that the end of a number is a beginning too. */
export const PHONE_END_MARK = '*';

const PHONE_WORD = /^[\d().+/–-]*$/;
const SHORTEST_END = 3;
/** As a receipt shows a number, and as people are asked for it. */
const LAST_FOUR = 4;
const ONLY_IN_EMAILS = /[\p{L}\p{N}][@._+]/u;

/** One thing that was typed: found where all words of any one alternative are found. */
export interface Term {
  readonly alternatives: readonly (readonly string[])[];
  /**
   * Words that count as exact where something begins so: the last four digits of a phone, and what can only be the beginning of
   * an e-mail. People who type these mean nothing else.
   */
  readonly strong: readonly string[];
  /** Words that count for less among equals: the part of an e-mail where no e-mail was typed. Each is an alternative of its own. */
  readonly weak: readonly string[];
  /** Whether nothing else counts as exact. */
  readonly isEmail: boolean;
  /** The typed words, folded, for marking. */
  readonly words: readonly string[];
  /** The typed digits, where it may be a phone. */
  readonly digits: string;
  /** What may have been meant where nobody was found: beginnings of words, one edit away. */
  readonly typos?: readonly string[];
}

/** As much of a customer as words are made of. */
export type WordedCustomer = Pick<Customer, 'displayName' | 'givenName' | 'familyName' | 'nickname' | 'code' | 'email' | 'phone'>;

/** Every word a customer is found by. */
export function wordsOf(customer: WordedCustomer): string[] {
  const { email, phone } = customer;
  const words = nameWordsOf(customer);
  if (email) {
    const { address, domain, parts } = emailParts(email);
    words.push(...[address, domain, ...parts].map((word) => EMAIL_MARK + word));
  }
  if (phone) {
    const forms = phoneForms(phone);
    words.push(...forms.map((form) => PHONE_MARK + form), PHONE_END_MARK + reversed(forms[0] ?? ''));
  }
  return [...new Set(words)];
}

/** The words of names and code, which have no mark. */
export function nameWordsOf({ displayName, givenName, familyName, nickname, code }: WordedCustomer): string[] {
  const words = indexTokens(displayName);
  for (const name of [givenName, familyName, nickname]) if (name) words.push(...indexTokens(name));
  if (code) words.push(codeWord(code), ...indexTokens(code));
  return words;
}

/** An e-mail as it is found: whole, by its domain, by what follows the first word of its local part. */
export function emailParts(email: string): { address: string; local: string; domain: string; parts: string[] } {
  const address = normalizeEmail(email);
  const at = address.indexOf('@');
  const [local, domain] = at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
  return { address, local, domain, parts: indexTokens(local).slice(1) };
}

/** What was typed, one term a word; words of digits and punctuation beside each other are one phone. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    if (run.some((word) => phoneDigits(word) !== '')) terms.push(numberTerm(run));
    run = [];
  };
  for (const word of text.normalize('NFKC').split(/\s+/)) {
    if (PHONE_WORD.test(word.replace(/\p{Nd}/gu, '0'))) run.push(word);
    else {
      endRun();
      terms.push(wordTerm(word));
    }
  }
  endRun();
  return terms.filter(({ alternatives }) => alternatives.length > 0);
}

/** A code as its scanner reads it, in one case. */
export function codeWord(code: string): string {
  return code.trim().toLowerCase();
}

/** The spellings of a number that people begin with: international, national, as it was typed. */
export function phoneForms({ typed, e164 }: CustomerPhone): string[] {
  if (e164 === null) return [phoneDigits(typed)];
  const digits = phoneDigits(e164);
  return [...new Set([digits, withoutCallingCode(digits), phoneDigits(typed)])];
}

export function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

function wordTerm(word: string): Term {
  const words = tokenize(word);
  const raw = codeWord(word);
  const email = EMAIL_MARK + raw.replace(/^@/, '');
  const alternatives = [[email]];
  if (words.length > 0) alternatives.unshift(words);
  if (raw !== words[0]) alternatives.push([raw]);
  const isEmail = ONLY_IN_EMAILS.test(raw);
  const weak = isEmail || raw.includes('@') ? [] : [email];
  return { alternatives: words.length > 0 ? alternatives : [], strong: isEmail ? [email] : [], weak, isEmail, words, digits: '' };
}

function numberTerm(run: readonly string[]): Term {
  // In +49 (0)171 the zero is for callers at home and no part of the number.
  const text = run.join(' ').replace(/^(\+.*?)\(0\)/, '$1');
  const digits = phoneDigits(text);
  // What is dialled before the number, at home or abroad.
  const dialled = [digits, digits.replace(/^0+/, ''), digits.replace(/^011/, '')];
  const words = tokenize(run.join(' '));
  const alternatives = [...new Set(dialled)].filter((form) => form !== '').map((form) => [PHONE_MARK + form]);
  const end = PHONE_END_MARK + reversed(digits);
  if (digits.length >= SHORTEST_END) alternatives.push([end]);
  alternatives.push(words);
  const raw = run.map(codeWord);
  // Digits alone are the same either way.
  if (raw.join(' ') !== words.join(' ')) alternatives.push(raw);
  return { alternatives, strong: digits.length === LAST_FOUR ? [end] : [], weak: [], isEmail: false, words, digits };
}
