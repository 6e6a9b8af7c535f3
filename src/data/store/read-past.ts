import type { CustomerId } from '../../domain/id.js';
import type { PastRange } from './store.js';

/** An index whose keys end in a moment and an id. */
interface PastIndex<Row> {
  openKeyCursor(range: IDBKeyRange, direction: 'prev'): Promise<PastCursor | null>;
  getAll(range: IDBKeyRange): Promise<Row[]>;
}

interface PastCursor {
  readonly key: IDBValidKey;
  advance(count: number): Promise<PastCursor | null>;
}

/** Beyond every string in the order of keys. */
const LAST: IDBValidKey = [];
/** As far as a cursor can be told to go. */
const FARTHEST = 2 ** 31;

/**
 * One part of a past, newest first, in three requests however many rows: a cursor would ask once a row.
 *
 * @param whose - Null where the index is not by customer.
 */
export async function readPast<Row>(index: PastIndex<Row>, whose: CustomerId | null, range: PastRange): Promise<Row[]> {
  const { from = '', until, before, limit } = range;
  const prefix = whose === null ? [] : [whose];
  const lower: IDBValidKey = [...prefix, from];
  const isBefore = before !== undefined && (until === undefined || before.occurredAt < until);
  const isEmpty = isBefore ? before.occurredAt < from : until !== undefined && until <= from;
  if (limit < 1 || isEmpty) return [];
  const upper: IDBValidKey = isBefore ? [...prefix, before.occurredAt, before.id] : [...prefix, until ?? LAST];
  const all = IDBKeyRange.bound(lower, upper, false, true);
  // The first that is too old for this part, where there is one.
  const cursor = limit < FARTHEST ? await index.openKeyCursor(all, 'prev') : null;
  const beyond = await cursor?.advance(limit);
  const rows = await index.getAll(beyond ? IDBKeyRange.bound(beyond.key, upper, true, true) : all);
  return rows.reverse();
}
