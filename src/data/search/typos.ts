import { isWord, SHORTEST } from './misspelt.js';
import { nearTo, type Vocabulary } from './near-words.js';
import type { Term } from './terms.js';

/** From so many letters on two may be wrong. */
const SHORTEST_OF_TWO = 8;
/** Beginnings that one word may have meant; whole words come before others. */
const MOST = 24;
/** The terms as they may have been meant: those that lead to nobody, else any. Null where none can be misspelt. */
export function meantBy(
  terms: readonly Term[],
  leadsNowhere: (term: Term) => boolean,
  vocabularies: readonly Vocabulary[],
): readonly Term[] | null {
  const lost = terms.filter(leadsNowhere);
  const wider = terms.map((term) => (lost.length === 0 || lost.includes(term) ? forgiving(term, vocabularies) : null));
  return wider.every((term) => term === null) ? null : terms.map((term, place) => wider[place] ?? term);
}

/** A term that is also found by what may have been meant; null where it is none to be misspelt. */
function forgiving(term: Term, vocabularies: readonly Vocabulary[]): Term | null {
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
