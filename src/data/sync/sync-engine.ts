import { EMPTY_ACCOUNT } from '../../domain/account.js';
import { type Clock, type Timestamp, toTimestamp } from '../../domain/clock.js';
import type { Customer } from '../../domain/customer.js';
import { isRegularsError, RegularsError } from '../../domain/errors.js';
import type { CustomerId, ParkedSaleId } from '../../domain/id.js';
import type { Mutation } from '../../domain/mutation.js';
import type { PullAnswer, RemoteCapabilities, SyncScope, WhoAmI } from '../../domain/remote-answer.js';
import { BatchSize } from '../batch-size.js';
import { cut } from '../cut.js';
import type { Remote, RemoteCall } from '../remote/remote.js';
import type { WriteDecision, WriteFound, WriteReads } from '../store/store.js';
import type { OutboxEntry, SnapshotRecord, SyncRecord } from '../store/stored-record.js';
import { dropKept, rawsIn, readableIn, wholesIn } from './kept-changes.js';
import { nextBatch } from './next-batch.js';
import { idsInLanes, type NeedsEntries } from './rebase.js';
import { PageAhead } from './page-ahead.js';
import { refusedApart } from './refused-apart.js';
import { StartingAnew } from './start-anew.js';
import { answered, OutcomeTaking } from './take-answers.js';
import type { SyncedStore } from './synced-store.js';
import { isAtSamePlace, PageTaking, type TakePlace } from './take-page.js';
import { reachedBy, SnapshotTaking } from './take-snapshot.js';

/** How many mutations are looked at for one push: those that stand still take up places. */
const LOOKED_AT = 1_000;
/** How long what was accepted is kept, in case the remote is set back to a state before it. */
const DONE_KEPT_MS = 7 * 24 * 60 * 60 * 1_000;
/** Customers that are dropped together. */
const DROPPED_AT_ONCE = 200;
/** Changes a page: as many as are stored in the time that a save may wait, where a register has been away for long. */
const CHANGES_A_PAGE = { writeMs: 250, first: 200, fewest: 200, most: 1_000 };

export interface SyncEngineOptions {
  readonly store: SyncedStore;
  readonly remote: Remote;
  readonly clock: Clock;
  readonly registerId: string;
  readonly merchantId: string;
  readonly scope: SyncScope;
  /** Erases somebody here whom another register erased. */
  readonly erase: (id: CustomerId) => Promise<void>;
  /** What is sent for these: with what does not lie in the mutations, such as numbers of documents. */
  readonly complete?: (entries: readonly OutboxEntry[]) => Promise<readonly Mutation[]>;
  /** Told while the customers come. */
  readonly onSnapshot?: (progress: { readonly received: number; readonly remaining: number | null } | null) => void;
}

/** One rule that a write asks, which may find that it has to know more. */
interface Taking<Result> {
  reads(needed?: NeedsEntries['needed']): WriteReads;
  decide(found: WriteFound, reads: WriteReads): WriteDecision<Result | NeedsEntries>;
}

/**
 * What one register and its remote tell each other: one round at a time, in which mutations are pushed and pages pulled
 * until neither has more. Whatever it throws, nothing is lost and the next round goes on; two engines over one store do no
 * harm.
 */
export class SyncEngine {
  private met: { readonly capabilities: RemoteCapabilities; readonly who: WhoAmI; readonly bornAt: Timestamp } | null = null;

  private isTrimmed = false;
  private readonly pageSize: BatchSize;

  constructor(private readonly options: SyncEngineOptions) {
    this.pageSize = new BatchSize(options.clock, CHANGES_A_PAGE);
  }

  /** @throws {RegularsError} `remote-*`, `wrong-merchant`, `store-*`, `aborted`. */
  async round(signal: AbortSignal): Promise<void> {
    const call: RemoteCall = { signal, registerId: this.options.registerId };
    this.met ??= await this.meet(call);
    await this.walkOnce(this.met.who, signal);
    try {
      await this.readKept();
      await this.catchUp(call);
      await this.trimDone();
      // One batch, then what came of it: what was accepted leaves the outbox as fast as it goes.
      while (await this.pushBatch(call)) await this.catchUp(call);
    } finally {
      // Hundreds that came at once wait in line for the index, and nobody else would say that these were the last.
      await this.options.store.settle();
    }
  }

  /** Before anything is pushed or pulled: what lay here before there was a remote. */
  private async walkOnce(who: WhoAmI, signal: AbortSignal): Promise<void> {
    if (!(await this.syncRecord()).walk) return;
    const { store, registerId } = this.options;
    const { StoreWalk } = await import('./connect-store.js');
    await new StoreWalk({ store, registerId, who, now: () => this.place.now }).run(signal);
  }

