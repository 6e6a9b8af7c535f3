import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Shows a number as it runs from one value to another. */
export class CountUp implements ReactiveController {
  private frame = 0;
  private at: number | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** What to show instead of the number itself; undefined while nothing runs. */
  get shown(): number | undefined {
    return this.at;
  }

  /** @param durationMs - 0 shows the end at once. */
  run(from: number, to: number, durationMs: number): void {
    this.hostDisconnected();
    if (durationMs <= 0) return;
    let startedAt: number | undefined;
    const step = (now: number): void => {
      startedAt ??= now;
      const gone = Math.min(1, (now - startedAt) / durationMs);
      // Slower towards the end, so that the last figures can be read.
      this.at = gone === 1 ? undefined : Math.round(from + (to - from) * (1 - (1 - gone) ** 3));
      if (gone < 1) this.frame = requestAnimationFrame(step);
      this.host.requestUpdate();
    };
    this.at = from;
    this.frame = requestAnimationFrame(step);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.frame);
    this.at = undefined;
  }
}
