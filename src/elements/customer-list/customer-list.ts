import { ContextEvent } from '@lit/context';
import { html } from 'lit';
import type { PropertyValues } from 'lit';
import { viewHostContext } from '../../context/view-host-context.js';
import type { ViewHost } from '../../context/view-host-context.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { WidgetElement } from '../../context/widget-element.js';
import type { ListFilters } from '../../domain/customer-query.js';
import { isId } from '../../domain/id.js';
import type { CustomerId } from '../../domain/id.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { liveRegions } from '../../ui/a11y/live-regions.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { property } from '../../ui/property.js';
import { listStyles } from './customer-list.styles.js';
import type { ListDesk } from './list-desk.js';
import { isFilters, isSort } from './list-query.js';
import type { ListSort } from './list-query.js';

/**
 * All customers of the shop: sorted, filtered, as many as there are.
 *
 * @element customer-list
 * @event {CustomerSelectEvent} customer-select - A row was chosen; cancelable.
 * @event {CustomerOpenEvent} customer-open - Before the form shows; cancelable.
 * @event {ListFilterEvent} list-filter - The filters have changed, and the list shows what they leave.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a failure that shows.
 * @slot heading - Replaces the heading *Customers*.
 * @slot actions - Stands before *Add New Customer*.
 * @slot empty - In place of what shows where there is nobody.
 * @slot error - In place of the sentence that says what failed.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart new - *Add New Customer*.
 * @csspart import - *Import customers*.
 * @csspart import-progress - How far an import is, and what became of it.
 * @csspart filters - The checkboxes.
 * @csspart filter - One of them; `filter-on` besides.
 * @csspart count - How many show and how many are hidden.
 * @csspart grid - What scrolls.
 * @csspart sort - The button of a column that can be sorted by.
 * @csspart row - A customer; also `row-active`, `row-inactive`, `row-banned`, `row-selected`, `row-placeholder`.
 * @csspart surface - The dialog in which a customer opens, where no panel is around the list.
 * @csspart error - What failed.
 */
export class CustomerListElement extends WidgetElement {
  static override readonly elementName = 'customer-list';
  static override styles = [WidgetElement.styles, listStyles];

  /** By what it is sorted. */
  @property() sort: ListSort = 'name';
  /** Whether the last comes first. */
  @property({ type: Boolean }) descending = false;
  /** Id of the customer whose row is marked; the one chosen last. */
  @property({ attribute: 'selected-id' }) selectedId: CustomerId | null = null;
  /** Whether customers can be brought in from a file. */
  @property({ type: Boolean }) importable = false;
  /** Which customers show; the checkboxes change it. */
  @property({ attribute: false }) filters: ListFilters = {};

  private desk: ListDesk | undefined;
  private loading: Promise<ListDesk> | undefined;
  private viewHost: ViewHost | undefined;
  private readonly words = new LocalizeController(this, commonWords);

  /** Whether a panel around the list bears its heading. @internal */
  get isView(): boolean {
    return this.viewHost !== undefined;
  }

  /** Filters that can be asked for. @internal */
  get validFilters(): ListFilters {
    return isFilters(this.filters) ? this.filters : {};
  }

  /** A sort that can be asked for. @internal */
  get validSort(): ListSort {
    return isSort(this.sort) ? this.sort : 'name';
  }

  /** Brings a customer's row into the middle. Resolves to whether the list shows them: filters may hide a customer. */
  async scrollToCustomer(customerId: CustomerId): Promise<boolean> {
    const desk = await this.load();
    return (await desk?.scrollTo(customerId)) ?? false;
  }

  /** Gives focus to the row that the keys are on, or to the first control where there is none. */
  override focus(): void {
    if (!this.desk?.focusRow()) this.renderRoot.querySelector<HTMLElement>('button, input')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.viewHost = undefined;
    this.dispatchEvent(new ContextEvent(viewHostContext, this, (viewHost) => (this.viewHost = viewHost)));
  }

  /** Shows what failed and tells the host; null when it is over. @internal */
  report(error: unknown): void {
    if (error === null) this.failure = undefined;
    else this.fail(error);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sort, filters, selectedId } = this;
    if (changed.has('sort') && !isSort(sort)) this.fail(wrongValue('sort', 'name, created-at, last-sale-at or points'));
    if (changed.has('filters') && !isFilters(filters)) this.fail(wrongValue('filters', 'an object of filters'));
    if (changed.has('selectedId') && selectedId && !isId(selectedId))
      this.fail(wrongValue('selected-id', 'the id of a customer'));
  }

  protected override render(): unknown {
    const { desk, failure, words } = this;
    return html`<div class="base" part=${`base${desk?.states(failure) ?? ' loading'}`} lang=${words.locale}>
        ${desk?.render(failure)}
      </div>
      ${liveRegions(desk?.announcer)}`;
  }

  protected override firstUpdated(): void {
    void this.load();
  }

  private async load(): Promise<ListDesk | undefined> {
    try {
      this.loading ??= import('./list-desk.js').then(({ ListDesk }) => new ListDesk(this));
      this.desk ??= await this.loading;
      this.requestUpdate();
    } catch (error) {
      // What could not be fetched is tried again at the next call.
      this.loading = undefined;
      this.fail(error);
    }
    return this.desk;
  }
}
