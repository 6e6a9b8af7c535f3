import type { CustomerAccountElement } from '../../../src/elements/customer-account/customer-account.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { until } from './customer-search-harness.js';
import { pressByHand } from './type-by-hand.js';

/** Works a *Customer Account* as a cashier does: reads, presses, hears. */
export class CustomerAccountHarness {
  constructor(readonly element: CustomerAccountElement) {}

  /** The first account inside, once it shows something. */
  static async in(page: ParentNode): Promise<CustomerAccountHarness> {
    const account = page.querySelector<CustomerAccountElement>('customer-account');
    if (!account) throw new Error('There is no customer-account on the page.');
    const harness = new CustomerAccountHarness(account);
    await until(() => harness.states.length > 0 && !harness.states.includes('loading'));
    return harness;
  }

  /** Part names of the base but the first: what state it is in. */
  get states(): string[] {
    return this.find('[part~=base]')?.getAttribute('part')?.split(' ').slice(1) ?? [];
  }

  /** Everything that can be read. */
  get seen(): string {
    return text(this.find('[part~=base]'));
  }

  get heading(): { text: string; level: number } {
    const heading = this.find('[part=heading]');
    return { text: text(heading), level: Number(heading?.getAttribute('aria-level')) };
  }

  /** The round button; null where it is only a picture, or nobody is there. */
  get initial(): HTMLButtonElement | null {
    return this.find<HTMLButtonElement>('[part=initial]');
  }

  /** Lines of the open menu; empty while it is closed. */
  get menu(): string[] {
    const isOpen = this.initial?.getAttribute('aria-expanded') === 'true';
    return isOpen ? this.all('[role=menuitem]').map((line) => text(line)) : [];
  }

  get alert(): string {
    return text(this.find('[part=alert]'));
  }

  get error(): string {
    return text(this.find('[part=error]'));
  }

  get politeWords(): string {
    return text(this.find('[role=status]'));
  }

  get assertiveWords(): string {
    return text(this.find('[role=alert]'));
  }

  /** Name of what has focus, wherever it is. */
  get focused(): string {
    const focused = focusedElement();
    return focused?.getAttribute('aria-label') ?? text(focused);
  }

  /** Whether *Undo* is offered. */
  get offersUndo(): boolean {
    return this.find('.undo-action') !== null;
  }

  /** Whether there is a round button. */
  get hasInitial(): boolean {
    return this.initial !== null;
  }

  async press(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.element.updateComplete;
  }

  /** Chooses a line of the menu by its words. */
  async choose(line: string): Promise<void> {
    this.element.openMenu();
    await this.element.updateComplete;
    const found = this.all<HTMLButtonElement>('[role=menuitem]').find((item) => text(item) === line);
    if (!found) throw new Error(`The menu has no "${line}" but ${this.menu.join(', ')}.`);
    found.click();
    await this.element.updateComplete;
  }

  private find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }

  private all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }
}

function text(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
