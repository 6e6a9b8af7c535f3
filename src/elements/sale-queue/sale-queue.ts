import { ContextEvent } from '@lit/context';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { errorSentence } from '../../context/error-sentence.js';
import { HotkeyTarget } from '../../context/hotkey-targets.js';
import { LiveQueryController } from '../../context/live-query-controller.js';
import { LocalizeController } from '../../context/localize-controller.js';
import { resumedSale } from '../../context/resumed-sale.js';
import { viewHostContext } from '../../context/view-host-context.js';
import type { ViewHost } from '../../context/view-host-context.js';
import { WidgetElement } from '../../context/widget-element.js';
import { RegularsErrorEvent } from '../../events/regulars.js';
import { Announcer } from '../../ui/a11y/announcer.js';
import { commonWords } from '../../ui/i18n/common/en.js';
import { queueTriggerWords } from '../../ui/i18n/queue/trigger-en.js';
import { icon, lightning } from '../../ui/icons.js';
import { property } from '../../ui/property.js';
import { baseStyles } from '../../ui/theme/base-styles.js';
import { QueueLoader } from './queue-loader.js';
import { readQueue } from './queue-scene.js';
import type { QueueState } from './queue-scene.js';
import { styles } from './sale-queue.styles.js';

/**
 * The lightning: puts the sale of this register aside, and takes one that was put aside at any register of the location.
 *
 * Shows only where the provider has a `cart`.
 *
 * @element sale-queue
 * @event {SaleParkEvent} sale-park - Before a sale is saved; cancelable.
 * @event {SaleParkedEvent} sale-parked - A sale is in the queue; its cart is cleared next.
 * @event {SaleResumeEvent} sale-resume - Before a sale is taken from the queue; cancelable.
 * @event {SaleResumedEvent} sale-resumed - A sale is on this register, its customer attached where that could be.
 * @event {SaleRemoveEvent} sale-remove - A sale was removed from the queue.
 * @event {CustomerAttachEvent} customer-attach - Before the customer of a resumed sale is put on it; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong attribute, or a refusal.
 * @slot trigger - Replaces the lightning; a press on it opens the queue.
 * @slot empty - Shows while no sale waits.
 * @slot error - Replaces the sentence of a failure.
 * @csspart base - All of it; `loading`, `empty` or `failed` besides.
 * @csspart trigger - The button with the lightning; `trigger-waiting` besides while sales wait.
 * @csspart dialog - What the queue and its questions stand in.
 * @csspart row - A sale; `row-waiting`, `row-here`, `row-elsewhere`, `row-lapsed` or `row-expired` besides.
 * @csspart claim - Says where a sale is open.
 * @csspart field - The field for the name; `field-invalid` besides.
 * @csspart input - What the name is typed in.
 * @csspart menu - The menu of a row.
 * @csspart menuitem - A line of the menu.
 * @csspart error - What failed or was refused.
 */
export class SaleQueueElement extends WidgetElement {
  static override readonly elementName = 'sale-queue';
  static override styles = [...baseStyles, styles];

  /** Whether the queue shows. */
  @property({ type: Boolean }) open = false;
  /** What the lightning is called; *Sale queue* where not given. */
  @property() label?: string;
  /** Whether it is only the lightning, and the panel around shows the queue. @internal */
  @property({ attribute: false }) triggerOnly = false;

  /** The panel or dialog around it. */
  private viewHost: ViewHost | undefined;
  private saleCount: number | undefined;
  private isLoadedAhead = false;
  private readonly trigger = createRef<HTMLSlotElement>();
  private readonly localize = new LocalizeController(this, queueTriggerWords);
  private readonly commonWords = new LocalizeController(this, commonWords);
  private readonly announcer = new Announcer(this);
  private readonly queue = new LiveQueryController<QueueState>(this, readQueue, () => (this.link.cart ? [] : null));
  private readonly loader = new QueueLoader(this, {
    announcer: this.announcer,
    say: (text) => (this.isView && this.viewHost ? this.viewHost : this.announcer).say(text),
    queue: this.queue,
    isView: () => this.isView,
    trigger: () => this.opener,
    leave: () => this.close(),
    onFailure: (error) => {
      // Without its code there is nothing to show: the next press tries again.
      if (!this.loader.desk) this.open = false;
      this.fail(error);
    },
    onRefusal: (error) => this.dispatchEvent(new RegularsErrorEvent(error)),
  });

  constructor() {
    super();
    new HotkeyTarget(this, 'queue', () => (this.isView || !this.link.cart || !this.isAllowed ? false : this.show()));
  }

