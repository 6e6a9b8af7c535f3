import { NO_TERMS, scoreFor, withTerm } from '../score.js';
import type { Term } from '../terms.js';
import { candidatesOf, type CompiledTerm, compiledTerm, rankAt, rarestOf, shareOf, type Side, sizeOf } from './compiled-term.js';
import { isTableCheaper, rankTable, STEPS_A_LOOK } from './rank-table.js';
import type { Segment } from './segment.js';

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

/** Below this many, all are gone through. */
const FEW = 512;
/** With so many terms there are too many ways to match some of them exactly: then all are gone through. */
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

  /** See `scoreFor`; -1 where a term is missing. */
  scoreOf(place: number, side: Side = 'all'): number {
    let score = NO_TERMS;
    for (const term of this.terms) {
      score = withTerm(score, rankAt(term, place, side));
      if (score < 0) return -1;
    }
    return score;
  }

  /** The best `limit` of those `accepts` lets pass. */
  best(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const { terms } = this;
    if (terms.length === 0 || terms.some(({ all }) => all.size === 0)) return NOBODY;
    const sizes = terms.map(({ all }) => all.size);
    const smallest = Math.min(...sizes);
    if (smallest > FEW && terms.length <= MOST_PLANNED_TERMS) {
      const steps = sizes.reduce((sum, size) => sum + Math.min(size, smallest * STEPS_A_LOOK), 0);
      const early = this.byScore(limit, accepts, steps / STEPS_A_LOOK);
      if (early) return early;
    }
    return this.amongAll(limit, accepts);
  }

  /** Goes through all whom the rarest term matches, and so knows everybody: as many steps as the terms match customers, at most. */
  private amongAll(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const [rarest, ...others] = [...this.terms].sort((a, b) => a.all.size - b.all.size);
    if (!rarest) return NOBODY;
    const { ranks, places } = this.rankedBy(rarest);
    const scores = places.map((place) => withTerm(NO_TERMS, ranks(place)));
    let count = places.length;
    for (const term of others) {
      const rankOf = this.ranksOf(term, count);
      let kept = 0;
      for (let at = 0; at < count; at += 1) {
        const place = places[at] ?? 0;
        const score = withTerm(scores[at] ?? 0, rankOf(place));
        if (score < 0) continue;
        places[kept] = place;
        scores[kept] = score;
        kept += 1;
      }
      count = kept;
    }
    const hits: SegmentHit[] = [];
    let total = 0;
    for (let at = 0; at < count; at += 1) {
      const place = places[at] ?? 0;
      if (!accepts(place)) continue;
      total += 1;
      insert(hits, place, scores[at] ?? 0, limit);
    }
    return { hits, total, atLeast: false };
  }

  /** Whom a term matches, each once, and how well. */
  private rankedBy(term: CompiledTerm): { readonly ranks: (place: number) => number; readonly places: number[] } {
    if (isTableCheaper(term, term.all.size)) {
      const { ranks, places } = rankTable(term, this.segment.size);
      return { ranks: (place) => ranks[place] ?? 0, places };
    }
    const places = new Set<number>();
    for (const source of candidatesOf(term.all, sizeOf)) source.each((place) => places.add(place));
    const ranks = new Map([...places].map((place) => [place, rankAt(term, place)]));
    return { ranks: (place) => ranks.get(place) ?? 0, places: [...places].filter((place) => ranks.get(place) !== 0) };
  }

  /** How well a term matches each of so many. */
  private ranksOf(term: CompiledTerm, looks: number): (place: number) => number {
    if (!isTableCheaper(term, looks)) return (place) => rankAt(term, place);
    const { ranks } = rankTable(term, this.segment.size);
    return (place) => ranks[place] ?? 0;
  }

  /**
   * The best scores first, each in the order of places, until there are enough. Null where that would take more looks: words
   * that shun each other are no reason to look at everybody.
   */
  private byScore(limit: number, accepts: (place: number) => boolean, looks: number): SegmentAnswer | null {
    const hits: SegmentHit[] = [];
    const isWeak = this.terms.some(({ weak }) => weak.size > 0);
    let left = looks;
    for (let exactTerms = this.terms.length; exactTerms >= 0; exactTerms -= 1) {
      for (const side of isWeak ? (['byName', 'all'] as const) : (['byName'] as const)) {
        if (hits.length >= limit) break;
        const found = this.withExactly(exactTerms, side, limit - hits.length, accepts, left);
        if (!found) return null;
        hits.push(...found.hits);
        left -= found.looks;
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

  /** Those of one score, in the order of places; null where it takes more looks to find them. */
  private withExactly(
    exactTerms: number,
    side: Side,
    limit: number,
    accepts: (place: number) => boolean,
    looks: number,
  ): { readonly hits: readonly SegmentHit[]; readonly looks: number } | null {
    const { segment, terms } = this;
    const ways = this.waysTo(exactTerms, side);
    if (ways.length === 0) return { hits: [], looks: 0 };
    const score = scoreFor(exactTerms, side === 'byName');
    const isOne = (place: number): boolean => this.scoreOf(place, side) === score && accepts(place);
    const rarest = ways.map((way) => rarestOf(terms, way, side));
    const walked = rarest.reduce((sum, { size }) => sum + size, 0);
    const share = ways.reduce((most, way) => {
      const all = shareOf(terms, way, side, segment.size);
      return Math.max(most, side === 'byName' ? all : all - shareOf(terms, way, 'byName', segment.size));
    }, 0);
    const expected = limit / share;
    if (Math.min(expected, walked) > looks) return null;
    const hits: SegmentHit[] = [];
    if (expected < walked / 2) {
      // Looking at one place after the other ends early where matches lie close.
      const end = Math.floor(Math.min(segment.size, looks));
      let place = 0;
      for (; place < end && hits.length < limit; place += 1) if (isOne(place)) hits.push({ place, score });
      return hits.length === limit || place === segment.size ? { hits, looks: place } : null;
    }
    if (walked > looks) return null;
    const seen = new Set<number>();
    for (const source of rarest.flatMap(({ sources }) => sources)) {
      source.each((place) => {
        if (seen.has(place)) return;
        seen.add(place);
        if (isOne(place)) insert(hits, place, score, limit);
      });
    }
    return { hits, looks: walked };
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
