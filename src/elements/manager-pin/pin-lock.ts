import type { Clock } from '../../domain/clock.js';

/** Counts down how long a pad stays locked, by a clock that nobody can set. */
export class PinLock {
  private endMs = 0;
  private clock: Clock | undefined;
  private stop: AbortController | undefined;

  constructor(
    /** Each second, and when it has ended. */
    private readonly onTick: (hasEnded: boolean) => void,
  ) {}

  /** Zero while nothing is locked. */
  get secondsLeft(): number {
    return Math.ceil(Math.max(0, this.endMs - (this.clock?.monotonic() ?? 0)) / 1_000);
  }

  get isOn(): boolean {
    return this.stop !== undefined;
  }

  /** Locks for so long from now, whatever was before; zero opens. */
  set(lockedForMs: number, clock: Clock): void {
    this.stop?.abort();
    this.stop = undefined;
    if (lockedForMs <= 0) return;
    this.clock = clock;
    this.endMs = clock.monotonic() + lockedForMs;
    this.stop = new AbortController();
    void this.count(clock, this.stop.signal);
  }

  end(): void {
    this.stop?.abort();
    this.stop = undefined;
  }

  private async count(clock: Clock, signal: AbortSignal): Promise<void> {
    try {
      for (let leftMs = this.endMs - clock.monotonic(); leftMs > 0; leftMs = this.endMs - clock.monotonic()) {
        await clock.sleep(leftMs % 1_000 || 1_000, signal);
        if (signal.aborted) return;
        this.onTick(false);
      }
    } catch {
      // Stopped: whoever did it knows.
      return;
    }
    this.stop = undefined;
    this.onTick(true);
  }
}
