import type { LocalDate } from '../../../domain/clock.js';
import { matchesFilters } from '../../../domain/customer-list.js';
import type { ListFilters, ListQuery } from '../../../domain/customer-query.js';
import { RegularsError } from '../../../domain/errors.js';
import type { CustomerId } from '../../../domain/id.js';
import { Pacer } from '../../pacer.js';
import type { IndexEntry } from '../index-entry.js';
import type { IndexedCustomer, IndexPage } from '../search-index.js';
import { inSlices } from '../../in-slices.js';
import { entryOf, type EntryOrder, orderedRefs, orderOf, type Sort } from './list-order.js';
import { matchingPlaces } from './list-filter.js';
import type { Segment } from './segment.js';
import { SEGMENT_SIZE } from './segment-size.js';
import type { SegmentStack } from './segment-stack.js';
import { firstWhere } from './text-column.js';

const DEFAULT_LIMIT = 100;
const MOST = 500;
/** Lists in use at once, such as one that a search narrows and the one behind it. */
const LISTS_KEPT = 4;
/** Above this, a reference is to a customer of the delta. */
const DELTA = 2 ** 32 - SEGMENT_SIZE;

/** Customers that show, in their order. */
interface ShownList {
  readonly version: number;
  readonly segments: readonly Segment[];
  readonly changed: readonly IndexEntry[];
  readonly refs: Uint32Array;
  readonly total: number;
  readonly compare: EntryOrder;
}

interface PackedOrder {
  readonly segments: readonly Segment[];
  readonly refs: Uint32Array;
}

/** The lists of an index: its orders are kept while its segments are, its lists while nobody changes. */
export class PackedLists {
  private readonly orders = new Map<Sort, PackedOrder>();
  private readonly lists = new Map<string, ShownList>();

  constructor(
    private readonly stack: SegmentStack,
    private readonly clock: { readonly monotonic: () => number },
  ) {}

  /** One page: filtered, in order, from a cursor, a row or a customer. */
  async page(query: ListQuery, today: LocalDate, version: () => number): Promise<IndexPage> {
    const list = await this.list(query, today, version);
    const { limit = DEFAULT_LIMIT } = query;
    const position = this.startOf(list, query);
    const customers: IndexedCustomer[] = [];
    const end = Math.min(list.refs.length, position + Math.min(Math.max(1, limit), MOST));
    for (let at = position; at < end; at += 1) customers.push(customerIn(list, at));
    const last = customers.at(-1);
    const next = last && end < list.refs.length ? prefixOf(query) + last.id : null;
    return { customers, next, position, shown: list.refs.length, total: list.total };
  }

  private startOf(list: ShownList, { cursor, at, position = 0, ...query }: ListQuery): number {
    if (cursor !== undefined) {
      const prefix = prefixOf(query);
      const last = cursor.startsWith(prefix) ? this.stack.entryOf(cursor.slice(prefix.length)) : null;
      if (last) return firstWhere(0, list.refs.length, (place) => list.compare(entryIn(list, place), last) > 0);
      throw new RegularsError('cursor-expired', 'The cursor is of another list, or its row is gone. Begin with the first page.');
    }
    if (at === undefined) return Math.max(0, position);
    const wanted = this.stack.entryOf(at);
    if (!wanted) return 0;
    const place = firstWhere(0, list.refs.length, (row) => list.compare(entryIn(list, row), wanted) >= 0);
    return place < list.refs.length && idIn(list, place) === at ? place : 0;
  }

  private async list(query: ListQuery, today: LocalDate, version: () => number): Promise<ShownList> {
    const { filters = {}, sort = 'name', descending = false } = query;
    const key = JSON.stringify([sort, descending, today, filters]);
    const kept = this.lists.get(key);
    if (kept?.version === version()) return kept;
    let order = await this.order(sort);
    while (order.segments !== this.stack.segments) order = await this.order(sort);
    const list = this.shown(order.refs, filters, sort, descending, today, version());
    this.lists.delete(key);
    this.lists.set(key, list);
    for (const oldest of [...this.lists.keys()].slice(0, -LISTS_KEPT)) this.lists.delete(oldest);
    return list;
  }

