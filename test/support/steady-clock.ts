import type { Clock } from '../../src/domain/clock.js';
import { platformEnvironment } from '../../src/data/environment.js';

/** Noon UTC of 21 November 2026. */
const NOON_MS = Date.UTC(2026, 10, 21, 12);

/** A clock that shows what it is set to, while waiting takes its time: live queries gather changes for a moment. */
export class SteadyClock implements Clock {
  /** What it shows. */
  nowMs = NOON_MS;
  private readonly real = platformEnvironment().clock;

  now(): number {
    return this.nowMs;
  }

  monotonic(): number {
    return this.real.monotonic();
  }

  sleep(...args: Parameters<Clock['sleep']>): Promise<void> {
    return this.real.sleep(...args);
  }
}
