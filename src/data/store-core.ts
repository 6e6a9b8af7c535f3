import { idle } from './idle.js';
import type { CustomerClientSettings } from '../domain/client-options.js';
import type { CustomerPage, ListQuery, SearchAnswer, SearchOptions } from '../domain/customer-query.js';
import type { CustomerDetails, CustomerDraft, SaveResult } from '../domain/customer.js';
import type { CustomerId } from '../domain/id.js';
import type { Attachment, SaleOrigin } from '../domain/open-sale.js';
import type { ClientContext } from './client-context.js';
import type { ClientParts } from './client-parts.js';
import type { SaveOptions } from './customer-client.js';
import type { LocalSale } from './open-sale.js';
import { loadOnce } from './load-once.js';
import type { RegisterStore } from './register-store.js';
import { attachCustomer, clearCustomer, refreshCustomer, restoreCustomer } from './sale-changes.js';
import { searchCustomers } from './search-customers.js';
import { type SharedStore, shareStore } from './shared-stores.js';
import type { TopicListener } from './topics.js';
import { watchClient } from './watch-client.js';

const loadListCustomers = loadOnce(() => import('./list-customers.js'));
const loadGetCustomer = loadOnce(() => import('./get-customer.js'));
const loadSaveCustomer = loadOnce(() => import('./save-customer.js'));

/**
 * All of a client that needs its store. One import() brings what the first search and the first sale use, in one
 * piece, as soon as a client is made; what comes later in a day is loaded when asked for.
 */
export class StoreCore implements ClientContext {
  readonly watch = watchClient;

  private readonly shared: SharedStore;
  private readonly stopListening: () => void;

  /** Opens the store of these settings, or joins whoever has it open. */
  constructor(
    private readonly settingsNow: () => CustomerClientSettings,
    onChange: TopicListener,
  ) {
    this.shared = shareStore(settingsNow());
    this.stopListening = this.store.topics.listen(onChange);
    // In a page alone: elsewhere modules do not come over a line that may go down.
    if ('document' in globalThis) this.store.filled.then(loadAhead).catch(() => undefined);
  }

  get store(): RegisterStore {
    return this.shared.store;
  }

  get settings(): CustomerClientSettings {
    return this.settingsNow();
  }

  search(text: string, options?: SearchOptions): Promise<SearchAnswer> {
    return searchCustomers(this, text, options);
  }

  async list(query?: ListQuery): Promise<CustomerPage> {
    const { listCustomers } = await loadListCustomers();
    return listCustomers(this, query);
  }

  async get(id: CustomerId): Promise<CustomerDetails | null> {
    const { getCustomer } = await loadGetCustomer();
    return getCustomer(this, id);
  }

  async save(draft: CustomerDraft, options?: SaveOptions): Promise<SaveResult> {
    const { saveCustomer } = await loadSaveCustomer();
    return saveCustomer(this, draft, options);
  }

  /** A part of the client, which comes with its first call. */
  async part<Name extends keyof ClientParts>(name: Name): Promise<ClientParts[Name]> {
    const { CLIENT_PARTS } = await import('./client-parts.js');
    return CLIENT_PARTS[name](this);
  }

  attach(sale: LocalSale, customerId: CustomerId, origin: SaleOrigin): Promise<Attachment> {
    return attachCustomer(this, sale, customerId, origin);
  }

  clear(sale: LocalSale, origin: SaleOrigin): Promise<void> {
    return clearCustomer(this, sale, origin);
  }

  refresh(sale: LocalSale, customerId: CustomerId): Promise<void> {
    return refreshCustomer(this, sale, customerId);
  }

  restore(sale: LocalSale, customerId: CustomerId): Promise<void> {
    return restoreCustomer(this, sale, customerId);
  }

  /** Whether no other client of this page holds the store: then it is closed. */
  release(): Promise<boolean> {
    this.stopListening();
    return this.shared.release();
  }

  /** Codes: store-blocked. */
  async destroy(): Promise<void> {
    const { destroyDatabase, blocked } = await import('./store/destroy-database.js');
    // Deleting under another client of this page would only take its store from it.
    if (!(await this.release())) throw blocked();
    await destroyDatabase(this.settings);
  }
}

async function loadAhead(): Promise<void> {
  await idle();
  const { loadClientAhead } = await import('./load-ahead.js');
  await loadClientAhead();
}
