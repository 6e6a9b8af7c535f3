import type { TemplateResult } from 'lit';
import { focusedElement } from '../../ui/surface/focus.js';
import type { GridPlaces } from './list-grid.js';
import type { RowPlace } from './list-row.js';
import { DueRows } from './due-rows.js';
import { RowSlots } from './row-slots.js';
import { ScrollMap } from './scroll-map.js';

/** Rows drawn beyond both ends of what shows. */
const SPARE_ROWS = 4;
const REST_MS = 150;

export interface VirtualRowsOptions {
  readonly count: () => number;
  readonly isSelected: (index: number) => boolean;
  readonly renderRow: (place: RowPlace) => TemplateResult;
  /** Called when other rows show. */
  readonly onRange: (first: number, end: number, isUpwards: boolean) => void;
}

/**
 * Draws the rows that show, and a few more, of a list of any length. All have one height; elements are used again for
 * other rows, and scrolling renders those alone that come into view. One row is the stop of Tab; while it has focus it
 * is kept, also where nothing of it shows.
 */
export class VirtualRows {
  readonly map = new ScrollMap();
  /** The row that the keys are on. */
  active = 0;

  private places: GridPlaces | undefined;
  private slots: RowSlots | undefined;
  private observer: ResizeObserver | undefined;
  private drawn = { start: 0, end: 0 };
  private hasSize = false;
  /** Whether the bar stands where the browser put it, and not where somebody did: it has come, or was hidden. */
  private isReset = true;
  private lastFirst = 0;
  private pinned: number | null = null;
  /** The stop of Tab when rows were drawn last. */
  private drawnStop = 0;
  /** Which row the element with focus showed when it got it. */
  private focusedIndex = -1;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private drawnCount = 0;
  private readonly due = new DueRows({
    isPassing: () => this.isPassing,
    // The row that the keys are on, those in sight, the others.
    rank: (index) => (index === this.active ? 0 : index >= this.map.first && index < this.map.end ? 1 : 2),
    render: (indexes) => this.renderRows(indexes),
  });

  constructor(private readonly options: VirtualRowsOptions) {}

  /** Whether one of the rows has focus. */
  get hasFocus(): boolean {
    return this.focusedRow !== null;
  }

  /** Whether a row has an element. */
  isDrawn(index: number): boolean {
    return (index >= this.drawn.start && index < this.drawn.end) || index === this.pinned;
  }

  /** Draws into a grid; undefined when it is gone. */
  attach(places: GridPlaces | undefined): void {
    if (places?.scroller === this.places?.scroller) return;
    this.detach();
    this.places = places;
    if (!places) return;
    if (this.slots?.parent !== places.rows) this.slots = new RowSlots(places.rows);
    this.observer = new ResizeObserver(() => this.resized());
    for (const place of [places.scroller, places.ruler, places.head]) this.observer.observe(place);
    this.resized();
  }

  detach(): void {
    this.observer?.disconnect();
    clearTimeout(this.resting);
    this.due.clear();
    this.resting = undefined;
    this.places = undefined;
    this.hasSize = false;
    this.isReset = true;
  }

  /** Rows may have come, gone or changed. */
  refresh(): void {
    if (!this.places) return;
    // Where as many rows pass as before, what came takes its turn: to ask for a size now would lay out what is drawn over.
    if (this.isPassing && this.hasSize && this.options.count() === this.drawnCount) return this.draw('all');
    this.takeBar();
    this.active = Math.max(0, Math.min(this.active, this.options.count() - 1));
    this.measure();
    this.moveBar();
    this.draw('all', true);
  }

