import type { CustomerClientSettings, Environment } from '../domain/client-options.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { StoreState, StoreStatus } from '../domain/store-status.js';
import { MemoryIndex } from './search/memory-index.js';
import type { SearchIndex } from './search/search-index.js';
import { ChangeFeed } from './store/change-feed.js';
import { openStore } from './store/open-store.js';
import { RECENTS_KEPT, type Store, type WriteDecision, type WriteFound, type WriteReads } from './store/store.js';
import type { StoredCustomer } from './store/stored-record.js';
import { Topics, topicsOf } from './topics.js';
import { STORE_PATIENCE_MS, within } from './within.js';

/** A small shop's customers are all indexed before the first answer; those of a large one follow behind. */
const INDEXED_BEFORE_READY = 2_048;

/**
 * The store of one database on this page, with its index and its changes: what the clients on it share.
 * The index follows every change, of this tab and others, before anybody is told of it.
 */
export class RegisterStore {
  readonly topics = new Topics();
  readonly index: SearchIndex = new MemoryIndex();
  /** This register's customers, most recent first. */
  recents: readonly CustomerId[] = [];
  /** Resolves once reads are answered. */
  readonly ready: Promise<StoreStatus>;
  /** Resolves once every customer is in the index; never rejects. */
  readonly filled: Promise<void>;

  private shown: StoreStatus = {
    state: 'opening',
    registerId: '',
    persisted: null,
    customers: 0,
    index: { state: 'building', indexed: 0, bytes: 0, runsIn: 'page' },
    error: null,
  };
  private readonly opening: Promise<Store>;
  private readonly clock: Environment['clock'];
  private feed: ChangeFeed | null = null;
  private isFull = false;
  /** The change up to which the index holds everything. */
  private takenUpTo = 0;
  private catchingUp: Promise<void> | null = null;
  private endFilling: () => void = () => undefined;

  constructor(private readonly settings: CustomerClientSettings) {
    this.clock = settings.environment.clock;
    this.filled = new Promise((resolve) => (this.endFilling = resolve));
    this.opening = this.open();
    const late = (): RegularsError => this.shown.error ?? new RegularsError('store-lost', 'The store did not open.');
    this.ready = within(this.clock, STORE_PATIENCE_MS, this.opening, late).then(() => this.status);
    this.ready.catch((error: unknown) => this.fail(error));
  }

  get status(): StoreStatus {
    const { size } = this.index;
    return { ...this.shown, customers: size, index: { ...this.shown.index, indexed: size } };
  }

  /** Whether the index still misses customers. */
  get isFilling(): boolean {
    return this.shown.index.state === 'building';
  }

  /** Waits for the store, and notes what goes wrong with it. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    await this.ready.catch((error: unknown) => {
      // A store that opens late, once the tab that blocked it has closed, is as good as any.
      if (this.shown.state !== 'ready') throw error;
    });
    try {
      const answer = await work(await this.opening);
      if (this.shown.state === 'store-lost') this.show({ state: 'ready', error: null });
      return answer;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** Writes, and resolves once the index has what was written. */
  async write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Result> {
    const { result, changes } = await this.use((store) => store.write(reads, decide));
    if (changes.length > 0) {
      if (this.isFull) this.show({ state: 'ready', error: null });
      this.isFull = false;
      this.take(changes);
      this.feed?.hint(changes.at(-1)?.n ?? 0);
    }
    return result;
  }

  /** Puts a customer first among the recent ones, at once here and then in the store. */
  async addRecent(customerId: CustomerId): Promise<void> {
    this.recents = [customerId, ...this.recents.filter((id) => id !== customerId)].slice(0, RECENTS_KEPT);
    this.topics.tell(['recents']);
    await this.use((store) => store.putRecent({ customerId, at: this.clock.now() }));
  }

  /** Ends timers and channels, and closes the store once its last transaction has ended. */
  async close(): Promise<void> {
    this.feed?.close();
    this.feed = null;
    this.show({ state: 'closed' });
    this.endFilling();
    const store = await this.opening.catch(() => null);
    await store?.close();
  }

  private async open(): Promise<Store> {
    const { store, denied } = await openStore(this.settings, (error) =>
      this.show(error ? { state: 'store-blocked', error } : { state: 'opening', error: null }),
    );
    if (this.shown.state === 'closed') return store;
    const isMemory = denied !== null || this.settings.storage === 'memory' || this.settings.persist === 'none';
    if (!isMemory) {
      this.feed = new ChangeFeed(this.settings.database, this.clock, () => void this.catchUp(store));
      void this.askToPersist();
    }
    this.recents = (await store.readRecents()).map(({ customerId }) => customerId);
    await this.fillFirst(store);
    this.show({ state: isMemory ? 'memory' : 'ready', registerId: store.meta.registerId, error: denied });
    return store;
  }

  /** Resolves once a first part is in the index; the rest follows, batch by batch, without holding the page. */
  private fillFirst(store: Store): Promise<void> {
    return new Promise((resolve) => {
      const walked = store.walkCustomers((customers) => {
        this.index.take(customers);
        if (this.index.size >= INDEXED_BEFORE_READY) resolve();
        return this.shown.state !== 'closed';
      });
      walked
        .then((upTo) => {
          this.takenUpTo = upTo;
          return this.catchUp(store);
        })
        .catch((error: unknown) => this.fail(error))
        .finally(() => {
          this.show({ index: { ...this.shown.index, state: 'ready' } });
          this.endFilling();
          this.topics.tell(['customers']);
          resolve();
        });
    });
  }

  /** Reads what other tabs wrote since. Called while it runs, it looks once more after. */
  private catchUp(store: Store): Promise<void> {
    this.catchingUp = (this.catchingUp ?? Promise.resolve()).then(() => this.readChanges(store));
    return this.catchingUp;
  }

  private async readChanges(store: Store): Promise<void> {
    for (;;) {
      if (this.shown.state === 'closed') return;
      const { upTo, customers, gap } = await store.changesAfter(this.takenUpTo);
      if (gap) this.takenUpTo = await store.walkCustomers((batch) => (this.index.take(batch), true));
      else if (upTo === this.takenUpTo) return;
      else this.takenUpTo = upTo;
      this.take(customers);
    }
  }

  /** The index first, then those who ask it again. */
  private take(customers: readonly StoredCustomer[]): void {
    this.index.take(customers);
    this.topics.tell(topicsOf(customers.map(({ customer }) => customer.id)));
  }

  private fail(error: unknown): void {
    if (!(error instanceof RegularsError) || this.shown.state === 'closed') return;
    const state = STATE_OF[error.code];
    if (!state) return;
    this.isFull = state === 'store-full';
    this.show({ state, error });
  }

  private show(change: Partial<StoreStatus>): void {
    this.shown = { ...this.shown, ...change };
    this.topics.tell(['status']);
  }

  /** Asked once; browsers that ask people may take long over it. */
  private async askToPersist(): Promise<void> {
    const persisted = await globalThis.navigator?.storage?.persist?.().catch(() => false);
    if (this.shown.state !== 'closed') this.show({ persisted: persisted ?? null });
  }
}

/** The errors that are states of the whole store. */
const STATE_OF: Readonly<Record<string, StoreState>> = {
  'store-denied': 'store-denied',
  'store-blocked': 'store-blocked',
  'store-lost': 'store-lost',
  'store-full': 'store-full',
  'store-newer': 'store-newer',
  'wrong-merchant': 'wrong-merchant',
};
