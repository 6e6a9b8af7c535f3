import type { CustomerId } from '../../../domain/id.js';
import { type Pace, Pacer } from '../../pacer.js';
import { type Candidate, insertCandidate, mergeBest } from '../candidates.js';
import { WHOLE_NAME } from '../score.js';
import type { IndexQuery } from '../search-index.js';
import type { Packable } from '../index-entry.js';
import type { Term } from '../terms.js';
import type { Vocabulary } from '../near-words.js';
import { inSlices } from '../../in-slices.js';
import { type QueryTerm, queryTerm } from './compiled-term.js';
import { STATUSES } from './pack-listed.js';
import { queryWord } from './query-word.js';
import { SegmentCandidate } from './segment-candidate.js';
import { SegmentSearch } from './search-segment.js';
import { SEGMENT_SIZE } from './segment-size.js';
import { type PlaceRange, Segment } from './segment.js';
import { dataIn } from './segment-sections.js';
import type { SegmentSection } from '../../store/segment.js';
import { sourcesOf } from './sources.js';
import { vocabularyOf } from './vocabulary.js';

const READ_AT_ONCE = 256;
/** So many small segments become fewer. */
const SMALL_SEGMENTS = 8;
const NOWHERE: PlaceRange = { from: 0, to: 0 };

/** A segment as it was just packed, which nothing can have damaged. */
export function segmentIn(sections: readonly SegmentSection[]): Segment {
  return new Segment(dataIn(sections));
}

export async function vocabularyIn(segments: readonly Segment[], pace: Pace): Promise<Vocabulary> {
  const pacer = new Pacer(pace);
  // Whoever waits for the segments goes on first.
  await pacer.breathe();
  return inSlices(vocabularyOf(segments), pacer);
}

/** Whom segments have for a query. */
export interface PackedAnswer {
  /** The best, in order. */
  readonly best: readonly Candidate[];
  readonly total: number;
  /** Whether there may be more. */
  readonly atLeast: boolean;
}

/** @param name - Folded: whose name it is comes before all others. Empty where nobody does. */
export function candidatesIn(
  segments: readonly Segment[],
  terms: readonly Term[],
  query: IndexQuery,
  name: string,
): PackedAnswer {
  const queryTerms = terms.map(queryTerm);
  const blocked = STATUSES.map((status) => !query.allows(status));
  let answer: PackedAnswer = { best: [], total: 0, atLeast: false };
  for (const segment of segments) answer = withCandidates(answer, segment, queryTerms, blocked, query, name);
  return answer;
}

function withCandidates(
  before: PackedAnswer,
  segment: Segment,
  terms: readonly QueryTerm[],
  blocked: readonly boolean[],
  { limit, wholeContactsOnly, recents }: IndexQuery,
  name: string,
): PackedAnswer {
  const search = new SegmentSearch(segment, terms, wholeContactsOnly);
  if (search.isEmpty) return before;
  const { statuses } = segment.data.listed;
  const areAllLive =
    segment.live === segment.size && !blocked.some((isBlocked, status) => isBlocked && segment.hasStatus[status]);
  const accepts = (place: number): boolean => areAllLive || (segment.isLive(place) && blocked[statuses[place] ?? 0] !== true);
  const named = name === '' || !search.isExact ? NOWHERE : segment.placesNamed(name);
  const scoreOf = (place: number): number => {
    const score = accepts(place) ? search.scoreOf(place) : -1;
    return score >= 0 && place >= named.from && place < named.to ? score + WHOLE_NAME : score;
  };
  const ranks = segment.ranksOf(recents);
  const recentHere: Candidate[] = [];
  let known = 0;
  for (const [place, recent] of ranks) {
    const score = scoreOf(place);
    if (score < 0) continue;
    known += 1;
    insertCandidate(recentHere, new SegmentCandidate(segment, place, score, recent), limit);
  }
  const namedHere = new Map<number, Candidate>();
  for (let place = named.from; place < named.to && namedHere.size < limit; place += 1) {
    const score = ranks.has(place) ? -1 : scoreOf(place);
    if (score >= 0) namedHere.set(place, new SegmentCandidate(segment, place, score, Infinity));
  }
  known += namedHere.size;
  const isElsewhere = (place: number): boolean => ranks.has(place) || namedHere.has(place);
  const acceptsAny = areAllLive ? null : accepts;
  const last = before.best[limit - 1];
  const worst = last ? { score: last.score, place: segment.placeBehind(last.nameKey) } : null;
  const found = search.best(limit, known === 0 ? acceptsAny : (place) => accepts(place) && !isElsewhere(place), worst);
  const others = found.hits.map(({ place, score }) => new SegmentCandidate(segment, place, score, Infinity));
  return {
    best: mergeBest([before.best, recentHere, [...namedHere.values()], others], limit),
    total: before.total + found.total + known,
    atLeast: before.atLeast || found.atLeast,
  };
}

/** Who has exactly this word. */
export function idsHaving(segment: Segment, word: string): CustomerId[] {
  const ids: CustomerId[] = [];
  for (const source of sourcesOf(segment.data, queryWord(word), true).exact) {
    for (const place of source.places.subarray(source.from, source.to)) {
      if (segment.isLive(place)) ids.push(segment.idAt(place));
    }
  }
  return ids;
}

/** Which of them become one; none while there are few. */
export function smallGroupsOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const small = segments.filter(({ live }) => live < SEGMENT_SIZE / 2);
  if (small.length < SMALL_SEGMENTS) return [];
  const groups: Segment[][] = [];
  let room = 0;
  for (const segment of small) {
    if (room < segment.live) {
      groups.push([]);
      room = SEGMENT_SIZE;
    }
    groups.at(-1)?.push(segment);
    room -= segment.live;
  }
  return groups.filter(({ length }) => length > 1);
}

/** Whoever is still found by them, as they were packed. */
export function* liveIn(segments: readonly Segment[]): Iterable<readonly Packable[]> {
  for (const segment of segments) {
    for (let from = 0; from < segment.size; from += READ_AT_ONCE) {
      const batch: Packable[] = [];
      for (let place = from; place < Math.min(segment.size, from + READ_AT_ONCE); place += 1) {
        if (segment.isLive(place)) batch.push(segment.entryAt(place));
      }
      yield batch;
    }
  }
}
