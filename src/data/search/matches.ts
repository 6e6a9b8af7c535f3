import type { Match } from '../../domain/customer-query.js';
import type { CustomerSummary } from '../../domain/customer.js';
import { phoneDigits } from '../../domain/contact.js';
import { foldDigits } from '../../domain/digits.js';
import { type FoldedText, foldWithMap } from '../../domain/search-text.js';
import type { Term, WordedCustomer } from './terms.js';

const NAMES = ['displayName', 'givenName', 'familyName', 'nickname', 'code'] as const;

/** Why a customer was found: for each thing typed the first field that has it. Contacts as the summary shows them. */
export function matchesOf(customer: WordedCustomer, summary: CustomerSummary, terms: readonly Term[]): Match[] {
  const names = new FoldedNames(customer);
  return terms.flatMap(
    (term) => nameMatch(names, term) ?? phoneMatch(summary.phone, term) ?? emailMatch(summary.email, term) ?? [],
  );
}

/** The names of a customer, each folded once for all that was typed. */
class FoldedNames {
  private readonly folded = new Map<string, FoldedText>();

  constructor(private readonly customer: WordedCustomer) {}

  /** Null where there is no such name. */
  get(field: (typeof NAMES)[number]): (FoldedText & { readonly source: string }) | null {
    const source = this.customer[field];
    if (source === null) return null;
    let folded = this.folded.get(source);
    if (!folded) this.folded.set(source, (folded = foldWithMap(source)));
    return { ...folded, source };
  }
}

function nameMatch(names: FoldedNames, { words, typos = [] }: Term): Match[] | null {
  for (const spelling of [words, ...typos.map((typo) => [typo])]) {
    const match = spellingMatch(names, spelling);
    if (match) return match;
  }
  return null;
}

function spellingMatch(names: FoldedNames, words: readonly string[]): Match[] | null {
  if (words.length === 0) return null;
  for (const field of NAMES) {
    const folded = names.get(field);
    if (!folded) continue;
    const { source: text } = folded;
    const spaced = ` ${folded.text}`;
    const found = words.map((word) => spaced.indexOf(` ${word}`));
    if (found.includes(-1)) continue;
    return words.map((word, place) => {
      const from = found[place] ?? 0;
      return { field, text, start: folded.starts[from] ?? 0, end: folded.ends[from + word.length - 1] ?? text.length };
    });
  }
  return null;
}

/** The digits typed, wherever they stand in the number; what is dialled before it is in no number. */
function phoneMatch(phone: string | null, { digits }: Term): Match[] | null {
  if (phone === null || digits === '') return null;
  const places = [...phone].flatMap((character, place) => (/\d/.test(foldDigits(character)) ? [place] : []));
  const inPhone = phoneDigits(phone);
  for (const typed of [digits, digits.replace(/^0+/, ''), digits.replace(/^011/, '')]) {
    const from = inPhone.endsWith(typed) ? inPhone.length - typed.length : inPhone.indexOf(typed);
    const start = places[from];
    const end = places[from + typed.length - 1];
    if (typed !== '' && start !== undefined && end !== undefined) return [{ field: 'phone', text: phone, start, end: end + 1 }];
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
