import { html } from 'lit';
import '../../../src/define/customer-panel.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer, CustomerDraft } from '../../../src/domain/customer.js';
import type { CustomerFormElement } from '../../../src/elements/customer-form/customer-form.js';
import type { CustomerPanelElement, PanelMode } from '../../../src/elements/customer-panel/customer-panel.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { CustomerSearchElement } from '../../../src/elements/customer-search/customer-search.js';
import type { CustomerAccountElement } from '../../../src/elements/customer-account/customer-account.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { CustomerAccountHarness } from './customer-account-harness.js';
import { CustomerSearchHarness } from './customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from './register-page.js';
import { pressByHand, typeByHand } from './type-by-hand.js';

/** Works a panel as a cashier does: presses, reads titles, types. */
export class CustomerPanelHarness {
  constructor(
    readonly element: CustomerPanelElement,
    readonly provider: CustomerProviderElement,
    readonly customers: readonly Customer[],
  ) {}

  /** A register with a panel and these customers. */
  static async open({
    mode = 'drawer',
    drafts = ['Ada Lovelace', 'Grace Hopper'],
    options = {},
  }: {
    mode?: PanelMode;
    drafts?: readonly (string | CustomerDraft)[];
    options?: CustomerClientOptions;
  } = {}): Promise<CustomerPanelHarness> {
    const provider = await registerPage(html`<customer-panel mode=${mode}></customer-panel>`, { locale: 'en', ...options });
    const customers = await addCustomers(clientOf(provider), ...drafts);
    const panel = provider.querySelector<CustomerPanelElement>('customer-panel');
    if (!panel) throw new Error('There is no customer-panel on the page.');
    await panel.updateComplete;
    return new CustomerPanelHarness(panel, provider, customers);
  }

  /** The button that opens it. */
  get people(): HTMLButtonElement {
    return this.one<HTMLButtonElement>('[part=people]');
  }

  get surface(): HTMLDialogElement {
    return this.one<HTMLDialogElement>('[part=surface]');
  }

  /** Whether the surface can be seen. */
  get isOpen(): boolean {
    return this.surface.getBoundingClientRect().height > 0;
  }

  /** Title of the view that shows; empty while none does. */
  get title(): string {
    return text(this.find('.frame-title'));
  }

  /** Names of the buttons in the head. */
  get head(): string[] {
    return [...this.root.querySelectorAll('[part=head] button')].map((button) => button.getAttribute('aria-label') ?? '');
  }

  get search(): CustomerSearchHarness {
    return new CustomerSearchHarness(this.one<CustomerSearchElement>('customer-search'));
  }

  get form(): CustomerFormElement | null {
    return this.find<CustomerFormElement>('customer-form');
  }

  /** What stands in the first field of the form; empty while there is none. */
  get formValue(): string {
    return this.form?.shadowRoot?.querySelector('input')?.value ?? '';
  }

  get account(): CustomerAccountHarness {
    return new CustomerAccountHarness(this.one<CustomerAccountElement>('customer-account'));
  }

  /** Title of the question over it; empty while none is asked. */
  get question(): string {
    return text(this.find('[role=alertdialog][open] .question-title'));
  }

  /** Who is on the sale. */
  get attached(): string {
    return this.provider.sale?.current?.customer.displayName ?? '';
  }

  get error(): string {
    return text(this.find('[part=error]'));
  }

  /** Name of what has focus, wherever it is. */
  get focused(): string {
    const focused = focusedElement();
    return focused?.getAttribute('aria-label') ?? text(focused);
  }

  /** Opens it by People, and waits for the first view. */
  async start(): Promise<void> {
    this.people.focus();
    this.people.click();
    await until(() => this.isOpen && this.title !== '');
    await Promise.allSettled(this.surface.getAnimations().map(({ finished }) => finished));
  }

  /** Presses a button of the head, of a question, or of a form, by its words. */
  async click(name: string): Promise<void> {
    const inner = [...this.root.querySelectorAll('customer-form, customer-search')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const buttons = [this.root, ...inner].flatMap((root) => [...root.querySelectorAll<HTMLButtonElement>('button')]);
    const button = buttons.find(
      (one) => (one.getAttribute('aria-label') ?? text(one)) === name && one.getClientRects().length > 0,
    );
    if (!button) throw new Error(`No button is called "${name}".`);
    button.focus();
    button.click();
    await this.element.updateComplete;
  }

  async press(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.element.updateComplete;
  }

  async type(typed: string): Promise<void> {
    await typeByHand(typed);
  }

  /** Types into the first field of the form. */
  async fill(typed: string): Promise<void> {
    const field = await until(() => this.form?.shadowRoot?.querySelector('input'));
    field.focus();
    field.select();
    await typeByHand(typed);
    await until(() => this.form?.dirty === true);
  }

  private get root(): HTMLElement | DocumentFragment {
    return this.element.renderRoot;
  }

  private find<E extends HTMLElement>(selector: string): E | null {
    return this.root.querySelector<E>(selector);
  }

  private one<E extends HTMLElement>(selector: string): E {
    const found = this.find<E>(selector);
    if (!found) throw new Error(`No ${selector}.`);
    return found;
  }
}

function text(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
