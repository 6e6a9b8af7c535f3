import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { icon, undo } from '../icons.js';
import { focusedElement, isWithin } from './focus.js';

export interface UndoOffer {
  /** What was done, such as `Ada cleared from the sale`. */
  readonly text: string;
  /** The verb on the button. */
  readonly action: string;
  readonly onUndo: () => void;
}

const SHOWN_MS = 10_000;

/** Offers to take back what was just done, until the next action or for 10 s. Needs `undoStyles` in its root. */
export class UndoBar implements ReactiveController {
  private readonly bar = createRef<HTMLElement>();
  private offered: UndoOffer | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Whether an offer stands. */
  get isOpen(): boolean {
    return this.offered !== undefined;
  }

  offer(offer: UndoOffer): void {
    this.offered = offer;
    this.restart();
    this.host.requestUpdate();
  }

  dismiss(): void {
    if (!this.offered) return;
    clearTimeout(this.timer);
    this.offered = undefined;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  hostConnected(): void {
    if (this.offered) this.restart();
  }

  /** Spoken by the element's own live region, once: this is no status of its own. */
  render(): TemplateResult | typeof nothing {
    if (!this.offered) return nothing;
    const { text, action } = this.offered;
    return html`<div ${ref(this.bar)} class="undo-bar" @focusout=${this.restart} @pointerleave=${this.restart}>
      <span class="undo-text">${text}</span>
      <button type="button" class="undo-action" @click=${this.onUndo}>${icon(undo, { points: true })}${action}</button>
    </div>`;
  }

  private readonly restart = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.expire();
    }, SHOWN_MS);
  };

  private readonly onUndo = (): void => {
    const { onUndo } = this.offered ?? {};
    this.dismiss();
    onUndo?.();
  };

  private expire(): void {
    const bar = this.bar.value;
    const focused = focusedElement();
    // Not taken away from under a finger or a cursor.
    if (bar && (bar.matches(':hover') || (focused && isWithin(focused, bar)))) this.restart();
    else this.dismiss();
  }
}
