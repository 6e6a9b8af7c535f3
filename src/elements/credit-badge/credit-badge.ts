import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { ShownCustomer } from '../../context/shown-customer.js';
import { ViewOpener } from '../../context/view-opener.js';
import { WidgetElement } from '../../context/widget-element.js';
import type { CustomerId } from '../../domain/id.js';
import type { Balance } from '../../domain/ledger.js';
import { formatMoney } from '../../domain/money.js';
import type { Money } from '../../domain/money.js';
import { permissionOf } from '../../domain/policy.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { creditBadgeWords } from '../../ui/i18n/credit/badge-en.js';
import { icon, note, warning } from '../../ui/icons.js';
import { property } from '../../ui/property.js';
import { styles } from './credit-badge.styles.js';

/** What stands in one currency. */
type Credit = Pick<Balance<Money>, 'amount' | 'overspent'>;

/** What the badge shows, and whether this cashier may change it. */
interface BadgeState {
  readonly credits: readonly Credit[];
  readonly mayAdjust: boolean;
}

/**
 * Shows a customer's *Store Credit Balance*, an amount a currency, and opens the adjustment of it.
 *
 * With nobody to show it takes no room.
 *
 * @element credit-badge
 * @event {CustomerOpenEvent} customer-open - Before the store credit view shows; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute.
 * @slot heading - Above the badge.
 * @slot icon - Replaces the bank note.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart button - The badge, where it can be pressed.
 * @csspart badge - The badge.
 * @csspart balance - An amount; `balance-negative` besides where more was spent than there was.
 * @csspart error - What failed.
 */
export class CreditBadgeElement extends WidgetElement {
  static override readonly elementName = 'credit-badge';
  static override styles = [WidgetElement.styles, styles];

  /** Whose credit; the customer's on the sale where not given. */
  @property({ attribute: 'customer-id' }) customerId: CustomerId | null = null;
  /** Names the balance, over *Store Credit Balance*. */
  @property() label?: string;
  /** ISO 4217, of the one amount to show; all there are where not given. */
  @property() currency?: string;
  /** Whether it only shows, and cannot be pressed. */
  @property({ type: Boolean }) readonly = false;

  /** Whether the amount alone is seen, where there is a line and no more; it is still named. @internal */
  @property({ attribute: false }) compact = false;

  private readonly localize = new LocalizeController(this, creditBadgeWords);
  private readonly common = new LocalizeController(this, commonWords);
  private readonly opener = new ViewOpener(this, (error) => this.fail(error));
  private readonly customer = new ShownCustomer(this);
  private readonly credit = new LiveQueryController<BadgeState, readonly [CustomerId, string | undefined]>(
    this,
    async (reader, [customerId, currency]) => {
      const { cashier, currency: usual } = reader.options;
      const balances = await reader.storeCredit.balance(customerId);
      const shown = balances.filter(({ amount }) => currency === undefined || amount.currency === currency);
      const none: Credit = { amount: { amountMinor: 0, currency: currency ?? usual }, overspent: false };
      return { credits: shown.length > 0 ? shown : [none], mayAdjust: permissionOf(cashier, 'credit') !== 'no' };
    },
    () => (this.customer.id === null ? null : [this.customer.id, isCurrency(this.currency) ? this.currency : undefined]),
  );

  /** Gives focus to the badge, where it can be pressed. */
  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('customerId') && !changed.has('currency')) return;
    this.failure = undefined;
    if (this.customer.isWrong) this.fail(wrongValue('customer-id', 'the id of a customer'));
    if (this.currency && !isCurrency(this.currency)) this.fail(wrongValue('currency', 'an ISO 4217 code such as USD'));
  }

  protected override render(): unknown {
    return html`<slot name="heading"></slot>${this.renderState()} ${this.opener.render()}`;
  }

  private renderState(): TemplateResult {
    const { failure = this.credit.error } = this;
    if (failure) {
      const sentence = failure === this.failure ? errorSentence(this.common, failure) : this.localize.t('credit.failed');
      return html`<slot name="error"><p class="failed-line" part="base failed error">${sentence}</p></slot>`;
    }
    const { value } = this.credit;
    if (this.customer.id === null) return html`<span part="base empty" hidden></span>`;
    if (value === undefined) {
      return html`<span class="badge loading" part="base loading" aria-busy="true">
        <span class="visually-hidden">${this.localize.t('credit.loading')}</span>
      </span>`;
    }
    if (this.readonly || !value.mayAdjust) {
      return html`<span class="badge" part="base badge">${this.renderContent(value)}</span>`;
    }
    const amount = value.credits.map((credit) => this.spoken(credit)).join(', ');
    return html`<button
      type="button"
      class="badge"
      part="base button badge"
      aria-label=${this.localize.t('credit.open', { label: this.name, amount })}
      @click=${this.onClick}
    >
      ${this.renderContent(value)}
    </button>`;
  }

  private renderContent({ credits }: BadgeState): TemplateResult {
    return html`<slot name="icon">${icon(note)}</slot>
      <span class="content">
        <span class=${this.compact ? 'label visually-hidden' : 'label'}>${this.name}</span>
        <span class="balances">${credits.map((credit) => this.renderCredit(credit))}</span>
      </span>`;
  }

  private renderCredit(credit: Credit): TemplateResult {
    return html`<span class="balance" part=${credit.overspent ? 'balance balance-negative' : 'balance'}>
      <bdi>${formatMoney(credit.amount, this.localize.locale)}</bdi>
      ${
        credit.overspent
          ? html`<span class="overspent">${icon(warning)} <span>${this.common.t('alert.overspent')}</span></span>`
          : nothing
      }
    </span>`;
  }

  private get name(): string {
    return this.label || this.localize.t('credit.label');
  }

  private get button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('button');
  }

  private spoken({ amount, overspent }: Credit): string {
    const text = formatMoney(amount, this.localize.locale);
    return overspent ? `${text}, ${this.common.t('alert.overspent')}` : text;
  }

  private onClick(): void {
    const customerId = this.customer.id;
    if (customerId === null) return;
    // A host that routes to its own page cancels.
    if (!this.dispatchEvent(new CustomerOpenEvent({ customerId, view: 'credit' }))) return;
    const { button } = this;
    this.opener.open('credit', { customerId, ...(button ? { returnFocus: button } : {}) });
  }
}

function isCurrency(currency: string | undefined): currency is string {
  return currency !== undefined && /^[A-Z]{3}$/.test(currency);
}
