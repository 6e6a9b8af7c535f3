import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Holds updates back while a finger or mouse button is down.
 *
 * Pressing a button takes focus from a field, the field is checked, and a sentence under it would push the button away
 * from under the finger before the click.
 */
export class PressHold implements ReactiveController {
  private isPressed = false;
  private isWaiting = false;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Updates the host now, or once the press has ended. */
  update(): void {
    if (this.isPressed) this.isWaiting = true;
    else this.host.requestUpdate();
  }

  hostConnected(): void {
    this.host.addEventListener('pointerdown', this.onDown);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('pointerdown', this.onDown);
    this.end();
  }

  private readonly onDown = (): void => {
    this.isPressed = true;
    window.addEventListener('pointerup', this.onUp, true);
    window.addEventListener('pointercancel', this.onUp, true);
  };

  // The click comes in the same task as the end of the press, after it.
  private readonly onUp = (): void => {
    setTimeout(() => {
      this.end();
    });
  };

  private end(): void {
    this.isPressed = false;
    window.removeEventListener('pointerup', this.onUp, true);
    window.removeEventListener('pointercancel', this.onUp, true);
    if (!this.isWaiting) return;
    this.isWaiting = false;
    this.host.requestUpdate();
  }
}
