import type { Environment } from '../../domain/client-options.js';
import { toTimestamp } from '../../domain/clock.js';
import { asRegularsError, isRegularsError, type RegularsError } from '../../domain/errors.js';
import { SYNC_OFF, type SyncState, type SyncStatus, type SyncWarning } from '../../domain/sync-status.js';
import type { Remote } from '../remote/remote.js';
import { Backoff } from './backoff.js';
import { lead } from './leader.js';
import { LinkedSignal } from './linked-signal.js';
import { heldBehind } from './next-batch.js';
import { SyncEngine, type SyncEngineOptions } from './sync-engine.js';
import type { SyncedStore } from './synced-store.js';

/** How often a remote that gives no hints is asked. */
const POLL_MS = 30_000;
/** A clock that is further off than this is told of. */
const SKEW_MS = 5 * 60_000;
/** How long a twin of this register is told of after its last sign. */
const CLONE_TOLD_MS = 7 * 24 * 60 * 60_000;

export interface SyncLoopOptions extends Omit<SyncEngineOptions, 'store' | 'remote' | 'clock' | 'onSnapshot'> {
  readonly store: SyncedStore;
  readonly remote: Remote;
  readonly database: string;
  readonly environment: Environment;
  /** Aborted when the store is closed. */
  readonly ended: AbortSignal;
  /** Told whenever `status` is another. */
  readonly onStatus: () => void;
}

/** What errors say of the whole of syncing; any other is tried again. */
const STATES: Readonly<Partial<Record<string, SyncState>>> = {
  'remote-unreachable': 'offline',
  'remote-unauthorized': 'unauthorized',
  'remote-forbidden': 'unauthorized',
  'remote-incompatible': 'incompatible',
  'wrong-merchant': 'wrong-merchant',
};

