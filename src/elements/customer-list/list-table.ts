import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { LocalizeController } from '../../context/localize-controller.js';
import type { ViewShowingElement } from '../../context/view-stack.js';
import type { CustomerRow, ListFilters } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import { PressHold } from '../../ui/form/press-hold.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import { formWords } from '../../ui/i18n/form/en.js';
import type { ListWords } from '../../ui/i18n/list/en.js';
import { focusedElement } from '../../ui/surface/focus.js';
import { ActiveRow } from './active-row.js';
import { gridKey, rowFor } from './grid-key.js';
import { listGrid, placesIn } from './list-grid.js';
import type { ListAsked, ListSort } from './list-query.js';
import { listRow, placeholderRow } from './list-row.js';
import type { RowPlace } from './list-row.js';
import { LiveRows } from './live-rows.js';
import { RowWriter } from './row-texts.js';
import { VirtualRows } from './virtual-rows.js';

export type TableHost = ViewShowingElement &
  LitElement & {
    readonly link: ViewShowingElement['link'];
    readonly validFilters: ListFilters;
    readonly validSort: ListSort;
    readonly descending: boolean;
    readonly selectedId: CustomerId | null;
  };

export interface TableTools {
  readonly words: LocalizeController<ListWords>;
  readonly common: LocalizeController<CommonWords>;
  readonly announcer: Announcer;
  readonly onChoose: (row: CustomerRow) => void;
  /** Called when other filters or another order have their answer. */
  readonly onAnswer: () => void;
}

/** More than the tallest screen shows. */
const MOST_DRAWN = 200;

/** The grid of customers: which rows there are, which of them show, and what keys and presses do on them. */
export class ListTable implements ReactiveController {
  private readonly live: LiveRows;
  private readonly rows: VirtualRows;
  private readonly writer: RowWriter;
  private readonly active: ActiveRow;
  private readonly hold: PressHold;
  /** What the elements show, which a change must not put another customer in under a finger. */
  private readonly drawn = new Map<number, CustomerRow>();
  private hadFocus = false;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly host: TableHost,
    private readonly tools: TableTools,
  ) {
    const { words, common } = tools;
    this.hold = new PressHold(host);
    this.writer = new RowWriter({ words, common, form: new LocalizeController(host, formWords) });
    this.live = new LiveRows(host, {
      asked: () => this.asked,
      beforeChange: () => this.active.beforeChange(),
      afterChange: (change) => this.onChange(change),
      onRows: () => this.hold.update(),
    });
    this.rows = new VirtualRows({
      count: () => this.live.pages.shown,
      isSelected: (index) => this.live.pages.row(index)?.customer.id === this.host.selectedId,
      renderRow: (place) => this.renderRow(place),
      onRange: (first, end, isUpwards) => this.live.want(first, end, isUpwards),
    });
    this.active = new ActiveRow({
      pages: this.live.pages,
      rows: this.rows,
      client: () => host.link.client,
      asked: () => this.asked,
      update: () => this.hold.update(),
    });
    host.addController(this);
  }

  get error(): RegularsError | undefined {
    return this.live.error;
  }

  get isAnswered(): boolean {
    return this.live.isAnswered;
  }

  get hasBanned(): boolean {
    return this.live.hasBanned;
  }

  get counts(): { readonly shown: number; readonly total: number } {
    return this.live.pages;
  }

  typeName(id: string): string {
    return this.writer.typeName(id);
  }

  retry(): void {
    this.live.retry();
  }

  /** Gives focus to the row that the keys are on. Returns whether there is one. */
  focus(): boolean {
    return this.rows.focus();
  }

  async scrollTo(customerId: CustomerId): Promise<boolean> {
    const page = await this.host.link.client?.list({ ...this.asked, at: customerId, limit: 1 });
    if (page?.rows[0]?.customer.id !== customerId) return false;
    await this.answered();
    this.rows.show(page.position);
    this.active.moved(page.position);
    return true;
  }

  hostUpdate(): void {
    this.hadFocus = this.rows.hasFocus;
    const { client, presentation } = this.host.link;
    this.writer.use(client?.options, presentation?.messages);
  }

  hostUpdated(): void {
    this.rows.refresh();
    // Nobody is left to stand on.
    if (this.hadFocus && focusedElement() === null) this.host.focus();
    // A row that had focus before it came says who it is.
    const arrived = this.active.arrived();
    if (arrived !== undefined && this.rows.hasFocus) this.tools.announcer.say(arrived);
    for (const resolve of this.isAnswered ? this.waiting.splice(0) : []) resolve();
  }

  hostDisconnected(): void {
    this.rows.detach();
  }

  render(onSort: (sort: ListSort, descending: boolean) => void): TemplateResult {
    const { words } = this.tools;
    const { sort, descending } = this.asked;
    return listGrid({
      words,
      count: this.live.pages.shown,
      isBusy: this.live.isBusy,
      sort,
      descending,
      onScroller: this.onScroller,
      onScroll: () => this.rows.scrolled(),
      onKeydown: (event) => this.onKeydown(event),
      onFocusin: (event) => this.onFocusin(event),
      onClick: (event) => this.choose(indexOf(event)),
      // Pressed again, a column turns round.
      onSort: (column) => onSort(column, column === sort && !descending),
    });
  }

  private get asked(): ListAsked {
    const { validFilters: filters, validSort: sort, descending } = this.host;
    return { filters, sort, descending };
  }

  private readonly onScroller = (scroller?: Element): void => {
    this.rows.attach(scroller && placesIn(scroller));
  };

  private renderRow(place: RowPlace): TemplateResult {
    const row = this.live.pages.row(place.index);
    if (!row) {
      this.drawn.delete(place.index);
      return placeholderRow(this.tools.words.t('list.loadingRow'), place);
    }
    this.drawn.set(place.index, row);
    if (this.drawn.size > MOST_DRAWN) this.forgetPassed();
    return listRow(row, this.writer.textsOf(row), place);
  }

  private forgetPassed(): void {
    for (const index of this.drawn.keys()) if (!this.rows.isDrawn(index)) this.drawn.delete(index);
  }

  private onKeydown(event: KeyboardEvent): void {
    const key = indexOf(event) === null ? null : gridKey(event);
    if (key === null) return;
    event.preventDefault();
    const { active, map } = this.rows;
    if (key === 'choose') this.choose(active);
    else this.moveTo(rowFor(key, active, this.live.pages.shown, map.pageSize));
  }

  private onFocusin(event: FocusEvent): void {
    const index = indexOf(event);
    if (index === null) return;
    this.active.moved(index);
    this.rows.focused(index);
  }

  private moveTo(index: number): void {
    this.active.moved(index);
    this.rows.goTo(index);
  }

  private choose(index: number | null): void {
    const row = index === null ? undefined : this.drawn.get(index);
    if (row) this.tools.onChoose(row);
  }

  private onChange(change: 'other-list' | 'same-list'): void {
    if (change === 'same-list') {
      this.active.afterChange();
    } else {
      this.active.reset();
      this.tools.onAnswer();
    }
    this.hold.update();
  }

  private async answered(): Promise<void> {
    if (this.isAnswered) return this.host.updateComplete.then(() => undefined);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

/** The place of the row that something happened on; null where it was none. */
function indexOf({ target }: Event): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset['index']) : null;
}
