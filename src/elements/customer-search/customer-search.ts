import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../context/wrong-value.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { searchWords } from '../../ui/i18n/search/en.js';
import { searchStyles } from './customer-search.styles.js';
import { FormValue } from './form-value.js';
import { FoundRows } from './found-rows.js';
import type { SearchQuery } from './found-rows.js';
import { rememberKeyMode, rememberedKeyMode } from './key-mode.js';
import { SaleFollower } from './sale-follower.js';
import { searchField, searchSkeleton } from './search-field.js';
import type { SearchResults } from './search-results.js';

/** Counts wait until the typing rests. */
const COUNT_DELAY_MS = 400;
const RECENTS = 4;
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
  private toldText = '';

  private readonly words = new LocalizeController(this, searchWords);
  private readonly announcer = new Announcer(this);
  private readonly follower = new SaleFollower(this);
  private readonly rows = new FoundRows(
    this,
    () => this.searchQuery,
    () => this.mayCreate,
  );
  private readonly formValue = new FormValue(
    this,
    () => this.words.t('search.required'),
    () => this.input,
  );
  /** What stands under the field; on its way while the field can already be typed in. */
  @state() private results?: SearchResults;
  private loading?: Promise<SearchResults>;

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
    const { failure, isOpen, label, mayCreate, results, text, words } = this;
    const { active, answer, options } = this.rows;
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
    void this.whenLoaded();
  }

  protected override updated(changed: PropertyValues): void {
    if (this.rows.active !== -1) this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    if (this.failure && this.results && (changed.has('failure') || changed.has('results'))) {
      this.announcer.alert(this.results.sentence(this.failure));
    }
  }

  private onInput(): void {
    this.text = this.input?.value ?? '';
    this.startAfresh();
  }

  private onKeydown(event: KeyboardEvent): void {
    // A key that an input method is using is none of ours.
    if (event.isComposing || !this.useKey(event)) return containKeys(event);
    event.preventDefault();
    event.stopPropagation();
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
    void this.whenLoaded((results) => results.openNew(this.value === null ? this.text : ''));
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

  private get searchQuery(): SearchQuery {
    const { text, purpose, limit } = this;
    return { text, purpose, limit: text.trim() === '' ? RECENTS : limit };
  }

  private get mayCreate(): boolean {
    const { client } = this.link;
    return !this.noCreate && (!client || permissionOf(client.options.cashier, 'create') !== 'no');
  }

  /** Does what a key is for here. Returns whether it was for anything. */
  private useKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return false;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.isOpen = true;
        if (!altKey) this.rows.move(key === 'ArrowDown' ? 1 : -1);
        return true;
      case 'Enter':
        void this.whenLoaded((results) => results.enter());
        return true;
      case 'Escape':
        if (this.text === '') return false;
        this.onClear();
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        // The caret's own keys: back in the field, where the browser moves it.
        this.rows.leave();
        return false;
      default:
        return false;
    }
  }

  /** Another text: nobody is chosen, nothing active, and what was said of the old one is past. */
  private startAfresh(): void {
    this.value = null;
    this.follower.namedId = null;
    this.isOpen = true;
    this.failure = undefined;
    this.results?.forget();
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
    const count = { shown: results.length, total, create: this.mayCreate };
    this.announcer.say(answer.text.trim() === '' ? '' : this.words.t('search.count', count), COUNT_DELAY_MS);
  }

  private async whenLoaded(action?: (results: SearchResults) => unknown): Promise<void> {
    try {
      this.loading ??= this.loadResults();
      this.results = await this.loading;
      await action?.(this.results);
    } catch (error) {
      // What could not be fetched is tried again at the next press.
      if (!this.results) this.loading = undefined;
      this.fail(error);
    }
  }

  private async loadResults(): Promise<SearchResults> {
    const { SearchResults } = await import('./search-results.js');
    const { rows, words, announcer } = this;
    return new SearchResults(this, {
      rows,
      words,
      announcer,
      query: () => this.searchQuery,
      field: () => this.input,
      onChosen: (customerId, displayName) => this.onChosen(customerId, displayName),
      onFailure: (error) => this.fail(error),
      onRetry: () => this.onRetry(),
    });
  }
}
