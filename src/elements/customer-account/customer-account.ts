import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { alertMark, alertStyles, alertText } from '../../context/customer-alert.js';
import type { OpenSale } from '../../context/customer-client-context.js';
import { errorSentence } from '../../context/error-sentence.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { ViewOpener } from '../../context/view-opener.js';
import { WidgetElement } from '../../context/widget-element.js';
import { RegularsError } from '../../domain/errors.js';
import { isId } from '../../domain/id.js';
import type { CustomerSummary } from '../../domain/customer.js';
import type { CustomerId } from '../../domain/id.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { face, faceStyles } from '../../ui/face.js';
import { accountWords } from '../../ui/i18n/account/en.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { property, state } from '../../ui/property.js';
import { focusedElement, focusFirst, isWithin } from '../../ui/surface/focus.js';
import { MenuButton } from '../../ui/surface/menu-button.js';
import { menuStyles } from '../../ui/surface/menu-styles.js';
import { UndoBar } from '../../ui/surface/undo-bar.js';
import { undoStyles } from '../../ui/surface/undo-styles.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { contentStyles } from '../../ui/theme/content-styles.js';
import { customerLine, nobody, skeleton } from './account-places.js';
import { styles } from './customer-account.styles.js';
import { menuItems } from './account-menu.js';
import { clearCustomer, putBack } from './clear-customer.js';
import type { SaleChangeEnd } from './clear-customer.js';
import { readAccount } from './shown-customer.js';
import type { AccountState, ShownCustomer } from './shown-customer.js';

/**
 * The transaction screen's *Customer Account*: who is on the sale, what to know about them, and a menu.
 *
 * @element customer-account
 * @event {CustomerOpenEvent} customer-open - Before the form, the history or a balance shows; cancelable.
 * @event {CustomerClearEvent} customer-clear - Before the customer is taken off the sale; cancelable.
 * @event {CustomerAttachEvent} customer-attach - Before *Undo* puts the customer back; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a refusal.
 * @slot heading - Replaces the heading *Customer Account*.
 * @slot empty - Shows while nobody is on the sale.
 * @slot actions - Stands at the end of the customer's line.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart heading - The heading.
 * @csspart initial - The round button with the first initial.
 * @csspart menu - Its menu.
 * @csspart menuitem - A line of the menu.
 * @csspart alert - The line that warns.
 * @csspart error - What failed or was refused.
 */
export class CustomerAccountElement extends WidgetElement {
  static override readonly elementName = 'customer-account';
  static override styles = [...baseStyles, ...contentStyles, faceStyles, menuStyles, undoStyles, alertStyles, styles];

  /** Who is shown; the customer on the sale where not given. */
  @property({ attribute: 'customer-id' }) customerId: CustomerId | null = null;
  /** Whether the initial is only a picture. */
  @property({ type: Boolean, attribute: 'no-menu' }) noMenu = false;
  /** Whether it stands in the panel's bar, which says the rest. @internal */
  @property({ attribute: false }) compact = false;
  /** What takes focus when the initial is gone; the empty account where not given. @internal */
  @property({ attribute: false }) standIn?: () => HTMLElement | null;

  /** Whether the host's guards are being asked. */
  @state() private isBusy = false;

  private focusNext: 'initial' | 'stand-in' | undefined;
  private lastShownId: CustomerId | null = null;
  private spokenAlerts = '';
  private readonly emptyPlace = createRef<HTMLElement>();
  private readonly localize = new LocalizeController(this, accountWords);
  private readonly commonWords = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly menu = new MenuButton(this);
  private readonly undo = new UndoBar(this);
  private readonly opener = new ViewOpener(this, (error) => this.fail(error));
  private readonly account = new LiveQueryController<AccountState, readonly [CustomerId | null, string, string]>(
    this,
    (reader, [customerId, saleId, locale]) => readAccount(reader, customerId, saleId, locale),
    () => (this.link.sale ? [this.customerId, this.link.sale.saleId, this.localize.locale] : null),
  );

  /** Opens the menu of the customer, and moves focus into it. Does nothing while there is none. */
  openMenu(): void {
    if (this.shown && !this.noMenu) this.menu.open();
  }

