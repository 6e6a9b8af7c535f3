import type { Clock } from '../../domain/clock.js';

/** Digits left alone for so long are those of somebody who has gone. */
const IDLE_MS = 30_000;

/** Tells when whoever was typing has gone: to another page, or away. */
export class PadLeave {
  private idle: AbortController | undefined;
  private page: AbortController | undefined;

  constructor(private readonly onLeave: () => void) {}

  /** The pad is on the page. */
  watch(): void {
    this.page?.abort();
    this.page = new AbortController();
    addEventListener('blur', this.onLeave, this.page);
    addEventListener('pagehide', this.onLeave, this.page);
    document.addEventListener('visibilitychange', this.onLeave, this.page);
  }

  unwatch(): void {
    this.rest();
    this.page?.abort();
  }

  /** Something was typed: from now on it is waited for the next. */
  wait(clock: Clock | undefined): void {
    this.rest();
    this.idle = new AbortController();
    clock?.sleep(IDLE_MS, this.idle.signal).then(this.onLeave, () => undefined);
  }

  /** Nothing is typed that could be left. */
  rest(): void {
    this.idle?.abort();
  }
}
