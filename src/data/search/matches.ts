import type { Match } from '../../domain/customer-query.js';
import type { CustomerSummary } from '../../domain/customer.js';
import { phoneDigits } from '../../domain/contact.js';
import { remembering } from '../../domain/remembering.js';
import { foldWithMap } from '../../domain/search-text.js';
import type { Term, WordedCustomer } from './terms.js';

const NAMES = ['displayName', 'givenName', 'familyName', 'nickname', 'code'] as const;

/** Folded, each word behind a space. Most rows show again with the next key. */
const wordsIn = remembering(512, (source) => {
  const { text, starts, ends } = foldWithMap(source);
  return { words: ` ${text}`, starts, ends };
});

/** Why a customer was found: for each thing typed the first field that has it. Contacts as the summary shows them. */
export function matchesOf(customer: WordedCustomer, summary: CustomerSummary, terms: readonly Term[]): Match[] {
  return terms.flatMap(
    (term) => nameMatch(customer, term) ?? phoneMatch(summary.phone, term) ?? emailMatch(summary.email, term) ?? [],
  );
}

function nameMatch(customer: WordedCustomer, { words, typos = [] }: Term): Match[] | null {
  let match = spellingMatch(customer, words);
  for (const typo of typos) match ??= spellingMatch(customer, [typo]);
  return match;
}

function spellingMatch(customer: WordedCustomer, words: readonly string[]): Match[] | null {
  if (words.length === 0) return null;
  for (const field of NAMES) {
    const text = customer[field];
    if (text === null) continue;
    const { words: known, starts, ends } = wordsIn(text);
    const found = words.map((word) => known.indexOf(` ${word}`));
    if (found.includes(-1)) continue;
    return words.map((word, place) => {
      const from = found[place] ?? 0;
      return { field, text, start: starts[from] ?? 0, end: ends[from + word.length - 1] ?? text.length };
    });
  }
  return null;
}

/** The digits typed, wherever they stand in the number; what is dialled before it is in no number. */
function phoneMatch(phone: string | null, { digits }: Term): Match[] | null {
  if (phone === null || digits === '') return null;
  // Most are: nothing stands between their digits.
  const isE164 = /^\+[0-9]+$/.test(phone);
  const inPhone = isE164 ? phone.slice(1) : phoneDigits(phone);
  for (const typed of [digits, digits.replace(/^0+/, ''), digits.replace(/^011/, '')]) {
    const from = inPhone.endsWith(typed) ? inPhone.length - typed.length : inPhone.indexOf(typed);
    if (typed === '' || from < 0) continue;
    const behind = from + typed.length;
    if (isE164) return [{ field: 'phone', text: phone, start: from + 1, end: behind + 1 }];
    const places = [...phone.matchAll(/\p{Nd}/gu)];
    const [first, last] = [places[from], places[behind - 1]];
    if (first && last) return [{ field: 'phone', text: phone, start: first.index, end: last.index + last[0].length }];
  }
  return null;
}

function emailMatch(email: string | null, { alternatives }: Term): Match[] | null {
  const typed = alternatives
    .flat()
    .find((word) => word.startsWith('@'))
    ?.slice(1);
  const start = email === null || !typed ? -1 : email.toLowerCase().indexOf(typed);
  return email === null || start === -1 ? null : [{ field: 'email', text: email, start, end: start + (typed?.length ?? 0) }];
}
