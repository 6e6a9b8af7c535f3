import type { Clock, StopSignal } from '../domain/clock.js';
import { CounterWatch } from './counter-watch.js';

/**
 * Tells whoever watches a merchant that something has changed: at once where this process changed it, and within a second where
 * another did. Nothing is right or wrong by it.
 */
export class HintPost {
  private readonly watched = new Map<string, CounterWatch>();
  private isClosed = false;

  constructor(
    private readonly clock: Pick<Clock, 'sleep'>,
    private readonly counterOf: (merchantId: string) => Promise<number>,
  ) {}

  tell(merchantId: string): void {
    this.watched.get(merchantId)?.tell();
  }

  close(): void {
    this.isClosed = true;
    for (const watch of this.watched.values()) watch.close();
  }

  /** The counter, at once and whenever it has grown, until the signal aborts or the process ends. */
  async *numbers(merchantId: string, signal: StopSignal): AsyncGenerator<number, void> {
    if (this.isClosed) return;
    const watch = this.watched.get(merchantId) ?? new CounterWatch(this.clock, () => this.counterOf(merchantId));
    this.watched.set(merchantId, watch);
    try {
      yield* watch.numbers(signal);
    } finally {
      if (!watch.isWatched) this.watched.delete(merchantId);
    }
  }
}
