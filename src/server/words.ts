import type { Customer } from '../domain/customer.js';
import type { Id } from '../domain/id.js';
import { findableOf } from '../domain/merchant/find-customers.js';

/** A row of `words`: by what a customer is found. */
export interface WordRow {
  readonly id: Id;
  readonly word: string;
  /** The whole name, folded, by which what was found sorts. */
  readonly name: string;
  readonly active: boolean;
}

/** Before the digits of a phone, so that no word is taken for one. */
export const NUMBER_MARK = '#';

/** Before each word where all of a customer's are one text. */
export const WORD_BREAK = '\n';

const LONGEST = 100;
/** The ends of a number that people say, beside the whole of it. */
const ENDS = [7, 4];

/** By which `isFoundAlike` compares, beside the phone. */
const LOOKED_AT = [
  'id',
  'displayName',
  'givenName',
  'familyName',
  'nickname',
  'code',
  'email',
  'status',
  'deletedAt',
] as const satisfies readonly (keyof Customer)[];

/** None for who cannot be found. */
export function wordsOf(customer: Customer): WordRow[] {
  if (customer.deletedAt !== undefined || customer.status === 'merged') return [];
  const { whole, words, numbers } = findableOf(customer);
  const ends = numbers.flatMap((number) => [
    number,
    ...ENDS.filter((end) => end < number.length).map((end) => number.slice(-end)),
  ]);
  const all = new Set([...words, ...ends.map((digits) => NUMBER_MARK + digits)].map(storable).filter((word) => word !== ''));
  const row = { id: customer.id, name: storable(whole), active: customer.status === 'active' };
  return [...all].map((word) => ({ ...row, word }));
}

/** Whether `wordsOf` has the same to say of both, by all that it looks at: asking is cheaper than making them. */
export function isFoundAlike(one: Customer, other: Customer): boolean {
  return (
    LOOKED_AT.every((field) => one[field] === other[field]) &&
    one.phone?.typed === other.phone?.typed &&
    one.phone?.e164 === other.phone?.e164
  );
}

/** The words of one customer as one text, each with a line break before it. */
export function wordText(words: readonly Pick<WordRow, 'word'>[]): string {
  return words.map(({ word }) => WORD_BREAK + word).join('');
}

/** No text of the database has a NUL, nor half a character; and no word a break. */
export function storable(text: string): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(/[\0\n]/g, '')
    .replace(/[\ud800-\udbff]$/, '');
}
