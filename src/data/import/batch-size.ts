import type { Clock } from '../../domain/clock.js';

/**
 * What a write may take: about as long a save that comes meanwhile waits. Firefox runs the writes of all tabs one after
 * the other.
 */
const WRITE_MS = 20;
/** One block. On a busy disk a write takes its time however few rows it has: fewer would only make more of them. */
const FEWEST_ROWS = 256;
/** Sixteen blocks. */
const MOST_ROWS = 4_096;
/** What many rows take is not known from what few did. */
const GROWTH = 2;

/** How many rows are written together: as many as this machine, busy as it is now, writes in the time a write may take. */
export class BatchSize {
  /** Few at first, as nothing is known of the machine. */
  rows = FEWEST_ROWS;

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {}

  /** Runs a write of so many rows, and learns from the time it took. */
  async timed<Answer>(rows: number, write: () => Promise<Answer>): Promise<Answer> {
    const start = this.clock.monotonic();
    const answer = await write();
    const tookMs = this.clock.monotonic() - start;
    // Half-way down to what the last write says, so that one slow flush does not count for all.
    const fitting = Math.min(this.rows * GROWTH, tookMs > 0 ? (rows * WRITE_MS) / tookMs : this.rows);
    this.rows = Math.round(Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, fitting > this.rows ? fitting : (this.rows + fitting) / 2)));
    return answer;
  }
}
