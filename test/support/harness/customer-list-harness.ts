import type { CustomerListElement } from '../../../src/elements/customer-list/customer-list.js';
import { until } from './customer-search-harness.js';
import { pressByHand } from './type-by-hand.js';

/** Works a list as a cashier does: scrolls, ticks, presses, reads. */
export class CustomerListHarness {
  constructor(readonly element: CustomerListElement) {}

  /** The first list inside. */
  static in(page: ParentNode): CustomerListHarness {
    const list = page.querySelector<CustomerListElement>('customer-list');
    if (!list) throw new Error('There is no customer-list on the page.');
    return new CustomerListHarness(list);
  }

  get grid(): HTMLElement {
    return this.one('[role=grid]');
  }

  /** Rows that are drawn, in the order in which a screen reader reads them. */
  get rows(): HTMLElement[] {
    return this.all('.rows [role=row]');
  }

  /** Rows of which something shows. */
  get shownRows(): HTMLElement[] {
    if (!this.root.querySelector('[role=grid]')) return [];
    const { bottom } = this.grid.getBoundingClientRect();
    const top = this.one('.heads').getBoundingClientRect().bottom;
    return this.rows.filter((row) => {
      const place = row.getBoundingClientRect();
      return place.bottom > top + 1 && place.top < bottom - 1;
    });
  }

  /** Names in rows that show where another row belongs. */
  get misplaced(): string[] {
    const { top } = this.one('.rows').getBoundingClientRect();
    return this.shownRows
      .filter((row) => Number(row.dataset['index']) !== Math.round((row.getBoundingClientRect().top - top) / row.offsetHeight))
      .map((row) => nameIn(row));
  }

  /** Names in the rows that show. */
  get names(): string[] {
    return this.shownRows.map((row) => nameIn(row));
  }

  get focusedRow(): HTMLElement | null {
    const focused = this.root.activeElement;
    return focused instanceof HTMLElement && focused.getAttribute('role') === 'row' ? focused : null;
  }

  /** Name and number of the row that has focus. */
  get focused(): string {
    const row = this.focusedRow;
    return row ? `${nameIn(row)} ${String(Number(row.getAttribute('aria-rowindex')) - 1)}` : '';
  }

  get stops(): HTMLElement[] {
    return this.rows.filter((row) => row.tabIndex === 0);
  }

  get count(): string {
    return text(this.root.querySelector<HTMLElement>('[part=count]'));
  }

  get chips(): string[] {
    return this.all('[part~=filter]').map((chip) => text(chip));
  }

  get tickedChips(): string[] {
    return this.all('[part~=filter]')
      .filter((chip) => chip.querySelector('input')?.checked)
      .map((chip) => text(chip));
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

  row(name: string): HTMLElement {
    const found = this.rows.find((row) => nameIn(row) === name);
    if (!found) throw new Error(`No row is drawn for ${name}.`);
    return found;
  }

  button(name: string): HTMLElement | null {
    return (
      this.all('button, a').find(
        (button) => (button.getAttribute('aria-label') ?? text(button)) === name && button.getClientRects().length > 0,
      ) ?? null
    );
  }

  press(name: string): void {
    const button = this.button(name);
    if (!button) throw new Error(`There is no button ${name}.`);
    button.click();
  }

  /** Ticks or unticks a filter. */
  tick(name: string): void {
    const chip = this.all('[part~=filter]').find((label) => text(label) === name);
    if (!chip) throw new Error(`There is no filter ${name}.`);
    chip.click();
  }

  /** Chooses an order in the field for it. */
  sortBy(name: string): void {
    const select = this.one<HTMLSelectElement>('select');
    const option = [...select.options].find((one) => text(one) === name);
    if (!option) throw new Error(`There is no order ${name}.`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Tabs into the rows. */
  async enter(): Promise<void> {
    this.element.focus();
    await this.settled();
  }

  async keys(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.settled();
  }

  async scrollBy(px: number): Promise<void> {
    this.grid.scrollTop += px;
    await this.painted();
  }

  /** Puts the thumb at a share of the track. */
  async dragTo(share: number): Promise<void> {
    this.grid.scrollTop = share * (this.grid.scrollHeight - this.grid.clientHeight);
    await this.painted();
  }

  /** Gives a file as the picker of the browser does. */
  give(file: File): void {
    const input = this.one<HTMLInputElement>('input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Until the first rows are there. */
  async ready(): Promise<void> {
    await until(() => this.root.querySelector('.rows [role=row]:not(.placeholder)'));
    await this.settled();
  }

  /** Until every row that shows has come. */
  async loaded(): Promise<void> {
    await until(() => this.shownRows.length > 0 && this.shownRows.every((row) => row.getAttribute('aria-busy') === 'false'));
  }

  async painted(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    await this.element.updateComplete;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The list has not rendered.');
    return this.element.shadowRoot;
  }

  one<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`Nothing in the list is ${selector}.`);
    return found;
  }

  private all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }
}

export function nameIn(row: HTMLElement): string {
  return text(row.querySelector<HTMLElement>('.name'));
}

function text(element: HTMLElement | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
