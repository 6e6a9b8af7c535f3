import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { liveRegions } from './live-regions.js';
import type { Spoken } from './live-regions.js';

/**
 * Speaks through the two live regions of an element.
 *
 * @example
 *   private readonly announcer = new Announcer(this);
 *   // in render(): ${this.announcer.render()}
 */
export class Announcer implements ReactiveController, Spoken {
  polite = '';
  assertive = '';

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
    return liveRegions(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }
}

/** Regions speak of changes only: the same words twice are made to differ by a space nobody hears. */
function differing(text: string, before: string): string {
  return text === before && text !== '' ? `${text}\u00a0` : text;
}