  scrolled(): void {
    // What is hidden reports to be at its top.
    if (!this.places || !this.hasSize) return;
    this.map.scrolled(this.places.scroller.scrollTop);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rested(), REST_MS);
    this.drawIfOther();
  }

  /** Goes to a row and gives it focus. */
  goTo(index: number): void {
    this.takeBar();
    this.active = index;
    this.map.reveal(index);
    this.moveBar();
    this.draw('all', true);
    if (!this.hasFocus) this.focus();
  }

  /** Brings a row into the middle, without focus. */
  show(index: number): void {
    this.active = index;
    this.map.center(index);
    this.moveBar();
    this.draw('all', true);
  }

  /** Rows came or went above what shows. */
  shift(rows: number): void {
    this.takeBar();
    this.map.shift(rows);
  }

  /** To the first row, as in another list. */
  toTop(): void {
    this.takeBar();
    this.active = 0;
    this.map.top = 0;
  }

  /** Gives focus to the stop of Tab. Returns whether there is one. */
  focus(): boolean {
    const row = this.rowElement(this.stop);
    if (!row) return false;
    // An element that only shows another row now would change under a screen reader without a word.
    if (row === focusedElement()) row.blur();
    this.focusedIndex = this.stop;
    row.focus({ preventScroll: true });
    return true;
  }

  /** Focus came to a row by hand. */
  focused(index: number): void {
    this.focusedIndex = index;
    if (index === this.active) return;
    this.active = index;
    this.draw('all', true);
  }

  private get focusedRow(): HTMLElement | null {
    const focused = focusedElement();
    return focused && this.places?.rows.contains(focused) ? focused : null;
  }

  /** Whether rows have moved a moment ago. */
  private get isPassing(): boolean {
    return this.resting !== undefined;
  }

  /** The row that Tab comes to: where the keys are, unless it was scrolled away while focus was elsewhere. */
  private get stop(): number {
    const {
      active,
      map: { first, end },
    } = this;
    return this.pinned !== null || (active >= first && active < end) ? active : first;
  }

  private rowElement(index: number): HTMLElement | null {
    return this.places?.rows.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
  }

  private rested(): void {
    this.resting = undefined;
    this.takeBar();
    this.moveBar();
    this.slots?.order(this.focusedRow);
  }

  private resized(): void {
    if (!this.places) return;
    this.takeBar();
    this.measure();
    if (!this.hasSize) return;
    this.moveBar();
    this.draw('all', true);
  }

  private measure(): void {
    if (!this.places) return;
    const { scroller, ruler, head, track } = this.places;
    const rowHeight = ruler.offsetHeight;
    const viewHeight = scroller.clientHeight - head.offsetHeight;
    this.hasSize = rowHeight > 0 && viewHeight > 0;
    this.isReset ||= !this.hasSize;
    if (!this.hasSize) return;
    this.map.resize({ rowHeight, viewHeight, count: this.options.count() });
    track.style.setProperty('block-size', `${this.map.trackHeight}px`);
  }

  /** The bar may have been moved a moment ago, which is told with the next frame only. */
  private takeBar(): void {
    if (this.places && this.hasSize && !this.isReset) this.map.scrolled(this.places.scroller.scrollTop);
  }

  /** Puts the bar where what shows is. */
  private moveBar(): void {
    if (!this.places || !this.hasSize) return;
    const { scroller } = this.places;
    if (Math.abs(scroller.scrollTop - this.map.barTop) >= 1) scroller.scrollTop = this.map.barTop;
    this.map.barIsAt(scroller.scrollTop);
    this.isReset = false;
    this.slots?.place(this.map);
  }

  private drawIfOther(): void {
    const { start, end } = this.map.around(SPARE_ROWS);
    if (start !== this.drawn.start || end !== this.drawn.end) this.draw('what-comes');
    else this.slots?.place(this.map);
  }

  /** @param inSight Whether what shows is wanted in this frame, however much it is. */
  private draw(extent: 'all' | 'what-comes', inSight = false): void {
    if (!this.places || !this.slots || !this.hasSize) return;
    const hadFocus = this.focusedRow;
    const { active, drawnStop, slots, map } = this;
    this.drawnCount = this.options.count();
    const { start, end } = (this.drawn = map.around(SPARE_ROWS));
    this.pinned = hadFocus && (active < start || active >= end) && active < this.drawnCount ? active : null;
    const indexes = Array.from({ length: end - start }, (_, place) => start + place);
    if (this.pinned !== null) indexes.splice(active < start ? 0 : indexes.length, 0, active);
    const fresh = slots.take(indexes);
    const stop = (this.drawnStop = this.stop);
    const left = indexes.filter((index) => this.due.has(index));
    this.due.take(extent === 'all' ? indexes : [...left, ...fresh, stop, drawnStop], inSight ? map.pageSize + 2 : 0);
    // While rows move nobody reads them one by one.
    if (!this.isPassing) slots.order(this.focusedRow);
    if (hadFocus && (this.focusedIndex !== active || this.rowElement(active) !== focusedElement())) this.focus();
    this.options.onRange(map.first, map.end, map.first < this.lastFirst);
    this.lastFirst = map.first;
  }

  private renderRows(indexes: readonly number[]): void {
    const { drawnStop, map, slots } = this;
    const { isSelected, renderRow } = this.options;
    slots?.render(indexes, (index) => renderRow({ index, isStop: index === drawnStop, isSelected: isSelected(index) }));
    slots?.place(map);
  }
}
