import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';

/**
 * Speaks through two regions that stand in the element from its first render on: what is put into a region
 * that has just come is not read out.
 *
 * @example
 *   private readonly announcer = new Announcer(this);
 *   // in render(): ${this.announcer.render()}
 */
export class Announcer implements ReactiveController {
  private polite = '';
  private assertive = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Says something when nothing else is being said, after a pause in which nothing newer came. */
  say(text: string, delayMs = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.polite = differing(text, this.polite);
      this.host.requestUpdate();
    }, delayMs);
  }

  /** Says a refusal or failure at once. */
  alert(text: string): void {
    this.assertive = differing(text, this.assertive);
    this.host.requestUpdate();
  }

  /** The regions. Must be part of every render. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.polite}</div>
      <div class="visually-hidden" role="alert">${this.assertive}</div>`;
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }
}

/** Regions speak of changes only: the same words twice are made to differ by a space nobody hears. */
function differing(text: string, before: string): string {
  return text === before && text !== '' ? `${text}\u00a0` : text;
}
