import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientContext } from '../../src/data/client-context.js';
import type { RegisterStore } from '../../src/data/register-store.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { Store, WriteDecision, WriteFound, WriteReads } from '../../src/data/store/store.js';
import { SyncEngine } from '../../src/data/sync/sync-engine.js';
import { eraseAsTold } from '../../src/data/erasing/erase-customer.js';
import type { Clock } from '../../src/domain/clock.js';
import type { Id } from '../../src/domain/id.js';
import { isRegularsError } from '../../src/domain/errors.js';
import { type PageStore, pageStore } from './page-store.js';
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

/** A round that is under way, and for how many turns it waits. */
interface Round {
  waits: number;
}

const rounds = new AsyncLocalStorage<Round>();

/** Notes that the round this is called in waits until `turn` comes. */
export async function waitIn(turn: Promise<void>): Promise<void> {
  const round = rounds.getStore() ?? { waits: 0 };
  round.waits += 1;
  await turn;
  round.waits -= 1;
}

/** One register: its store, which outlives a crash, and all that a page has in memory, which does not. */
export class SimRegister {
  readonly name: string;
  context: ClientContext;
  /** Two where a page that leads was thought dead. */
  private engines: SyncEngine[] = [];
  private stop = new AbortController();
  private readonly running = new Set<Round>();
  /** Of pages that crashed too: what they had asked is still done. */
  private readonly pages: PageStore[] = [];
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
        timeZone: 'UTC',
        cashier: { id: name, can: { erase: 'yes' } },
        loyalty: { expireAfterMonths: 1 },
        environment: { clock, newId, random: () => 0.5, indexedDB: undefined },
      },
      { timeZone: 'UTC', environment: { clock, newId, random: () => 0.5, indexedDB: undefined } },
    );
    this.context = this.newContext(this.store);
  }

  private readonly settings: CustomerClientSettings;

  get isSyncing(): boolean {
    return this.running.size > 0;
  }

  /** Whether something goes on that waits for no turn. */
  get isAtWork(): boolean {
    return this.pages.some(({ isBusy }) => isBusy()) || [...this.running].some(({ waits }) => waits === 0);
  }

  /** Begins a round, which goes on by itself; by a second leader where `asSecond`. */
  sync(asSecond = false): void {
    const place = asSecond ? 1 : 0;
    const engine = (this.engines[place] ??= this.newEngine());
    const { signal } = this.stop;
    const round: Round = { waits: 0 };
    this.running.add(round);
    void rounds
      .run(round, () => engine.round(signal))
      .catch((error: unknown) => {
        const isLine = isRegularsError(error) && error.code.startsWith('remote-');
        if (!isLine && !signal.aborted) this.surprises.push(error);
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
    this.running.clear();
    this.store = await this.options.openStore();
    this.context = this.newContext(this.store);
  }

  private newEngine(): SyncEngine {
    const { clock, remote, storeWait } = this.options;
    const { signal } = this.stop;
    // A page that is gone writes nothing any more.
    const page = pageStore(this.store, signal, storeWait);
    const { store } = page;
    this.pages.push(page);
    const context = this.newContext(store);
    return new SyncEngine({
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
      erase: (id) => eraseAsTold(context, id),
    });
  }

  private newContext(store: Store): ClientContext {
    const topics = new Topics();
    const registerStore = {
      topics,
      status: { registerId: store.meta.registerId, state: 'memory' },
      filled: Promise.resolve(),
      ended: new AbortController().signal,
      index: { having: () => [] },
      use: (work: (open: Store) => Promise<unknown>) => work(store),
      write: async (reads: WriteReads, decide: (found: WriteFound) => WriteDecision<unknown>) =>
        (await store.write(reads, decide)).result,
      wrote: ({ result }: { readonly result: unknown }) => result,
      whenOpen: () => Promise.resolve(),
      refresh: () => Promise.resolve(),
    };
    return { store: registerStore as unknown as RegisterStore, settings: this.settings };
  }
}
