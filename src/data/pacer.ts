import type { Clock } from '../domain/clock.js';

/** How long work may hold the page: half a frame, so that a key pressed meanwhile is still answered in time. */
const HOLD_MS = 8;

/** By what work goes. */
export interface Pace extends Pick<Clock, 'monotonic'> {
  /** Gives the page time between two pieces; a turn of its loop where it is not said. */
  readonly breathe?: () => Promise<void>;
}

/** Lets the page breathe between pieces of long work. */
export class Pacer {
  private since: number;

  constructor(
    private readonly pace: Pace,
    private readonly holdMs = HOLD_MS,
  ) {
    this.since = pace.monotonic();
  }

  /** Whether the page was held long enough, so that `breathe` is due. Asked in loops, where awaiting each time would cost more than the work. */
  get due(): boolean {
    return this.pace.monotonic() - this.since >= this.holdMs;
  }

  /** Gives the page a turn: input, painting, timers. */
  async breathe(): Promise<void> {
    await (this.pace.breathe ?? nextTurn)();
    this.since = this.pace.monotonic();
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
