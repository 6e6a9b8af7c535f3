import type { Clock } from '../domain/clock.js';

export interface BatchLimits {
  /**
   * What a write may take: about as long a save that comes meanwhile waits. Firefox runs the writes of all tabs one after
   * the other.
   */
  readonly writeMs: number;
  /** On a busy disk a write takes its time however few rows it has: fewer would only make more of them. */
  readonly fewest: number;
  readonly most: number;
}

/** From one block to sixteen. */
const OF_NEW_CUSTOMERS: BatchLimits = { writeMs: 20, fewest: 256, most: 4_096 };
/** What many rows take is not known from what few did. */
const GROWTH = 2;

/** How many rows are written together: as many as this machine, busy as it is now, writes in the time a write may take. */
export class BatchSize {
  /** Few at first, as nothing is known of the machine. */
  rows: number;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly limits = OF_NEW_CUSTOMERS,
  ) {
    this.rows = limits.fewest;
  }

  /** Runs a write of so many rows, and learns from the time it took. */
  async timed<Answer>(rows: number, write: () => Promise<Answer>): Promise<Answer> {
    const start = this.clock.monotonic();
    const answer = await write();
    const tookMs = this.clock.monotonic() - start;
    // Half-way down to what the last write says, so that one slow flush does not count for all.
    const { writeMs, fewest, most } = this.limits;
    const fitting = Math.min(this.rows * GROWTH, tookMs > 0 ? (rows * writeMs) / tookMs : this.rows);
    this.rows = Math.round(Math.min(most, Math.max(fewest, fitting > this.rows ? fitting : (this.rows + fitting) / 2)));
    return answer;
  }
}
