import { html, nothing } from 'lit';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { liveRegions } from '../../ui/a11y/live-regions.js';
import { searchFieldWords } from '../../ui/i18n/search/field-en.js';
import { property, state } from '../../ui/property.js';
import { searchStyles } from './customer-search.styles.js';
import { DeskLoader } from './desk-loader.js';
import { rememberKeyMode, rememberedKeyMode } from './key-mode.js';
import { searchField } from './search-field.js';

/**
 * Finds a customer by name, phone, e-mail or code, or makes a new one from what was typed.
 *
 * With nothing typed it shows this register's recent customers. Enter without a choice takes only a whole phone
 * number, e-mail or code that one customer has.
 *
 * @element customer-search
 * @event {CustomerSelectEvent} customer-select - A row was chosen; cancelable.
 * @event {CustomerAttachEvent} customer-attach - Before the chosen customer is put on the sale; cancelable.
 * @event {CustomerOpenEvent} customer-open - Before the form shows; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A failure that shows.
 * @slot heading - Above the field.
 * @slot actions - Beside the field.
 * @slot empty - In place of the sentence where nothing is found.
 * @slot error - In place of the sentence that says what failed.
 * @csspart base - Everything.
 * @csspart input - The field.
 * @csspart keys - The button between letters and numbers.
 * @csspart listbox - The list.
 * @csspart option - A row; also `option-active`, `option-inactive`, `option-banned`.
 * @csspart match - What was typed, in a row.
 * @csspart create - The row that makes a new customer.
 * @csspart error - What failed.
 */
export class CustomerSearchElement extends WidgetElement {
  static override readonly elementName = 'customer-search';
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...WidgetElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [WidgetElement.styles, searchStyles];

  /** The name of the value in the host's form. */
  @property() name?: string;
  /** Whether a customer must be chosen. */
  @property({ type: Boolean }) required = false;
  /** Whether nothing can be typed or chosen. */
  @property({ type: Boolean }) disabled = false;
  /** Id of the chosen customer. */
  @property() value: CustomerId | null = null;
  /** Stands above the field and names it. */
  @property() label?: string;
  /** What choosing does: puts on the sale, or opens; `directory` also finds who is inactive or banned. */
  @property() purpose: 'sale' | 'directory' = 'sale';
  /** Rows at most, up to 50. */
  @property({ type: Number }) limit = 20;
  @property() placeholder?: string;
  /** Whether new customers are not offered. */
  @property({ type: Boolean, attribute: 'no-create' }) noCreate = false;
  /** What is typed. */
  @property({ attribute: false }) text = '';

  @state() private isFieldsetDisabled = false;
  @state() private keyMode = rememberedKeyMode();

  private readonly words = new LocalizeController(this, searchFieldWords);
  private readonly internals = this.attachInternals();
  private readonly loader = new DeskLoader(this, {
    internals: this.internals,
    field: () => this.input,
    onFailure: (error) => {
      if (error === null) this.failure = undefined;
      else this.fail(error);
    },
  });

  /** Whether new customers are offered to this cashier. @internal */
  get mayCreate(): boolean {
    const { client } = this.link;
    return !this.noCreate && (!client || permissionOf(client.options.cashier, 'create') !== 'no');
  }

  /** Whether it is disabled, by itself or by what is around it. @internal */
  get isDisabled(): boolean {
    return this.disabled || this.isFieldsetDisabled;
  }

  /** Empties the field and chooses nobody. */
  clear(): void {
    this.startAfresh('');
  }

  /** Whether the field may be sent with the host's form. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** As `checkValidity()`, and shows what is missing. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** @internal */
  formDisabledCallback(isDisabled: boolean): void {
    this.isFieldsetDisabled = isDisabled;
  }

  /** @internal */
  formResetCallback(): void {
    this.clear();
    this.value = this.getAttribute('value');
  }

  /** @internal */
  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override render(): unknown {
    const { failure, label, mayCreate, text, words } = this;
    const { desk, isLost } = this.loader;
    return html`<div
        class="base"
        part=${`base${failure ? ' failed' : desk?.answer ? '' : ' loading'}`}
        lang=${words.locale}
        aria-busy=${String(desk?.isBusy ?? false)}
      >
        <slot name="heading"></slot>
        ${searchField(
          {
            name: label || this.labelText || words.t('search.label'),
            label,
            text,
            placeholder: this.placeholder ?? words.t('search.placeholder'),
            keyMode: this.keyMode,
            isDisabled: this.isDisabled,
            isRequired: this.required,
            isExpanded: desk?.isExpanded ?? false,
            active: desk?.active ?? null,
            mayCreate,
            onInput: this.onInput,
            onKeydown: this.onKeydown,
            onClear: this.onClear,
            onKeyMode: this.onKeyMode,
            onNew: this.onNew,
          },
          words,
        )}
        ${
          desk
            ? desk.render(failure)
            : isLost
              ? html`<slot name="error"><p part="error" role="alert">${words.t('search.lost')}</p></slot>`
              : nothing
        }
      </div>
      ${liveRegions(desk?.announcer)}`;
  }

  protected override firstUpdated(): void {
    void this.loader.when();
  }

  protected override updated(): void {
    this.loader.desk?.afterUpdate(this.failure);
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** What the host's labels say: from outside a shadow root they cannot name a field inside. */
  private get labelText(): string {
    return [...this.internals.labels].map((label) => label.textContent?.trim() ?? '').join(' ');
  }

  private onInput({ inputType }: InputEvent): void {
    this.startAfresh(this.input?.value ?? '');
    if (inputType === 'historyUndo') this.loader.desk?.undo();
  }

  private onKeydown(event: KeyboardEvent): void {
    const { desk } = this.loader;
    if (desk) return desk.onKeydown(event);
    containKeys(event);
    if (event.key !== 'Enter' || event.isComposing) return;
    // A scanner may be faster than what its Enter is for.
    event.preventDefault();
    void this.loader.when((loaded) => loaded.enter());
  }

  private onClear(): void {
    this.clear();
    this.input?.focus();
  }

  private onKeyMode(): void {
    this.keyMode = this.keyMode === 'tel' ? 'text' : 'tel';
    rememberKeyMode(this.keyMode);
    this.input?.focus();
  }

  private onNew(): void {
    void this.loader.when((desk) => desk.openNew());
  }

  /** Another text: nobody is chosen. */
  private startAfresh(text: string): void {
    this.text = text;
    this.value = null;
    this.failure = undefined;
    if (this.loader.desk) this.loader.desk.startAfresh();
    else void this.loader.when();
  }
}
