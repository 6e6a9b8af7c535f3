import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../../domain/clock.js';

const MINUTE_MS = 60_000;

/** Updates its element each minute of the client's clock, while it is asked to. */
export class MinuteTick implements ReactiveController {
  private stop: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onMinute: () => void,
  ) {
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
        await clock.sleep(MINUTE_MS, stop.signal);
      } catch {
        return;
      }
      this.onMinute();
      this.host.requestUpdate();
    }
  }
}
