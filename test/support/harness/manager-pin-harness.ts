import type { ManagerPinElement } from '../../../src/elements/manager-pin/manager-pin.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { until } from './customer-search-harness.js';

/** Works a pad as a manager does: reads, presses, hears. */
export class ManagerPinHarness {
  constructor(readonly element: ManagerPinElement) {}

  /** The pad that shows, in this tree or in a shadow root of it. */
  static async shown(root: ParentNode): Promise<ManagerPinHarness> {
    const element = await until(() => root.querySelector<ManagerPinElement>('manager-pin'));
    const harness = new ManagerPinHarness(element);
    await until(() => harness.isShown);
    return harness;
  }

  get isShown(): boolean {
    return this.dialog?.open === true && this.title !== '';
  }

  get title(): string {
    return text(this.find('[part=heading] slot'));
  }

  /** The name a screen reader gives the dialog. */
  get name(): string {
    const id = this.dialog?.getAttribute('aria-labelledby') ?? '';
    return text(this.find(`#${id}`));
  }

  get asked(): string {
    return text(this.find('.asked'));
  }

  get rings(): number {
    return this.element.renderRoot.querySelectorAll('.ring').length;
  }

  get field(): HTMLInputElement {
    const field = this.find<HTMLInputElement>('[part=display] input');
    if (!field) throw new Error('The pad has no field.');
    return field;
  }

  get sentence(): string {
    return text(this.find('[part=error]'));
  }

  /** How long it stays locked; empty where it is not. */
  get lockout(): string {
    return text(this.find('[part=lockout]'));
  }

  get isBusy(): boolean {
    return this.find('.pad')?.getAttribute('aria-busy') === 'true';
  }

  /** Names of the keys, in the order they are read. */
  get keys(): string[] {
    return [...this.element.renderRoot.querySelectorAll('[part=key]')].map((key) => key.getAttribute('aria-label') ?? text(key));
  }

  get isFieldFocused(): boolean {
    return focusedElement() === this.field;
  }

  get alerts(): string {
    return text(this.find('[role=alert]'));
  }

  /** Presses keys of the pad by their names. */
  async press(...names: string[]): Promise<void> {
    for (const name of names) this.key(name).click();
    await this.element.updateComplete;
  }

  async enter(pin: string): Promise<void> {
    await this.press(...pin, 'OK');
    await until(() => !this.isBusy);
  }

  async cancel(): Promise<void> {
    this.find<HTMLButtonElement>('.cancel')?.click();
    await this.element.updateComplete;
  }

  key(name: string): HTMLButtonElement {
    const found = [...this.element.renderRoot.querySelectorAll<HTMLButtonElement>('[part=key]')].find(
      (key) => (key.getAttribute('aria-label') ?? text(key)) === name,
    );
    if (!found) throw new Error(`The pad has no key "${name}" but ${this.keys.join(' ')}.`);
    return found;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.find<HTMLDialogElement>('dialog');
  }

  private find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }
}

function text(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
