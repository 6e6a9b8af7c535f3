import { fixture, html } from '@open-wc/testing';
import { createCustomerClient } from '../../../src/client.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { CustomerFormElement } from '../../../src/elements/customer-form/customer-form.js';
import { realClock } from '../real-clock.js';
import { ownStore, until } from './register-page.js';
import { pressByHand } from './type-by-hand.js';

CustomerFormElement.define();

/** The day of every test: 21 November 2026. */
const NOW_MS = Date.UTC(2026, 10, 21, 17, 30);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Works a form as a cashier does: by labels, names of buttons, and keys. */
export class CustomerFormHarness {
  constructor(
    readonly element: CustomerFormElement,
    readonly client: CustomerClient,
  ) {}

  /** A form with a client of its own, whose day never changes. */
  static async open({
    options = {},
    ...properties
  }: { options?: CustomerClientOptions } & Partial<CustomerFormElement> = {}): Promise<CustomerFormHarness> {
    const client = testClient(options);
    await client.ready;
    return CustomerFormHarness.on(client, properties);
  }

  /** A form on a client that is open. */
  static async on(client: CustomerClient, properties: Partial<CustomerFormElement> = {}): Promise<CustomerFormHarness> {
    const element = document.createElement('customer-form');
    if (!(element instanceof CustomerFormElement)) throw new Error('The form is not defined.');
    Object.assign(element, { client, locale: 'en', ...properties });
    const around = await fixture<HTMLElement>(html`<div></div>`);
    around.append(element);
    const harness = new CustomerFormHarness(element, client);
    await harness.ready();
    return harness;
  }

  /** Labels of all fields, switches and checkboxes, from the top. */
  get labels(): string[] {
    return this.all('label.label, span.label, .switch-label, .check-label').map((label) => text(label));
  }

  /** Whether the save is on its way. */
  get isSaving(): boolean {
    return this.root.querySelector('button[aria-busy=true]') !== null;
  }

  /** What is said in the summary, line by line; empty while there is none. */
  get summary(): string[] {
    return this.all('.summary-list li').map((line) => text(line));
  }

  get summaryHeading(): HTMLElement | null {
    return this.root.querySelector('#problems');
  }

  /** What the dialog says that is open, and its buttons. */
  get dialog(): { text: string; buttons: string[] } | null {
    const dialog = this.root.querySelector<HTMLDialogElement>('dialog[open]');
    if (!dialog) return null;
    return {
      text: [...dialog.querySelectorAll<HTMLElement>('h2, p')].map((line) => text(line)).join(' '),
      buttons: [...dialog.querySelectorAll('button')].map((button) => text(button)),
    };
  }

  /** What failed, as the form shows it. */
  get failure(): string {
    return text(this.root.querySelector<HTMLElement>('[part=error]'));
  }

  get politeWords(): string {
    return text(this.root.querySelector<HTMLElement>('[role=status]'));
  }

  get assertiveWords(): string {
    return text(this.root.querySelector<HTMLElement>('.visually-hidden[role=alert]'));
  }

  /** Everything that can be read. */
  get seen(): string {
    const base = this.root.querySelector<HTMLElement>('[part~=base]');
    const suggestions = text(this.root.querySelector<HTMLElement>('datalist'));
    return suggestions === '' ? text(base) : text(base).replace(suggestions, '');
  }

  /** What has focus inside the form, by its name. */
  get focused(): string {
    const { activeElement } = this.root;
    return activeElement instanceof HTMLElement ? this.nameOf(activeElement) : '';
  }

  /** The control with this label. */
  field(label: string): Control {
    const found = this.all<Control>('input, textarea, select').find((control) => this.nameOf(control) === label);
    if (!found) throw new Error(`No field is called "${label}". There are: ${this.labels.join(', ')}`);
    return found;
  }

  has(label: string): boolean {
    return this.all('input, textarea, select, [role=switch], [role=group]').some((control) => this.nameOf(control) === label);
  }

  value(label: string): string {
    return this.field(label).value;
  }

  checkbox(label: string): HTMLInputElement {
    const control = this.field(label);
    if (!(control instanceof HTMLInputElement)) throw new Error(`"${label}" is no checkbox.`);
    return control;
  }

  switch(label: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('[role=switch]').find((control) => this.nameOf(control) === label);
    if (!found) throw new Error(`No switch is called "${label}".`);
    return found;
  }

  /** Whether a switch is on, and what it says. */
  state(label: string): { on: boolean; word: string } {
    const control = this.switch(label);
    return {
      on: control.getAttribute('aria-checked') === 'true',
      word: text(control.querySelector<HTMLElement>('.switch-state')),
    };
  }

  /** What stands below a field or switch: problem, notice, help. */
  below(label: string): string {
    return this.described(this.controlOrSwitch(label));
  }