  /** Changes that an earlier release could not read, and this one can. */
  private async readKept(): Promise<void> {
    const before = await this.syncRecord();
    const { cursor, kept = [] } = before;
    if (kept.length === 0 || cursor === null) return;
    const { changes, isBehind } = await readableIn(kept);
    if (changes.size > 0) {
      await this.takePage(before, { changes: [...changes.values()], cursor, passed: [] });
      // Not before they are taken: taken twice they do no harm.
      await dropKept(this.options.store, (raw) => changes.has(raw));
    }
    if (isBehind) await this.startAnew(await this.syncRecord());
  }

  /** Pulls until there is no more. */
  private async catchUp(call: RemoteCall): Promise<void> {
    const ahead = new PageAhead(call.signal);
    try {
      for (;;) {
        const sync = await this.syncRecord();
        if (sync.cursor === null) await this.takeSnapshot(sync, call, ahead);
        else if (!(await this.pullPage(sync, sync.cursor, call, ahead))) return;
      }
    } finally {
      ahead.end();
    }
  }

  /** Whether there may be more. */
  private async pullPage(sync: SyncRecord, cursor: string, call: RemoteCall, ahead: PageAhead): Promise<boolean> {
    const { pageSize } = this;
    const { remote } = this.options;
    const asked = ahead.take(cursor, () => remote.pull(cursor, pageSize.rows, call));
    const answer = await this.unlessExpired(sync, asked);
    if (answer === null) return true;
    if (answer.more) ahead.ask(answer.cursor, remote.pull(answer.cursor, pageSize.rows, { ...call, signal: ahead.signal }));
    const isTaken = await pageSize.timed(answer.changes.length, () => this.takePage(sync, answer));
    return !isTaken || answer.more;
  }

  /** Null where the remote goes on from nowhere any more: all is then read anew, and what was accepted lately is sent again. */
  private async unlessExpired<Answer>(before: SyncRecord, asked: Promise<Answer>): Promise<Answer | null> {
    try {
      return await asked;
    } catch (error) {
      if (!isRegularsError(error) || error.code !== 'cursor-expired') throw error;
      await this.startAnew(before);
      return null;
    }
  }

  /** False where all has to be read anew instead. */
  private async takePage(
    before: SyncRecord,
    answer: Pick<PullAnswer, 'changes' | 'cursor' | 'passed'>,
    waiting: readonly ParkedSaleId[] = [],
  ): Promise<boolean> {
    for (const change of answer.changes) {
      if (change.type === 'tombstone' && change.erased) await this.options.erase(change.id);
    }
    const gone = answer.changes.flatMap((change) => (change.type === 'tombstone' && change.erased ? change.id : []));
    if (gone.length > 0) await dropKept(this.options.store, (raw) => gone.some((id) => raw.includes(id)));
    const kept = answer.changes.filter((change) => change.type !== 'tombstone' || !change.erased);
    const wholes = wholesIn(before.kept);
    // Their balances are in what could not be read.
    if (kept.some((change) => change.type === 'customer' && wholes.has(change.record.id))) {
      await this.startAnew(before);
      return false;
    }
    const accepted = await this.options.store.use((store) => store.outbox('accepted'));
    await this.take(new PageTaking({ before, answer: { ...answer, changes: kept }, accepted, waiting }, this.place));
    return true;
  }

