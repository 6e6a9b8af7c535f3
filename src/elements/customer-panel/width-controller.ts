import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells whether its element is narrower than a limit, and renders it again when that changes. */
export class WidthController implements ReactiveController {
  /** Whether it is. */
  isNarrow = false;

  private readonly observer: ResizeObserver;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly limitPx: number,
  ) {
    this.observer = new ResizeObserver(() => {
      this.measure();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.measure();
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  private measure(): void {
    const { width } = this.host.getBoundingClientRect();
    // Hidden is not narrow.
    const isNarrow = width > 0 ? width < this.limitPx : this.isNarrow;
    if (isNarrow === this.isNarrow) return;
    this.isNarrow = isNarrow;
    this.host.requestUpdate();
  }
}
