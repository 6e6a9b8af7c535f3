import { NO_TERMS, scoreFor, withTerm } from '../score.js';
import type { Term } from '../terms.js';
import {
  candidatesOf,
  type CompiledTerm,
  compiledTerm,
  exactSizeOf,
  rankAt,
  rarestOf,
  shareOf,
  type Side,
  sizeOf,
} from './compiled-term.js';
import type { Segment } from './segment.js';
import type { Source } from './sources.js';

/** One customer of a segment that matches. */
export interface SegmentHit {
  readonly place: number;
  /** See `scoreFor`. */
  readonly score: number;
}

export interface SegmentAnswer {
  /** By score, then by place, which is the order of the list. */
  readonly hits: readonly SegmentHit[];
  readonly total: number;
  /** Whether there may be more than were counted. */
  readonly atLeast: boolean;
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
    this.terms = terms.map((term) => compiledTerm(segment.data, term, wholeContactsOnly));
  }

  /** Whether all that was typed is one word, in whichever spelling. */
  private get isOneWord(): boolean {
    const [term, ...others] = this.terms;
    return term !== undefined && others.length === 0 && term.all.alternatives.every(({ length }) => length === 1);
  }

  /** See `scoreFor`; -1 where a term is missing. */
  scoreOf(place: number): number {
    let score = NO_TERMS;
    for (const term of this.terms) {
      score = withTerm(score, rankAt(term, place));
      if (score < 0) return -1;
    }
    return score;
  }

  /** The best `limit` of those `accepts` lets pass. */
  best(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const { terms, segment } = this;
    if (terms.length === 0 || terms.some(({ all }) => all.size === 0)) return NOBODY;
    const smallest = Math.min(...terms.map(({ all }) => all.size));
    const share = shareOf(terms, [], 'all', segment.size);
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
    const driver = this.terms.reduce((least, term) => (term.all.size < least.all.size ? term : least));
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
      for (const [exactTerms, sizeIn] of [
        [1, exactSizeOf],
        [0, sizeOf],
      ] as const) {
        take(candidatesOf(driver.byName, sizeIn), () => scoreFor(exactTerms, true));
        take(candidatesOf(driver.weak, sizeIn), () => scoreFor(exactTerms, false));
      }
    } else take(candidatesOf(driver.all, sizeOf), (place) => this.scoreOf(place));
    return { hits, total, atLeast: false };
  }

  /** The best scores first, each in the order of places, until there are enough. */
  private byScore(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const hits: SegmentHit[] = [];
    const isWeak = this.terms.some(({ weak }) => weak.size > 0);
    for (let exactTerms = this.terms.length; exactTerms >= 0; exactTerms -= 1) {
      for (const side of isWeak ? (['byName', 'all'] as const) : (['byName'] as const)) {
        const missing = limit - hits.length;
        if (missing > 0) hits.push(...this.withExactly(exactTerms, side, missing, accepts));
      }
    }
    return { hits, total: hits.length, atLeast: hits.length >= limit };
  }

  /** The sets of terms that can be matched exactly, of that size. */
  private waysTo(exactTerms: number, side: Side): (readonly CompiledTerm[])[] {
    if (this.terms.some((term) => term[side].size === 0)) return [];
    const able = this.terms.filter((term) => term[side].exactSize > 0);
    const ways: CompiledTerm[][] = [];
    for (let set = 0; set < 1 << able.length; set += 1) {
      const chosen = able.filter((_, place) => (set & (1 << place)) !== 0);
      if (chosen.length === exactTerms) ways.push(chosen);
    }
    return ways;
  }

  /** Those of one score, in the order of places. */
  private withExactly(exactTerms: number, side: Side, limit: number, accepts: (place: number) => boolean): readonly SegmentHit[] {
    const { segment, terms } = this;
    const ways = this.waysTo(exactTerms, side);
    if (ways.length === 0) return [];
    const score = scoreFor(exactTerms, side === 'byName');
    const isOne = (place: number): boolean => this.scoreOf(place) === score && accepts(place);
    const rarest = ways.map((way) => rarestOf(terms, way, side));
    const walked = rarest.reduce((sum, { size }) => sum + size, 0);
    const share = ways.reduce((most, way) => {
      const all = shareOf(terms, way, side, segment.size);
      return Math.max(most, side === 'byName' ? all : all - shareOf(terms, way, 'byName', segment.size));
    }, 0);
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
    const isEach = this.isOneWord && exactTerms === 1 && side === 'byName' ? accepts : isOne;
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