  private async takeSnapshot(before: SyncRecord, call: RemoteCall, ahead: PageAhead): Promise<void> {
    const { remote, store, scope, onSnapshot } = this.options;
    const since = before.snapshot ? {} : await this.sinceNow(before);
    const { after = null } = before.snapshot ?? {};
    // Of one that another leader began later, no page may be older than its cursor.
    const placeOf = (id: CustomerId | null, cursor: string): string => `snapshot ${before.generation} ${cursor} ${id}`;
    const asked = ahead.take(placeOf(after, before.snapshot?.cursor ?? ''), () => remote.snapshot(scope, after, call));
    const answer = await this.unlessExpired(before, asked);
    if (answer === null) return;
    // The cursor of the first page counts, whatever a later one says.
    const upToOf = (): number => Math.min(...answer.customers.map(({ loyalty }) => reachedBy(loyalty)));
    const begun = before.snapshot ?? { ...since, after: null, cursor: answer.cursor, received: 0, upTo: upToOf() };
    if (answer.after !== null)
      ahead.ask(placeOf(answer.after, begun.cursor), remote.snapshot(scope, answer.after, { ...call, signal: ahead.signal }));
    const waiting = await store.use((open) => open.outbox());
    const changedHere = new Set(
      idsInLanes(
        waiting.flatMap(({ mutation }) => mutation.lanes),
        'customer',
      ),
    );
    const { taken } = await this.take(new SnapshotTaking({ before, answer, begun, changedHere }, this.place));
    // Those of the first page are found at once, the many behind them as they come to be packed.
    if (before.snapshot === null) await store.settle();
    const received = begun.received + answer.customers.length;
    onSnapshot?.(answer.after === null ? null : { received, remaining: answer.remaining });
    if (answer.after !== null || !taken) return;
    // Of these the remote told, though not in words that this release knows.
    const unreadOthers = rawsIn(answer.others);
    const unread = wholesIn([...((await this.syncRecord()).kept ?? []), ...unreadOthers]);
    const stored = { ...before, snapshot: begun };
    await this.dropUnseen(stored, begun, unread);
    const [queue, unheard] = await store.use((open) => Promise.all([open.readParkedSales(), open.outbox()]));
    // Also what has ended here, and waits there by what was heard before.
    const lanes = unheard.flatMap(({ mutation }) => mutation.lanes);
    const told = [...new Set([...queue.map(({ id }) => id), ...idsInLanes(lanes, 'parked')])].filter(
      (id) => !unreadOthers.some((raw) => raw.includes(id)),
    );
    await this.takePage(stored, { changes: answer.others, cursor: begun.cursor, passed: [] }, told);
  }

  /** Where the store stands before a snapshot; nowhere where the remote was never asked before. */
  private async sinceNow({ lastSyncedAt }: SyncRecord): Promise<Pick<SnapshotRecord, 'since'>> {
    if (lastSyncedAt === null) return {};
    return { since: await this.options.store.use((store) => store.walkCustomers(() => false)) };
  }

  /** Whoever the remote had and has no longer, as after it was set back, goes here too: unless something was heard of them since. */
  private async dropUnseen(
    before: SyncRecord,
    { since = 0 }: Pick<SnapshotRecord, 'since'>,
    unread: ReadonlySet<CustomerId>,
  ): Promise<void> {
    // Nobody was here before: there is nobody to walk.
    if (since === 0) return;
    const { store } = this.options;
    const unseen = new Map<CustomerId, number>();
    await store.use((open) =>
      open.walkCustomers((batch) => {
        for (const { n, customer, erased, base } of batch) {
          const toldAt = base?.n ?? n;
          if (toldAt <= since && !erased && customer.version > 0 && customer.deletedAt === undefined) unseen.set(customer.id, n);
        }
        return true;
      }),
    );
    for (const id of unread) unseen.delete(id);
    const { now } = this.place;
    for (const customers of cut([...unseen.keys()], DROPPED_AT_ONCE)) {
      await store.write({ customers, sync: true }, (found) => {
        // Another leader has gone on, and may have heard of them.
        if (!found.sync || !isAtSamePlace(found.sync, before)) return { result: null };
        const isAsBefore = ({ id, version }: Customer): boolean => version > 0 && !found.bases.has(id) && !found.erased.has(id);
        const left = [...found.customers.values()].filter(isAsBefore);
        // Should they come again, then with entries that count from nothing.
        const accounts = new Map(left.map(({ id }) => [id, EMPTY_ACCOUNT]));
        const gone = left.map((one) => ({ ...one, version: 0, deletedAt: now }));
        // Changed here meanwhile, they show until the remote says what it makes of that.
        const bases = new Map(
          [...found.bases].flatMap(([id, base]) => ((base?.n ?? Infinity) > since ? [] : [[id, null] as const])),
        );
        const changed = [...bases.keys()].flatMap((id) => found.customers.get(id) ?? []);
        return { puts: { customers: [...gone, ...changed], accounts, synced: { bases } }, result: null };
      });
    }
  }

  /** Whether anything was answered for good: then there may be more. */
  private async pushBatch(call: RemoteCall): Promise<boolean> {
    const { store, remote } = this.options;
    const { generation, cursor } = await this.syncRecord();
    // Another page has begun anew: what is accepted before it knows where from may be in the remote no longer.
    if (cursor === null) return true;
    const [waiting, rejected] = await store.use((open) =>
      Promise.all([open.outbox('queued', LOOKED_AT), open.outbox('rejected')]),
    );
    const batch = nextBatch(waiting, rejected, this.met?.capabilities.kinds ?? []);
    if (batch.length === 0) return false;
    const { complete } = this.options;
    const sent = complete ? await complete(batch) : batch.map(({ mutation }) => mutation);
    const { results } = await remote.push(sent, call);
    const byId = new Map(waiting.map((entry) => [entry.mutation.id, entry]));
    const { now } = this.place;
    const ended = results.flatMap((result): OutboxEntry[] => {
      const entry = byId.get(result.mutationId);
      const after = entry && answered(entry, result, now);
      return after ? [after] : [];
    });
    if (ended.length === 0) return false;
    const apart = new Map(
      results.flatMap((result) => {
        const entry = byId.get(result.mutationId);
        return entry ? [[result.mutationId, refusedApart(entry, result)] as const] : [];
      }),
    );
    const taking = new OutcomeTaking(ended, [], this.place, [], apart);
    await this.take<{ readonly taken: boolean }>({
      reads: (needed) => taking.reads(needed),
      // The remote was set back since: what it took then it may not have any more.
      decide: (found, reads) =>
        found.sync?.generation === generation ? taking.decide(found, reads) : { result: { taken: false } },
    });
    return true;
  }

