import type { CustomerId } from '../../../domain/id.js';
import { type Pace, Pacer } from '../../pacer.js';
import type { StoredCustomer } from '../../store/stored-record.js';
import type { Candidate } from '../candidates.js';
import { type IndexEntry, indexEntryOf } from '../index-entry.js';
import type { IndexQuery } from '../search-index.js';
import type { Term } from '../terms.js';
import type { Vocabulary } from '../typos.js';
import { inSlices } from './in-slices.js';
import { STATUSES } from './pack-listed.js';
import { SegmentSearch } from './search-segment.js';
import { builtCustomer, type BuiltCustomer, packSegment } from './segment-builder.js';
import { Segment } from './segment.js';
import { sourcesOf } from './sources.js';
import { vocabularyOf } from './vocabulary.js';

const READ_AT_ONCE = 64;

export function packRows(rows: readonly StoredCustomer[], pace: Pace): Promise<Segment> {
  return pack(rows, indexEntryOf, pace);
}

export function packEntries(entries: readonly IndexEntry[], pace: Pace): Promise<Segment> {
  return pack(entries, (entry) => entry, pace);
}

export function vocabularyIn(segments: readonly Segment[], pace: Pace): Promise<Vocabulary> {
  return inSlices(vocabularyOf(segments), new Pacer(pace));
}

/** Whom a segment has for a query: each list in order, recent ones in lists of their own. */
export function candidatesIn(
  segment: Segment,
  terms: readonly Term[],
  { limit, allows, wholeContactsOnly, recents }: IndexQuery,
): { readonly lists: readonly (readonly Candidate[])[]; readonly total: number; readonly atLeast: boolean } {
  const search = new SegmentSearch(segment, terms, wholeContactsOnly);
  const allowed = STATUSES.map(allows);
  const accepts = (place: number): boolean => segment.isLive(place) && allowed[segment.data.listed.statuses[place] ?? 0] === true;
  const recentHere = new Map<number, Candidate>();
  for (const [recent, id] of recents.entries()) {
    const place = segment.placeOf(id);
    const score = place < 0 || !accepts(place) ? -1 : search.scoreOf(place);
    if (score >= 0) recentHere.set(place, candidateAt(segment, place, score, recent));
  }
  const best = search.best(limit, recentHere.size === 0 ? accepts : (place) => accepts(place) && !recentHere.has(place));
  const others = best.hits.map(({ place, score }) => candidateAt(segment, place, score, Infinity));
  return {
    lists: [...[...recentHere.values()].map((candidate) => [candidate]), others],
    total: best.total + recentHere.size,
    atLeast: best.atLeast,
  };
}

/** Who has exactly this word. */
export function idsHaving(segment: Segment, word: string): CustomerId[] {
  const ids: CustomerId[] = [];
  for (const source of sourcesOf(segment.data, word, true).exact) {
    source.each((place) => {
      if (segment.isLive(place)) ids.push(segment.idAt(place));
    });
  }
  return ids;
}

async function pack<Item>(items: readonly Item[], read: (item: Item) => IndexEntry, pace: Pace): Promise<Segment> {
  const pacer = new Pacer(pace);
  const built: BuiltCustomer[] = [];
  for (const [place, item] of items.entries()) {
    built.push(builtCustomer(read(item)));
    if (place % READ_AT_ONCE === 0 && pacer.due) await pacer.breathe();
  }
  return new Segment(await inSlices(packSegment(built), pacer));
}

function candidateAt(segment: Segment, place: number, score: number, recent: number): Candidate {
  return {
    score,
    recent,
    nameKey: segment.data.nameKeys[place] ?? 0,
    foldedName: () => segment.foldedNameAt(place),
    id: () => segment.idAt(place),
    customer: () => segment.customerAt(place),
  };
}
