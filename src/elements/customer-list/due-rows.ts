/** Rows rendered in one frame while others pass: layout and paint of more are a frame too long on a cheap tablet. */
const ROWS_A_FRAME = 6;

export interface DueRowsOptions {
  /** Whether rows pass, so that no frame may be held up. */
  readonly isPassing: () => boolean;
  /** 0 for what is needed first. */
  readonly rank: (index: number) => number;
  readonly render: (indexes: readonly number[]) => void;
}

/** The rows that are still to be rendered: all at once where nothing moves, else a few in each frame. */
export class DueRows {
  private due = new Set<number>();
  private frame = 0;

  constructor(private readonly options: DueRowsOptions) {}

  has(index: number): boolean {
    return this.due.has(index);
  }

  /**
   * Takes these in place of all that were due, and renders the first of them.
   *
   * @param atOnce How many of them do not wait even where rows pass.
   */
  take(indexes: Iterable<number>, atOnce = 0): void {
    this.due = new Set(indexes);
    if (!this.options.isPassing()) this.render(this.due.size);
    // After a jump what shows is asked for first: it comes before the next frame, and is then drawn once.
    else this.render(Math.max(atOnce, this.due.size > ROWS_A_FRAME ? 1 : ROWS_A_FRAME));
  }

  clear(): void {
    this.due.clear();
    cancelAnimationFrame(this.frame);
  }

  private render(count: number): void {
    const { due } = this;
    const { isPassing, rank, render } = this.options;
    const now = [...due].sort((a, b) => rank(a) - rank(b)).slice(0, count);
    for (const index of now) due.delete(index);
    render(now);
    cancelAnimationFrame(this.frame);
    if (due.size > 0) this.frame = requestAnimationFrame(() => this.render(isPassing() ? ROWS_A_FRAME : due.size));
  }
}
