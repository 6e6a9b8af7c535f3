import { phoneDigits } from '../../../src/domain/contact.js';
import { foldText, indexTokens, tokenize } from '../../../src/domain/search-text.js';
import { LIMIT } from './engine.js';
import { type People, type Person, placeOf } from './people.js';
import type { Query } from './queries.js';
import { fieldWordsOf, isPhone, needlesOf } from './words.js';

/** A query, and how many customers it must find: no more than a list shows. */
export interface AskedQuery extends Query {
  readonly expected: number;
}

// What stands before each word of a customer, by its field.
const NAME = '\n';
const PHONE = '\t';
const LAST_FOUR = '\r';
const EMAIL = '\v';

/** For each thing typed the beginnings of which a customer must have one. */
type Wanted = readonly (readonly string[])[];

/** Finds out by looking at everybody how many each query must find. Typos that spell another customer are left out. */
export function askable(people: People, queries: readonly Query[]): AskedQuery[] {
  const all = queries.map(({ text }) => ({ wanted: wantedBy(text), found: 0 }));
  let open = all;
  for (let place = 0; place < people.count; place += 1) {
    const line = lineOf(people.at(place));
    let isFull = false;
    for (const query of open) {
      if (!has(line, query.wanted)) continue;
      query.found += 1;
      isFull ||= query.found === LIMIT;
    }
    if (isFull) open = open.filter(({ found }) => found < LIMIT);
  }
  return queries
    .map((query, index) => ({ ...query, expected: all[index]?.found ?? 0 }))
    .filter(({ kind, expected }) => kind !== 'typo' || expected === 0);
}

/**
 * Whether an answer is right. To a typo: it has somebody of the name meant. Else it is full or has everybody it must, and
 * nobody it may not: where more may be found than a list shows, some whom it must have may stand behind the last.
 */
export function isRight(people: People, { kind, text, meant, expected }: AskedQuery, ids: readonly string[]): boolean {
  const found = [...new Set(ids)].map((id) => people.at(placeOf(id)));
  if (kind === 'typo') {
    const name = foldText(people.at(meant).displayName);
    return found.some(({ displayName }) => foldText(displayName) === name);
  }
  if (found.length < ids.length || !found.every((person) => may(person, text))) return false;
  if (found.length === LIMIT) return true;
  const wanted = wantedBy(text);
  return found.filter((person) => has(lineOf(person), wanted)).length === expected;
}

function lineOf(person: Person): string {
  const { name, phone, email } = fieldWordsOf(person);
  const [lastFour = '', ...numbers] = [...phone].reverse();
  const fields: [string, readonly string[]][] = [
    [NAME, name],
    [PHONE, numbers],
    [LAST_FOUR, [lastFour]],
    [EMAIL, email],
  ];
  return fields.flatMap(([mark, words]) => words.map((word) => mark + word)).join('');
}

function wantedBy(text: string): Wanted {
  const typed = isPhone(text) ? [text] : text.split(/\s+/);
  return typed.flatMap((word) =>
    needlesOf(word).map((needle) => {
      const wanted = [NAME + needle];
      if (/^\d+$/.test(needle)) wanted.push(PHONE + needle);
      if (/^\d{4}$/.test(needle)) wanted.push(LAST_FOUR + needle);
      // Whoever types an accent or an apostrophe types no address.
      if (word.toLowerCase().replace(/^@/, '') === needle) wanted.push(EMAIL + needle);
      return wanted;
    }),
  );
}

function has(line: string, wanted: Wanted): boolean {
  return wanted.every((beginnings) => beginnings.some((beginning) => line.includes(beginning)));
}

/**
 * Whether somebody may be found so, though need not: by digits anywhere in the phone, with or without what is dialled
 * before it, by any part of the e-mail, by the words of what may be part of an e-mail.
 */
function may({ displayName, phone, email }: Person, text: string): boolean {
  const names = indexTokens(displayName);
  const beginsName = (word: string): boolean => names.some((name) => name.startsWith(word));
  const digits = phoneDigits(phone);
  return needlesOf(text).every(
    (needle) =>
      tokenize(needle).every(beginsName) ||
      (/^\d+$/.test(needle) && digits.includes(needle.replace(/^0+/, ''))) ||
      email?.includes(needle) === true,
  );
}
