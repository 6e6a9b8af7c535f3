import type { CustomerClient, OpenSale } from '../../context/customer-client-context.js';
import { liveProviders } from '../../context/live-providers.js';
import { shareClient } from '../../context/shared-clients.js';
import type { SharedClient } from '../../context/shared-clients.js';
import type { CustomerClientOptions } from '../../domain/client-options.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import { differInFixed, isEqual, liveOptionsOf } from './provider-options.js';

/** Who wants to know what becomes of the client. */
export interface ClientObserver {
  /** Another client or sale, or none. */
  onClient(client: CustomerClient | undefined, sale: OpenSale | undefined): void;
  /** The options were refused. */
  onFailure(error: RegularsError): void;
}

/** What provider's elements hold, to tell their sales apart. */
const sales = new WeakMap<HTMLElement, { readonly database: string; readonly saleId: string }>();

/** The client and the sale of a provider: opened from its options, changed with them, let go of at its end. */
export class ClientHolder {
  client: CustomerClient | undefined;
  sale: OpenSale | undefined;
  /** Why the options in force opened nothing, or changed nothing. */
  failure: RegularsError | undefined;

  private shared: SharedClient | undefined;
  private options: CustomerClientOptions | undefined;

  constructor(
    private readonly provider: HTMLElement,
    private readonly observer: ClientObserver,
  ) {}

  /** Uses the client that was given, else one of these options. What is refused is told and changes nothing. */
  hold(given: CustomerClient | undefined, options: CustomerClientOptions, saleId: string | undefined): void {
    if (!given && !this.isAsOpened(options)) this.open(options);
    if (given) this.release();
    const client = given ?? this.shared?.client;
    if (client === this.client && (!client || this.sale?.saleId === (saleId ?? this.sale?.saleId))) return;
    this.use(client, client?.sale(saleId ?? this.freeSaleId(client)));
  }

  letGo(): void {
    this.use(undefined, undefined);
    this.release();
  }

  private isAsOpened(options: CustomerClientOptions): boolean {
    return this.options !== undefined && isEqual(this.options, options);
  }

  private open(options: CustomerClientOptions): void {
    const before = this.shared;
    const isSameStore = this.options !== undefined && !differInFixed(this.options, options);
    this.options = options;
    this.failure = undefined;
    try {
      if (isSameStore && before?.configure(options, liveOptionsOf(options))) return;
      // The new one first: were the old one the last of its store, the store would close in between.
      this.shared = shareClient(options);
      before?.release();
    } catch (error) {
      this.failure = asRegularsError(error, 'invalid-config', 'The options could not be read.');
      this.observer.onFailure(this.failure);
    }
  }

  private release(): void {
    this.shared?.release();
    this.shared = undefined;
    this.options = undefined;
    this.failure = undefined;
  }

  private use(client: CustomerClient | undefined, sale: OpenSale | undefined): void {
    this.client = client;
    this.sale = sale;
    if (client && sale) sales.set(this.provider, { database: client.options.database, saleId: sale.saleId });
    this.observer.onClient(client, sale);
  }

  /** Two providers are two sales, also on one database. */
  private freeSaleId({ options }: CustomerClient): string {
    const taken = liveProviders().flatMap((provider) => {
      const held = provider === this.provider ? undefined : sales.get(provider);
      return held?.database === options.database ? held.saleId : [];
    });
    let saleId = 'sale';
    for (let count = 2; taken.includes(saleId); count += 1) saleId = `sale-${String(count)}`;
    return saleId;
  }
}
