import { focusedElement, focusFirst, isWithin } from '../../ui/surface/focus.js';
import type { QueueHost } from './queue-scene.js';
import { NAME_ID } from './save-step.js';

/** Where focus goes within the queue when what had it is gone, or the step is another one. */
export class QueueFocus {
  private next: 'name' | 'first' | undefined;
  private hadFocus = false;

  constructor(private readonly host: QueueHost) {}

  /** With the next update: to the field for the name, or to the first thing to do in the list. */
  goTo(next: 'name' | 'first'): void {
    this.next = next;
    this.host.requestUpdate();
  }

  beforeUpdate(): void {
    const body = this.find('.queue-body');
    this.hadFocus = body !== null && isWithin(focusedElement(), body);
  }

  afterUpdate(isShown: boolean): void {
    // The row that had focus is gone.
    if (this.hadFocus && focusedElement() === null) this.next ??= 'first';
    const { next } = this;
    if (!next || !isShown) return;
    this.next = undefined;
    if (next === 'first') return focusFirst(this.find('.row.first .resume'), this.find('.queue-body'));
    const field = this.find(`#${NAME_ID}`);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  }

  find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
