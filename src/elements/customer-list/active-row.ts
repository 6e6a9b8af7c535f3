import type { CustomerClient } from '../../context/customer-client-context.js';
import type { CustomerId } from '../../domain/id.js';
import type { ListPages } from './list-pages.js';
import type { ListAsked } from './list-query.js';
import type { VirtualRows } from './virtual-rows.js';

export interface ActiveRowTools {
  readonly pages: ListPages;
  readonly rows: VirtualRows;
  readonly client: () => CustomerClient | undefined;
  readonly asked: () => ListAsked;
  /** Draws what has changed. */
  readonly update: () => void;
}

/** Keeps the keys on the customer they are on, and what shows in its place, whoever comes or goes above. */
export class ActiveRow {
  /** Who the keys are on; undefined where that row has not come. */
  private id: CustomerId | undefined;
  /** Whether the keys were on any row yet: until then it is the first, whoever that is. */
  private isTaken = false;
  /** Who stood where before a change. */
  private anchor: { readonly index: number; readonly id: CustomerId } | undefined;

  constructor(private readonly tools: ActiveRowTools) {}

  /** The keys are on another row. */
  moved(index: number): void {
    this.isTaken = true;
    this.id = this.tools.pages.row(index)?.customer.id;
  }

  /** Another list shows. */
  reset(): void {
    this.id = undefined;
    this.isTaken = false;
    this.tools.rows.toTop();
  }

  /** Notes what stands where before the list changes. */
  beforeChange(): void {
    const { pages, rows } = this.tools;
    const { hasFocus, active, map } = rows;
    const index = hasFocus ? active : map.first;
    const id = pages.row(index)?.customer.id;
    // At the very top what is new is to be seen.
    this.anchor = id === undefined || (!hasFocus && map.top === 0) ? undefined : { index, id };
  }

  afterChange(): void {
    const { pages, rows } = this.tools;
    const { anchor, id } = this;
    const at = anchor ? pages.placeOf(anchor.id) : -1;
    if (anchor && at !== -1) rows.shift(at - anchor.index);
    if (id === undefined) return;
    const active = pages.placeOf(id);
    if (active === -1) void this.find(id);
    else rows.active = active;
  }

  /** The name of whoever has come to the row that the keys were on before it; undefined at any other time. */
  arrived(): string | undefined {
    if (this.id !== undefined || !this.isTaken) return undefined;
    const { pages, rows } = this.tools;
    const row = pages.row(rows.active);
    this.id = row?.customer.id;
    return row?.customer.displayName;
  }

  /** Who the keys are on is on none of the pages that were read again. */
  private async find(id: CustomerId): Promise<void> {
    const { rows, client, asked, update } = this.tools;
    const { active } = rows;
    const page = await client()
      ?.list({ ...asked(), at: id, limit: 1 })
      .catch(() => undefined);
    if (page?.rows[0]?.customer.id !== id || this.id !== id || rows.active !== active) return;
    if (rows.hasFocus) rows.shift(page.position - active);
    rows.active = page.position;
    update();
  }
}
