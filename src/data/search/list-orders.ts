import type { LocalDate } from '../../domain/clock.js';
import { compareByName, matchesFilters } from '../../domain/customer-list.js';
import type { ListQuery } from '../../domain/customer-query.js';
import type { IndexEntry } from './index-entry.js';

type Sort = NonNullable<ListQuery['sort']>;
type Entries = readonly (IndexEntry | null)[];
export type EntryOrder = (a: IndexEntry, b: IndexEntry) => number;

interface Order {
  /** How many of the noted changes it has. */
  upTo: number;
  slots: Uint32Array;
}

/** Customers that show, in their order. */
export interface ShownList {
  readonly entries: readonly IndexEntry[];
  readonly total: number;
  readonly compare: EntryOrder;
}

interface Kept extends ShownList {
  readonly upTo: number;
}

/** Lists in use at once, such as one that a search narrows and the one behind it. */
const LISTS_KEPT = 4;
/** Beyond that, sorting anew is no dearer than what remembering costs. */
const CHANGES_NOTED = 65_536;

/**
 * The orders and lists of one index, kept until customers change. Sorting is the dear part: an order takes changed
 * customers out and merges them back in, so that a save costs one pass and not a sort.
 */
export class ListOrders {
  private readonly orders = new Map<Sort, Order>();
  private readonly lists = new Map<string, Kept>();
  private changed: number[] = [];

  constructor(private readonly entries: Entries) {}

  /** Notes that what stands in a slot is no longer what it was. */
  change(slot: number): void {
    if (this.changed.length === CHANGES_NOTED) {
      this.orders.clear();
      this.lists.clear();
      this.changed = [];
    }
    this.changed.push(slot);
  }

  list({ filters = {}, sort = 'name', descending = false }: ListQuery, today: LocalDate): ShownList {
    const key = JSON.stringify([sort, descending, today, filters]);
    const kept = this.lists.get(key);
    if (kept?.upTo === this.changed.length) return kept;
    const all = this.ordered(sort, descending);
    const list: Kept = {
      entries: all.filter((entry) => matchesFilters(entry, filters, today)),
      total: all.length,
      compare: orderOf(sort, descending),
      upTo: this.changed.length,
    };
    this.lists.delete(key);
    this.lists.set(key, list);
    for (const oldest of [...this.lists.keys()].slice(0, -LISTS_KEPT)) this.lists.delete(oldest);
    return list;
  }

  /** Everybody but the merged, whose survivors show. */
  private ordered(sort: Sort, descending: boolean): IndexEntry[] {
    const all: IndexEntry[] = [];
    for (const slot of this.slotsOf(sort)) {
      const entry = this.entries[slot];
      if (entry && entry.status !== 'merged') all.push(entry);
    }
    if (!descending) return all;
    const withoutSale = sort === 'last-sale-at' ? all.findIndex(({ lastSaleAt }) => lastSaleAt === null) : -1;
    const last = withoutSale === -1 ? [] : all.splice(withoutSale);
    return [...all.reverse(), ...last.reverse()];
  }

  private slotsOf(sort: Sort): Uint32Array {
    const compare = orderOf(sort, false);
    const order = this.orders.get(sort);
    if (!order) {
      const slots = this.sorted([...this.entries.keys()], compare);
      this.orders.set(sort, { upTo: this.changed.length, slots });
      return slots;
    }
    if (order.upTo < this.changed.length) {
      order.slots = this.merged(order.slots, new Set(this.changed.slice(order.upTo)), compare);
      order.upTo = this.changed.length;
    }
    return order.slots;
  }

  private sorted(slots: readonly number[], compare: EntryOrder): Uint32Array {
    const live = slots.filter((slot) => this.entries[slot]);
    return Uint32Array.from(live.sort((a, b) => this.compareSlots(a, b, compare)));
  }

  private merged(old: Uint32Array, changed: ReadonlySet<number>, compare: EntryOrder): Uint32Array {
    const kept = old.filter((slot) => !changed.has(slot) && this.entries[slot]);
    const news = this.sorted([...changed], compare);
    const all = new Uint32Array(kept.length + news.length);
    let [fromKept, fromNews] = [0, 0];
    for (let at = 0; at < all.length; at += 1) {
      const [one, other] = [kept[fromKept], news[fromNews]];
      const isKept = other === undefined || (one !== undefined && this.compareSlots(one, other, compare) < 0);
      all[at] = (isKept ? one : other) ?? 0;
      if (isKept) fromKept += 1;
      else fromNews += 1;
    }
    return all;
  }

  private compareSlots(a: number, b: number, compare: EntryOrder): number {
    const [one, other] = [this.entries[a], this.entries[b]];
    return one && other ? compare(one, other) : 0;
  }
}

/** Whoever has no last sale comes last either way. */
function orderOf(sort: Sort, descending: boolean): EntryOrder {
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

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
