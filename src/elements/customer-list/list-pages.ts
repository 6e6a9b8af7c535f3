import type { CustomerPage, CustomerRow } from '../../domain/customer-query.js';
import type { CustomerId } from '../../domain/id.js';

/** Rows of one page. */
export const PAGE_ROWS = 100;
/** Pages kept: those nearest to what shows. */
const KEPT_PAGES = 30;

interface KeptPage {
  readonly rows: readonly CustomerRow[];
  readonly round: number;
}

/** Pages of a list that were read so far. Those read before the last change show on until they are read again. */
export class ListPages {
  /** How many rows the filters leave … */
  shown = 0;
  /** … of how many. */
  total = 0;
  /** Counts the changes: what was asked for in an earlier round is not true any more. */
  round = 0;

  private readonly pages = new Map<number, KeptPage>();

  /** A row by its place; undefined where it has not come. */
  row(index: number): CustomerRow | undefined {
    return this.pages.get(pageOf(index))?.rows[index % PAGE_ROWS];
  }

  /** The place of a customer among the pages of this round; -1 where none of them has it. */
  placeOf(id: CustomerId): number {
    for (const [number, { rows, round }] of this.pages) {
      const at = round === this.round ? rows.findIndex(({ customer }) => customer.id === id) : -1;
      if (at !== -1) return number * PAGE_ROWS + at;
    }
    return -1;
  }

  /** Whether a page is as true as it can be. */
  isFresh(number: number): boolean {
    return this.pages.get(number)?.round === this.round;
  }

  /** Something has changed: every page is to be read again. */
  startRound(): void {
    this.round += 1;
  }

  put({ rows, position, shown, total }: CustomerPage): void {
    this.shown = shown;
    this.total = total;
    const number = pageOf(position);
    this.pages.set(number, { rows, round: this.round });
    this.dropFar(number);
  }

  clear(): void {
    this.pages.clear();
    this.shown = 0;
    this.total = 0;
    this.round += 1;
  }

  private dropFar(from: number): void {
    if (this.pages.size <= KEPT_PAGES) return;
    const [farthest] = [...this.pages.keys()].sort((a, b) => Math.abs(b - from) - Math.abs(a - from));
    if (farthest !== undefined) this.pages.delete(farthest);
  }
}

/** The page that a row is on. */
export function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS);
}

/**
 * Pages to read for these rows, in the order of their need: what shows, then what comes next in the direction of
 * scrolling, then what was left behind.
 */
export function pagesFor(first: number, end: number, count: number, isUpwards: boolean): number[] {
  const last = Math.max(0, pageOf(count - 1));
  const from = Math.min(last, pageOf(first));
  const to = Math.min(last, pageOf(Math.max(first, end - 1)));
  const shown = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  const around = isUpwards ? [from - 1, to + 1] : [to + 1, from - 1];
  return [...shown, ...around.filter((number) => number >= 0 && number <= last)];
}
