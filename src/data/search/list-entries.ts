import type { LocalDate } from '../../domain/clock.js';
import type { ListQuery } from '../../domain/customer-query.js';
import { compareByName, matchesFilters } from '../../domain/customer-list.js';
import { RegularsError } from '../../domain/errors.js';
import type { IndexEntry } from './index-entry.js';
import type { IndexPage } from './search-index.js';

const DEFAULT_LIMIT = 100;
const MOST = 500;

/** One page of a list: filtered, in order, from a cursor or a row. */
export function listEntries(
  entries: readonly (IndexEntry | null)[],
  version: number,
  query: ListQuery,
  today: LocalDate,
): IndexPage {
  const { filters = {}, cursor, limit = DEFAULT_LIMIT } = query;
  const all = ordered(entries, version, query.sort ?? 'name');
  const shown = all.filter((entry) => entry.status !== 'merged' && matchesFilters(entry, filters, today));
  if (query.descending) shown.reverse();
  const position = cursor === undefined ? Math.max(0, query.position ?? 0) : placeOf(all, shown, cursor, query);
  const page = shown.slice(position, position + Math.min(Math.max(1, limit), MOST));
  const last = page.at(-1);
  const next = last && position + page.length < shown.length ? cursorOf(last, query) : null;
  const total = all.filter(({ status }) => status !== 'merged').length;
  return { ids: page.map(({ id }) => id), next, position, shown: shown.length, total };
}

/** Sorting is the dear part: the order is kept until a customer changes. */
const orders = new WeakMap<readonly (IndexEntry | null)[], Map<string, { version: number; order: readonly IndexEntry[] }>>();

function ordered(entries: readonly (IndexEntry | null)[], version: number, sort: string): readonly IndexEntry[] {
  const kept = orders.get(entries) ?? new Map<string, { version: number; order: readonly IndexEntry[] }>();
  orders.set(entries, kept);
  const found = kept.get(sort);
  if (found?.version === version) return found.order;
  const order = entries.filter((entry) => entry !== null).sort(sort === 'name' ? compareByName : compareCreated);
  kept.set(sort, { version, order });
  return order;
}

function compareCreated(a: IndexEntry, b: IndexEntry): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** A cursor names the last row given: no name of a person stands in it, and rows that come or go before it shift nothing. */
function cursorOf({ id }: IndexEntry, { sort = 'name', descending = false }: ListQuery): string {
  return [sort, descending ? 'down' : 'up', id].join(' ');
}

function placeOf(all: readonly IndexEntry[], shown: readonly IndexEntry[], cursor: string, query: ListQuery): number {
  const last = all.find((entry) => cursorOf(entry, query) === cursor);
  if (!last) throw expired();
  const compare = query.sort === 'created-at' ? compareCreated : compareByName;
  const place = shown.findIndex((entry) => entry.id !== last.id && compare(entry, last) > 0 !== (query.descending ?? false));
  return place === -1 ? shown.length : place;
}

function expired(): RegularsError {
  return new RegularsError('cursor-expired', 'The cursor is of another list, or its row is gone. Begin with the first page.');
}
