import type { CustomerClientSettings, RemoteOption } from '../domain/client-options.js';
import { asRegularsError, RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import { type IndexStatus, OPENING, stateOf, type StoreStatus } from '../domain/store-status.js';
import { SYNC_OFF, type SyncStatus } from '../domain/sync-status.js';
import type { Compactor } from './compaction/compactor.js';
import { fetched } from './fetched.js';
import type { Following } from './follow-changes.js';
import { idle } from './idle.js';
import { PackedIndex } from './search/packed-index.js';
import type { Packer } from './search/packing/packer.js';
import type { Packing } from './search/packing/packing.js';
import type { SearchIndex } from './search/search-index.js';
import { openStore } from './store/open-store.js';
import type { ChangedTable, Store, WriteDecision, WriteFound, WriteReads, Written } from './store/store.js';
import { byVisits, RECENTS_SHOWN, withVisit } from './store/recents.js';
import type { Recent, StoredCustomer } from './store/stored-record.js';
import { Topics, topicsOf } from './topics.js';
import type { SyncLoop } from './sync/sync-loop.js';
import { untilFound } from './until-found.js';
import { STORE_PATIENCE_MS, within } from './within.js';

/** A small shop's customers are all indexed before the first answer; those of a large one follow behind. */
const INDEXED_BEFORE_READY = 2_048;

/**
 * The store of one database on this page, with its index: what the clients on it share. The index has taken a
 * change, of this tab or another, before anybody is told of it.
 */
export class RegisterStore {
  readonly topics = new Topics();
  /** This register's customers, most recent first. */
  recents: readonly CustomerId[] = [];
  /** These and earlier ones, who came most and latest first. */
  regulars: readonly CustomerId[] = [];
  /** Resolves once reads are answered, however long that takes; rejects where they never will be. */
  readonly ready: Promise<StoreStatus>;
  /** Resolves once every customer is in the index, or the store is closed; never rejects. */
  readonly filled: Promise<void>;

  private visits: readonly Recent[] = [];
  private searched: SearchIndex;
  /** The one that is being filled in its place. */
  private coming: SearchIndex | null = null;
  /** The last refill asked for: the next waits for it. */
  private refilling: Promise<unknown> = Promise.resolve();
  /** Segments that were not what they should be: the next compaction builds them anew. */
  private readonly damagedSegments = new Set<string>();
  private shown = OPENING;
  private following: Following | null = null;
  private compactor: Compactor | null = null;
  private packing: Packing | null = null;
  /** What keeps it and the remote together, once it runs; null without a remote. */
  syncing: Promise<SyncLoop | null> = Promise.resolve(null);
  private loop: SyncLoop | null = null;
  private readonly opening: Promise<Store>;
  /** The same for one who waits no longer than the store's patience. */
  private readonly answering: Promise<Store>;
  private readonly ending = new AbortController();
  /** Told when the index has more. */
  private onFound: () => unknown = () => undefined;
  private endFilling: () => void = () => undefined;
  private giveUp: (error: RegularsError) => void = () => undefined;
  private opened: 'ready' | 'memory' = 'ready';

  /** Packs for the index and for compaction. */
  private readonly pack: Packer['pack'] = async (batches, pace) => {
    const { Packing } = await import('./search/packing/packing.js');
    if (this.isClosed) throw new RegularsError('closed', 'The store was closed.');
    const { environment, workerUrl } = this.settings;
    const onRunsIn = (runsIn: IndexStatus['runsIn']): void => this.show({ index: { ...this.shown.index, runsIn } });
    this.packing ??= new Packing({ clock: environment.clock, workerUrl, onRunsIn });
    return this.packing.pack(batches, pace);
  };

  constructor(private readonly settings: CustomerClientSettings) {
    this.searched = this.newIndex();
    this.filled = new Promise((resolve) => (this.endFilling = resolve));
    const lost = new Promise<never>((_, reject) => (this.giveUp = reject));
    this.opening = this.open();
    this.ready = this.opening.then(() => this.status);
    const late = (): RegularsError => this.shown.error ?? new RegularsError('store-lost', 'The store did not open.');
    this.answering = within(settings.environment.clock, STORE_PATIENCE_MS, Promise.race([this.opening, lost]), late);
    this.answering.catch((error: unknown) => this.fail(asRegularsError(error, 'store-lost', 'The store did not open.')));
  }

  get index(): SearchIndex {
    return this.searched;
  }

  get status(): StoreStatus {
    const { size } = this.index;
    return { ...this.shown, customers: size, index: { ...this.shown.index, indexed: size } };
  }

  get syncStatus(): SyncStatus {
    return this.loop?.status ?? SYNC_OFF;
  }

  /** Aborted when the store is closed on this page. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Whether the index still misses customers. */
  get isFilling(): boolean {
    return this.shown.index.state === 'building';
  }

  /** Waits for the store to open. One that did so late, as when the tab that blocked it had closed, is as good as any. */
  async whenOpen(): Promise<void> {
    if (this.shown.registerId === '') await this.answering;
  }

  /** Waits for the store to open, and notes what goes wrong with it. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    await this.whenOpen();
    try {
      const answer = await work(await this.opening);
      if (this.shown.state === 'store-lost') this.recover();
      return answer;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** Resolves once everybody written is found: an import's many wait in line for it. */
  settle(): Promise<void> {
    return this.index.settle();
  }

  /** Writes, and resolves once the index has what was written; of hundreds at once, once they are in line for it. */
  async write<Result>(reads: WriteReads, decide: (found: WriteFound) => WriteDecision<Result>): Promise<Result> {
    return this.wrote(await this.use((store) => store.write(reads, decide)));
  }

  /** Takes what a write of this tab has changed, and gives its result. */
  wrote<Result>({ result, changes, tables, upTo }: Written<Result>): Result {
    if (upTo !== null) {
      if (this.shown.state === 'store-full') this.recover();
      this.take(changes, tables);
      this.following?.wrote(upTo - changes.length - tables.length, upTo);
      this.compactor?.note(changes.length);
    }
    return result;
  }

  /** Counts a customer among the recent ones: here at once, then in the store. */
  async addRecent(customerId: CustomerId): Promise<void> {
    const visit = { customerId, at: this.settings.environment.clock.now() };
    this.setVisits(withVisit(this.visits, visit));
    this.topics.tell(['recents']);
    await this.use((store) => store.putRecent(visit));
  }

  /** Ends timers and channels, and closes the store once its last transaction has ended. */
  async close(): Promise<void> {
    this.following?.close();
    this.ending.abort();
    this.packing?.close();
    this.show({ state: 'closed' });
    this.endFilling();
    // A store that never opens is not waited for, but closed if it does.
    const closed = this.opening.then((store) => store.close());
    await within(this.settings.environment.clock, STORE_PATIENCE_MS, closed, () => new Error()).catch(() => undefined);
  }

  private async open(): Promise<Store> {
    const { store, isMemory, denied } = await this.untilFound(() =>
      openStore(this.settings, (error) =>
        this.show(error ? { state: 'store-blocked', error } : { state: 'opening', error: null }),
      ),
    );
    this.opened = isMemory ? 'memory' : 'ready';
    this.setVisits(await this.untilFound(() => store.readRecents()));
    await this.fillFirst(store);
    this.show({ state: this.opened, registerId: store.meta.registerId, error: denied });
    const { remote } = this.settings;
    if (remote) this.syncing = this.startSync(remote);
    return store;
  }

  private setVisits(visits: readonly Recent[]): void {
    this.visits = visits;
    this.recents = visits.slice(0, RECENTS_SHOWN).map(({ customerId }) => customerId);
    this.regulars = byVisits(visits);
  }

  /** Whoever waits for the store learns the first time that it is lost; it is looked for all the same. */
  private untilFound<T>(work: () => Promise<T>): Promise<T> {
    return untilFound(this.settings.environment.clock, this.ended, work, (error) => {
      this.fail(error);
      this.giveUp(error);
    });
  }

  /** For what goes on behind an open store: it comes as soon as it can be had, and nothing waits for it. */
  private untilFetched<Module>(load: () => Promise<Module>): Promise<Module> {
    return untilFound(this.settings.environment.clock, this.ended, () => fetched(load()));
  }

  /** Resolves once a first part is in the index; the rest follows, batch by batch, without holding the page. */
  private async fillFirst(store: Store): Promise<void> {
    let hasFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (hasFirst = resolve));
    // From its first part on whoever is found shows as they are now.
    const onPart = (): void => {
      this.onFound = () => this.index.size >= INDEXED_BEFORE_READY && hasFirst();
      this.onFound();
    };
    await Promise.race([first, this.fill(store, onPart)]);
  }

  private async fill(store: Store, onPart: () => void): Promise<void> {
    try {
      const upTo = await this.fillIndex(store, this.index, onPart);
      this.show({ index: { ...this.shown.index, state: 'ready' } });
      this.topics.tell(['customers']);
      if (this.opened === 'ready') this.follow(store, upTo).catch((error: unknown) => this.fail(error));
    } catch (error) {
      this.fail(error);
      throw error;
    } finally {
      this.endFilling();
    }
  }

  /** Whoever waits in line to be packed is told of when they are found. */
  private newIndex(): PackedIndex {
    return new PackedIndex({
      clock: this.settings.environment.clock,
      onFound: () => {
        this.onFound();
        this.topics.tell(['customers']);
      },
      pack: this.pack,
      ended: this.ended,
    });
  }

  /** Resolves with the last change that the index has, once it has everybody. */
  private async fillIndex(store: Store, index: SearchIndex, onPart: () => void): Promise<number> {
    const isStopped = (): boolean => this.isClosed;
    const walk = (): Promise<number> =>
      store.walkCustomers((customers) => {
        index.stage(customers);
        onPart();
        return !isStopped();
      });
    const ask = <T>(work: (asked: Store) => Promise<T>): Promise<T> => this.untilFound(() => work(store));
    let upTo: number | null = null;
    const segments = await ask((asked) => asked.listSegments());
    if (segments) {
      const { fillFromBlocks } = await this.untilFound(() => fetched(import('./fill-from-blocks.js')));
      const filled = await fillFromBlocks({ ask, index, onPart, isStopped }, segments);
      for (const name of filled.damaged) this.damagedSegments.add(name);
      upTo = filled.upTo;
    }
    upTo ??= await ask(walk);
    await index.settle();
    // While it still opens, that says so itself.
    if (this.shown.state === 'store-lost' && this.shown.registerId !== '') this.recover();
    return upTo;
  }

  /** Makes the index anew from what is stored. */
  async refresh(): Promise<void> {
    await this.use((store) => this.refill(store));
  }

  /** Reads everybody into another index, which then takes the place of this one: who is gone is not in it. */
  private refill(store: Store): Promise<number> {
    const refilled = this.refilling.then(() => this.refillNow(store));
    this.refilling = refilled.catch(() => undefined);
    return refilled;
  }

  private async refillNow(store: Store): Promise<number> {
    const index = this.newIndex();
    this.coming = index;
    try {
      const upTo = await this.fillIndex(store, index, () => undefined);
      this.searched = index;
      this.topics.tell(['customers']);
      return upTo;
    } finally {
      this.coming = null;
    }
  }

  private async follow(store: Store, upTo: number): Promise<void> {
    const { database, environment } = this.settings;
    const { askToPersist, followChanges } = await this.untilFetched(() => import('./follow-changes.js'));
    if (this.isClosed) return;
    this.following = followChanges(database, environment.clock, upTo, {
      use: (work) => this.use(work),
      // Nobody else would pack what stands in line: the import is another tab's.
      take: async (customers, tables) => {
        this.take(customers, tables);
        await this.index.settle();
      },
      refill: () => this.refill(store),
    });
    void this.compactLater(upTo).catch(() => undefined);
    this.show({ persisted: await askToPersist() });
    await this.use((store) => store.trimChanges()).catch(() => undefined);
  }

  private async startSync(remote: RemoteOption): Promise<SyncLoop | null> {
    await this.filled;
    // Only a store that was closed meanwhile no longer asks for it.
    const code = await this.untilFetched(() => import('./sync/start-sync.js')).catch(() => null);
    if (!code || this.isClosed) return null;
    return (this.loop = code.startSync(this, this.settings, remote, () => this.topics.tell(['sync'])));
  }

  private async compactLater(upTo: number): Promise<void> {
    await idle();
    const { Compactor, damageOf } = await this.untilFetched(() => import('./compaction/compactor.js'));
    if (this.isClosed) return;
    this.compactor = new Compactor({
      settings: this.settings,
      ended: this.ended,
      steps: () => this.use((store) => store.compaction()),
      pack: this.pack,
      distrusted: this.damagedSegments,
      onDone: (result) => {
        const error = damageOf(result);
        if (error) this.show({ error });
        // Other tabs then find a manifest that is new to them.
        this.following?.hint(upTo);
      },
      // The index still has their words, though it finds nobody by them.
      onErased: () => this.refresh(),
    });
  }

  /** The index first, then those who ask it again. */
  private take(customers: readonly StoredCustomer[], tables: readonly ChangedTable[] = []): void {
    if (customers.length > 0) for (const index of [this.index, this.coming]) index?.take(customers);
    for (const { erased, customer } of customers) {
      if (!erased) continue;
      this.setVisits(this.visits.filter(({ customerId }) => customerId !== customer.id));
      this.compactor?.erase();
    }
    if (tables.includes('outbox')) void this.loop?.noteOutbox();
    this.topics.tell([...topicsOf(customers.map(({ customer }) => customer.id)), ...tables]);
  }

  private recover(): void {
    this.show({ state: this.opened, error: null });
  }

  private fail(error: unknown): void {
    if (!(error instanceof RegularsError)) return;
    const state = stateOf(error);
    if (state) this.show({ state, error });
  }

  private get isClosed(): boolean {
    return this.shown.state === 'closed';
  }

  /** What is closed stays closed. */
  private show(change: Partial<StoreStatus>): void {
    if (this.isClosed) return;
    this.shown = { ...this.shown, ...change };
    this.topics.tell(['status']);
  }
}
