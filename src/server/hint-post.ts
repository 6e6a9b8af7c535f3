import type { Clock, StopSignal } from '../domain/clock.js';

const LOOK_EVERY_MS = 1_000;

/**
 * Tells whoever watches a merchant that something has changed: at once where this process changed it, and within a second where
 * another did. Nothing is right or wrong by it.
 */
export class HintPost {
  private readonly wakers = new Map<string, Set<() => void>>();
  private isClosed = false;

  constructor(
    private readonly clock: Pick<Clock, 'sleep'>,
    private readonly counterOf: (merchantId: string) => Promise<number>,
  ) {}

  tell(merchantId: string): void {
    for (const wake of this.wakers.get(merchantId) ?? []) wake();
  }

  close(): void {
    this.isClosed = true;
    for (const merchantId of this.wakers.keys()) this.tell(merchantId);
  }

  /** The counter, at once and whenever it has grown, until the signal aborts or the process ends. */
  async *numbers(merchantId: string, signal: StopSignal): AsyncGenerator<number, void> {
    let last = -1;
    let wake = (): void => undefined;
    const waker = (): void => wake();
    this.add(merchantId, waker);
    signal.addEventListener('abort', waker);
    try {
      while (!signal.aborted && !this.isClosed) {
        const told = new Promise<void>((resolve) => (wake = resolve));
        const n = await this.counterOf(merchantId);
        if (n !== last) yield n;
        last = n;
        if (!this.isStopped(signal)) await this.toldOrLate(told);
      }
    } finally {
      signal.removeEventListener('abort', waker);
      this.wakers.get(merchantId)?.delete(waker);
    }
  }

  private isStopped(signal: StopSignal): boolean {
    return signal.aborted || this.isClosed;
  }

  private async toldOrLate(told: Promise<void>): Promise<void> {
    const settled = new AbortController();
    await Promise.race([told, this.clock.sleep(LOOK_EVERY_MS, settled.signal)]).finally(() => settled.abort());
  }

  private add(merchantId: string, waker: () => void): void {
    const wakers = this.wakers.get(merchantId);
    if (wakers) wakers.add(waker);
    else this.wakers.set(merchantId, new Set([waker]));
  }
}