/** Keeps a register and its remote together: rounds after each write, each hint, each half minute, and after failures. */
export class SyncLoop {
  private shown: SyncStatus = { ...SYNC_OFF, state: 'waiting' };
  private readonly engine: SyncEngine;
  private readonly backoff: Backoff;
  /** Wakes the loop from its rest; noted where it does not rest. */
  private wake: (() => void) | null = null;
  private isWanted = true;
  private readonly standing = new Set<SyncWarning>();
  private rounds: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SyncLoopOptions) {
    const { environment, ended, database } = options;
    this.engine = new SyncEngine({
      ...options,
      clock: environment.clock,
      onSnapshot: (snapshot) => this.show({ snapshot }),
    });
    this.backoff = new Backoff(environment.random);
    this.listen();
    void this.count();
    lead(`regulars:sync:${database}`, environment.clock, ended, (signal) => this.run(signal)).catch((error: unknown) =>
      this.fail(error),
    );
  }

  get status(): SyncStatus {
    return this.shown;
  }

  /** There is something to send, or to fetch. */
  kick(): void {
    this.isWanted = true;
    this.wake?.();
  }

  /** The outbox has changed: counts it, and sends what is new. */
  async noteOutbox(): Promise<void> {
    const before = this.shown.pending;
    await this.count();
    if (this.shown.pending > before) this.kick();
  }

  /** Tells of something that stays so for as long as this page is open. */
  warn(warning: SyncWarning): void {
    this.standing.add(warning);
    this.show({ warnings: this.warningsAt(this.shown.clockSkewMs) });
  }

  /** A round now, whoever leads and however long it would have waited. Rejects as the round does. */
  async now(signal?: AbortSignal): Promise<SyncStatus> {
    const until = new LinkedSignal(signal ? [signal, this.options.ended] : [this.options.ended]);
    await this.round(until.signal).finally(() => until.unlink());
    return this.shown;
  }

  private async run(signal: AbortSignal): Promise<void> {
    this.show({ leader: true });
    const watching = new LinkedSignal([signal]);
    void this.watch(watching.signal);
    try {
      while (!signal.aborted) {
        this.isWanted = false;
        await this.rest(await this.tryRound(signal), signal);
      }
    } finally {
      watching.unlink();
      watching.abort();
      this.show({ leader: false, hinted: false });
    }
  }

  /** How long to rest after it. */
  private async tryRound(signal: AbortSignal): Promise<number> {
    try {
      await this.round(signal);
      return POLL_MS;
    } catch (error) {
      if (signal.aborted) return 0;
      const retryAfterMs = isRegularsError(error) ? error.retryAfterMs : undefined;
      const waitMs = this.backoff.next(retryAfterMs);
      this.show({ retryAt: toTimestamp(this.options.environment.clock.now() + waitMs) });
      return waitMs;
    }
  }

  /** One after another: also those somebody asks for by hand. */
  private round(signal: AbortSignal): Promise<void> {
    const round = this.rounds.then(async () => {
      signal.throwIfAborted();
      this.show({ state: 'syncing', retryAt: null });
      try {
        await this.engine.round(signal);
        this.backoff.reset();
        await this.count();
        this.show({ state: 'idle', snapshot: null });
      } catch (error) {
        if (!signal.aborted) this.fail(error);
        throw error;
      }
    });
    this.rounds = round.catch(() => undefined);
    return round;
  }

  private async rest(ms: number, signal: AbortSignal): Promise<void> {
    if (this.isWanted || signal.aborted) return;
    const woken = new LinkedSignal([signal]);
    this.wake = () => woken.abort();
    await this.options.environment.clock.sleep(ms, woken.signal).catch(() => undefined);
    woken.unlink();
    this.wake = null;
  }

  /** Listens for hints for as long as this page leads; where the line breaks, again after a while. */
  private async watch(signal: AbortSignal): Promise<void> {
    const { remote, registerId, environment } = this.options;
    const backoff = new Backoff(environment.random);
    while (remote.watch && !signal.aborted) {
      try {
        for await (const _hint of remote.watch({ signal, registerId })) {
          backoff.reset();
          this.show({ hinted: true });
          this.kick();
        }
      } catch (error) {
        if (isRegularsError(error) && error.code === 'unsupported') return;
      }
      this.show({ hinted: false });
      await environment.clock.sleep(backoff.next(), signal).catch(() => undefined);
    }
  }

  /** The line is back, or somebody looks at the page again. */
  private listen(): void {
    if (typeof document === 'undefined') return;
    const { ended } = this.options;
    addEventListener('online', () => this.kick(), { signal: ended });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.kick(), { signal: ended });
  }

  private fail(error: unknown): void {
    if (this.options.ended.aborted) return;
    const { code }: RegularsError = asRegularsError(error, 'remote-failed', 'Syncing failed.');
    this.show({ state: STATES[code] ?? 'waiting', snapshot: null });
  }

  private async count(): Promise<void> {
    const { store } = this.options;
    try {
      const [counts, sync] = await store.use((open) => Promise.all([open.countOutbox(), open.readSync()]));
      const isHolding = counts.rejected > 0 && counts.queued > 0;
      const held = isHolding ? await this.countHeld() : 0;
      const clockSkewMs = sync?.clockSkewMs ?? 0;
      const clonedMs = sync?.clonedAt === undefined ? -Infinity : Date.parse(sync.clonedAt);
      if (clonedMs > this.options.environment.clock.now() - CLONE_TOLD_MS) this.standing.add('register-cloned');
      else this.standing.delete('register-cloned');
      const warnings = this.warningsAt(clockSkewMs);
      const { queued: pending, rejected } = counts;
      const erasures = sync?.erasures ?? [];
      this.show({ erasures, pending, rejected, held, clockSkewMs, warnings, lastSyncedAt: sync?.lastSyncedAt ?? null });
    } catch {
      // The store says itself what is wrong with it.
    }
  }

  private warningsAt(clockSkewMs: number): SyncWarning[] {
    return [...(Math.abs(clockSkewMs) > SKEW_MS ? (['clock-skew'] as const) : []), ...this.standing];
  }

  private async countHeld(): Promise<number> {
    const [waiting, rejected] = await this.options.store.use((open) =>
      Promise.all([open.outbox('queued'), open.outbox('rejected')]),
    );
    return heldBehind(waiting, rejected).size;
  }

  private show(change: Partial<SyncStatus>): void {
    const after = { ...this.shown, ...change };
    const isSame = (Object.keys(change) as (keyof SyncStatus)[]).every(
      (name) => JSON.stringify(after[name]) === JSON.stringify(this.shown[name]),
    );
    if (isSame) return;
    this.shown = after;
    this.options.onStatus();
  }
}
