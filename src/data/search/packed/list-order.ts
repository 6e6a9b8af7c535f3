import { compareByName, type NameKey } from '../../../domain/customer-list.js';
import type { ListQuery } from '../../../domain/customer-query.js';
import type { IndexEntry } from '../index-entry.js';
import type { Segment } from './segment.js';
import { SEGMENT_SIZE } from './segment-size.js';
import { mergeRuns, type Sliced, sortInSlices } from './sort-in-slices.js';

export type Sort = NonNullable<ListQuery['sort']>;
export type EntryOrder = (a: IndexEntry, b: IndexEntry) => number;

/** The order of a list. Whoever has no last sale comes last either way. */
export function orderOf(sort: Sort, descending: boolean): EntryOrder {
  const way = descending ? -1 : 1;
  switch (sort) {
    case 'name':
      return (a, b) => way * compareByName(a, b);
    case 'created-at':
      return (a, b) => way * (compareTexts(a.createdAt, b.createdAt) || compareTexts(a.id, b.id));
    case 'points':
      return (a, b) => way * (a.points - b.points || compareTexts(a.id, b.id));
    case 'last-sale-at':
      return (a, b) => {
        const [one, other] = [a.lastSaleAt, b.lastSaleAt];
        if ((one === null) !== (other === null)) return one === null ? 1 : -1;
        return way * (compareTexts(one ?? '', other ?? '') || compareTexts(a.id, b.id));
      };
  }
}

/** All customers of these segments in order, upwards: which segment, and the place in it, in one number. */
export function* orderedRefs(segments: readonly Segment[], sort: Sort): Sliced<Uint32Array> {
  const runs: number[][] = [];
  const keys: Float64Array[] = [];
  for (const [at, segment] of segments.entries()) {
    keys.push(keysOf(segment, sort));
    runs.push(Array.from({ length: segment.size }, (_, place) => at * SEGMENT_SIZE + place));
    yield;
  }
  const keyOf = (ref: number): number => keys[Math.floor(ref / SEGMENT_SIZE)]?.[ref % SEGMENT_SIZE] ?? 0;
  const tieOf = (ref: number): NameKey => {
    const [segment, place] = [segmentOf(segments, ref), ref % SEGMENT_SIZE];
    return { foldedName: sort === 'name' ? segment.foldedNameAt(place) : '', id: segment.idAt(place) };
  };
  const compare = (a: number, b: number): number => {
    const difference = keyOf(a) - keyOf(b);
    // Two without a sale are alike: Infinity less itself is not a number.
    return difference === 0 || Number.isNaN(difference) ? compareByName(tieOf(a), tieOf(b)) : difference;
  };
  // By name each segment is in order already.
  return Uint32Array.from(yield* sort === 'name' ? mergeRuns(runs, compare) : sortInSlices(runs.flat(), compare));
}

export function entryOf(segments: readonly Segment[], ref: number): IndexEntry {
  return segmentOf(segments, ref).entryAt(ref % SEGMENT_SIZE);
}

function segmentOf(segments: readonly Segment[], ref: number): Segment {
  const segment = segments[Math.floor(ref / SEGMENT_SIZE)];
  if (!segment) throw new RangeError('no such segment');
  return segment;
}

function keysOf({ data, size }: Segment, sort: Sort): Float64Array {
  const { createdAt, moments, accountPlaces, points, lastSaleAt } = data.listed;
  if (sort === 'name') return data.nameKeys;
  if (sort === 'created-at') return Float64Array.from(createdAt, (moment) => moments[moment] ?? 0);
  const keys = new Float64Array(size).fill(sort === 'points' ? 0 : Infinity);
  for (const [at, place] of accountPlaces.entries()) {
    const soldAt = lastSaleAt[at] ?? Number.NaN;
    keys[place] = sort === 'points' ? (points[at] ?? 0) : Number.isNaN(soldAt) ? Infinity : soldAt;
  }
  return keys;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
