import { sendKeys } from '@web/test-runner-commands';
import type { CustomerHistoryElement } from '../../../src/elements/customer-history/customer-history.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { until } from './customer-search-harness.js';
import { pressByHand, typeByHand } from './type-by-hand.js';

/** What a line of a history says: cause, details, amount, balance. */
export interface SeenLine {
  readonly cause: string;
  readonly details: string;
  readonly amount: string;
  readonly below: string;
}

/** Works a *Customer History* as a cashier does: reads, presses, hears. */
export class CustomerHistoryHarness {
  constructor(readonly element: CustomerHistoryElement) {}

  /** The first history inside, once it shows something. */
  static async in(page: ParentNode): Promise<CustomerHistoryHarness> {
    const element = page.querySelector<CustomerHistoryElement>('customer-history');
    if (!element) throw new Error('There is no customer-history on the page.');
    const harness = new CustomerHistoryHarness(element);
    await harness.settled();
    return harness;
  }

  /** Until all that is asked of the store has been answered. */
  async settled(): Promise<void> {
    await until(() => {
      const [first] = this.states;
      return (
        first !== 'loading' && this.find('.place, .error, .tabs') !== null && this.find('.panel:not([hidden]) .skeleton') === null
      );
    });
  }

  /** Part names of the base but the first: what state it is in. */
  get states(): string[] {
    return this.find('[part~=base]')?.getAttribute('part')?.split(' ').slice(1) ?? ['loading'];
  }

  /** Everything that can be read. */
  get seen(): string {
    return text(this.find('[part~=base]'));
  }

  get name(): string {
    return text(this.find('.name'));
  }

  get nameLevel(): number {
    return Number(this.find('.name')?.getAttribute('aria-level'));
  }

  get heading(): string {
    return text(this.find('[part=heading]'));
  }

  get alert(): string {
    return text(this.find('[part=alert]'));
  }

  get error(): string {
    return text(this.find('[part~=error]'));
  }

  get end(): string {
    return text(this.find('[part~=end]'));
  }

  get pencil(): HTMLButtonElement | null {
    return this.find<HTMLButtonElement>('.pencil');
  }

  get tablist(): HTMLElement | null {
    return this.find('[role=tablist]');
  }

  get tabs(): HTMLElement[] {
    return this.all('[role=tab]');
  }

  /** Words of the tab that is chosen. */
  get tab(): string {
    return text(this.find('[role=tab][aria-selected=true]'));
  }

  get panels(): HTMLElement[] {
    return this.all('[role=tabpanel]');
  }

  /** Headings of the days that show. */
  get days(): string[] {
    return this.all('.date').map((day) => text(day));
  }

  get lines(): SeenLine[] {
    return this.all('.entry').map((line) => ({
      cause: text(line.querySelector('.cause')),
      details: text(line.querySelector('.what .detail')),
      amount: text(line.querySelector('.amount')),
      below: text(line.querySelector('.figures .detail')),
    }));
  }

  get chips(): HTMLButtonElement[] {
    return this.all<HTMLButtonElement>('[part~=chip]');
  }

  get chosenChip(): string {
    return text(this.find('[part~=chip-chosen]'));
  }

  get chart(): SVGElement | null {
    return this.element.renderRoot.querySelector('svg[role=img]');
  }

  /** Cells of the chart's table, a row a month. */
  get table(): string[][] {
    return this.all('table tbody tr').map((row) => [...row.children].map((cell) => text(cell)));
  }

  get politeWords(): string {
    return text(this.find('[role=status]'));
  }

  get assertiveWords(): string {
    return text(this.find('div[role=alert].visually-hidden'));
  }

  /** Name of what has focus, wherever it is. */
  get focused(): string {
    const focused = focusedElement();
    return focused?.getAttribute('aria-label') ?? text(focused);
  }

  /** What is printed. */
  get printed(): Document | null {
    return this.find<HTMLIFrameElement>('iframe')?.contentDocument ?? null;
  }

  field(label: string): HTMLInputElement {
    const found = this.all<HTMLLabelElement>('label').find((each) => text(each) === label);
    const input = found && this.find<HTMLInputElement>(`[id="${found.htmlFor}"]`);
    if (!input) throw new Error(`There is no field "${label}".`);
    return input;
  }

  button(words: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find((each) =>
      (each.getAttribute('aria-label') ?? text(each)).startsWith(words),
    );
  }

  async press(words: string): Promise<void> {
    const found = this.button(words);
    if (!found) throw new Error(`There is no button "${words}".`);
    found.focus();
    found.click();
    await this.element.updateComplete;
    await this.settled();
  }

  async keys(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.element.updateComplete;
    await this.settled();
  }

  async type(label: string, typed: string): Promise<void> {
    const input = this.field(label);
    input.focus();
    input.select();
    if (typed === '') await sendKeys({ press: 'Delete' });
    else await typeByHand(typed);
    await this.element.updateComplete;
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }

  private all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }
}

export function text(element: Element | null): string {
  return (
    element?.textContent
      ?.replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim() ?? ''
  );
}
