import type { Clock } from '../domain/clock.js';

export interface BatchLimits {
  /**
   * What a write may take: about as long a save that comes meanwhile waits. Firefox runs the writes of all tabs one after
   * the other.
   */
  readonly writeMs: number;
  /** As nothing is known of the machine yet, and whoever watches waits for the first. */
  readonly first: number;
  /** On a busy disk a write takes its time however few rows it has: fewer would only make more of them. */
  readonly fewest: number;
  readonly most: number;
}

/** From one block to eight: of more, deciding what becomes of them would be a long task. */
const OF_NEW_CUSTOMERS: BatchLimits = { writeMs: 50, first: 256, fewest: 512, most: 2_048 };
/** What many rows take is not known from what few did. */
const GROWTH = 2;

/** How many rows are written together: as many as this machine, busy as it is now, writes in the time a write may take. */
export class BatchSize {
  rows: number;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly limits = OF_NEW_CUSTOMERS,
  ) {
    this.rows = limits.first;
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
