import type { Segment } from './segment.js';
import { type Source, sourcesOf, type WordSources } from './sources.js';
import type { Term } from '../terms.js';

/** One customer of a segment that matches: the score is how many terms match exactly. */
export interface SegmentHit {
  readonly place: number;
  readonly score: number;
}

export interface SegmentAnswer {
  /** By score, then by place, which is the order of the list. */
  readonly hits: readonly SegmentHit[];
  readonly total: number;
  /** Whether there may be more than were counted. */
  readonly atLeast: boolean;
}

interface CompiledTerm {
  /** Found where all words of any one alternative are. */
  readonly alternatives: readonly (readonly WordSources[])[];
  readonly size: number;
  readonly exactSize: number;
}

/** Below this many, all are looked at. */
const FEW = 512;
/** With so many terms there are too many ways to match some of them exactly: then all candidates are looked at. */
const MOST_PLANNED_TERMS = 4;

const NOBODY: SegmentAnswer = { hits: [], total: 0, atLeast: false };

/** One query in one segment: its terms with where they lead. */
export class SegmentSearch {
  private readonly terms: readonly CompiledTerm[];

  constructor(
    private readonly segment: Segment,
    terms: readonly Term[],
    wholeContactsOnly: boolean,
  ) {
    this.terms = terms.map(({ alternatives, strong, isEmail }) => {
      const leadingTo = (word: string): WordSources => {
        const sources = sourcesOf(segment.data, word, wholeContactsOnly);
        if (strong.includes(word)) return { begins: sources.begins, exact: sources.begins };
        return isEmail ? { begins: sources.begins, exact: [] } : sources;
      };
      return compiled(alternatives.map((words) => words.map(leadingTo)));
    });
  }

  /** Whether all that was typed is one word, in whichever spelling. */
  private get isOneWord(): boolean {
    const [term, ...others] = this.terms;
    return term !== undefined && others.length === 0 && term.alternatives.every(({ length }) => length === 1);
  }

  /** How many terms a customer matches exactly; -1 where one is missing. */
  scoreOf(place: number): number {
    let score = 0;
    for (const term of this.terms) {
      const match = matchOf(term, place);
      if (match === 0) return -1;
      score += match - 1;
    }
    return score;
  }

  /** The best `limit` of those `accepts` lets pass. */
  best(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const { terms, segment } = this;
    if (terms.length === 0 || terms.some(({ size }) => size === 0)) return NOBODY;
    const smallest = Math.min(...terms.map(({ size }) => size));
    const share = shareOf(terms, [], segment.size);
    // Looking at one place after the other ends early where matches lie close, at any candidate where they are few.
    const isDense = limit / share < smallest / 2;
    if (smallest <= FEW || !isDense || terms.length > MOST_PLANNED_TERMS) return this.amongAll(limit, accepts);
    return this.byScore(limit, accepts);
  }

  /** Looks at every candidate of the rarest term, and so knows them all. */
  private amongAll(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const hits: SegmentHit[] = [];
    let total = 0;
    const seen = new Uint8Array(this.segment.size);
    const driver = this.terms.reduce((least, term) => (term.size < least.size ? term : least));
    const take = (sources: readonly Source[], scoreOf: (place: number) => number): void => {
      for (const source of sources) {
        source.each((place) => {
          if (seen[place] === 1) return;
          seen[place] = 1;
          const score = scoreOf(place);
          if (score < 0 || !accepts(place)) return;
          total += 1;
          insert(hits, place, score, limit);
        });
      }
    };
    if (this.isOneWord) {
      // The source says how well it matches.
      take(candidatesOf(driver, exactSizeOf), () => 1);
      take(candidatesOf(driver, sizeOf), () => 0);
    } else take(candidatesOf(driver, sizeOf), (place) => this.scoreOf(place));
    return { hits, total, atLeast: false };
  }

  /** The best scores first, each in the order of places, until there are enough. */
  private byScore(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const hits: SegmentHit[] = [];
    for (let score = this.terms.length; score >= 0 && hits.length < limit; score -= 1) {
      const ways = score === 0 ? [] : this.waysTo(score);
      if (score === 0 || ways.length > 0) hits.push(...this.withScore(score, ways, limit - hits.length, accepts));
    }
    return { hits, total: hits.length, atLeast: hits.length >= limit };
  }

  /** The sets of terms that can be matched exactly, of that size. */
  private waysTo(score: number): (readonly CompiledTerm[])[] {
    const able = this.terms.filter(({ exactSize }) => exactSize > 0);
    const ways: CompiledTerm[][] = [];
    for (let set = 1; set < 1 << able.length; set += 1) {
      const chosen = able.filter((_, place) => (set & (1 << place)) !== 0);
      if (chosen.length === score) ways.push(chosen);
    }
    return ways;
  }

