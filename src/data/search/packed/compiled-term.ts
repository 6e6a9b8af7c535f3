import { rankFor } from '../score.js';
import type { Term } from '../terms.js';
import { type QueryWord, queryWord } from './query-word.js';
import type { SegmentData } from './segment-data.js';
import { NO_SOURCES, type Source, sourcesOf, type WordSources, wordSources } from './sources.js';

/** A term of a query, its words read once for all segments. */
export interface QueryTerm {
  readonly byName: readonly QueryAlternative[];
  /** By the words that count for less. */
  readonly weak: readonly QueryAlternative[];
}

type QueryAlternative = readonly { readonly word: QueryWord; readonly isStrong: boolean; readonly isBeginning: boolean }[];

/** Where a term leads in a segment: found where all words of any one alternative are. */
export interface Meaning {
  /** Without those that lead to nobody; the words of each in the order of how many have them. */
  readonly alternatives: readonly (readonly [WordSources, ...WordSources[]])[];
  /** As many as are looked at to find all of them. */
  readonly size: number;
  /** The same for those who have all words exactly. */
  readonly exactSize: number;
}

export interface CompiledTerm {
  readonly byName: Meaning;
  readonly weak: Meaning;
  /** Of both. */
  readonly size: number;
  readonly exactSize: number;
}

export function queryTerm({ alternatives, strong, weak, isEmail }: Term): QueryTerm {
  const read = (words: readonly string[]): QueryAlternative =>
    words.map((word) => ({ word: queryWord(word), isStrong: strong.includes(word), isBeginning: isEmail }));
  const isWeak = ([word = '']: readonly string[]): boolean => weak.includes(word);
  return {
    byName: alternatives.filter((words) => !isWeak(words)).map(read),
    weak: alternatives.filter(isWeak).map(read),
  };
}

export function compiledTerm(data: SegmentData, { byName, weak }: QueryTerm, wholeContactsOnly: boolean): CompiledTerm {
  const [strongly, weakly] = [meaningOf(data, byName, wholeContactsOnly), meaningOf(data, weak, wholeContactsOnly)];
  const [size, exactSize] = [strongly.size + weakly.size, strongly.exactSize + weakly.exactSize];
  return { byName: strongly, weak: weakly, size, exactSize };
}

/** See `rankFor`. */
export function rankAt({ byName, weak }: CompiledTerm, place: number): number {
  const level = levelAt(byName, place, 0);
  return level === 2 || weak.size === 0 ? rankFor(level, 0) : rankFor(level, levelAt(weak, place, level));
}

/** How well somebody has a word: 0 not at all, 1 by a beginning, 2 exactly. No better than `known` may come out as 0. */
export function levelOf({ begins, exact }: WordSources, place: number, known = 0): number {
  if (has(exact, place)) return 2;
  return known === 0 && has(begins, place) ? 1 : 0;
}

function meaningOf(data: SegmentData, alternatives: readonly QueryAlternative[], wholeContactsOnly: boolean): Meaning {
  const meant: [WordSources, ...WordSources[]][] = [];
  let [size, exactSize] = [0, 0];
  for (const words of alternatives) {
    const sources: WordSources[] = [];
    for (const word of words) {
      const own = leadingTo(data, word, wholeContactsOnly);
      sources.push(own);
      if (own.size === 0) break;
    }
    sources.sort((a, b) => a.size - b.size);
    const [rarest = NO_SOURCES, ...others] = sources;
    if (rarest.size === 0) continue;
    meant.push([rarest, ...others]);
    size += rarest.size;
    exactSize += others.reduce((least, word) => Math.min(least, word.exactSize), rarest.exactSize);
  }
  return { alternatives: meant, size, exactSize };
}

function leadingTo(
  data: SegmentData,
  { word, isStrong, isBeginning }: QueryAlternative[number],
  wholeContactsOnly: boolean,
): WordSources {
  const sources = sourcesOf(data, word, wholeContactsOnly);
  if (isStrong) return wordSources(sources.begins, sources.begins);
  return isBeginning ? wordSources(sources.begins, []) : sources;
}

function levelAt({ alternatives }: Meaning, place: number, known: number): number {
  let best = known;
  for (const words of alternatives) {
    // As well as the word that matches worst.
    let worst = 2;
    for (const word of words) {
      worst = Math.min(worst, levelOf(word, place, best));
      if (worst === 0) break;
    }
    if (worst === 2) return 2;
    if (worst > best) best = worst;
  }
  return best;
}

function has(sources: readonly Source[], place: number): boolean {
  for (const source of sources) if (source.has(place)) return true;
  return false;
}
