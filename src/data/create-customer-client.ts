import type { CustomerClientOptions, CustomerClientSettings, LiveOptions } from '../domain/client-options.js';
import type { CustomerPage, ListQuery, SearchAnswer, SearchOptions } from '../domain/customer-query.js';
import type { CustomerDetails, CustomerDraft, SaveResult } from '../domain/customer.js';
import { asRegularsError, RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { settingsOf, withLive } from '../domain/settings.js';
import { OPENING, type StoreStatus } from '../domain/store-status.js';
import { SYNC_OFF, type SyncStatus } from '../domain/sync-status.js';
import type { ClientParts } from './client-parts.js';
import type { Sync } from './client-sync.js';
import type { CustomerClient, CustomerReader, OpenSale, SaveOptions } from './customer-client.js';
import { platformEnvironment } from './environment.js';
import { fetched } from './fetched.js';
import { LocalSale } from './open-sale.js';
import type { StoreCore } from './store-core.js';
import { Topics } from './topics.js';
import { untilFound } from './until-found.js';

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

/** A client that works on the store of this register alone. */
class LocalClient implements CustomerClient {
  readonly ready: Promise<StoreStatus>;

  readonly loyalty = this.part('loyalty', 'balance', 'balances', 'entries', 'adjust');
  readonly storeCredit = this.part('storeCredit', 'balance', 'entries', 'issue', 'use');
  readonly sales = this.part('sales', 'list', 'get', 'totals', 'unusedRedemptions');
  readonly parkedSales = this.part('parkedSales', 'list', 'park', 'claim', 'takeOver', 'release', 'remove');
  readonly sync = this.syncPart();

  readonly reveal = this.method('customers', 'reveal');
  readonly setStatus = this.method('customers', 'setStatus');
  readonly importCustomers = this.method('customers', 'importCustomers');
  readonly resolveConflict = this.method('customers', 'resolveConflict');
  readonly mergeCustomers = this.method('customers', 'mergeCustomers');
  readonly history = this.method('customers', 'history');
  readonly redeem = this.method('saleWriting', 'redeem');
  readonly reverseRedemption = this.method('saleWriting', 'reverseRedemption');
  readonly recordSale = this.method('saleWriting', 'recordSale');
  readonly recordRefund = this.method('saleWriting', 'recordRefund');
  readonly approve = this.method('approval', 'approve');
  readonly approvalStatus = this.method('approval', 'approvalStatus');
  readonly setManagers = this.method('approval', 'setManagers');
  readonly audit = this.method('approval', 'audit');
  readonly eraseCustomer = this.method('erasing', 'eraseCustomer');
  readonly erasures = this.method('erasing', 'erasures');

  /** Asked for until it comes. */
  private readonly core: Promise<StoreCore>;
  /** Rejects where it does not come at once. */
  private readonly lost: Promise<never>;
  private readonly ended = new AbortController();
  private readonly topics = new Topics();
  private readonly openSales = new Map<string, LocalSale>();
  private readonly stops = new Set<() => void>();
  private statusNow = (): StoreStatus => OPENING;
  private syncNow = (): SyncStatus => SYNC_OFF;
  private closing: Promise<void> | null = null;

  constructor(private settings: CustomerClientSettings) {
    let lose: (error: RegularsError) => void;
    this.lost = new Promise((_, reject) => (lose = reject));
    // Nobody may be waiting.
    this.lost.catch(() => undefined);
    this.core = untilFound(
      settings.environment.clock,
      this.ended.signal,
      () => fetched(this.load()),
      (error) => {
        lose(error);
        this.statusNow = () => ({ ...OPENING, state: 'store-lost', error });
        this.topics.tell(['status']);
      },
    );
    this.ready = this.core.then(({ store }) => store.ready);
    // Also told by the status, for those who do not wait.
    this.ready.catch(() => undefined);
  }

  get store(): StoreStatus {
    const status = this.statusNow();
    return this.closing ? { ...status, state: 'closed' } : status;
  }

  get options(): CustomerClientSettings {
    return this.settings;
  }

  configure(options: LiveOptions): void {
    this.settings = withLive(this.settings, options);
    this.topics.tell(['options']);
  }

  sale(saleId = 'sale'): OpenSale {
    let sale = this.openSales.get(saleId);
    if (!sale) {
      sale = new LocalSale(
        saleId,
        this.settings.database,
        this.core,
        () => this.loaded(),
        (topics) => this.topics.tell(topics),
      );
      this.openSales.set(saleId, sale);
    }
    return sale;
  }

  search(text: string, options?: SearchOptions): Promise<SearchAnswer> {
    return this.call((core) => core.search(text, options));
  }

  list(query?: ListQuery): Promise<CustomerPage> {
    return this.call((core) => core.list(query));
  }

  get(id: CustomerId): Promise<CustomerDetails | null> {
    return this.call((core) => core.get(id));
  }

  save(draft: CustomerDraft, options?: SaveOptions): Promise<SaveResult> {
    return this.call((core) => core.save(draft, options));
  }

  watch<T>(
    query: (reader: CustomerReader) => T | Promise<T>,
    onValue: (value: T) => void,
    onError: (error: RegularsError) => void = () => undefined,
  ): () => void {
    let end: (() => void) | undefined;
    const stop = (): void => {
      this.stops.delete(stop);
      end?.();
    };
    this.stops.add(stop);
    const isWatching = (): boolean => this.stops.has(stop);
    this.loaded().catch(
      (error: unknown) => isWatching() && onError(asRegularsError(error, 'store-lost', 'The store did not open.')),
    );
    this.core
      .then((core) => {
        if (isWatching()) end = core.watch(this, this.topics, query, onValue, onError);
      })
      .catch(() => undefined);
    return stop;
  }

  close(options: { readonly destroy?: boolean } = {}): Promise<void> {
    this.closing ??= this.end();
    return options.destroy === true ? this.closing.then(async () => (await this.core).destroy()) : this.closing;
  }

  private async load(): Promise<StoreCore> {
    const { StoreCore } = await import('./store-core.js');
    const core = new StoreCore(
      () => this.settings,
      (topics) => {
        for (const sale of this.openSales.values()) sale.onChange(topics);
        this.topics.tell(topics);
      },
    );
    this.statusNow = () => core.store.status;
    this.syncNow = () => core.store.syncStatus;
    return core;
  }

  /** What there is of the client behind its face, for one who does not wait for a line that is down. */
  private loaded(): Promise<StoreCore> {
    return Promise.race([this.core, this.lost]);
  }

  /** A method whose code comes with the first call of its part. */
  private method<Name extends keyof ClientParts, Method extends keyof ClientParts[Name]>(
    name: Name,
    method: Method,
  ): ClientParts[Name][Method] {
    const call = (...args: unknown[]): Promise<unknown> =>
      this.call(async (core) => ((await core.part(name))[method] as (...args: unknown[]) => Promise<unknown>)(...args));
    return call as ClientParts[Name][Method];
  }

  private part<Name extends keyof ClientParts, Method extends keyof ClientParts[Name]>(
    name: Name,
    ...methods: readonly Method[]
  ): Pick<ClientParts[Name], Method> {
    return Object.fromEntries(methods.map((method) => [method, this.method(name, method)])) as Pick<ClientParts[Name], Method>;
  }

  private syncPart(): Sync {
    const part = this.part('sync', 'now', 'outbox', 'retry', 'discard', 'move', 'exportOutbox', 'settle');
    const status = (): SyncStatus => this.syncNow();
    return {
      ...part,
      get status() {
        return status();
      },
    };
  }

  private async call<T>(operation: (core: StoreCore) => Promise<T>): Promise<T> {
    if (this.closing) throw new RegularsError('closed', 'The client was closed.');
    return operation(await this.loaded());
  }

  private async end(): Promise<void> {
    for (const stop of this.stops) stop();
    this.ended.abort();
    // What was never loaded holds nothing.
    await this.core.then((core) => core.release()).catch(() => undefined);
  }
}
