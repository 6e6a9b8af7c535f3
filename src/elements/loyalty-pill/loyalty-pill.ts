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
import { permissionOf } from '../../domain/policy.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { CustomerOpenEvent } from '../../events/customer-open.js';
import type { LoyaltyAdjustEvent } from '../../events/loyalty-adjust.js';
import { CountUp } from '../../ui/count-up.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { loyaltyPillWords } from '../../ui/i18n/loyalty/pill-en.js';
import { heart, icon, warning } from '../../ui/icons.js';
import { property } from '../../ui/property.js';
import { styles } from './loyalty-pill.styles.js';

/** What the pill shows, and whether this cashier may change it. */
interface PillState {
  readonly balance: Balance<number>;
  readonly mayAdjust: boolean;
}

/**
 * Shows a customer's loyalty points and opens the adjustment of them.
 *
 * With nobody to show it takes no room.
 *
 * @element loyalty-pill
 * @event {CustomerOpenEvent} customer-open - Before the loyalty view shows; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute.
 * @slot heading - Above the pill.
 * @slot icon - Replaces the heart.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart button - The pill, where it can be pressed.
 * @csspart badge - The pill; `badge-negative` besides where more was spent than there was.
 * @csspart balance - The number of points.
 * @csspart error - What failed.
 * @cssproperty --regulars-pill-radius - How round the pill is.
 */
export class LoyaltyPillElement extends WidgetElement {
  static override readonly elementName = 'loyalty-pill';
  static override styles = [WidgetElement.styles, styles];

  /** Whose points; the customer's on the sale where not given. */
  @property({ attribute: 'customer-id' }) customerId: CustomerId | null = null;
  /** What the pill counts, where the host calls points something else. */
  @property() label?: string;
  /** Whether it only shows, and cannot be pressed. */
  @property({ type: Boolean }) readonly = false;

  /** A change made on this page by hand, which the next balance is the answer to. */
  private madeHere: LoyaltyAdjustEvent | undefined;
  private lastShown: Balance<number> | undefined;
  private readonly localize = new LocalizeController(this, loyaltyPillWords);
  private readonly common = new LocalizeController(this, commonWords);
  private readonly count = new CountUp(this);
  private readonly opener = new ViewOpener(this, (error) => this.fail(error));
  private readonly customer = new ShownCustomer(this);
  private readonly points = new LiveQueryController<PillState, readonly [CustomerId]>(
    this,
    async (reader, [customerId]) => {
      const mayAdjust = permissionOf(reader.options.cashier, 'loyalty') !== 'no';
      return { balance: await reader.loyalty.balance(customerId), mayAdjust };
    },
    () => (this.customer.id === null ? null : [this.customer.id]),
  );

  /** Gives focus to the pill, where it can be pressed. */
  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('loyalty-adjust', this.onLoyaltyAdjust);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('loyalty-adjust', this.onLoyaltyAdjust);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('customerId')) {
      this.failure = undefined;
      if (this.customer.isWrong) this.fail(wrongValue('customer-id', 'the id of a customer'));
    }
    this.followBalance();
  }

  protected override render(): unknown {
    return html`<slot name="heading"></slot>${this.renderState()} ${this.opener.render()}`;
  }

  private renderState(): TemplateResult {
    const { failure = this.points.error } = this;
    if (failure) {
      const sentence = failure === this.failure ? errorSentence(this.common, failure) : this.localize.t('loyalty.failed');
      return html`<slot name="error"><p class="failed-line" part="base failed error">${sentence}</p></slot>`;
    }
    const { value } = this.points;
    if (this.customer.id === null) return html`<span part="base empty" hidden></span>`;
    if (value === undefined) return this.renderSkeleton();
    const note = value.balance.overspent ? this.common.t('alert.overspent') : undefined;
    const count = this.localize.t('loyalty.count', { points: value.balance.amount, label: this.label, note });
    if (this.readonly || !value.mayAdjust) {
      return html`<span class="pill" part=${`base ${badgePart(value)}`} role="img" aria-label=${count}>
        ${this.renderContent(value)}
      </span>`;
    }
    return html`<button
      type="button"
      class="pill"
      part=${`base button ${badgePart(value)}`}
      aria-label=${this.localize.t('loyalty.open', { count })}
      @click=${this.onClick}
    >
      ${this.renderContent(value)}
    </button>`;
  }

  private renderSkeleton(): TemplateResult {
    return html`<span class="pill loading" part="base loading" aria-busy="true">
      <span class="visually-hidden">${this.localize.t('loyalty.loading')}</span>
    </span>`;
  }

  private renderContent({ balance }: PillState): TemplateResult {
    const shown = this.count.shown ?? balance.amount;
    return html`<span class="heart"><slot name="icon">${icon(heart, { filled: balance.amount > 0 })}</slot></span>
      <bdi class="balance" part="balance">${new Intl.NumberFormat(this.localize.locale).format(shown)}</bdi>
      ${
        balance.overspent
          ? html`<span class="overspent">${icon(warning)} <span>${this.common.t('alert.overspent')}</span></span>`
          : nothing
      }`;
  }

  private get button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('button');
  }

  private readonly onLoyaltyAdjust = (event: LoyaltyAdjustEvent): void => {
    if (event.customerId !== this.customer.id) return;
    // The store may have told of it before whoever wrote it did.
    if (this.points.value?.balance.amount === event.balance) {
      this.count.run(event.balance - event.points, event.balance, this.countingMs());
      this.requestUpdate();
    } else this.madeHere = event;
  };

  private onClick(): void {
    const customerId = this.customer.id;
    if (customerId === null) return;
    // A host that routes to its own page cancels.
    if (!this.dispatchEvent(new CustomerOpenEvent({ customerId, view: 'loyalty' }))) return;
    const { button } = this;
    this.opener.open('loyalty', { customerId, ...(button ? { returnFocus: button } : {}) });
  }

  /** Lets the number run where it was changed here; a change from elsewhere just shows. */
  private followBalance(): void {
    const balance = this.points.value?.balance;
    const before = this.lastShown;
    this.lastShown = balance;
    if (balance === undefined || before?.amount === balance.amount) return;
    const isOfOne = before?.customerId === balance.customerId;
    if (isOfOne && this.madeHere?.balance === balance.amount) this.count.run(before.amount, balance.amount, this.countingMs());
    this.madeHere = undefined;
  }

  private countingMs(): number {
    const shown = this.renderRoot.querySelector('.balance');
    return shown ? Number.parseFloat(getComputedStyle(shown).transitionDuration) * 1000 : 0;
  }
}

function badgePart({ balance }: PillState): string {
  return balance.overspent ? 'badge badge-negative' : 'badge';
}
