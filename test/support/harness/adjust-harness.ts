import { sendKeys } from '@web/test-runner-commands';
import type { CreditAdjustElement } from '../../../src/elements/credit-adjust/credit-adjust.js';
import type { LoyaltyAdjustElement } from '../../../src/elements/loyalty-adjust/loyalty-adjust.js';
import { focusedElement } from '../../../src/ui/surface/focus.js';
import { until } from './register-page.js';
import { typeByHand } from './type-by-hand.js';

/** Works *Add* and *Remove Loyalty Points*, or the like for store credit, as a cashier and a manager do. */
export class AdjustHarness<Element extends LoyaltyAdjustElement | CreditAdjustElement> {
  constructor(readonly element: Element) {}

  /** Everything that can be read in the steps. */
  get seen(): string {
    return text(this.find('.adjust-page'));
  }

  get isOpen(): boolean {
    return this.find('.adjust-page') !== null;
  }

  /** Names of the tiles; empty in the next step. */
  get tiles(): string[] {
    return this.all('[part=direction]').map((tile) => text(tile));
  }

  /** Whether the manager is being asked. */
  get asksForPin(): boolean {
    return this.pin?.querySelector('dialog[open]') !== null && this.pin !== null;
  }

  /** Everything that can be read on the manager's pad. */
  get pinSeen(): string {
    return text(this.pin?.querySelector('dialog[open]') ?? null);
  }

  /** The field for the figure; null before a manager has approved. */
  get field(): HTMLInputElement | null {
    return this.find<HTMLInputElement>('[part=amount]');
  }

  get typed(): string | undefined {
    return this.field?.value;
  }

  /** As it is, and as it will be. */
  get willBe(): string {
    return text(this.find('.figure-step .sum'));
  }

  get problem(): string {
    return text(this.find('#figure-problem'));
  }

  get error(): string {
    return text(this.find('[part=error]'));
  }

  get chips(): string[] {
    return this.all('button.chip').map((chip) => text(chip));
  }

  get reasons(): string[] {
    return this.all('.reason').map((reason) => text(reason));
  }

  get chosenReason(): string {
    return text(this.find('.reason input:checked')?.parentElement ?? null);
  }

  get politeWords(): string {
    return this.all('[role=status]')
      .map((region) => text(region))
      .join(' ')
      .trim();
  }

  /** What is said once the dialog is gone: no region inside it. */
  get lastWords(): string {
    return this.all('[role=status]')
      .filter((region) => region.closest('dialog') === null)
      .map((region) => text(region))
      .join(' ')
      .trim();
  }

  get focused(): string {
    const focused = focusedElement();
    return focused?.id || (focused?.getAttribute('aria-label') ?? text(focused));
  }

  /** Presses a tile once the account is there. */
  async choose(name: string): Promise<void> {
    (await until(() => this.all('[part=direction]').find((tile) => text(tile) === name))).click();
  }

  /** Enters a PIN on the manager's pad with keys, and waits until it has been checked. */
  async enterPin(pin: string): Promise<void> {
    await until(() => this.asksForPin);
    await typeByHand(pin);
    await sendKeys({ press: 'Enter' });
  }

  /** Tile and PIN: the way to the field. */
  async approve(name: string, pin: string): Promise<HTMLInputElement> {
    await this.choose(name);
    await this.enterPin(pin);
    return until(() => this.field);
  }

  /** Puts text into the field, as a keyboard would. */
  async type(typed: string): Promise<void> {
    const field = await until(() => this.field);
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Presses keys of the pad: digits, or `Delete`. */
  async tap(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.all('[part=key]')
        .find((button) => button.getAttribute('aria-label') === key)
        ?.click();
      await this.element.updateComplete;
    }
  }

  /** Presses any button by its words. */
  async press(name: string): Promise<void> {
    const button = this.all('button').find((candidate) => text(candidate) === name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await this.element.updateComplete;
  }

  async chooseReason(name: string): Promise<void> {
    this.all('.reason')
      .find((reason) => text(reason) === name)
      ?.querySelector('input')
      ?.click();
    await this.element.updateComplete;
  }

  async typeReason(typed: string): Promise<void> {
    const field = this.find<HTMLInputElement>('#reason-text');
    if (!field) throw new Error('No free words are asked for.');
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  find<E extends HTMLElement>(selector: string): E | null {
    return this.element.renderRoot.querySelector<E>(selector);
  }

  private get pin(): ShadowRoot | null {
    return this.find('manager-pin')?.shadowRoot ?? null;
  }

  private all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.renderRoot.querySelectorAll<E>(selector)];
  }
}

function text(element: HTMLElement | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