  /** Asks a rule in a write, again where it had to know more. */
  private async take<Result extends object>(taking: Taking<Result>): Promise<Result> {
    let needed: NeedsEntries['needed'] = {};
    for (;;) {
      const reads = taking.reads(needed);
      const result = await this.options.store.write(reads, (found) => taking.decide(found, reads));
      if (!('needed' in result)) return result;
      needed = {
        loyaltyEntries: [...(needed.loyaltyEntries ?? []), ...(result.needed.loyaltyEntries ?? [])],
        storeCreditEntries: [...(needed.storeCreditEntries ?? []), ...(result.needed.storeCreditEntries ?? [])],
      };
    }
  }

  /** Learns who answers, and makes sure that the store is this merchant's at this remote. */
  private async meet(call: RemoteCall): Promise<NonNullable<SyncEngine['met']>> {
    const { remote, merchantId, clock, store } = this.options;
    const capabilities = await remote.capabilities(call);
    const who = await remote.whoami(call);
    if (who.merchantId !== merchantId) throw wrongMerchant('config.merchantId');
    const clockSkewMs = Date.parse(who.serverTime) - clock.now();
    await store.write({ sync: true }, ({ sync }) => {
      if (sync && (sync.remoteId !== who.remoteId || sync.merchantId !== who.merchantId)) throw wrongMerchant('config.remote');
      const { remoteId } = who;
      const fresh = { cursor: null, snapshot: null, lastSyncedAt: null, generation: 0, walk: { after: null } };
      const known = sync ?? { remoteId, merchantId, ...fresh };
      const { registerId, timeZone, offlineApproval } = who;
      const told = { clockSkewMs, who: { registerId, timeZone, offlineApproval } };
      return { puts: { synced: { sync: { ...known, ...told } } }, result: null };
    });
    await store.use((open) => open.bind(merchantId));
    return { capabilities, who, bornAt: await store.use(async ({ meta }) => meta.createdAt) };
  }

  /**
   * Lets go of what was accepted long ago: a remote is set back by days, not by weeks. Not before it has gone on from where the
   * store stands: a register that was off for longer hears only then that it was set back meanwhile.
   */
  private async trimDone(): Promise<void> {
    if (this.isTrimmed) return;
    const { store, clock } = this.options;
    const before = toTimestamp(clock.now() - DONE_KEPT_MS);
    const ordersOf = (entries: readonly OutboxEntry[]): number[] =>
      entries.flatMap(({ mutation, outcome }) => (outcome.state === 'done' && outcome.at < before ? mutation.order : []));
    const orders = ordersOf(await store.use((open) => open.outbox('done')));
    if (orders.length > 0) {
      // Another page may just have begun anew, and sends them again.
      await store.write({ orders }, ({ outbox }) => ({ puts: { synced: { removedOrders: ordersOf(outbox) } }, result: null }));
    }
    this.isTrimmed = true;
  }

  private async startAnew(before: SyncRecord): Promise<void> {
    await this.take(new StartingAnew(before));
  }

  private async syncRecord(): Promise<SyncRecord> {
    const sync = await this.options.store.use((store) => store.readSync());
    if (!sync) throw new RegularsError('store-lost', 'The store has lost where it stands with its remote.');
    return sync;
  }

  private get place(): TakePlace {
    const { clock, registerId } = this.options;
    return {
      now: toTimestamp(clock.now()),
      registerId,
      timeZone: this.met?.who.timeZone ?? 'UTC',
      reveals: this.met?.capabilities.methods.includes('reveal') ?? false,
      ...(this.met && { own: { asRegister: this.met.who.registerId, bornAt: this.met.bornAt } }),
    };
  }
}

function wrongMerchant(path: string): RegularsError {
  return new RegularsError('wrong-merchant', 'The store belongs to another merchant, or to another remote.', { path });
}
