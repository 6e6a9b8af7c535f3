import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Gives focus back to what had it, where an element is moved, or removed and put back, in one task. */
export class FocusKeeper implements ReactiveController {
  private focused: HTMLElement | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
    host.addEventListener('focusin', (event) => {
      const [target] = event.composedPath();
      this.focused = target instanceof HTMLElement ? target : undefined;
    });
    // Being removed takes focus too. Whether that was it, only the end of the task tells.
    host.addEventListener('focusout', () => setTimeout(() => this.forget()));
  }

  hostConnected(): void {
    if (this.focused && document.activeElement === document.body) this.focused.focus({ preventScroll: true });
  }

  private forget(): void {
    if (!this.host.matches(':focus-within')) this.focused = undefined;
  }
}
