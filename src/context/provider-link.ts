import { ContextEvent } from '@lit/context';
import type { Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { RegularsError } from '../domain/errors.js';
import { tagName } from '../ui/tags.js';
import { cartContext } from './cart-port.js';
import type { OpenCart } from './cart-port.js';
import { customerClientContext } from './customer-client-context.js';
import type { CustomerClient, OpenSale } from './customer-client-context.js';
import { liveProviders, onProvidersChange } from './live-providers.js';
import { presentationContext } from './presentation-context.js';
import type { Presentation } from './presentation-context.js';
import { parentOf } from './provider-around.js';
import { saleContext } from './sale-context.js';
import { shareDefaultClient } from './shared-clients.js';
import type { SharedClient } from './shared-clients.js';

/** An element that speaks to a client. */
export interface LinkedElement extends ReactiveControllerHost, HTMLElement {
  client?: CustomerClient;
}

/**
 * Finds the client an element speaks to, in this order: its own `client` property; the nearest provider, waited
 * for where it is not defined yet; the page's only provider; the client of a page without provider.
 *
 * Asked again when the element is put elsewhere and when providers come or leave. What was found stays until
 * something else is, so that an element moved in one task shows on what it showed.
 */
export class ProviderLink implements ReactiveController {
  client: CustomerClient | undefined;
  sale: OpenSale | undefined;
  /** The cart of that sale, where the host gives one. */
  cart: OpenCart | undefined;
  presentation: Presentation | undefined;
  state: 'waiting' | 'linked' | 'failed' = 'waiting';

  private round = 0;
  private answeredBy: HTMLElement | undefined;
  private ownClient: CustomerClient | undefined;
  private shared: SharedClient | undefined;
  private stops: (() => void)[] = [];
  private stopWatching?: () => void;

  constructor(
    private readonly host: LinkedElement,
    private readonly onFailure: (error: RegularsError) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching ??= onProvidersChange(() => this.onProvidersChange());
    this.ask();
  }

  hostDisconnected(): void {
    // An element put back in the same task has lost nothing.
    setTimeout(() => {
      if (!this.host.isConnected) this.letGo();
    });
  }

  hostUpdate(): void {
    if (this.host.client !== this.ownClient) this.ask();
  }

  private ask(patient = true): void {
    this.round += 1;
    for (const stop of this.stops.splice(0)) stop();
    this.answeredBy = undefined;
    this.ownClient = this.host.client;

    if (this.ownClient) return this.linkOwn(this.ownClient);
    const tag = tagName('customer-provider');
    const around = ancestorOf(this.host, tag);
    if (around?.matches(':not(:defined)')) return this.waitForDefinition(tag);
    if (this.requestAll(this.host)) return;

    const [only, ...others] = liveProviders();
    if (others.length > 0) return this.fail();
    if (only) {
      this.answeredBy = only;
      if (this.requestAll(only)) return;
    }
    if (document.querySelector(`${tag}:not(:defined)`)) return this.waitForDefinition(tag);
    // A provider may stand further down a page still being read, or come in the same task as we did.
    if (document.readyState === 'loading') return this.askAgain((again) => document.addEventListener('DOMContentLoaded', again));
    if (patient) return this.askAgain((again) => setTimeout(again), false);

    this.shared ??= shareDefaultClient();
    this.link(this.shared.client, this.shared.client.sale());
  }

  /** Language and looks are the provider's all the same; so is the sale, where the client is its own too. */
  private linkOwn(client: CustomerClient): void {
    const around: { client?: CustomerClient | undefined; sale?: OpenSale | undefined; cart?: OpenCart | undefined } = {};
    const link = (): void => {
      const isAround = around.client === client && around.sale !== undefined;
      this.cart = isAround ? around.cart : undefined;
      this.link(client, isAround ? around.sale : client.sale());
    };
    this.request(presentationContext, this.host, (presentation) => (this.presentation = presentation));
    this.request(customerClientContext, this.host, (given) => (around.client = given));
    this.request(cartContext, this.host, (cart) => {
      around.cart = cart;
      link();
    });
    this.request(saleContext, this.host, (sale) => {
      around.sale = sale;
      link();
    });
    link();
  }

  private askAgain(when: (again: () => void) => void, patient = true): void {
    const { round } = this;
    when(() => {
      if (round === this.round && this.host.isConnected) this.ask(patient);
    });
  }

  private waitForDefinition(tag: string): void {
    this.askAgain((again) => void customElements.whenDefined(tag).then(again));
  }

  private onProvidersChange(): void {
    const isLost = this.answeredBy && !liveProviders().includes(this.answeredBy);
    if (this.host.isConnected && (isLost || this.state !== 'linked')) this.ask();
  }

  private requestAll(target: Element): boolean {
    this.request(saleContext, target, (sale) => (this.sale = sale));
    this.request(cartContext, target, (cart) => (this.cart = cart));
    this.request(presentationContext, target, (presentation) => (this.presentation = presentation));
    return this.request(customerClientContext, target, (client) => this.link(client, this.sale));
  }

  /** Asks for one context and stays subscribed. Returns whether anybody answered. */
  private request<T>(context: Context<unknown, T>, target: Element, take: (value: T) => void): boolean {
    const { round } = this;
    let stop: (() => void) | undefined;
    let isAnswered = false;
    const onAnswer = (value: T, unsubscribe?: () => void): void => {
      // A provider that came in between answers with a subscription of its own.
      if (stop !== unsubscribe) stop?.();
      stop = unsubscribe;
      if (round !== this.round) return unsubscribe?.();
      isAnswered = true;
      take(value);
      this.host.requestUpdate();
    };
    target.dispatchEvent(new ContextEvent(context, this.host, onAnswer, true));
    this.stops.push(() => stop?.());
    return isAnswered;
  }

  private link(client: CustomerClient | undefined, sale: OpenSale | undefined): void {
    this.client = client;
    this.sale = sale;
    this.state = client ? 'linked' : 'waiting';
    if (this.shared && client !== this.shared.client) this.releaseShared();
    this.host.requestUpdate();
    // The line may go down before a view is asked for the first time.
    client?.ready.then(loadAhead).catch(() => undefined);
  }

  private fail(): void {
    this.link(undefined, undefined);
    this.state = 'failed';
    this.onFailure(new RegularsError('ambiguous-provider', 'Several providers are on the page and none is around this element.'));
  }

  private letGo(): void {
    this.round += 1;
    for (const stop of this.stops.splice(0)) stop();
    this.stopWatching?.();
    this.stopWatching = undefined;
    this.releaseShared();
  }

  private releaseShared(): void {
    this.shared?.release();
    this.shared = undefined;
  }
}

function ancestorOf(element: Element, tag: string): Element | null {
  // Slots and shadow roots count, as they do for events.
  let at: Node | null = element;
  while ((at = parentOf(at))) {
    if (at instanceof Element && at.localName === tag) return at;
  }
  return null;
}

async function loadAhead(): Promise<void> {
  const { loadViewsAhead } = await import('./load-views-ahead.js');
  await loadViewsAhead();
}
