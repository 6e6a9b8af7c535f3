import { NO_TERMS, scoreFor, withTerm } from '../score.js';
import { type CompiledTerm, compiledTerm, type QueryTerm, rankAt } from './compiled-term.js';
import { isListCheaper, markTerm } from './mark-term.js';
import { type Marks, withMarks } from './marks.js';
import { BestPlaces, type SegmentHit } from './best-places.js';
import type { Segment } from './segment.js';

export interface SegmentAnswer {
  /** By score, then by place, which is the order of the list. */
  readonly hits: readonly SegmentHit[];
  readonly total: number;
}

const NOBODY: SegmentAnswer = { hits: [], total: 0 };
/** By place, of those that are looked at: written before it is read. */
const scores = new Uint16Array(2 ** 16);

/** One query in one segment: its terms with where they lead. */
export class SegmentSearch {
  /** The rarest first. Empty where nobody has one of them. */
  private readonly terms: readonly CompiledTerm[];

  constructor(segment: Segment, terms: readonly QueryTerm[], wholeContactsOnly: boolean) {
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

  /** See `scoreFor`; -1 where a term is missing. */
  scoreOf(place: number): number {
    let score = this.isEmpty ? -1 : NO_TERMS;
    for (const term of this.terms) {
      score = withTerm(score, rankAt(term, place));
      if (score < 0) return -1;
    }
    return score;
  }

  /** The best `limit` of those `accepts` lets pass. Everybody whom the rarest term matches is gone through, and each once. */
  best(limit: number, accepts: (place: number) => boolean): SegmentAnswer {
    const [rarest, ...others] = this.terms;
    if (!rarest) return NOBODY;
    return withMarks((marks) => {
      markTerm(marks, rarest);
      for (let at = 0; at < marks.count; at += 1) {
        const place = marks.places[at] ?? 0;
        scores[place] = withTerm(NO_TERMS, marks.values[place] ?? 0);
      }
      for (const term of others) keepMatching(marks, term);
      const best = new BestPlaces(limit, scoreFor(this.terms.length, true));
      let total = 0;
      for (let at = 0; at < marks.count; at += 1) {
        const place = marks.places[at] ?? 0;
        if (!accepts(place)) continue;
        total += 1;
        best.add(place, scores[place] ?? 0);
      }
      return { hits: best.inOrder(), total };
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