  /** The sentence of what is wrong with a field; empty where nothing is. */
  problem(label: string): string {
    const control = this.controlOrSwitch(label);
    if (control.getAttribute('aria-invalid') !== 'true') return '';
    return text(this.root.getElementById(`${control.id}-problem`));
  }

  /** What a field suggests, code and name. */
  suggestions(label: string): string[] {
    const control = this.field(label);
    const options = control instanceof HTMLInputElement ? [...(control.list?.options ?? [])] : [];
    return options.map((option) => `${option.value} ${text(option)}`);
  }

  isChanged(label: string): boolean {
    return this.controlOrSwitch(label).closest('.field')?.matches('[part~=field-changed]') ?? false;
  }

  button(name: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find((button) => this.nameOf(button) === name);
    if (!found) throw new Error(`No button is called "${name}".`);
    return found;
  }

  /** Puts a text into a field and leaves it. */
  async fill(label: string, value: string): Promise<void> {
    await this.typeInto(label, value);
    await this.leave(label);
  }

  /** Puts a text into a field, which keeps focus. */
  async typeInto(label: string, value: string): Promise<void> {
    const control = this.field(label);
    control.focus();
    control.value = value;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  async leave(label: string): Promise<void> {
    this.field(label).focus();
    this.field(label).blur();
    await this.settled();
  }

  async choose(label: string, word: string): Promise<void> {
    const control = this.field(label);
    if (!(control instanceof HTMLSelectElement)) throw new Error(`"${label}" is no list.`);
    const option = [...control.options].find((candidate) => text(candidate) === word);
    control.value = option?.value ?? '';
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  async toggle(label: string): Promise<void> {
    this.controlOrSwitch(label).click();
    await this.settled();
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.settled();
  }

  /** Presses *Save* and waits for how it ends. */
  async save(): Promise<void> {
    this.button('Save').click();
    await this.element.updateComplete;
    await until(() => !this.isSaving);
    await this.settled();
  }

  async keys(...keys: string[]): Promise<void> {
    await pressByHand(...keys);
    await this.settled();
  }

  /** Until something can be read. */
  async reads(words: string): Promise<void> {
    await until(() => this.seen.includes(words));
  }

  /** Until a dialog asks or warns. */
  async asked(): Promise<void> {
    await until(() => this.dialog);
    await this.settled();
  }

  async dialogAnswered(button: string): Promise<void> {
    await this.asked();
    const dialog = this.root.querySelector<HTMLDialogElement>('dialog[open]');
    [...(dialog?.querySelectorAll('button') ?? [])].find((candidate) => text(candidate) === button)?.click();
    await this.settled();
  }

  /** Until the form shows its fields, or why it does not. */
  async ready(): Promise<void> {
    await this.element.updateComplete;
    await until(() => this.element.shadowRoot?.querySelector('[part="base"], [part="base failed"]'));
    await this.settled();
  }

  /** Until nothing is being asked or drawn any more. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await this.element.updateComplete;
      // Asked behind whatever the form has asked: answered after it.
      await this.client.save({ displayName: 'Nobody', phone: '5055550100' }, { dryRun: true }).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await this.element.updateComplete;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The form has not rendered.');
    return this.element.shadowRoot;
  }

  private controlOrSwitch(label: string): HTMLElement {
    const all = this.all('input, textarea, select, [role=switch], [role=group].field');
    const found = all.find((control) => this.nameOf(control) === label);
    if (!found) throw new Error(`Nothing is called "${label}". There are: ${this.labels.join(', ')}`);
    return found;
  }

  /** The name assistive technology gives it, without the note behind a label. */
  private nameOf(element: HTMLElement): string {
    const by = element.getAttribute('aria-labelledby');
    if (by !== null) return name(this.root.getElementById(by));
    const label = element.getAttribute('aria-label');
    if (label !== null) return label;
    const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
    const [first] = labels;
    if (first instanceof HTMLElement && !(element instanceof HTMLButtonElement)) return name(first);
    return name(element);
  }

  private described(element: HTMLElement): string {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => text(this.root.getElementById(id))).join(' ');
  }

  private all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }
}

/** A client in memory whose day never changes. */
export function testClient(options: CustomerClientOptions = {}): CustomerClient {
  const clock = {
    now: () => NOW_MS,
    monotonic: () => realClock.monotonic(),
    sleep: (delayMs: number) => realClock.sleep(delayMs),
  };
  return createCustomerClient(ownStore({ timeZone: 'America/Denver', locale: 'en', environment: { clock }, ...options }));
}

function text(element: HTMLElement | null | undefined): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** A label without *(Optional)*. */
function name(element: HTMLElement | null): string {
  const note = text(element?.querySelector<HTMLElement>('.label-note'));
  return text(element).replace(note, '').trim();
}
