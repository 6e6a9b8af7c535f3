import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../context/wrong-value.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { searchWords } from '../../ui/i18n/search/en.js';
import { comboboxKey } from './combobox-key.js';
import { searchStyles } from './customer-search.styles.js';
import { FormValue } from './form-value.js';
import { FoundRows } from './found-rows.js';
import { rememberKeyMode, rememberedKeyMode } from './key-mode.js';
import { ResultsLoader } from './results-loader.js';
import { SaleFollower } from './sale-follower.js';
import { searchField, searchSkeleton } from './search-field.js';

/** Counts wait until the typing rests. */
const COUNT_DELAY_MS = 400;
const PURPOSES: readonly string[] = ['sale', 'directory'];

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
  @state() private isOpen = true;
  @state() private keyMode = rememberedKeyMode();
  @query('input') private readonly input!: HTMLInputElement | null;
  private toldError: RegularsError | undefined;
  private spokenFailure: RegularsError | undefined;
  private toldText = '';

  private readonly words = new LocalizeController(this, searchWords);
  private readonly announcer = new Announcer(this);
  private readonly follower = new SaleFollower(this);
  private readonly rows = new FoundRows(this);
  private readonly formValue = new FormValue(
    this,
    () => this.words.t('search.required'),
    () => this.input,
  );
  private readonly loader = new ResultsLoader(this, () => ({
    rows: this.rows,
    words: this.words,
    announcer: this.announcer,
    query: () => this.rows.query,
    field: () => this.input,
    onChosen: (customerId, displayName) => this.onChosen(customerId, displayName),
    onFailure: (error) => this.fail(error),
    onRetry: () => this.onRetry(),
  }));

  /** Empties the field and chooses nobody. */
  clear(): void {
    this.text = '';
    this.startAfresh();
  }

  /** Whether the field may be sent with the host's form. */
  checkValidity(): boolean {
    return this.formValue.checkValidity();
  }

  /** As `checkValidity()`, and shows what is missing. */
  reportValidity(): boolean {
    return this.formValue.reportValidity();
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

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('purpose') && !PURPOSES.includes(this.purpose)) this.fail(wrongValue('purpose', 'sale or directory'));
    if (changed.has('limit') && !(this.limit >= 1 && this.limit <= 50)) this.fail(wrongValue('limit', '1 to 50'));
    this.followRows();
    const unnamed = this.follower.unnamed();
    if (unnamed) this.onChosen(unnamed.id, unnamed.displayName);
    if (this.follower.hasMovedOn()) this.clear();
  }

  protected override render(): unknown {
    const { failure, isOpen, label, text, words } = this;
    const { results } = this.loader;
    const { active, answer, mayCreate, options } = this.rows;
    return html`<div
        class="base"
        part=${`base${failure ? ' failed' : answer ? '' : ' loading'}`}
        lang=${words.locale}
        aria-busy=${String(results?.isBusy ?? false)}
      >
        <slot name="heading"></slot>
        ${searchField(
          {
            name: label || this.formValue.labelText || words.t('search.label'),
            label,
            text,
            placeholder: this.placeholder ?? words.t('search.placeholder'),
            keyMode: this.keyMode,
            isDisabled: this.disabled || this.isFieldsetDisabled,
            isRequired: this.required,
            isExpanded: isOpen && options.length > 0,
            active,
            mayCreate,
            onInput: this.onInput,
            onKeydown: this.onKeydown,
            onClear: this.onClear,
            onKeyMode: this.onKeyMode,
            onNew: this.onNew,
          },
          words,
        )}
        ${answer || failure ? nothing : searchSkeleton()} ${results?.render({ isOpen, mayCreate, failure })}
      </div>
      ${this.announcer.render()}`;
  }

  protected override firstUpdated(): void {
    void this.loader.when();
  }

  protected override updated(): void {
    if (this.rows.active !== -1) this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    const { results } = this.loader;
    if (!this.failure || !results || this.failure === this.spokenFailure) return;
    this.spokenFailure = this.failure;
    this.announcer.alert(results.sentence(this.failure));
  }

  private onInput(): void {
    this.text = this.input?.value ?? '';
    this.startAfresh();
  }

  private onKeydown(event: KeyboardEvent): void {
    const key = comboboxKey(event);
    const isUnused = key === null || key === 'caret' || (key === 'leave' && this.text === '');
    // The caret's own keys go back to the field, where the browser moves it.
    if (key === 'caret') this.rows.leave();
    if (isUnused) return containKeys(event);

    event.preventDefault();
    event.stopPropagation();
    if (key === 'take') void this.loader.when((results) => results.enter());
    else if (key === 'leave') this.onClear();
    else this.isOpen = true;
    if (key === 'next' || key === 'previous') this.rows.move(key === 'next' ? 1 : -1);
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
    void this.loader.when((results) => results.openNew(this.value === null ? this.text : ''));
  }

  private onRetry(): void {
    this.failure = undefined;
    this.rows.retry();
    this.input?.focus();
  }

  private onChosen(customerId: CustomerId, displayName: string): void {
    this.value = customerId;
    this.follower.namedId = customerId;
    this.text = displayName;
    this.isOpen = false;
    this.rows.leave();
  }

  /** Another text: nobody is chosen, nothing active, and what was said of the old one is past. */
  private startAfresh(): void {
    this.value = null;
    this.follower.namedId = null;
    this.isOpen = true;
    this.failure = undefined;
    this.loader.results?.forget();
    this.rows.leave();
  }

  /** Takes newer rows, and says how many there are once the typing rests. */
  private followRows(): void {
    const answer = this.rows.refresh();
    const { error } = this.rows;
    if (error !== this.toldError) {
      this.toldError = error;
      this.failure = undefined;
      if (error) this.fail(error);
    }
    if (!answer || answer.text === this.toldText) return;
    this.toldText = answer.text;
    // What is chosen stands in the field; how many others have that name is no news.
    if (!this.isOpen) return;
    const { results, total } = answer;
    const count = { shown: results.length, total, create: this.rows.mayCreate };
    this.announcer.say(answer.text.trim() === '' ? '' : this.words.t('search.count', count), COUNT_DELAY_MS);
  }
}
