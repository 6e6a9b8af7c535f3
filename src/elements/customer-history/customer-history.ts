import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { errorSentence } from '../../context/error-sentence.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import type { LocalDate } from '../../domain/clock.js';
import { isId } from '../../domain/id.js';
import type { CustomerId } from '../../domain/id.js';
import { isLocalDate } from '../../domain/local-date.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { liveRegions } from '../../ui/a11y/live-regions.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { property } from '../../ui/property.js';
import { BodyLoader } from './body-loader.js';
import type { HistoryTab } from './history-row.js';

const TABS: readonly string[] = ['sales', 'loyalty', 'store-credit'];

/**
 * What a customer bought, and how points and store credit came and went.
 *
 * Entries by day with the balance after each, filtered by date, with a chart of the last 12 months, printed or exported.
 *
 * @element customer-history
 * @event {CustomerOpenEvent} customer-open - Before the form or the loyalty points show; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a failure that shows.
 * @slot heading - Replaces the heading *Customer History*.
 * @slot actions - Stands at the end of the customer's line.
 * @slot empty - Shows while nobody is on the sale.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart heading - The heading.
 * @csspart alert - The line that warns.
 * @csspart tab - A tab; `tab-selected` besides.
 * @csspart panel - What a tab shows.
 * @csspart chip - Days to choose; `chip-chosen` besides.
 * @csspart chart - The bars of the last 12 months.
 * @csspart row - An entry or sale; of a sale `row-completed`, `row-part-refunded`, `row-refunded` or `row-refund` besides.
 * @csspart end - Says where what this register keeps ends, and then that nothing is older.
 * @csspart error - What failed or was refused.
 */
export class CustomerHistoryElement extends WidgetElement {
  static override readonly elementName = 'customer-history';
  static readonly loadAhead = (): Promise<unknown> => import('./history-body.js');

  /** Whose history; the customer's on the sale where not given. */
  @property({ attribute: 'customer-id' }) customerId: CustomerId | null = null;
  /** `sales`, `loyalty` or `store-credit`. */
  @property() tab: HistoryTab = 'sales';
  /** First day that shows, `YYYY-MM-DD`; no limit where not given. */
  @property() from: LocalDate | null = null;
  /** Last day that shows, `YYYY-MM-DD`; no limit where not given. */
  @property() to: LocalDate | null = null;
  /** Whether the chart is left out. */
  @property({ type: Boolean, attribute: 'no-chart' }) noChart = false;

  private readonly common = new LocalizeController(this, commonWords);
  private readonly loader = new BodyLoader(this, (error) => this.fail(error));

  /** Prints the history that shows and nothing else of the page. Resolves once the browser has it. */
  async print(): Promise<void> {
    await (await this.loader.load()).output.print();
  }

  /** The history that shows as CSV text, all pages of it. Asks a manager where the cashier's permission says so. */
  async exportCsv(): Promise<string> {
    return (await this.loader.load()).output.csv();
  }

  protected override firstUpdated(): void {
    this.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { customerId, tab, from, to } = this;
    if (changed.has('tab') && !TABS.includes(tab)) this.fail(wrongValue('tab', 'sales, loyalty or store-credit'));
    if (changed.has('from') && from && !isLocalDate(from)) this.fail(wrongValue('from', 'a date as YYYY-MM-DD'));
    if (changed.has('to') && to && !isLocalDate(to)) this.fail(wrongValue('to', 'a date as YYYY-MM-DD'));
    // Last, since nobody shows without it.
    if (changed.has('customerId') && customerId && !isId(customerId))
      this.fail(wrongValue('customer-id', 'the id of a customer'));
  }

  protected override render(): TemplateResult {
    const { body } = this.loader;
    const state = body?.stateName ?? (this.failure ? 'failed' : 'loading');
    return html`<div class="base" part=${`base ${state}`.trim()} lang=${this.common.locale} aria-busy=${state === 'loading' ? 'true' : 'false'}>
        ${body ? body.render(this.failure) : this.failure ? this.renderNotLoaded() : nothing}
      </div>
      ${liveRegions(body?.announcer)}`;
  }

  /** The line was down before the body had come. */
  private renderNotLoaded(): TemplateResult {
    const sentence = this.failure ? errorSentence(this.common, this.failure) : '';
    return html`<slot name="error"><p part="error">${sentence}</p></slot>
      <button type="button" @click=${this.onLoad}>${this.common.t('common.tryAgain')}</button>`;
  }

  private readonly onLoad = (): void => {
    this.failure = undefined;
    this.load();
  };

  private load(): void {
    // What failed shows in the element.
    void this.loader.load().catch(() => undefined);
  }
}