  /** Everybody packed, upwards. */
  private async order(sort: Sort): Promise<PackedOrder> {
    const { segments } = this.stack;
    const kept = this.orders.get(sort);
    if (kept?.segments === segments) return kept;
    const order = { segments, refs: await inSlices(orderedRefs(segments, sort), new Pacer(this.clock)) };
    this.orders.set(sort, order);
    return order;
  }

  private shown(
    order: Uint32Array,
    filters: ListFilters,
    sort: Sort,
    descending: boolean,
    today: LocalDate,
    version: number,
  ): ShownList {
    const { segments, deltas } = this.stack;
    const compare = orderOf(sort, descending);
    const matching = segments.map((segment) => matchingPlaces(segment, filters, today));
    const all = segments.map((segment) => matchingPlaces(segment, {}, today));
    const packed = order.filter((ref) => matching[Math.floor(ref / SEGMENT_SIZE)]?.[ref % SEGMENT_SIZE] === 1);
    const everybody = deltas.flatMap(({ entries }) => entries.filter((entry) => entry !== null));
    const changed = everybody.filter((entry) => matchesFilters(entry, filters, today)).sort(compare);
    const total = all.reduce(
      (sum, places) => places.reduce((count, one) => count + one, sum),
      everybody.filter((entry) => matchesFilters(entry, {}, today)).length,
    );
    const refs = withChanged(descending ? reversed(packed, segments, sort) : packed, segments, changed, compare);
    return { version, segments, changed, refs, total, compare };
  }
}

/** Puts the changed between the packed. */
function withChanged(
  packed: Uint32Array,
  segments: readonly Segment[],
  changed: readonly IndexEntry[],
  compare: EntryOrder,
): Uint32Array {
  if (changed.length === 0) return packed;
  const refs = new Uint32Array(packed.length + changed.length);
  let from = 0;
  for (const [place, entry] of changed.entries()) {
    const to = firstWhere(from, packed.length, (at) => compare(entryOf(segments, packed[at] ?? 0), entry) > 0);
    refs.set(packed.subarray(from, to), from + place);
    refs[to + place] = DELTA + place;
    from = to;
  }
  refs.set(packed.subarray(from), from + changed.length);
  return refs;
}

/** Downwards; those without a last sale stay behind. */
function reversed(refs: Uint32Array, segments: readonly Segment[], sort: Sort): Uint32Array {
  const isLast = (at: number): boolean => sort === 'last-sale-at' && entryOf(segments, refs[at] ?? 0).lastSaleAt === null;
  const sold = firstWhere(0, refs.length, isLast);
  const all = new Uint32Array(refs.length);
  all.set(refs.slice(0, sold).reverse());
  all.set(refs.slice(sold).reverse(), sold);
  return all;
}

function entryIn({ refs, changed, segments }: ShownList, place: number): IndexEntry {
  const ref = refs[place] ?? 0;
  return (ref >= DELTA ? changed[ref - DELTA] : undefined) ?? entryOf(segments, ref);
}

function customerIn(list: ShownList, place: number): IndexedCustomer {
  const ref = list.refs[place] ?? 0;
  const packed = ref >= DELTA ? undefined : list.segments[Math.floor(ref / SEGMENT_SIZE)]?.customerAt(ref % SEGMENT_SIZE);
  return packed ?? entryIn(list, place);
}

function idIn({ refs, changed, segments }: ShownList, place: number): CustomerId {
  const ref = refs[place] ?? 0;
  const id = ref >= DELTA ? changed[ref - DELTA]?.id : segments[Math.floor(ref / SEGMENT_SIZE)]?.idAt(ref % SEGMENT_SIZE);
  return id ?? '';
}

/** A cursor names the last row given: no name of a person stands in it, and rows that come or go before it shift nothing. */
function prefixOf({ sort = 'name', descending = false }: ListQuery): string {
  return `${sort} ${descending ? 'down' : 'up'} `;
}
