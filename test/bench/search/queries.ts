import { foldText } from '../../../src/domain/search-text.js';
import { chances } from './chance.js';
import { BIG_DOMAINS, type People, type Person } from './people.js';

export const KINDS = [
  'name-prefix',
  'two-words',
  'last-four',
  'phone-steps',
  'email-prefix',
  'email-domain',
  'exact-name',
  'typo',
  'adversarial',
] as const;

/** What somebody types who looks for a customer. */
export type QueryKind = (typeof KINDS)[number];

/** One keystroke: the text as it then stands in the field. */
export interface Query {
  readonly kind: QueryKind;
  readonly text: string;
  /** The place of the customer meant. */
  readonly meant: number;
}

/** How many customers each kind looks for. */
const LOOKS: Readonly<Record<QueryKind, number>> = {
  'name-prefix': 40,
  'two-words': 40,
  'last-four': 60,
  'phone-steps': 16,
  'email-prefix': 16,
  'email-domain': 20,
  'exact-name': 60,
  // Those that happen to spell another customer are left out later.
  typo: 90,
  adversarial: 2,
};
const SHORTEST_TYPO = 4;

/** The same for the same customers and seed. */
export function makeQueries(people: People, seed: number): Query[] {
  const chance = chances(seed);
  return KINDS.flatMap((kind) =>
    Array.from({ length: LOOKS[kind] }).flatMap(() => {
      const meant = Math.floor(chance() * people.count);
      return typed(kind, people.at(meant), chance).map((text) => ({ kind, text, meant }));
    }),
  );
}

function typed(kind: QueryKind, { displayName, phone, email }: Person, chance: () => number): string[] {
  // As it is written, or as it is typed in a hurry.
  const name = chance() < 0.5 ? displayName : foldText(displayName);
  const words = name.split(' ');
  switch (kind) {
    case 'name-prefix':
      return steps(name, 1);
    case 'two-words':
      return twoWords(words, chance);
    case 'last-four':
      return [phone.slice(-4)];
    case 'phone-steps':
      return steps(nationalOf(phone), 2);
    case 'email-prefix':
      return email === null ? [] : steps(email, 2);
    case 'email-domain':
      return email === null ? [] : steps(email.slice(email.indexOf('@')), 4);
    case 'exact-name':
      return [name];
    case 'typo':
      return withTypo(foldText(displayName).split(' '), chance);
    case 'adversarial':
      return ['a e i o', 's m j', 'a a a a', 'shop', ...BIG_DOMAINS.slice(1).map((domain) => `@${BIG_DOMAINS[0]} @${domain}`)];
  }
}

/** Each text on the way to the whole, from so many characters on. Spaces and punctuation at the end add nothing to look for. */
function steps(whole: string, from: number): string[] {
  const characters = [...whole];
  return characters
    .map((_, at) => characters.slice(0, at + 1).join(''))
    .filter((text, at) => at + 1 >= from && !/[\s().-]$/.test(text));
}

/** The beginnings of both, the last name first in every second one. */
function twoWords(words: readonly string[], chance: () => number): string[] {
  const [one = '', other = ''] = chance() < 0.5 ? words : [...words].reverse();
  if (other === '') return [];
  const first = [...one].slice(0, 2 + Math.floor(chance() * one.length)).join('');
  return steps(other, 1)
    .slice(0, 3)
    .map((beginning) => `${first} ${beginning}`);
}

function nationalOf(phone: string): string {
  return phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
}

/** One letter left out, put in, changed, or swapped with the next, in a word of four letters or more. */
function withTypo(words: readonly string[], chance: () => number): string[] {
  const long = words.flatMap((word, place) => ([...word].length >= SHORTEST_TYPO ? [place] : []));
  const place = long[Math.floor(chance() * long.length)];
  if (place === undefined) return [];
  const letters = [...(words[place] ?? '')];
  const at = Math.floor(chance() * (letters.length - 1));
  const other = letters[Math.floor(chance() * letters.length)] ?? '';
  const [here = '', next = ''] = letters.slice(at, at + 2);
  const edits = [[], [other, here], [other], [next, here]];
  const kind = Math.floor(chance() * edits.length);
  letters.splice(at, kind === 3 ? 2 : 1, ...(edits[kind] ?? []));
  // A word that came out shorter says too little to be a typo of one.
  if (letters.length < SHORTEST_TYPO) return [];
  return [words.map((word, index) => (index === place ? letters.join('') : word)).join(' ')];
}
