import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define/sale-queue.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { SaleQueueElement } from '../../../src/elements/sale-queue/sale-queue.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { TestCart } from '../test-cart.js';
import { registerPage, until } from './register-page.js';
import { pressByHand, typeByHand } from './type-by-hand.js';

/** Works a queue as a cashier does: presses, types, reads. */
export class SaleQueueHarness {
  constructor(
    readonly element: SaleQueueElement,
    readonly provider: CustomerProviderElement,
    readonly cart: TestCart,
  ) {}

  /** A register with a cart and a queue. */
  static async open(options: CustomerClientOptions = {}): Promise<SaleQueueHarness> {
    const provider = await registerPage(html`<sale-queue></sale-queue>`, { locale: 'en', ...options });
    return SaleQueueHarness.on(provider);
  }

  /** Another register on the store of the first. */
  static async beside(first: SaleQueueHarness, options: CustomerClientOptions = {}): Promise<SaleQueueHarness> {
    const provider = await registerPage(html`<sale-queue></sale-queue>`, { ...first.provider.config, ...options });
    return SaleQueueHarness.on(provider);
  }

  private static async on(provider: CustomerProviderElement): Promise<SaleQueueHarness> {
    const cart = new TestCart();
    provider.cart = cart;
    const queue = provider.querySelector<SaleQueueElement>('sale-queue');
    if (!queue) throw new Error('There is no sale-queue on the page.');
    const harness = new SaleQueueHarness(queue, provider, cart);
    await until(() => harness.states.length > 0 && harness.find('button'));
    return harness;
  }

  get states(): string[] {
    return this.find('[part~=base]')?.getAttribute('part')?.split(' ').slice(1) ?? [];
  }

  /** The lightning; null where it does not show. */
  get lightning(): HTMLButtonElement | null {
    return this.find<HTMLButtonElement>('[part~=trigger]');
  }

  /** Its name. */
  get name(): string {
    return this.lightning?.getAttribute('aria-label') ?? '';
  }

  get dialog(): HTMLDialogElement | null {
    return this.find<HTMLDialogElement>('[part=dialog]');
  }

  get isOpen(): boolean {
    return this.dialog?.open ?? false;
  }

  /** Title of what shows. */
  get title(): string {
    return text(this.find('[part=dialog] [role=heading]'));
  }

  /** Rows as they read. */
  get rows(): string[] {
    return this.all('[part~=row]').map((row) => text(row));
  }

  get labels(): string[] {
    return this.all('.row-label').map((label) => text(label));
  }

  get field(): HTMLInputElement | null {
    return this.find<HTMLInputElement>('[part=input]');
  }

  /** What is wrong with the name. */
  get problem(): string {
    return text(this.find('.problem'));
  }

  get error(): string {
    return text(this.find('[part=error]'));
  }

  /** Title of the question over it; empty while none is asked. */
  get question(): string {
    return text(this.find('[role=alertdialog][open] .question-title'));
  }

  /** Text of the question. */
  get questionText(): string {
    return text(this.find('[role=alertdialog][open] .question-text'));
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

  /** Names of all buttons that can be seen. */
  get buttons(): string[] {
    return this.all<HTMLButtonElement>('button')
      .filter((button) => button.getClientRects().length > 0)
      .map(nameOf);
  }

  /** Opens the queue by its lightning, and waits until its rows are there. */
  async start(): Promise<void> {
    this.lightning?.focus();
    this.lightning?.click();
    await until(() => this.isOpen && this.find('.queue-body') && !this.find('.skeleton'));
  }

  /** Presses a button by its name. */
  async click(name: string): Promise<void> {
    const button = await until(() =>
      this.all<HTMLButtonElement>('button').find((one) => nameOf(one) === name && one.getClientRects().length > 0),
    );
    button.focus();
    button.click();
    await this.element.updateComplete;
  }

  /** Chooses a line of the menu of a row. */
  async choose(label: string, line: string): Promise<void> {
    await this.click(`More for ${label}`);
    await this.click(line);
  }

  /** Writes a name over the one that is there. */
  async write(name: string): Promise<void> {
    const field = await until(() => this.field);
    field.focus();
    field.select();
    if (name === '') await sendKeys({ press: 'Delete' });
    else await typeByHand(name);
  }

  /** Saves the sale on the screen under a name, from the lightning on. */
  async save(name: string): Promise<void> {
    await this.start();
    await this.click('Save Sale');
    await this.write(name);
    await this.click('Save');
  }

  async press(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.element.updateComplete;
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }

  private all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }
}

function nameOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? text(button);
}

function text(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
