import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../domain/clock.js';

const SECOND_MS = 1_000;

/** Updates its element each second of the client's clock, while it is asked to. */
export class RetryCountdown implements ReactiveController {
  private stop: AbortController | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Goes on or stops. Asked in each render: nothing to do where it runs already. */
  run(clock: Clock | undefined): void {
    if (!clock) this.hostDisconnected();
    else if (!this.stop) void this.tick(clock);
  }

  hostDisconnected(): void {
    this.stop?.abort();
    this.stop = undefined;
  }

  private async tick(clock: Clock): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    while (!stop.signal.aborted) {
      try {
        await clock.sleep(SECOND_MS, stop.signal);
      } catch {
        return;
      }
      this.host.requestUpdate();
    }
  }
}

/** Seconds until then, by a clock; zero where it has passed. */
export function secondsUntil(moment: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - nowMs) / SECOND_MS));
}
