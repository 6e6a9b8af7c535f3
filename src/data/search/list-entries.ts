import type { LocalDate } from '../../domain/clock.js';
import type { ListQuery } from '../../domain/customer-query.js';
import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { IndexEntry } from './index-entry.js';
import type { ListOrders, ShownList } from './list-orders.js';
import type { IndexPage } from './search-index.js';

const DEFAULT_LIMIT = 100;
const MOST = 500;

type EntryOf = (id: CustomerId) => IndexEntry | null;

/** One page of a list: filtered, in order, from a cursor, a row or a customer. */
export function listEntries(orders: ListOrders, entryOf: EntryOf, query: ListQuery, today: LocalDate): IndexPage {
  const { limit = DEFAULT_LIMIT } = query;
  const list = orders.list(query, today);
  const { entries, total } = list;
  const position = startOf(list, entryOf, query);
  const page = entries.slice(position, position + Math.min(Math.max(1, limit), MOST));
  const last = page.at(-1);
  const next = last && position + page.length < entries.length ? cursorOf(last, query) : null;
  return { ids: page.map(({ id }) => id), next, position, shown: entries.length, total };
}

function startOf(list: ShownList, entryOf: EntryOf, { cursor, at, position = 0, ...query }: ListQuery): number {
  if (cursor !== undefined) {
    const last = lastGiven(cursor, entryOf, query);
    return placeOf(list, (entry) => list.compare(entry, last) > 0);
  }
  if (at === undefined) return Math.max(0, position);
  const wanted = entryOf(at);
  const place = wanted ? placeOf(list, (entry) => list.compare(entry, wanted) >= 0) : 0;
  return list.entries[place]?.id === at ? place : 0;
}

/** A cursor names the last row given: no name of a person stands in it, and rows that come or go before it shift nothing. */
function cursorOf({ id }: IndexEntry, query: ListQuery): string {
  return prefixOf(query) + id;
}

function prefixOf({ sort = 'name', descending = false }: ListQuery): string {
  return `${sort} ${descending ? 'down' : 'up'} `;
}

function lastGiven(cursor: string, entryOf: EntryOf, query: ListQuery): IndexEntry {
  const prefix = prefixOf(query);
  const last = cursor.startsWith(prefix) ? entryOf(cursor.slice(prefix.length)) : null;
  if (last) return last;
  throw new RegularsError('cursor-expired', 'The cursor is of another list, or its row is gone. Begin with the first page.');
}

/** The first row of which this is true, as it is of all after it. */
function placeOf({ entries }: ShownList, isBehind: (entry: IndexEntry) => boolean): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && isBehind(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}
