import type { Clock } from '../domain/clock.js';

/** How long work may hold the page: half a frame, so that a key pressed meanwhile is still answered in time. */
const HOLD_MS = 8;

/** Lets the page breathe between pieces of long work. */
export class Pacer {
  private since: number;

  constructor(private readonly clock: Pick<Clock, 'monotonic'>) {
    this.since = clock.monotonic();
  }

  /** Whether the page was held long enough, so that `breathe` is due. Asked in loops, where awaiting each time would cost more than the work. */
  get due(): boolean {
    return this.clock.monotonic() - this.since >= HOLD_MS;
  }

  /** Gives the page a turn: input, painting, timers. */
  async breathe(): Promise<void> {
    await nextTurn();
    this.since = this.clock.monotonic();
  }
}

/** A task of its own. Not a timer: those wait four milliseconds, and a second or more in a hidden tab. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
