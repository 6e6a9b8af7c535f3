import { firstWhere } from './packed/text-column.js';
import { EMAIL_MARK, PHONE_END_MARK, PHONE_MARK, type Term } from './terms.js';

/** A shorter one is near to half of all others. */
const SHORTEST = 4;
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
  const found = new Map<string, boolean>();
  for (const vocabulary of vocabularies) {
    for (const [beginning, isWhole] of nearTo(word, vocabulary)) {
      if (beginning.length >= SHORTEST) found.set(beginning, isWhole || found.get(beginning) === true);
    }
  }
  const typos = [...found]
    .sort(([a, isWholeA], [b, isWholeB]) => Number(isWholeB) - Number(isWholeA) || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([beginning]) => beginning);
  return typos.length === 0 ? null : { ...term, alternatives: [...alternatives, ...typos.map((typo) => [typo])], typos };
}

/** Words in order. */
export type Vocabulary = readonly string[];

/**
 * Every beginning of a word that is one edit away from what was typed, where an edit puts in, leaves out or replaces a
 * letter, or swaps two; with whether it is a whole word. A word that goes on behind what was typed counts.
 */
export function nearTo(typed: string, vocabulary: Vocabulary): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const note = (from: number, to: number, length: number): void => {
    const first = vocabulary[from];
    if (from < to && first !== undefined) found.set(first.slice(0, length), first.length === length);
  };
  /** The words of a range that go on with a text at a depth. */
  const goingOn = (from: number, to: number, depth: number, text: string): readonly [number, number] => {
    let [low, high] = [from, to];
    for (let at = 0; at < text.length && low < high; at += 1) {
      const unit = text.charCodeAt(at);
      low = firstWhere(low, high, (place) => unitAt(vocabulary, place, depth + at) >= unit);
      high = firstWhere(low, high, (place) => unitAt(vocabulary, place, depth + at) > unit);
    }
    return [low, high];
  };
  const finish = (from: number, to: number, depth: number, rest: string): void => {
    const [low, high] = goingOn(from, to, depth, rest);
    note(low, high, depth + rest.length);
  };

  let [from, to] = [0, vocabulary.length];
  for (let at = 0; at <= typed.length && from < to; at += 1) {
    const [rest, behind] = [typed.slice(at), typed.slice(at + 1)];
    // Left out of the word, swapped.
    if (at < typed.length) finish(from, to, at, behind);
    if (at + 1 < typed.length) finish(from, to, at, typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2));
    // Put in and replaced: by every letter that some word has there.
    for (let low = firstWhere(from, to, (place) => unitAt(vocabulary, place, at) >= 0); low < to;) {
      const unit = unitAt(vocabulary, low, at);
      const high = firstWhere(low, to, (place) => unitAt(vocabulary, place, at) > unit);
      // Behind the last letter nothing need be put in: what goes on is found as it is.
      if (at < typed.length) {
        finish(low, high, at + 1, rest);
        finish(low, high, at + 1, behind);
      }
      low = high;
    }
    [from, to] = goingOn(from, to, at, typed.charAt(at));
    if (at === typed.length) break;
  }
  found.delete(typed);
  return found;
}

/** -1 behind the end, so that shorter words come first. */
function unitAt(vocabulary: Vocabulary, place: number, depth: number): number {
  const unit = vocabulary[place]?.charCodeAt(depth) ?? Number.NaN;
  return Number.isNaN(unit) ? -1 : unit;
}
