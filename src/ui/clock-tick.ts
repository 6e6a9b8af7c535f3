import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Clock } from '../domain/clock.js';

/** Updates its element each so many milliseconds of a clock, while it is asked to. */
export class ClockTick implements ReactiveController {
  private stop: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly everyMs: number,
    private readonly onTick: () => void = () => undefined,
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
        await clock.sleep(this.everyMs, stop.signal);
      } catch {
        return;
      }
      this.onTick();
      this.host.requestUpdate();
    }
  }
}
