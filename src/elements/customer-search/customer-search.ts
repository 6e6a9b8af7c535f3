import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { SaleController } from '../../context/sale-controller.js';
import type { ViewRequest } from '../../context/view-host-context.js';
import { ViewOpener } from '../../context/view-opener.js';
import { WidgetElement } from '../../context/widget-element.js';
import { wrongValue } from '../../context/wrong-value.js';
import { splitTyped } from '../../domain/customer-name.js';
import type { SearchResult } from '../../domain/customer-query.js';
import type { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { CustomerSelectEvent } from '../../events/customer-select.js';
import { CustomerAttachEvent } from '../../events/sale-change.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { faceStyles } from '../../ui/face.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { searchWords } from '../../ui/i18n/search/en.js';
import { searchStyles } from './customer-search.styles.js';
import { FormValue } from './form-value.js';
import { CREATE, FoundRows } from './found-rows.js';
import type { SearchQuery } from './found-rows.js';
import { rememberKeyMode, rememberedKeyMode } from './key-mode.js';
import { searchFailure, searchField, searchList, searchSkeleton } from './search-view.js';
import { wholeMatch } from './whole-match.js';

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
  static override styles = [WidgetElement.styles, faceStyles, searchStyles];

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
  @state() private isBusy = false;
  @state() private hint = '';
  @state() private keyMode = rememberedKeyMode();
  @query('input') private readonly input!: HTMLInputElement | null;
  private saleCount: number | undefined;
  private attachedId: CustomerId | null = null;
  /** Whose name the field shows. */
  private namedId: CustomerId | null = null;
  private toldError: RegularsError | undefined;
  private toldText = '';

  private readonly words = new LocalizeController(this, searchWords);
  private readonly common = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly sale = new SaleController(this);
  private readonly opener = new ViewOpener(this, (error) => this.fail(error));
  private readonly formValue = new FormValue(
    this,
    () => this.words.t('search.required'),
    () => this.input,
  );
  private readonly rows = new FoundRows(
    this,
    () => this.searchQuery,
    () => this.mayCreate,
  );
  private readonly chosen = new LiveQueryController(
    this,
    (reader, [customerId]) => reader.get(customerId),
    () => (this.value ? ([this.value] as const) : null),
  );

  /** Empties the field and chooses nobody. */
  clear(): void {
    this.text = '';
    this.value = null;
    this.namedId = null;
    this.isOpen = true;
    this.hint = '';
    this.rows.leave();
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
    this.followValue();
    this.followSale();
  }

  protected override render(): unknown {
    const speech = { words: this.words, common: this.common };
    const { failure, hint, isOpen, label, mayCreate, text } = this;
    const { active, answer, options } = this.rows;
    return html`<div
        part=${`base${failure ? ' failed' : answer ? '' : ' loading'}`}
        lang=${this.words.locale}
        aria-busy=${String(this.isBusy)}
      >
        <slot name="heading"></slot>
        ${searchField(
          {
            name: label || this.formValue.labelText || this.words.t('search.label'),
            label,
            text,
            placeholder: this.placeholder ?? this.words.t('search.placeholder'),
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
            onNew: this.openNew,
          },
          speech,
        )}
        ${hint ? html`<p class="hint">${hint}</p>` : nothing}
        ${failure ? searchFailure(errorSentence(this.common, failure), failure === this.rows.error && this.onRetry, speech) : nothing}
        ${answer || failure ? nothing : searchSkeleton()}
        ${searchList({ answer, isOpen, active, mayCreate, onPointerdown: () => this.rows.hold(), onClick: this.onClick }, speech)}
      </div>
      ${this.announcer.render()}${this.opener.render()}`;
  }

  protected override updated(): void {
    if (this.rows.active !== -1) this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override fail(error: unknown): void {
    super.fail(error);
    if (this.failure) this.announcer.alert(errorSentence(this.common, this.failure));
  }

  private onInput(): void {
    this.text = this.input?.value ?? '';
    this.value = null;
    this.namedId = null;
    this.isOpen = true;
    this.hint = '';
    this.failure = undefined;
    this.rows.leave();
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

  private onRetry(): void {
    this.failure = undefined;
    this.rows.retry();
    this.input?.focus();
  }

  private onClick(event: Event): void {
    const row = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const index = row ? [...(row.parentElement?.children ?? [])].indexOf(row) : -1;
    this.pick(this.rows.options[index]);
  }

  private async onEnter(): Promise<void> {
    const { active, options } = this.rows;
    const { text } = this;
    if (active !== -1) return this.pick(options[active]);
    if (text.trim() === '') return;
    try {
      const answer = await this.rows.answerTo(this.searchQuery, this.link.client);
      if (text !== this.text || !answer) return;
      const whole = wholeMatch(answer);
      if (whole) return await this.choose(whole);
      this.hint = this.words.t(answer.total === 0 ? 'search.none' : 'search.choose', { text });
      this.announcer.alert(this.hint);
    } catch (error) {
      this.fail(error);
    }
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
        void this.onEnter();
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

  private pick(option: string | undefined): void {
    if (option === CREATE) return this.openNew();
    const result = this.rows.result(option);
    if (result) void this.choose(result);
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
    const { results, total } = answer;
    const count = { shown: results.length, total, create: this.mayCreate };
    this.announcer.say(answer.text.trim() === '' ? '' : this.words.t('search.count', count), COUNT_DELAY_MS);
  }

  /** A value set by the host shows as a name. */
  private followValue(): void {
    const customer = this.chosen.value?.customer;
    if (customer && customer.id === this.value && this.namedId !== this.value) this.showChosen(customer.id, customer.displayName);
  }

  /** The field is for the sale as it is: whoever else changes that, or begins the next, finds it empty. */
  private followSale(): void {
    const attachedId = this.sale.attachment?.customer.id ?? null;
    const saleCount = this.link.presentation?.saleCount;
    const isOther = this.purpose === 'sale' && attachedId !== this.attachedId && attachedId !== this.value;
    if (isOther || (this.saleCount !== undefined && saleCount !== this.saleCount)) this.clear();
    this.attachedId = attachedId;
    this.saleCount = saleCount;
  }

  private showChosen(customerId: CustomerId, displayName: string): void {
    this.value = customerId;
    this.namedId = customerId;
    this.text = displayName;
    this.isOpen = false;
    this.rows.leave();
  }

  private async choose({ customer, source }: SearchResult): Promise<void> {
    const { id, initial, status } = customer;
    const { sale } = this.link;
    if (this.isBusy || !this.dispatchEvent(new CustomerSelectEvent({ customerId: id, initial, status, source }))) return;
    if (this.purpose === 'directory') return this.openView('edit', { customerId: id });
    const isAllowed = this.dispatchEvent(new CustomerAttachEvent({ customerId: id, initial, status, origin: 'search' }));
    if (!isAllowed || !sale) return;
    this.isBusy = true;
    try {
      const { customer: attached } = await sale.attach(id, { origin: 'search' });
      this.showChosen(attached.id, attached.displayName);
      this.announcer.say(this.words.t('search.attached', { name: attached.displayName }));
    } catch (error) {
      this.fail(error);
    } finally {
      this.isBusy = false;
    }
  }

  private openNew(): void {
    const typed = this.value === null ? this.text.trim() : '';
    const draft = typed === '' ? {} : splitTyped(typed);
    this.openView('new', { customerId: null, draft, attachOnSave: this.purpose === 'sale' });
  }

  private openView(view: 'new' | 'edit', request: ViewRequest): void {
    if (!this.dispatchEvent(new CustomerOpenEvent({ customerId: request.customerId, view }))) return;
    this.opener.open(view, { ...request, ...(this.input && { returnFocus: this.input }) });
  }
}