  /** Opens the queue. */
  show(): void {
    if (this.isView) return;
    if (this.around) this.around.open('queue', { customerId: null, ...(this.opener ? { returnFocus: this.opener } : {}) });
    else this.open = true;
  }

  /** Opens *Save Sale*. */
  save(): void {
    void this.loader.when((desk) => desk.askName());
    this.show();
  }

  /** Closes the queue; in a panel, leaves its view. */
  close(): void {
    this.open = false;
    if (this.isView && this.isConnected) this.viewHost?.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.viewHost = this.findViewHost();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('label') || (changed.has('open') && this.open)) this.failure = undefined;
    const { saleCount } = this.link.presentation ?? {};
    // A locked register shows no queue, and the next sale begins without one.
    if (!this.isAllowed || (this.saleCount !== undefined && saleCount !== this.saleCount)) this.open = false;
    this.saleCount = saleCount;
  }

  protected override render(): unknown {
    const { desk } = this.loader;
    return html`<div class="base" part=${`base ${this.stateName}`}>
        ${this.isView ? nothing : this.renderTrigger()} ${this.renderFailure()} ${this.link.cart ? desk?.render() : nothing}
      </div>
      ${this.announcer.render()}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { cart, client } = this.link;
    if (!cart || !client) return;
    if (this.isView && !this.loader.desk) void this.loader.when(() => undefined);
    else if (changed.has('open'))
      void (this.open ? this.loader.when((desk) => this.open && desk.show()) : this.loader.desk?.close());
    if (this.isLoadedAhead) return;
    this.isLoadedAhead = true;
    // The line may go down before the queue is opened for the first time.
    client.ready.then(() => this.loader.when()).catch(() => undefined);
  }

  private renderTrigger(): unknown {
    if (!this.link.cart || !this.isAllowed) return nothing;
    const { count, localize } = this;
    const name = localize.t('queue.trigger', { label: this.label ?? localize.t('queue.label'), count });
    return html`<slot name="trigger" ${ref(this.trigger)} @click=${this.onTriggerClick}
      ><button
        type="button"
        class=${count > 0 ? 'icon-button trigger waits' : 'icon-button trigger'}
        part=${count > 0 ? 'trigger trigger-waiting' : 'trigger'}
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${name}
        title=${name}
      >
        ${icon(lightning, { filled: count > 0 })}${badge(count)}
      </button></slot
    >`;
  }

  private renderFailure(): unknown {
    if (!this.failure) return nothing;
    const sentence = errorSentence(this.commonWords, this.failure);
    return html`<slot name="error"><p class="trigger-failure" part="error">${sentence}</p></slot>`;
  }

  private get stateName(): string {
    if (this.link.state === 'failed' || this.queue.error) return 'failed';
    if (!this.link.cart) return 'empty';
    if (!this.queue.value) return 'loading';
    return this.queue.value.sales.length === 0 ? 'empty' : '';
  }

  /** Sales that wait, and those open here that are not on the screen: after a crash, say. */
  private get count(): number {
    const { client, sale } = this.link;
    const onScreenId = client && sale ? resumedSale(client, sale) : null;
    const sales = this.queue.value?.sales ?? [];
    return sales.filter(({ id, state, claim }) => state === 'waiting' || (claim?.here && id !== onScreenId)).length;
  }

  /** Whether the cashier may do anything here. */
  private get isAllowed(): boolean {
    const { value } = this.queue;
    return value === undefined || value.mayPark || value.mayResume;
  }

  /** Whether a panel shows it as one of its views; put into the panel's bar by a host, it stays a lightning. */
  private get isView(): boolean {
    return this.viewHost !== undefined && !this.triggerOnly && this.assignedSlot === null;
  }

  /** The panel that shows the queue for this lightning. */
  private get around(): ViewHost | undefined {
    return this.isView ? undefined : this.findViewHost();
  }

  /** The button, ours or the host's. */
  private get opener(): HTMLElement | null {
    const [given] = this.trigger.value?.assignedElements() ?? [];
    const opener = given ?? this.trigger.value?.querySelector('button');
    return opener instanceof HTMLElement ? opener : null;
  }

  private readonly onTriggerClick = (): void => {
    if (this.open) this.close();
    else this.show();
  };

  private findViewHost(): ViewHost | undefined {
    let found: ViewHost | undefined;
    const onAnswer = (viewHost: ViewHost): void => {
      found = viewHost;
    };
    this.dispatchEvent(new ContextEvent(viewHostContext, this, onAnswer));
    return found;
  }
}

function badge(count: number): TemplateResult | typeof nothing {
  return count > 0 ? html`<span class="badge" aria-hidden="true">${count}</span>` : nothing;
}
