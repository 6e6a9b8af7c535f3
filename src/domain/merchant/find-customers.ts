import { normalizeEmail, phoneDigits, withoutCallingCode } from '../contact.js';
import type { Customer } from '../customer.js';
import { foldText, indexTokens, tokenize } from '../search-text.js';

/** Fewer digits than that stand in half of all numbers. */
const FEWEST_DIGITS_WITHIN = 4;

/** What a customer is found by. */
export interface Findable {
  /** The name, folded. */
  readonly whole: string;
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

/** Made once for each state of a record. */
const made = new WeakMap<Customer, Findable>();

/**
 * Those of whom every word typed begins a word of the name, a loyalty code, or the e-mail, or stands in the phone; whoever
 * is called just so first, then by name. Whom a sale may not take is the register's to say; for one the active come first, so
 * that a short answer holds them.
 */
export function findCustomers(
  customers: Iterable<Customer>,
  query: string,
  limit: number,
  purpose: 'sale' | 'directory',
): Customer[] {
  const typed = foldText(query);
  const email = normalizeEmail(query);
  const words = tokenize(query);
  const digits = phoneDigits(query);
  if (typed === '' && email === '') return [];
  const isNumber = digits.length > 2 && !/\p{L}/u.test(query);
  const matches: { readonly customer: Customer; readonly findable: Findable }[] = [];
  for (const customer of customers) {
    const findable = findableOf(customer);
    const isMatch =
      (isNumber && findable.numbers.some((number) => hasDigits(number, digits))) ||
      (email.includes('@') && customer.email !== null && normalizeEmail(customer.email).startsWith(email)) ||
      (words.length > 0 && words.every((word) => findable.words.some((own) => own.startsWith(word))));
    if (isMatch) matches.push({ customer, findable });
  }
  return matches
    .sort((one, other) => (purpose === 'sale' && activeFirst(one.customer, other.customer)) || rank(one, other, typed))
    .slice(0, limit)
    .map(({ customer }) => customer);
}

export function findableOf(customer: Customer): Findable {
  const known = made.get(customer);
  if (known) return known;
  const { displayName, givenName, familyName, nickname, code, email, phone } = customer;
  const names = [displayName, givenName, familyName, nickname, code].filter((name) => name !== null);
  const dialled = phoneDigits(phone?.e164 ?? '');
  const numbers = [phoneDigits(phone?.typed ?? ''), dialled, withoutCallingCode(dialled)];
  const findable = {
    whole: foldText(displayName),
    words: [...new Set([...names.flatMap(indexTokens), ...names.map(foldText), ...(email ? tokenize(email) : [])])],
    numbers: [...new Set(numbers.filter((number) => number !== ''))],
  };
  made.set(customer, findable);
  return findable;
}

function hasDigits(number: string, digits: string): boolean {
  return digits.length < FEWEST_DIGITS_WITHIN ? number.startsWith(digits) : number.includes(digits);
}

function activeFirst(one: Customer, other: Customer): number {
  return Number(other.status === 'active') - Number(one.status === 'active');
}

function rank(one: { customer: Customer; findable: Findable }, other: typeof one, typed: string): number {
  const exact = Number(other.findable.whole === typed) - Number(one.findable.whole === typed);
  if (exact !== 0) return exact;
  if (one.findable.whole !== other.findable.whole) return one.findable.whole < other.findable.whole ? -1 : 1;
  return one.customer.id < other.customer.id ? -1 : 1;
}
