import { rankFor } from '../score.js';
import type { Term } from '../terms.js';
import type { SegmentData } from './segment-data.js';
import { type Source, sourcesOf, type WordSources } from './sources.js';

/** Where a term leads in a segment: found where all words of any one alternative are. */
export interface Meaning {
  readonly alternatives: readonly (readonly WordSources[])[];
  /** As many as are looked at to find all of them. */
  readonly size: number;
  readonly exactSize: number;
}

export interface CompiledTerm {
  readonly byName: Meaning;
  /** By the words that count for less. */
  readonly weak: Meaning;
  /** By either. */
  readonly all: Meaning;
}

/** What a term may be matched by. */
export type Side = 'byName' | 'all';

export function compiledTerm(data: SegmentData, term: Term, wholeContactsOnly: boolean): CompiledTerm {
  const { alternatives, strong, weak, isEmail } = term;
  const leadingTo = (word: string): WordSources => {
    const sources = sourcesOf(data, word, wholeContactsOnly);
    if (strong.includes(word)) return { begins: sources.begins, exact: sources.begins };
    return isEmail ? { begins: sources.begins, exact: [] } : sources;
  };
  const isWeak = ([word = '']: readonly string[]): boolean => weak.includes(word);
  const strongly = alternatives.filter((words) => !isWeak(words)).map((words) => words.map(leadingTo));
  const weakly = alternatives.filter(isWeak).map((words) => words.map(leadingTo));
  return { byName: meaningOf(strongly), weak: meaningOf(weakly), all: meaningOf([...strongly, ...weakly]) };
}

/** See `rankFor`. By name alone, 0 for whoever is not found so. */
export function rankAt({ byName, weak }: CompiledTerm, place: number, side: Side = 'all'): number {
  const level = levelAt(byName, place, 0);
  if (level === 0 && side === 'byName') return 0;
  return level === 2 || weak.size === 0 ? rankFor(level, 0) : rankFor(level, levelAt(weak, place, level));
}

/** The smallest set of customers in which all are who match these terms, those of `way` exactly. */
export function rarestOf(
  terms: readonly CompiledTerm[],
  way: readonly CompiledTerm[],
  side: Side,
): { readonly size: number; readonly sources: readonly Source[] } {
  const sets = terms.map((term) => {
    const meaning = term[side];
    const isExact = way.includes(term);
    return { meaning, isExact, size: isExact ? meaning.exactSize : meaning.size };
  });
  const least = sets.reduce((smallest, set) => (set.size < smallest.size ? set : smallest));
  return { size: least.size, sources: candidatesOf(least.meaning, least.isExact ? exactSizeOf : sizeOf) };
}

/** What part of all customers matches, if each term knew nothing of the others. */
export function shareOf(terms: readonly CompiledTerm[], way: readonly CompiledTerm[], side: Side, all: number): number {
  return terms.reduce((share, term) => {
    const { size, exactSize } = term[side];
    return share * Math.min(1, (way.includes(term) ? exactSize : size) / all);
  }, 1);
}

/** Those among whom everybody is who is meant: of each alternative whoever has its rarest word. */
export function candidatesOf({ alternatives }: Meaning, sizeIn: (word: WordSources) => number): readonly Source[] {
  return alternatives.flatMap((words) => {
    const rarest = words.reduce((least, word) => (sizeIn(word) < sizeIn(least) ? word : least));
    return sizeIn === exactSizeOf ? rarest.exact : rarest.begins;
  });
}

export function sizeOf({ begins }: WordSources): number {
  return begins.reduce((sum, { size }) => sum + size, 0);
}

function exactSizeOf({ exact }: WordSources): number {
  return exact.reduce((sum, { size }) => sum + size, 0);
}

function meaningOf(alternatives: readonly (readonly WordSources[])[]): Meaning {
  const least = (sizeIn: (word: WordSources) => number): number =>
    alternatives.reduce((sum, words) => sum + Math.min(...words.map(sizeIn)), 0);
  return { alternatives, size: least(sizeOf), exactSize: least(exactSizeOf) };
}

/** How well somebody has all of these words: as well as the one that matches worst. No better than `known` may come out as 0. */
export function levelOfAll(words: readonly WordSources[], place: number, known = 0): number {
  let worst = 2;
  for (const { begins, exact } of words) {
    if (worst === 2 && has(exact, place)) continue;
    worst = known === 0 && has(begins, place) ? 1 : 0;
    if (worst === 0) break;
  }
  return worst;
}

/** 0 where it is not meant, 1 by a beginning, 2 exactly; no better than `known` is looked for no further. */
function levelAt({ alternatives }: Meaning, place: number, known: number): number {
  let best = known;
  for (const words of alternatives) {
    const level = levelOfAll(words, place, best);
    if (level === 2) return 2;
    if (level > best) best = level;
  }
  return best;
}

function has(sources: readonly Source[], place: number): boolean {
  for (const source of sources) if (source.has(place)) return true;
  return false;
}
