import { NO_TERMS, rankFor, scoreFor, withTerm } from '../score.js';
import { BestPlaces, type SegmentHit } from './best-places.js';
import { type CompiledTerm, compiledTerm, type QueryTerm, rankAt } from './compiled-term.js';
import { isListCheaper, markExact, markTerm, STEPS_A_LOOK } from './mark-term.js';
import { type Marks, withMarks } from './marks.js';
import { SEGMENT_SIZE } from './segment-size.js';
import type { Segment } from './segment.js';

export interface SegmentAnswer {
  /** By score, then by place, which is the order of the list. */
  readonly hits: readonly SegmentHit[];
  readonly total: number;
  /** Whether there may be more than were counted. */
  readonly atLeast: boolean;
}

/** Who may be found; null where all may. */
export type Accepts = ((place: number) => boolean) | null;

/** Below this many, all are gone through. */
const FEW = 512;
const NOBODY: SegmentAnswer = { hits: [], total: 0, atLeast: false };
/** By the rank of a query's only term so far. */
const FIRST_SCORES = Array.from({ length: rankFor(2, 0) + 1 }, (_, rank) => withTerm(NO_TERMS, rank));
/** By place, of those that are looked at: written before it is read. */
const scores = new Uint16Array(SEGMENT_SIZE);

/** One query in one segment: its terms with where they lead. */
export class SegmentSearch {
  /** The rarest first. Empty where nobody has one of them. */
  private readonly terms: readonly CompiledTerm[];

  constructor(
    private readonly segment: Segment,
    terms: readonly QueryTerm[],
    wholeContactsOnly: boolean,
  ) {
    const compiled: CompiledTerm[] = [];
    for (const term of terms) {
      const own = compiledTerm(segment.data, term, wholeContactsOnly);
      if (own.size === 0) {
        compiled.length = 0;
        break;
      }
      compiled.push(own);
    }
    this.terms = compiled.sort((a, b) => a.size - b.size);
  }

  get isEmpty(): boolean {
    return this.terms.length === 0;
  }

  /** Whether each term is a word here as it was typed, as all of a name are. */
  get isExact(): boolean {
    return this.terms.every(({ exactSize }) => exactSize > 0);
  }

  /** See `scoreFor`; -1 where a term is missing. */
  scoreOf(place: number): number {
    let score = this.isEmpty ? -1 : NO_TERMS;
    for (const term of this.terms) {
      score = withTerm(score, rankAt(term, place));
      if (score < 0) return -1;
    }
    return score;
  }

  /**
   * The best `limit` of those `accepts` lets pass; of all where it is null.
   *
   * @param worst - Whoever comes no sooner is counted alone: there are enough before them elsewhere.
   */
  best(limit: number, accepts: Accepts, worst: SegmentHit | null): SegmentAnswer {
    const [rarest, ...others] = this.terms;
    if (!rarest) return NOBODY;
    const best = (): BestPlaces => new BestPlaces(limit, scoreFor(this.terms.length, true), worst);
    return (rarest.size > FEW ? this.early(limit, accepts, best()) : null) ?? this.amongAll(rarest, others, accepts, best());
  }

  /** Goes through all whom the rarest term matches, each once, and so knows everybody. */
  private amongAll(rarest: CompiledTerm, others: readonly CompiledTerm[], accepts: Accepts, best: BestPlaces): SegmentAnswer {
    return withMarks((marks) => {
      markTerm(marks, rarest);
      const { places, values } = marks;
      for (let at = 0; at < marks.count; at += 1) {
        const place = places[at] ?? 0;
        scores[place] = FIRST_SCORES[values[place] ?? 0] ?? 0;
      }
      for (const term of others) keepMatching(marks, term);
      if (accepts !== null) marks.replace((place, value) => (accepts(place) ? value : 0));
      best.addAll(marks, scores);
      return { hits: best.inOrder(), total: marks.count, atLeast: false };
    });
  }

  /**
   * Of common terms the first in the order of places are enough, once whoever has one of them exactly is known: all others
   * score alike where they are found by name. Null where that might take as many looks as the lists are worth.
   */
  private early(limit: number, accepts: Accepts, best: BestPlaces): SegmentAnswer | null {
    const { terms, segment } = this;
    const exact = terms.reduce((sum, term) => sum + term.exactSize, 0);
    const share = terms.reduce((part, { byName }) => part * Math.min(1, byName.size / segment.size), 1);
    const steps = terms.reduce((sum, { size }) => sum + size, 0);
    const most = Math.min(segment.size, steps / STEPS_A_LOOK - exact);
    if (limit / share > most) return null;
    return withMarks((marks) => {
      for (const term of terms) if (term.exactSize > 0) markExact(marks, term);
      let total = 0;
      for (let at = 0; at < marks.count; at += 1) {
        const place = marks.places[at] ?? 0;
        const score = this.scoreOf(place);
        if (score <= NO_TERMS || accepts?.(place) === false) continue;
        total += 1;
        best.add(place, score);
      }
      for (let place = 0; place < most && total < limit; place += 1) {
        if (this.scoreOf(place) !== NO_TERMS || accepts?.(place) === false) continue;
        total += 1;
        best.add(place, NO_TERMS);
      }
      return total < limit ? null : { hits: best.inOrder(), total, atLeast: true };
    });
  }
}

/** Keeps those whom a term matches as well: by its lists or by a look at each, whichever costs less. */
function keepMatching(marks: Marks, term: CompiledTerm): void {
  const rescored = (place: number, rank: number): number => {
    const score = withTerm(scores[place] ?? 0, rank);
    if (score < 0) return 0;
    scores[place] = score;
    return 1;
  };
  if (!isListCheaper(term.size, marks.count)) marks.replace((place) => rescored(place, rankAt(term, place)));
  else {
    withMarks((own) => {
      markTerm(own, term);
      marks.replace((place) => rescored(place, own.values[place] ?? 0));
    });
  }
}