  private withScore(
    score: number,
    ways: readonly (readonly CompiledTerm[])[],
    limit: number,
    accepts: (place: number) => boolean,
  ): SegmentHit[] {
    const { segment, terms } = this;
    const isOne = (place: number): boolean => this.scoreOf(place) === score && accepts(place);
    const exactly = ways.length === 0 ? [[]] : ways;
    const rarest = exactly.map((way) => rarestOf(terms, way));
    const walked = rarest.reduce((sum, { size }) => sum + size, 0);
    const share = exactly.reduce((most, way) => Math.max(most, shareOf(terms, way, segment.size)), 0);
    const expected = limit / share;
    if (expected < walked / 2) {
      const hits: SegmentHit[] = [];
      // Words that shun each other are no reason to look at everybody.
      const end = Math.min(segment.size, Math.ceil(expected * 8));
      for (let place = 0; place < end && hits.length < limit; place += 1) if (isOne(place)) hits.push({ place, score });
      if (hits.length === limit || end === segment.size) return hits;
    }
    const hits: SegmentHit[] = [];
    const seen = new Uint8Array(segment.size);
    // Of one word alone all who have it exactly are as good.
    const isEach = this.isOneWord && score === 1 ? accepts : isOne;
    for (const source of rarest.flatMap(({ sources }) => sources)) {
      source.each((place) => {
        if (seen[place] === 1) return;
        seen[place] = 1;
        if (isEach(place)) insert(hits, place, score, limit);
      });
    }
    return hits;
  }
}

/** The smallest set of customers in which all are who match these terms, those of `way` exactly. */
function rarestOf(terms: readonly CompiledTerm[], way: readonly CompiledTerm[]): { size: number; sources: readonly Source[] } {
  const sets = terms.map((term) => {
    const sizeIn = way.includes(term) ? exactSizeOf : sizeOf;
    return { term, sizeIn, size: sizeIn === exactSizeOf ? term.exactSize : term.size };
  });
  const least = sets.reduce((smallest, set) => (set.size < smallest.size ? set : smallest));
  return { size: least.size, sources: candidatesOf(least.term, least.sizeIn) };
}

/** What part of all customers matches, if each term knew nothing of the others. */
function shareOf(terms: readonly CompiledTerm[], way: readonly CompiledTerm[], all: number): number {
  return terms.reduce((share, term) => share * Math.min(1, (way.includes(term) ? term.exactSize : term.size) / all), 1);
}

function compiled(alternatives: readonly (readonly WordSources[])[]): CompiledTerm {
  const least = (sizeIn: (word: WordSources) => number): number =>
    alternatives.reduce((sum, words) => sum + Math.min(...words.map(sizeIn)), 0);
  return { alternatives, size: least(sizeOf), exactSize: least(exactSizeOf) };
}

/** Those among whom everybody is who matches a term: of each alternative whoever has its rarest word. */
function candidatesOf({ alternatives }: CompiledTerm, sizeIn: (word: WordSources) => number): readonly Source[] {
  return alternatives.flatMap((words) => {
    const rarest = words.reduce((least, word) => (sizeIn(word) < sizeIn(least) ? word : least));
    return sizeIn === exactSizeOf ? rarest.exact : rarest.begins;
  });
}

function sizeOf({ begins }: WordSources): number {
  return begins.reduce((sum, { size }) => sum + size, 0);
}

function exactSizeOf({ exact }: WordSources): number {
  return exact.reduce((sum, { size }) => sum + size, 0);
}

/** 0 where a term does not match, 1 where it does by a beginning, 2 exactly. */
function matchOf({ alternatives }: CompiledTerm, place: number): number {
  let best = 0;
  for (const words of alternatives) {
    let worst = 2;
    for (const { begins, exact } of words) {
      if (worst === 2 && has(exact, place)) continue;
      worst = has(begins, place) ? 1 : 0;
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

/** Keeps the best `limit`, in order. */
function insert(hits: SegmentHit[], place: number, score: number, limit: number): void {
  const isBehind = (hit: SegmentHit | undefined): boolean =>
    hit !== undefined && (hit.score === score ? hit.place < place : hit.score > score);
  let at = hits.length;
  if (at >= limit && isBehind(hits[at - 1])) return;
  while (at > 0 && !isBehind(hits[at - 1])) at -= 1;
  hits.splice(at, 0, { place, score });
  if (hits.length > limit) hits.pop();
}