  /** Gives focus to the initial, or to what stands in its place. */
  override focus(): void {
    // Somebody just put on the sale has no initial yet.
    const willBeShown = this.customerId !== null || this.link.sale?.current;
    this.focusNext = willBeShown ? 'initial' : 'stand-in';
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('customerId')) this.checkCustomerId();
    // The next customer is the next action.
    const shownId = this.shown?.summary.id ?? null;
    if (shownId !== null && shownId !== this.lastShownId) this.undo.dismiss();
    this.lastShownId = shownId;
  }

  protected override updated(): void {
    this.speakAlerts();
    this.moveFocus();
  }

  protected override render(): unknown {
    return html`
      <div class=${`base ${this.compact ? 'compact' : ''}`} part=${`base ${this.stateName}`} aria-busy=${this.isBusy ? 'true' : 'false'}>
        ${this.compact ? nothing : this.renderHeading()} ${this.renderState()} ${this.renderFailure()} ${this.undo.render()}
      </div>
      ${this.announcer.render()} ${this.opener.render()}
    `;
  }

  private renderHeading(): TemplateResult {
    const level = this.headingLevel ?? this.link.presentation?.headingLevel ?? 2;
    return html`<div class="heading" part="heading" role="heading" aria-level=${level}>
      <slot name="heading">${this.localize.t('account.heading')}</slot>
    </div>`;
  }

  private renderState(): unknown {
    const { shown } = this;
    if (shown) return this.renderCustomer(shown);
    if (this.stateName === 'loading') return skeleton(this.localize);
    if (this.stateName === 'gone') return html`<p class="nobody" part="alert">${this.localize.t('account.gone')}</p>`;
    if (this.stateName === 'failed' || this.compact) return nothing;
    return html`<div ${ref(this.emptyPlace)} tabindex="-1"><slot name="empty">${nobody(this.localize)}</slot></div>`;
  }

  private renderCustomer(shown: ShownCustomer): TemplateResult {
    const { id, initial } = shown.summary;
    const portrait = face({ customerId: id, initial, mark: alertMark(shown) });
    return customerLine(shown, this.noMenu ? portrait : this.renderMenu(shown, portrait), this, this.localize);
  }

  private renderMenu(shown: ShownCustomer, portrait: TemplateResult): TemplateResult {
    return this.menu.render({
      label: this.localize.t('account.menu', { name: shown.summary.displayName }),
      items: menuItems(shown, this.localize),
      content: portrait,
      className: 'initial',
      part: 'initial',
      onChoose: (id) => {
        if (id === 'clear') void this.clear(shown);
        else this.openView(shown, id === 'edit' ? 'edit' : 'history');
      },
    });
  }

  private renderFailure(): unknown {
    const sentence = this.failureSentence;
    return sentence === '' ? nothing : html`<slot name="error"><p class="error" part="error">${sentence}</p></slot>`;
  }

  private get failureSentence(): string {
    const error = this.failure ?? this.account.error;
    return error ? errorSentence(this.commonWords, error) : '';
  }

  /** Who is shown; undefined where there is nobody to show. */
  private get shown(): ShownCustomer | undefined {
    const { value } = this.account;
    return typeof value === 'object' ? value : undefined;
  }

  private get stateName(): 'shown' | 'loading' | 'empty' | 'gone' | 'failed' {
    const { value, error } = this.account;
    if (typeof value === 'object') return 'shown';
    if (this.link.state === 'failed' || (error && value === undefined)) return 'failed';
    if (value === undefined) return 'loading';
    return value === 'nobody' ? 'empty' : 'gone';
  }

  private openView({ summary }: ShownCustomer, view: 'edit' | 'history'): void {
    const customerId = summary.id;
    const returnFocus = this.menu.trigger;
    // A host that routes to its own page cancels.
    if (!this.dispatchEvent(new CustomerOpenEvent({ customerId, view }))) return;
    this.opener.open(view, { customerId, ...(returnFocus ? { returnFocus } : {}) });
  }

  private async clear({ summary }: ShownCustomer): Promise<void> {
    const end = await this.change((sale) => clearCustomer(this, sale, summary));
    const hadFocus = this.hasFocusWithin();
    if (end !== 'done') return;
    const name = summary.displayName;
    const text = this.localize.t('account.cleared', { name });
    this.undo.offer({ text, action: this.localize.t('account.undo'), onUndo: () => void this.putBack(summary) });
    this.announcer.say(`${text}. ${this.localize.t('account.undoHint')}`);
    if (hadFocus) this.focus();
  }

  private async putBack(summary: CustomerSummary): Promise<void> {
    const hadFocus = this.hasFocusWithin();
    const end = await this.change((sale) => putBack(this, sale, summary));
    if (end === 'done') this.announcer.say(this.localize.t('account.restored', { name: summary.displayName }));
    if (hadFocus) this.focus();
  }

  /** Changes the sale, and says so where it is refused. */
  private async change(change: (sale: OpenSale) => Promise<SaleChangeEnd>): Promise<SaleChangeEnd | 'refused'> {
    const { sale } = this.link;
    if (!sale || this.isBusy) return 'cancelled';
    this.failure = undefined;
    this.isBusy = true;
    try {
      return await change(sale);
    } catch (error) {
      this.fail(error);
      this.announcer.alert(this.failureSentence);
      return 'refused';
    } finally {
      this.isBusy = false;
    }
  }

  private moveFocus(): void {
    if (this.focusNext === 'initial' && this.shown) {
      // Who was quicker and has opened the menu stays in it.
      if (!this.menu.isOpen) this.menu.trigger?.focus();
    } else if (this.focusNext === 'stand-in' && this.stateName === 'empty') focusFirst(this.standIn?.(), this.emptyPlace.value);
    else return;
    this.focusNext = undefined;
  }

  private hasFocusWithin(): boolean {
    const focused = focusedElement();
    return focused === null || isWithin(focused, this);
  }

  private speakAlerts(): void {
    const text = this.shown ? alertText(this.shown, this.localize) : '';
    if (text !== '' && text !== this.spokenAlerts) this.announcer.say(text);
    this.spokenAlerts = text;
  }

  private checkCustomerId(): void {
    this.failure = undefined;
    if (this.customerId === null || isId(this.customerId)) return;
    this.fail(
      new RegularsError('invalid-config', 'customer-id must be the id of a customer.', {
        path: 'customer-id',
        expected: 'a UUID',
      }),
    );
  }
}
