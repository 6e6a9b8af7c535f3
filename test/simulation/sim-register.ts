import type { ClientContext } from '../../src/data/client-context.js';
import type { RegisterStore } from '../../src/data/register-store.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { Store, WriteDecision, WriteFound, WriteReads } from '../../src/data/store/store.js';
import { SyncEngine } from '../../src/data/sync/sync-engine.js';
import { numbersFrom } from '../../src/data/sync/with-numbers.js';
import { eraseAsTold } from '../../src/data/erasing/erase-customer.js';
import type { Clock } from '../../src/domain/clock.js';
import type { Id } from '../../src/domain/id.js';
import { isRegularsError } from '../../src/domain/errors.js';
import { Page } from './page.js';
import { settingsOf } from '../../src/domain/settings.js';
import { Topics } from '../../src/data/topics.js';
import type { CustomerClientSettings } from '../../src/domain/client-options.js';

export interface SimRegisterOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly newId: () => Id;
  /** What it syncs with, over its bad line. */
  readonly remote: Remote;
  /** What its managers are asked at. */
  readonly approving: Remote;
  /** Its store as it lies there: asked at the beginning, and after each crash. */
  readonly openStore: () => Promise<Store>;
  /** What its syncing waits for before and after each thing it asks of its store. */
  readonly storeWait: () => Promise<void>;
}

type Noted = <Answer>(asked: Promise<Answer>) => Promise<Answer>;

/** One register: its store, which outlives a crash, and all that a page has in memory, which does not. */
export class SimRegister {
  readonly name: string;
  context: ClientContext;
  /** Two where a page that leads was thought dead. */
  private engines: { readonly page: Page; readonly engine: SyncEngine }[] = [];
  private stop = new AbortController();
  /** Rounds that are under way, many at once: each has a signal of its own, as one that a page has would listen for all of them. */
  private readonly running = new Set<AbortController>();
  /** Those that crashed too. */
  private readonly pages: Page[] = [];
  /** What a page is at that somebody works on, beside its syncing. */
  private asked = 0;
  /** Rounds that have ended, however they did. */
  ended = 0;
  /** What a round threw that no bad line explains. */
  readonly surprises: unknown[] = [];

  static async open(options: SimRegisterOptions): Promise<SimRegister> {
    return new SimRegister(options, await options.openStore());
  }

  private constructor(
    private readonly options: SimRegisterOptions,
    public store: Store,
  ) {
    const { name, clock, newId, approving } = options;
    this.name = name;
    this.settings = settingsOf(
      {
        merchantId: 'memory',
        remote: approving,
        storage: 'memory',
        cashier: { id: name, can: { erase: 'yes' } },
        loyalty: { expireAfterMonths: 1 },
        environment: { clock, newId, random: () => 0.5, indexedDB: undefined },
      },
      { timeZone: 'UTC', environment: { clock, newId, random: () => 0.5, indexedDB: undefined } },
    );
    this.context = this.newContext(this.store, this.counted);
  }

  private readonly settings: CustomerClientSettings;

  private readonly counted: Noted = (asked) => {
    this.asked += 1;
    return asked.finally(() => (this.asked -= 1));
  };

  get isSyncing(): boolean {
    return this.running.size > 0;
  }

  /** Whether something goes on that waits for no turn. */
  get isAtWork(): boolean {
    return this.asked > 0 || this.pages.some(({ isAtWork }) => isAtWork);
  }

  /** Until what nobody waits for is done, such as keeping a PIN that was right. */
  async quiet(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.asked > 0);
  }

  /** Begins a round, which goes on by itself; by a second leader where `asSecond`. */
  sync(asSecond = false): void {
    const place = asSecond ? 1 : 0;
    const { page, engine } = (this.engines[place] ??= this.newEngine());
    const round = new AbortController();
    this.running.add(round);
    void page
      .round(() => engine.round(round.signal))
      .catch((error: unknown) => {
        const isLine = isRegularsError(error) && error.code.startsWith('remote-');
        if (!isLine && !round.signal.aborted) this.surprises.push(error);
      })
      .finally(() => {
        this.running.delete(round);
        this.ended += 1;
      });
  }

  /** All that was in memory is gone; the store lies there as its last write left it. */
  async crash(): Promise<void> {
    this.stop.abort();
    this.stop = new AbortController();
    this.engines = [];
    for (const round of this.running) round.abort();
    this.running.clear();
    this.store = await this.options.openStore();
    this.context = this.newContext(this.store, this.counted);
  }

  private newEngine(): { readonly page: Page; readonly engine: SyncEngine } {
    const { clock, storeWait } = this.options;
    const page = new Page(this.store, this.options.remote, this.stop.signal, storeWait);
    const { store, remote } = page;
    this.pages.push(page);
    const context = this.newContext(store);
    const engine = new SyncEngine({
      store: {
        use: (work) => work(store),
        write: async (reads, decide) => (await store.write(reads, decide)).result,
        settle: () => Promise.resolve(),
      },
      remote,
      clock,
      registerId: this.store.meta.registerId,
      merchantId: 'memory',
      scope: 'merchant',
      complete: numbersFrom(context.store, this.settings),
      erase: (id) => eraseAsTold(context, id),
    });
    return { page, engine };
  }

  private newContext(store: Store, noted: Noted = (asked) => asked): ClientContext {
    const topics = new Topics();
    const registerStore = {
      topics,
      status: { registerId: store.meta.registerId, state: 'memory' },
      filled: Promise.resolve(),
      // A page that is gone renews nothing it had open.
      ended: this.stop.signal,
      index: { having: () => [] },
      use: (work: (open: Store) => Promise<unknown>) => noted(work(store)),
      write: async (reads: WriteReads, decide: (found: WriteFound) => WriteDecision<unknown>) =>
        (await noted(store.write(reads, decide))).result,
      wrote: ({ result }: { readonly result: unknown }) => result,
      whenOpen: () => Promise.resolve(),
      refresh: () => Promise.resolve(),
    };
    return { store: registerStore as unknown as RegisterStore, settings: this.settings };
  }
}
