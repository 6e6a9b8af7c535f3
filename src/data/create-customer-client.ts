import type { CustomerClientOptions, CustomerClientSettings, LiveOptions } from '../domain/client-options.js';
import type { CustomerPage, ListQuery, SearchAnswer, SearchOptions } from '../domain/customer-query.js';
import type { ImportReport } from '../domain/customer-import.js';
import type { Customer, CustomerDetails, CustomerDraft, SaveResult } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId, Id } from '../domain/id.js';
import { settingsOf, withLive } from '../domain/settings.js';
import type { StoreStatus } from '../domain/store-status.js';
import type { ClientContext } from './client-context.js';
import type { CustomerClient, CustomerReader, ImportOptions, ImportSource, OpenSale } from './customer-client.js';
import { platformEnvironment } from './environment.js';
import { liveQuery } from './live-query.js';
import { LocalSale } from './open-sale.js';
import type { RegisterStore } from './register-store.js';
import { searchCustomers } from './search-customers.js';
import { type SharedStore, shareStore } from './shared-stores.js';
import { type Topic, Topics } from './topics.js';

/**
 * Returns at once and opens the store behind it; calls made meanwhile wait. Two clients on one database share
 * its store.
 *
 * @throws {RegularsError} `invalid-config` with the path of the wrong option.
 */
export function createCustomerClient(options: CustomerClientOptions = {}): CustomerClient {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return new LocalClient(settingsOf(options, { timeZone, environment: platformEnvironment() }));
}

type SettableStatus = Parameters<CustomerClient['setStatus']>[1];

/** A client that works on the store of this register alone. */
class LocalClient implements CustomerClient {
  readonly ready: Promise<StoreStatus>;

  private readonly context: { readonly store: RegisterStore; settings: CustomerClientSettings };
  private readonly shared: SharedStore;
  private readonly topics = new Topics();
  private readonly sales = new Map<string, LocalSale>();
  private readonly stops = new Set<() => void>();
  private closing: Promise<void> | null = null;

  constructor(settings: CustomerClientSettings) {
    this.shared = shareStore(settings);
    const { store } = this.shared;
    this.context = { store, settings };
    this.ready = store.ready;
    this.stops.add(
      store.topics.listen((topics) => {
        for (const sale of this.sales.values()) sale.follow(topics);
        this.topics.tell(topics);
      }),
    );
  }

  get store(): StoreStatus {
    const { status } = this.context.store;
    return this.closing ? { ...status, state: 'closed' } : status;
  }

  get options(): CustomerClientSettings {
    return this.context.settings;
  }

  configure(options: LiveOptions): void {
    this.context.settings = withLive(this.options, options);
    this.topics.tell(['options']);
  }

  sale(saleId = 'sale'): OpenSale {
    const sale = this.sales.get(saleId) ?? new LocalSale(saleId, this.context, (topics) => this.topics.tell(topics));
    this.sales.set(saleId, sale);
    return sale;
  }

  async search(text: string, options?: SearchOptions): Promise<SearchAnswer> {
    return searchCustomers(this.opened(), text, options);
  }

  async list(query?: ListQuery): Promise<CustomerPage> {
    const context = this.opened();
    const { listCustomers } = await import('./list-customers.js');
    return listCustomers(context, query);
  }

  async get(id: CustomerId): Promise<CustomerDetails | null> {
    const context = this.opened();
    const { getCustomer } = await import('./get-customer.js');
    return getCustomer(context, id);
  }

  async reveal(documentId: Id): Promise<string> {
    const context = this.opened();
    const { revealNumber } = await import('./vault/reveal-number.js');
    return revealNumber(context, documentId);
  }

  async save(draft: CustomerDraft, options?: { readonly dryRun?: boolean }): Promise<SaveResult> {
    const context = this.opened();
    const { saveCustomer } = await import('./save-customer.js');
    return saveCustomer(context, draft, options);
  }

  async setStatus(id: CustomerId, status: SettableStatus, options?: { readonly reason?: string }): Promise<Customer> {
    const context = this.opened();
    const { setStatus } = await import('./set-status.js');
    return setStatus(context, id, status, options);
  }

  async importCustomers(source: ImportSource, options?: ImportOptions): Promise<ImportReport> {
    const context = this.opened();
    const { importCustomers } = await import('./import/import-customers.js');
    return importCustomers(context, source, options);
  }

  watch<T>(
    query: (reader: CustomerReader) => T | Promise<T>,
    onValue: (value: T) => void,
    onError: (error: RegularsError) => void = () => undefined,
  ): () => void {
    const source = { topics: this.topics, clock: this.options.environment.clock };
    const stop = liveQuery(source, (reads) => query(this.reader(reads)), onValue, onError);
    this.stops.add(stop);
    return () => {
      this.stops.delete(stop);
      stop();
    };
  }

  close(options: { readonly destroy?: boolean } = {}): Promise<void> {
    this.closing ??= this.end();
    return options.destroy === true ? this.closing.then(() => this.destroy()) : this.closing;
  }

  private opened(): ClientContext {
    if (this.closing) throw new RegularsError('closed', 'The client was closed.');
    return this.context;
  }

  /** What a live query asks: the same answers, noting what they were made of. */
  private reader(reads: Set<Topic>): CustomerReader {
    const note = (...topics: Topic[]): this => {
      for (const topic of topics) reads.add(topic);
      return this;
    };
    return {
      get store() {
        return note('status', 'customers').store;
      },
      get options() {
        return note('options').options;
      },
      search: (text, options) => note('customers', 'recents', 'options').search(text, options),
      list: (query) => note('customers', 'options').list(query),
      get: (id) => note(`customer:${id}`, 'options').get(id),
      sale: (saleId = 'sale') => ({
        saleId,
        get current() {
          return note(`sale:${saleId}`, 'options').sale(saleId).current;
        },
      }),
    };
  }

  private async end(): Promise<void> {
    for (const stop of this.stops) stop();
    await this.shared.release();
  }

  private async destroy(): Promise<void> {
    const { destroyDatabase, blocked } = await import('./store/destroy-database.js');
    // Deleting under another client of this page would only take its store from it.
    if (!(await this.shared.release())) throw blocked();
    await destroyDatabase(this.options);
  }
}
