import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Gives focus back to what had it, where an element is moved, or removed and put back, in one task. */
export class FocusKeeper implements ReactiveController {
  private focused: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
    host.addEventListener('focusin', (event) => {
      const [target] = event.composedPath();
      if (target instanceof HTMLElement) this.focused = target;
    });
    // Being removed takes focus too. Whether that was it, only the end of the task tells.
    host.addEventListener('focusout', () =>
      setTimeout(() => {
        if (!host.matches(':focus-within')) this.focused = undefined;
      }),
    );
  }

  hostConnected(): void {
    if (this.focused && document.activeElement === document.body) this.focused.focus({ preventScroll: true });
  }
}
