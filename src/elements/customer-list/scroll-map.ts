/** What a browser lays out whole: Firefox ends at 17,895,697 px, Chromium at 33,554,428 of the screen's own, up to 4 a px. */
const TALLEST_PX = 8_000_000;
/** A step longer than so many views is somebody dragging the thumb, and no wheel or finger. */
const DRAG_VIEWS = 4;

/**
 * Which part of all rows shows, by where the scroll bar is.
 *
 * A list taller than a browser can lay out has a shorter track: the thumb then means its share of all rows, while wheel
 * and finger still move the rows by as many pixels as they say. What the two disagree by is put right at rest.
 */
export class ScrollMap {
  /** Pixels of all rows above the view. */
  top = 0;

  private scrollTop = 0;
  private rowHeight = 1;
  private count = 0;
  private viewHeight = 0;

  /** Height of the track. */
  get trackHeight(): number {
    return Math.min(this.fullHeight, TALLEST_PX);
  }

  /** Where the bar has to be for what shows. */
  get barTop(): number {
    return this.isShortened ? (this.top / this.maxTop) * this.maxScrollTop : this.top;
  }

  /** Rows that fit whole, one at least. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.viewHeight / this.rowHeight));
  }

  /** The first row of which something shows. */
  get first(): number {
    return Math.max(0, Math.min(this.count - 1, Math.floor(this.top / this.rowHeight)));
  }

  /** The row behind the last of which something shows. */
  get end(): number {
    return Math.min(this.count, Math.ceil((this.top + this.viewHeight) / this.rowHeight));
  }

  /**
   * The rows to draw for what shows, with so many beyond each end. In steps of as many, so that most frames draw nothing;
   * and always equally many, so that no element comes or goes.
   */
  around(spareRows: number): { readonly start: number; readonly end: number } {
    const drawn = this.pageSize + 2 + 3 * spareRows;
    const first = Math.floor(this.first / spareRows) * spareRows;
    const start = Math.max(0, Math.min(first - spareRows, this.count - drawn));
    return { start, end: Math.min(this.count, start + drawn) };
  }

  /** Takes the sizes. What shows stays first, also where rows have another height. */
  resize(sizes: { readonly rowHeight: number; readonly count: number; readonly viewHeight: number }): void {
    const rowsAbove = this.top / this.rowHeight;
    Object.assign(this, sizes);
    this.top = this.clamp(rowsAbove * this.rowHeight);
  }

  /** The bar was moved. */
  scrolled(scrollTop: number): void {
    const step = scrollTop - this.scrollTop;
    if (step === 0) return;
    this.scrollTop = scrollTop;
    if (!this.isShortened) this.top = this.clamp(scrollTop);
    else if (Math.abs(step) <= this.viewHeight * DRAG_VIEWS) this.top = this.clamp(this.top + step);
    else this.top = this.clamp((scrollTop / this.maxScrollTop) * this.maxTop);
  }

  /** The bar was put where it has to be: nothing that shows moves. */
  barIsAt(scrollTop: number): void {
    this.scrollTop = scrollTop;
  }

  /** Moves as little as needed for a row to show whole. */
  reveal(index: number): void {
    const above = index * this.rowHeight;
    const below = above + this.rowHeight - this.viewHeight;
    this.top = this.clamp(Math.min(above, Math.max(below, this.top)));
  }

  /** Puts a row in the middle. */
  center(index: number): void {
    this.top = this.clamp(index * this.rowHeight - (this.viewHeight - this.rowHeight) / 2);
  }

  /** Rows came or went above: what shows stays in place. How many there are now is told next. */
  shift(rows: number): void {
    this.top += rows * this.rowHeight;
  }

  /** Where a row lies on the track. */
  placeOf(index: number): number {
    const place = index * this.rowHeight;
    return this.isShortened ? place - this.top + this.scrollTop : place;
  }

  /** Whether a place on the track, in px, is less than a view's height from what shows. */
  isNear(place: number): boolean {
    return Math.abs(place - (this.isShortened ? this.scrollTop : this.top)) < 2 * this.viewHeight + this.rowHeight;
  }

  private get fullHeight(): number {
    return this.count * this.rowHeight;
  }

  private get isShortened(): boolean {
    return this.fullHeight > TALLEST_PX;
  }

  private get maxTop(): number {
    return Math.max(0, this.fullHeight - this.viewHeight);
  }

  private get maxScrollTop(): number {
    return Math.max(0, this.trackHeight - this.viewHeight);
  }

  private clamp(top: number): number {
    return Math.max(0, Math.min(top, this.maxTop));
  }
}
