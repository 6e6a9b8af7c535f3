import { ContextProvider } from '@lit/context';
import { html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { cartContext } from '../../context/cart-port.js';
import type { CartPort } from '../../context/cart-port.js';
import { customerClientContext } from '../../context/customer-client-context.js';
import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import { addProvider, removeProvider } from '../../context/live-providers.js';
import { presentationContext } from '../../context/presentation-context.js';
import type { Appearance, MessageOverrides, Presentation } from '../../context/presentation-context.js';
import { saleContext } from '../../context/sale-context.js';
import { isDefaultClientOpened, lateProvider } from '../../context/shared-clients.js';
import type { CustomerClientOptions } from '../../domain/client-options.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { CustomerId } from '../../domain/id.js';
import type { Cashier } from '../../domain/policy.js';
import { RegularsErrorEvent } from '../../events/regulars.js';
import { property, state } from '../../ui/property.js';
import { registerElement } from '../../ui/tags.js';
import type { DefineOptions } from '../../ui/tags.js';
import { AppearanceSheet } from '../../ui/theme/appearance-sheet.js';
import type { ScannerOptions } from '../../ui/scan-burst.js';
import type { Scheme } from '../../ui/theme/scheme.js';
import type { Density } from '../../ui/theme/theme-controller.js';
import { styles } from './customer-provider.styles.js';
import { ClientHolder } from './client-holder.js';
import type { Hotkeys, ScanMode } from './key-options.js';
import { isChange, presentationOf } from './presentation.js';
import type { ProviderDesk } from './provider-desk.js';
import { optionsOf } from './provider-options.js';
import type { ProviderAttributes } from './provider-options.js';

/** Until a desk that could not be had is asked for again. */
const DESK_AGAIN_MS = 2_000;

/**
 * Opens the store and gives client, sale, language and looks to every element inside.
 *
 * Attributes are the plain options of the client; those that fix the store are read when it opens, the others
 * may change at any time.
 *
 * @element customer-provider
 * @event {RegularsReadyEvent} regulars-ready - The store answers.
 * @event {CustomerChangeEvent} customer-change - The customer on the sale has changed, whoever did it.
 * @event {ScanEvent} scan - A scanner was used while one of our elements had focus; cancelable.
 * @event {RegularsErrorEvent} regulars-error - A wrong option, with its path; a refused `customerId`; a store that fails.
 * @slot - The page, or the part of it, that belongs to this sale.
 * @csspart error - A line above the page: what is wrong with the store or the setup.
 */
export class CustomerProviderElement extends LitElement implements ProviderAttributes {
  static readonly elementName = 'customer-provider';
  static override styles = styles;

  /** Registers this element, under its default tag where none is given. Returns the tag it got. */
  static define(options?: DefineOptions): string {
    return registerElement(CustomerProviderElement, options);
  }

  /** Whose customers these are; the store is bound to it. */
  @property({ attribute: 'merchant-id' }) merchantId?: string;
  /** Name of the database; made from the merchant where not given. */
  @property() database?: string;
  @property({ attribute: 'location-id' }) locationId?: string;
  /** ISO 4217. */
  @property() currency?: string;
  /** ISO 3166-1, for phones typed without `+`. */
  @property() country?: string;
  /** IANA; the browser's where not given. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  @property() storage?: 'auto' | 'indexeddb' | 'memory';
  /** What this register keeps. */
  @property() persist?: 'full' | 'minimal' | 'none';
  /** What other registers call this one. */
  @property({ attribute: 'register-name' }) registerName?: string;
  @property() profile?: 'full-name' | 'given-family';
  @property() shop?: 'retail' | 'medical';
  /** BCP 47. */
  @property() locale?: string;
  /** Name of the sale; each provider has one of its own. */
  @property({ attribute: 'sale-id' }) saleId?: string;
  @property() scheme: Scheme = 'auto';
  @property() density: Density = 'default';
  /** Level of the headings inside, to fit the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;

  /** What a scan becomes: an event and a look-up, nothing, or also keys for a page that listens on its document. */
  @property() scans: ScanMode = 'event';
  /** Keys by what they are for: `search`, `account`, `list`, `queue`, `next-sale`. In the attribute JSON. */
  @property() hotkeys?: Hotkeys | string;

  /** All options of the client. Goes over the attributes. */
  @property({ attribute: false }) config: CustomerClientOptions = {};
  /** Who works here; null locks the register. Goes over `config`. */
  @property({ attribute: false }) cashier?: Cashier | null;
  /** The host's cart: with one, sales can be put aside. */
  @property({ attribute: false }) cart?: CartPort;
  /** Scheme, density and tokens, live. */
  @property({ attribute: false }) appearance: Appearance = {};
  /** How the scanner types. */
  @property({ attribute: false }) scanner: ScannerOptions = {};
  /** Words of the host's own, by key. */
  @property({ attribute: false }) messages: MessageOverrides = {};

  @state() private saleCount = 0;
  @state() private failure?: RegularsError;
  private givenClient: CustomerClient | undefined;
  /** Whom the host has named, until they are put on the sale. @internal */
  wantedCustomerId: CustomerId | null | undefined;
  private desk?: ProviderDesk;
  private starting: Promise<void> | undefined;

  private readonly clientContext = new ContextProvider(this, { context: customerClientContext });
  private readonly saleContext = new ContextProvider(this, { context: saleContext });
  private readonly presentationContext = new ContextProvider(this, { context: presentationContext });
  private readonly cartContext = new ContextProvider(this, { context: cartContext });
  private readonly appearanceSheet = new AppearanceSheet();
  private readonly holder = new ClientHolder(this, {
    onClient: (client, sale) => {
      this.saleContext.setValue(sale);
      this.clientContext.setValue(client);
      this.desk?.watch(client, sale);
    },
    onFailure: (error) => this.fail(error),
  });

  /** The client in use. Set one to have this element open and close none. */
  @property({ attribute: false })
  get client(): CustomerClient | undefined {
    return this.holder.client;
  }
  set client(client: CustomerClient | undefined) {
    this.givenClient = client ?? undefined;
    this.requestUpdate();
  }

  /** Who is on the sale. Setting it asks no one but the status policy and the guards; null takes the customer off. */
  @property({ attribute: 'customer-id' })
  get customerId(): CustomerId | null {
    return this.sale?.current?.customer.id ?? null;
  }
  set customerId(customerId: CustomerId | null | undefined) {
    this.wantedCustomerId = customerId;
    this.requestUpdate();
  }

  /** The sale of this provider; absent while no client could be opened. */
  get sale(): OpenSale | undefined {
    // A page may ask in the task in which it made us.
    if (!this.holder.sale && this.isConnected) this.openClient();
    return this.holder.sale;
  }

  /** What controllers that speak need. @internal */
  get link(): { readonly client: CustomerClient | undefined; readonly presentation: Presentation | undefined } {
    return { client: this.holder.client, presentation: this.presentationContext.value };
  }

  /**
   * Begins the next sale: takes the customer off this one, closes views and empties the search. A form that is
   * not saved is kept as a draft.
   *
   * @param saleId Name of the next sale; that of this one where not given.
   * @throws {RegularsError} `refused-by-host` where a guard keeps the customer on; then nothing has changed.
   */
  async nextSale(saleId?: string): Promise<void> {
    const desk = await this.loadDesk();
    await desk.nextSale('host', saleId);
  }

  /**
   * Asks a manager to approve an action of the host's own, such as a discount, on a pad over the page.
   *
   * @throws {RegularsError} `approval-cancelled` where the pad is closed, `locked` where nobody is signed in.
   */
  async approve(intent: ApprovalIntent): Promise<Grant> {
    const desk = await this.loadDesk();
    await this.updateComplete;
    return desk.approve(intent);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addProvider(this);
    // Opens again what was let go of in between; children ask before the first update and get the rest then.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A provider put back in the same task has closed nothing.
    setTimeout(() => {
      if (this.isConnected) return;
      removeProvider(this);
      this.holder.letGo();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.isConnected) return;
    // Whatever was wrong is looked at again when anything has changed.
    const isChanged = isChange(changed);
    if (isChanged) this.failure = undefined;
    if (!this.hasUpdated && isDefaultClientOpened()) this.fail(lateProvider());
    this.openClient();
    // Also for a change of cashier or profile: elements ask the client for those while they render.
    if (isChanged) this.present();
  }

  protected override render(): unknown {
    return html`<div part="error" role="alert" hidden></div>
      <slot></slot>`;
  }

  protected override firstUpdated(): void {
    if (this.renderRoot instanceof ShadowRoot) this.renderRoot.adoptedStyleSheets.push(this.appearanceSheet.sheet);
  }

  protected override updated(changed: PropertyValues): void {
    this.desk?.afterUpdate(changed);
    if (!this.desk && this.isConnected) this.starting ??= this.start();
  }

  /** Asks for the desk until it comes: without it nothing here is heard. */
  private async start(): Promise<void> {
    let lost: RegularsError | undefined;
    while (!this.desk && this.isConnected) {
      try {
        await this.loadDesk();
        if (this.failure === lost) this.failure = undefined;
      } catch (error) {
        if (!lost) this.fail((lost = asRegularsError(error, 'unsupported', 'Something that this element needs has failed.')));
        await new Promise((resolve) => setTimeout(resolve, DESK_AGAIN_MS));
      }
    }
    this.starting = undefined;
    if (this.desk) this.requestUpdate();
  }

  private openClient(): void {
    const config = this.cashier === undefined ? this.config : { ...this.config, cashier: this.cashier };
    this.holder.hold(this.givenClient, optionsOf(this, config), this.saleId ?? undefined);
  }

  private present(): void {
    try {
      this.presentationContext.setValue(presentationOf(this, this.saleCount));
      this.appearanceSheet.set(this.appearance.tokens ?? {});
    } catch (error) {
      this.fail(asRegularsError(error, 'invalid-config', 'appearance and messages must be objects.'));
    }
  }

  private async loadDesk(): Promise<ProviderDesk> {
    const { ProviderDesk } = await import('./provider-desk.js');
    if (!this.desk) {
      this.desk = new ProviderDesk(this, {
        failure: () => this.holder.failure ?? this.failure,
        onFailure: (error) => this.fail(error),
        onCart: (cart) => this.cartContext.setValue(cart),
        onNextSale: (saleId) => {
          if (saleId !== undefined) this.saleId = saleId;
          this.saleCount += 1;
        },
      });
      this.desk.watch(this.holder.client, this.holder.sale);
    }
    return this.desk;
  }

  private fail(error: RegularsError | undefined): void {
    this.failure = error;
    if (error) this.dispatchEvent(new RegularsErrorEvent(error));
  }
}
