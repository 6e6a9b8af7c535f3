import type { PropertyValues } from 'lit';
import { openCart } from '../../context/cart-port.js';
import type { CartPort, OpenCart } from '../../context/cart-port.js';
import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import { rememberResumed } from '../../context/resumed-sale.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant } from '../../domain/grant.js';
import type { CustomerId } from '../../domain/id.js';
import type { SaleOrigin } from '../../domain/open-sale.js';
import type { StoreStatus } from '../../domain/store-status.js';
import type { CustomerChangeEvent } from '../../events/customer-change.js';
import { RegularsReadyEvent } from '../../events/regulars.js';
import { watchClient } from './client-watch.js';
import type { WatchObserver } from './client-watch.js';
import { checkMessageKeys, checkPresentation } from './presentation-check.js';
import type { CheckedPresentation } from './presentation-check.js';
import { isChange } from './presentation.js';
import { ProviderKeys } from './provider-keys.js';
import type { KeyedProvider } from './provider-keys.js';
import type { ProviderNotice } from './provider-notice.js';

/** A provider as its desk sees it. */
export interface DeskProvider extends KeyedProvider, SpeakingElement, CheckedPresentation {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly sale: OpenSale | undefined;
  readonly cart?: CartPort | undefined;
  /** Whom the host has named, until they are put on the sale. */
  wantedCustomerId: CustomerId | null | undefined;
}

/** Who is told of what a desk does. */
export interface DeskObserver {
  /** What is wrong with the setup, by the last that was told. */
  failure(): RegularsError | undefined;
  /** Undefined where what was told is over. */
  onFailure(error: RegularsError | undefined): void;
  /** What the elements inside put aside. */
  onCart(cart: OpenCart | undefined): void;
  /** The sale before it is over; the name of the next one where it has another. */
  onNextSale(saleId: string | undefined): void;
}

/**
 * All that a provider does for its host once it stands on the page: it tells what becomes of the sale and the store, has
 * keys and scanner, the cart, the next sale, whom the host puts on the sale, and the pad for its own actions. Loaded behind
 * the provider's first update.
 */
export class ProviderDesk implements WatchObserver {
  private client: CustomerClient | undefined;
  private store: StoreStatus | undefined;
  private notice: ProviderNotice | undefined;
  private stopWatching: (() => void) | undefined;
  private hasLooked = false;

  constructor(
    private readonly provider: DeskProvider,
    private readonly observer: DeskObserver,
  ) {
    new ProviderKeys(provider, (error) => observer.onFailure(error));
  }

  /** Follows what the host has set. */
  afterUpdate(changed: PropertyValues): void {
    const { cart, messages, sale, wantedCustomerId } = this.provider;
    const tell = (problem: RegularsError): void => this.onFailure(problem);
    const isNew = (name: 'cart' | 'messages'): boolean => !this.hasLooked || changed.has(name);
    // What was wrong is forgotten with every change: what still is has to be told again.
    if (!this.hasLooked || isChange(changed)) checkPresentation(this.provider, tell);
    if (isNew('messages')) void checkMessageKeys(messages, tell);
    if (isNew('cart')) this.offer(cart);
    this.hasLooked = true;
    if (sale && wantedCustomerId !== undefined) {
      this.provider.wantedCustomerId = undefined;
      void this.putOnSale(sale, wantedCustomerId);
    }
    if (this.notice || this.store?.error || this.observer.failure()) void this.showNotice();
  }

  /** Tells of this sale and its store instead of those before. */
  watch(client: CustomerClient | undefined, sale: OpenSale | undefined): void {
    this.stopWatching?.();
    this.stopWatching = client && sale && watchClient(client, sale, this);
    if (client && client !== this.client) void this.tellReady(client);
    this.client = client;
  }

  onStore(store: StoreStatus): void {
    // What the store itself tells is not kept beside it: it ends with the trouble.
    if (this.observer.failure() === this.store?.error) this.observer.onFailure(undefined);
    this.store = store;
    this.onPage();
  }

  onPage(): void {
    this.provider.requestUpdate();
  }

  onCustomerChange(event: CustomerChangeEvent): void {
    this.provider.dispatchEvent(event);
  }

  onFailure(error: RegularsError): void {
    this.observer.onFailure(error);
  }

  /** Asks a manager to approve an action of the host's own. */
  async approve(intent: ApprovalIntent): Promise<Grant> {
    const { askManager } = await import('./approval-pad.js');
    return askManager(this.provider.renderRoot as ShadowRoot, intent);
  }

  /**
   * Ends this sale: takes the customer off, and begins the next.
   *
   * @throws {RegularsError} `refused-by-host`; then nothing has changed.
   */
  async nextSale(origin: SaleOrigin, saleId?: string): Promise<void> {
    const { provider } = this;
    await provider.sale?.clear({ origin });
    // The cart of the next sale is another one.
    if (provider.sale && provider.client) rememberResumed(provider.client, provider.sale, null);
    this.observer.onNextSale(saleId);
    await provider.updateComplete;
  }

  /** Puts whom the host names on its sale, or takes off who is on it. A refusal is told. */
  private async putOnSale(sale: OpenSale, customerId: CustomerId | null): Promise<void> {
    if (customerId === (sale.current?.customer.id ?? null)) return;
    try {
      if (customerId === null) await sale.clear({ origin: 'host' });
      else await sale.attach(customerId, { origin: 'host' });
    } catch (error) {
      this.observer.onFailure(asRegularsError(error, 'not-found', 'The customer could not be put on the sale.'));
    }
  }

  private async tellReady(client: CustomerClient): Promise<void> {
    // One that cannot be opened is told by the store's own status.
    const store = await client.ready.catch(() => null);
    if (store && client === this.client) this.provider.dispatchEvent(new RegularsReadyEvent(store));
  }

  private async showNotice(): Promise<void> {
    const { ProviderNotice } = await import('./provider-notice.js');
    this.notice ??= new ProviderNotice(this.provider);
    const place = this.provider.renderRoot.querySelector<HTMLElement>('[part=error]');
    if (place) this.notice.show(place, this.store, this.observer.failure());
  }

  /** Gives the host's cart to the elements inside, and with it the next sale that follows once it was put aside. */
  private offer(cart: CartPort | undefined): void {
    try {
      this.observer.onCart(openCart(cart, () => this.nextSale('park')));
    } catch (error) {
      this.observer.onCart(undefined);
      this.observer.onFailure(asRegularsError(error, 'invalid-config', 'The cart could not be read.'));
    }
  }
}
