import type { Clock, StopSignal } from '../domain/clock.js';

const LOOK_EVERY_MS = 1_000;

interface Watcher {
  wake: () => void;
  failure: Error | null;
}

/**
 * One merchant's counter, looked at once for all who watch it: each second, and when this process has changed it. A thousand
 * registers of one merchant ask the database no more often than one.
 */
export class CounterWatch {
  private readonly watchers = new Set<Watcher>();
  private n = -1;
  /** Looks that have begun, and the last one that has ended. */
  private begun = 0;
  private ended = 0;
  private isLooking = false;
  private isClosed = false;
  private wake = (): void => undefined;

  constructor(
    private readonly clock: Pick<Clock, 'sleep'>,
    private readonly look: () => Promise<number>,
  ) {}

  get isWatched(): boolean {
    return this.watchers.size > 0;
  }

  /** The counter may have grown. */
  tell(): void {
    this.wake();
  }

  close(): void {
    this.isClosed = true;
    this.wake();
    this.wakeAll();
  }

  /** The counter as it is now, and whenever it has grown. Throws what a look throws. */
  async *numbers(signal: StopSignal): AsyncGenerator<number, void> {
    const watcher: Watcher = { wake: () => undefined, failure: null };
    const waker = (): void => watcher.wake();
    this.watchers.add(watcher);
    signal.addEventListener('abort', waker);
    // The look that is under way may have begun before what this watcher has to see.
    const first = this.begun + 1;
    let last = -1;
    try {
      this.begin();
      while (!signal.aborted && !this.isClosed) {
        const woken = new Promise<void>((resolve) => (watcher.wake = resolve));
        if (watcher.failure) throw watcher.failure;
        if (this.ended >= first && this.n !== last) yield (last = this.n);
        else await woken;
      }
    } finally {
      signal.removeEventListener('abort', waker);
      this.watchers.delete(watcher);
      if (this.watchers.size === 0) this.wake();
    }
  }

  private begin(): void {
    if (this.isLooking) this.wake();
    else void this.lookOn();
  }

  /** As long as somebody watches. */
  private async lookOn(): Promise<void> {
    this.isLooking = true;
    while (this.watchers.size > 0 && !this.isClosed) {
      const told = new Promise<void>((resolve) => (this.wake = resolve));
      const look = (this.begun += 1);
      try {
        this.n = await this.look();
        this.ended = look;
      } catch (error) {
        const failure = error instanceof Error ? error : new Error('The counter was not read.');
        for (const watcher of this.watchers) watcher.failure = failure;
      }
      this.wakeAll();
      await this.toldOrLate(told);
    }
    this.isLooking = false;
  }

  private wakeAll(): void {
    for (const { wake } of this.watchers) wake();
  }

  private async toldOrLate(told: Promise<void>): Promise<void> {
    const settled = new AbortController();
    await Promise.race([told, this.clock.sleep(LOOK_EVERY_MS, settled.signal)]).finally(() => settled.abort());
  }
}
