import { nearTo, type Vocabulary } from './near-words.js';
import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK, type Term } from './terms.js';

/** A shorter one is near to half of all others. */
const SHORTEST = 4;
/** From so many letters on two may be wrong. */
const SHORTEST_OF_TWO = 8;
/** Beginnings that one word may have meant; whole words come before others. */
const MOST = 24;
const MARKS = [EMAIL_MARK, PHONE_MARK, PHONE_END_MARK];

/** Whether a customer's word is one that people misspell: of letters, and long enough. */
export function canBeMisspelt(word: string): boolean {
  return isWord(word) && word.length >= SHORTEST;
}

function isWord(word: string): boolean {
  return !MARKS.includes(word.charAt(0)) && !/\d/.test(word);
}

/** A term that is also found by what may have been meant; null where it is none to be misspelt. */
export function forgiving(term: Term, vocabularies: readonly Vocabulary[]): Term | null {
  const { words, alternatives } = term;
  const [word] = words;
  // One letter of four may be missing.
  if (word === undefined || words.length > 1 || !isWord(word) || word.length < SHORTEST - 1) return null;
  let found = nearIn(vocabularies, word, 1);
  if (found.size === 0 && word.length >= SHORTEST_OF_TWO) found = nearIn(vocabularies, word, 2);
  const typos = [...found]
    .sort(([a, isWholeA], [b, isWholeB]) => Number(isWholeB) - Number(isWholeA) || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([beginning]) => beginning);
  return typos.length === 0 ? null : { ...term, alternatives: [...alternatives, ...typos.map((typo) => [typo])], typos };
}

function nearIn(vocabularies: readonly Vocabulary[], word: string, most: 1 | 2): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const vocabulary of vocabularies) {
    for (const [beginning, isWhole] of nearTo(word, vocabulary, most)) {
      if (beginning.length >= SHORTEST) found.set(beginning, isWhole || found.get(beginning) === true);
    }
  }
  return found;
}
