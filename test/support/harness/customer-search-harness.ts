import type { CustomerClient, OpenSale } from '../../../src/context/customer-client-context.js';
import type { CustomerSearchElement } from '../../../src/elements/customer-search/customer-search.js';
import { pressByHand, typeByHand } from './type-by-hand.js';

/** Works a search as a cashier does: types, presses, reads. */
export class CustomerSearchHarness {
  constructor(readonly element: CustomerSearchElement) {}

  /** The first search inside. */
  static in(page: ParentNode): CustomerSearchHarness {
    const search = page.querySelector<CustomerSearchElement>('customer-search');
    if (!search) throw new Error('There is no customer-search on the page.');
    return new CustomerSearchHarness(search);
  }

  get field(): HTMLInputElement {
    return this.one<HTMLInputElement>('[role=combobox]');
  }

  /** The client it has found. */
  get client(): CustomerClient {
    const { client } = this.element.link;
    if (!client) throw new Error('The search has found no client.');
    return client;
  }

  /** The sale it puts customers on. */
  get sale(): OpenSale {
    const { sale } = this.element.link;
    if (!sale) throw new Error('The search has found no sale.');
    return sale;
  }

  /** Rows as they read, Create among them. */
  get rows(): string[] {
    return this.options.map((option) => text(option));
  }

  get options(): HTMLElement[] {
    return this.all('[role=listbox]:not([hidden]) [role=option]');
  }

  /** What a screen reader says of each row. */
  get spokenRows(): string[] {
    return this.options.map((option) => {
      const spoken = option.cloneNode(true) as HTMLElement;
      for (const silent of spoken.querySelectorAll('[aria-hidden=true]')) silent.remove();
      for (const named of spoken.querySelectorAll('[role=img]')) named.replaceWith(named.ariaLabel ?? '');
      return text(spoken);
    });
  }

  /** The option that aria-activedescendant names. */
  get active(): HTMLElement | null {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? null : this.root.getElementById(id);
  }

  get activeIndex(): number {
    const { active } = this;
    return active === null ? -1 : this.options.indexOf(active);
  }

  /** What was typed, as the rows mark it. */
  get marks(): string[] {
    return this.all('mark').flatMap((mark) => (mark.getClientRects().length > 0 ? [text(mark)] : []));
  }

  /** What stands above or below the rows; the first of it. */
  get caption(): string {
    return text(this.one('.caption'));
  }

  get politeWords(): string {
    return text(this.one('[role=status]'));
  }

  get assertiveWords(): string {
    return text(this.one('[role=alert]'));
  }

  get error(): string {
    return text(this.root.querySelector<HTMLElement>('[part=error]'));
  }

  /** Everything that can be read. */
  get seen(): string {
    return text(this.one('[part~=base]'));
  }

  button(name: string): HTMLButtonElement | null {
    return (
      this.all<HTMLButtonElement>('button').find((button) => (button.getAttribute('aria-label') ?? text(button)) === name) ?? null
    );
  }

  async click(name: string): Promise<void> {
    this.button(name)?.click();
    await this.settled();
  }

  /** Types with real keys. */
  async type(typed: string): Promise<void> {
    this.field.focus();
    await typeByHand(typed);
    await this.answered();
  }

  /** Puts a text in at once, as a paste does. */
  async paste(typed: string): Promise<void> {
    this.field.focus();
    this.field.value = typed;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.answered();
  }

  async press(...keys: string[]): Promise<void> {
    this.field.focus();
    await pressByHand(...keys);
    await this.settled();
  }

  /** Presses and lets go of a row. */
  async choose(row: number): Promise<void> {
    const option = this.options[row];
    option?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    option?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
    option?.click();
    await this.settled();
  }

  /** Until the rows answer what is typed. */
  async answered(): Promise<void> {
    await until(() => this.root.querySelector('[role=listbox]') && this.isAnswered());
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await this.element.updateComplete;
  }

  private isAnswered(): boolean {
    const typed = this.field.value.trim();
    return typed === '' || this.element.noCreate || this.rows.some((row) => row.includes(`“${typed}”`));
  }

  private get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The search has not rendered.');
    return this.element.shadowRoot;
  }

  private one<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`Nothing in the search is ${selector}.`);
    return found;
  }

  private all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }
}

/** Waits for something to be so, as long as a test may last. */
export async function until<T>(condition: () => T | null | undefined | false | '' | 0): Promise<T> {
  for (;;) {
    const value = condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function text(element: HTMLElement | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
