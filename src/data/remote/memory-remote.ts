import { type Clock, localDateOf, toTimestamp } from '../../domain/clock.js';
import { asRegularsError, RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent, Grant, ManagerCredential } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import { checkManagers } from '../../domain/manager-list.js';
import { kindsUnder } from '../../domain/merchant/judge.js';
import type { MerchantRules } from '../../domain/merchant/judgement.js';
import type { Mutation } from '../../domain/mutation.js';
import {
  type CustomerFound,
  type GrantGiven,
  type HistoryPage,
  type NumberRevealed,
  OPTIONAL_METHODS,
  PROTOCOL,
  PULLED_AT_ONCE,
  type PullAnswer,
  type PushAnswer,
  type PushResult,
  type RemoteAnswer,
  type RemoteCapabilities,
  type SearchFound,
  type SnapshotPage,
  type SyncScope,
  type WhoAmI,
} from '../../domain/remote-answer.js';
import { isSameContent } from '../../domain/same-content.js';
import { idMaker, platformEnvironment } from '../environment.js';
import { applyPush, type Incoming, type PushPlace } from '../../domain/merchant/apply-push.js';
import { sequenceAt, wholeOf } from '../../domain/merchant/changes.js';
import { readCursor, writeCursor } from './memory/feed-cursor.js';
import { findCustomers } from '../../domain/merchant/find-customers.js';
import { frozen, frozenCopy } from '../../domain/frozen.js';
import { incoming } from './memory/incoming.js';
import { HintWatch } from './memory/hint-watch.js';
import { historyPage } from '../../domain/merchant/history-page.js';
import { MemoryManagers } from './memory/memory-managers.js';
import { type FeedKey, MerchantState } from '../../domain/merchant/merchant-state.js';
import { signingKeys } from '../../domain/merchant/signing-keys.js';
import { pullPage, snapshotPage } from './memory/pages.js';
import { isSignedBy } from '../approval/register-proof.js';
import type { ChangeHint, Remote, RemoteCall } from './remote.js';

export interface MemoryRemoteOptions {
  readonly merchantId?: string;
  readonly remoteId?: string;
  readonly locationIds?: readonly string[];
  /** The merchant's, IANA. */
  readonly timeZone?: string;
  readonly rules?: MerchantRules;
  readonly clock?: Clock;
  readonly newId?: () => Id;
  readonly managers?: readonly ManagerCredential[];
  readonly offlineApproval?: WhoAmI['offlineApproval'];
  /** Customers a page of a snapshot; 2,000 where not given, which is the most. */
  readonly pageSize?: number;
}

/** What a merchant had at a moment: given back to `restore()`. */
export interface MemoryCheckpoint {
  readonly state: MerchantState<PushResult>;
}

const TOKEN_LIFE_MS = 24 * 60 * 60 * 1_000;
const MOST_FOUND = 50;

/**
 * A merchant's records in the memory of this page or process: one instance is shared by many registers. For tests, demos and
 * simulations; nothing survives it.
 */
export class MemoryRemote implements Remote {
  private readonly options: Required<Omit<MemoryRemoteOptions, 'managers'>>;
  private readonly managers: MemoryManagers;
  private readonly watches = new HintWatch();
  private state = new MerchantState<PushResult>();
  private epoch = 1;
  private registerIds: readonly string[] = [];
  /** Where the pages of a snapshot that is under way go on from, by register and scope. */
  private readonly snapshots = new Map<string, string>();

  constructor({ managers = [], ...options }: MemoryRemoteOptions = {}) {
    const { clock } = { clock: platformEnvironment().clock, ...options };
    this.options = {
      merchantId: 'memory',
      remoteId: 'memory',
      locationIds: ['local'],
      timeZone: 'UTC',
      // Nobody's money lies in the memory of a page.
      rules: { adoptsStores: true },
      newId: idMaker(() => clock.now()),
      offlineApproval: null,
      pageSize: PULLED_AT_ONCE,
      ...options,
      clock,
    };
    this.managers = new MemoryManagers(clock, this.options.newId);
    if (managers.length > 0) this.setManagers(managers);
  }

  async capabilities(call: RemoteCall): Promise<RemoteCapabilities> {
    return {
      ...this.enter(call),
      protocol: PROTOCOL,
      kinds: kindsUnder(this.options.rules),
      methods: [...OPTIONAL_METHODS],
      gzip: false,
    };
  }

  async whoami(call: RemoteCall): Promise<WhoAmI> {
    const { merchantId, remoteId, locationIds, timeZone, offlineApproval, clock } = this.options;
    return {
      ...this.enter(call),
      ...{ remoteId, merchantId, timeZone, registerId: call.registerId, locationIds: [...locationIds], scopes: [] },
      expiresAt: toTimestamp(clock.now() + TOKEN_LIFE_MS),
      offlineApproval: offlineApproval && { ...offlineApproval },
    };
  }

  async push(mutations: readonly Mutation[], call: RemoteCall): Promise<PushAnswer> {
    const answer = this.enter(call);
    const push = incoming(mutations);
    const proven = await this.provenOf(push, call);
    const before = this.state.feed.n;
    try {
      const results = applyPush(this.state, push, this.placeOf(call, answer), (mutation) => proven.has(mutation));
      return { ...answer, results };
    } catch (error) {
      throw asRegularsError(error, 'remote-failed', 'The remote could not judge what was sent.');
    } finally {
      if (this.state.feed.n !== before) this.watches.tell();
    }
  }

  async pull(cursor: string, limit: number, call: RemoteCall): Promise<PullAnswer> {
    const answer = this.enter(call);
    const from = readCursor(cursor, this.epochName);
    const { changes, n, more } = pullPage(this.state, from, Math.min(limit, PULLED_AT_ONCE), this.today);
    return {
      ...answer,
      changes,
      cursor: writeCursor(this.epochName, { scope: from.scope, n }),
      passed: [sequenceAt(n)],
      more,
    };
  }

  async snapshot(scope: SyncScope, after: Id | null, call: RemoteCall): Promise<SnapshotPage> {
    const answer = this.enter(call);
    const wanted = `${call.registerId} ${JSON.stringify(scope)}`;
    if (after === null) this.snapshots.set(wanted, writeCursor(this.epochName, { scope, n: this.state.feed.n }));
    const cursor = this.snapshots.get(wanted);
    if (cursor === undefined) {
      throw new RegularsError('cursor-expired', 'The remote does not know this snapshot any more: begin it anew.');
    }
    return { ...answer, ...snapshotPage(this.state, scope, after, this.options.pageSize, this.today), cursor };
  }

  async *watch(call: RemoteCall): AsyncGenerator<ChangeHint> {
    this.enter(call);
    for await (const _told of this.watches.until(call.signal)) yield { sequence: sequenceAt(this.state.feed.n) };
  }

  async search(query: string, limit: number, purpose: 'sale' | 'directory', call: RemoteCall): Promise<SearchFound> {
    const answer = this.enter(call);
    const { customers } = this.state;
    const candidates = function* () {
      for (const { customer, erased } of customers.values()) if (!erased && customer.status !== 'merged') yield customer;
    };
    return { ...answer, customers: findCustomers(candidates(), query, Math.min(limit, MOST_FOUND), purpose) };
  }

  async get(id: CustomerId, call: RemoteCall): Promise<CustomerFound> {
    const answer = this.enter(call);
    const held = this.state.customers.get(id);
    return { ...answer, found: held && !held.erased ? frozen(wholeOf(this.state, held)) : null };
  }

  async history(customerId: CustomerId, before: string, call: RemoteCall): Promise<RemoteAnswer & HistoryPage> {
    return { ...this.enter(call), ...historyPage(this.state, customerId, before) };
  }

  async reveal(documentId: Id, call: RemoteCall): Promise<NumberRevealed> {
    const answer = this.enter(call);
    const held = this.state.documents.get(documentId);
    const number = held?.number ?? null;
    if (!held || number === null) throw new RegularsError('not-found', 'There is no such number.');
    const { customerId } = held.document;
    const { serverTime: at } = answer;
    const head = { id: this.options.newId(), createdAt: at, updatedAt: at, originRegisterId: call.registerId };
    const version = this.state.feed.n + 1;
    const who = { customerId, subjectId: documentId, managerId: null, cashierId: null, registerId: call.registerId };
    this.write({ auditEntries: [{ ...head, version, kind: 'number-revealed', at, ...who }] });
    return { ...answer, number };
  }

  async approve(intent: ApprovalIntent, pin: string, call: RemoteCall): Promise<GrantGiven> {
    const answer = this.enter(call);
    const managers = [...this.state.managers.values()].filter(({ removed }) => !removed).map(({ credential }) => credential);
    const grant = this.managers.approve(intent, pin, {
      merchantId: this.options.merchantId,
      registerId: call.registerId,
      managers,
      note: (entry) => this.write({ auditEntries: [{ ...entry, version: this.state.feed.n + 1 }] }),
    });
    return { ...answer, grant };
  }

  /** Whoever may approve from now on; each change reaches every register. */
  setManagers(managers: readonly ManagerCredential[]): void {
    const checked = checkManagers(managers).map((credential) => frozenCopy(credential));
    const keys: FeedKey[] = [];
    for (const credential of checked) {
      const before = this.state.managers.get(credential.id);
      if (!before?.removed && isSameContent(before?.credential, credential)) continue;
      this.state.managers.set(credential.id, { credential, removed: false });
      keys.push(`manager ${credential.id}`);
    }
    for (const [id, { credential, removed }] of this.state.managers) {
      if (removed || checked.some((manager) => manager.id === id)) continue;
      this.state.managers.set(id, { credential, removed: true });
      keys.push(`manager ${id}`);
    }
    if (keys.length > 0) this.write({}, keys);
  }

  /** What a backup made now would hold. */
  checkpoint(): MemoryCheckpoint {
    return { state: this.state.copy() };
  }

  /** As after a restore: what came after the checkpoint is gone, and no cursor given before goes on. */
  restore({ state }: MemoryCheckpoint): void {
    this.state = state.copy();
    this.registerIds = [...this.state.lastSeen.keys()];
    this.newEpoch();
  }

  /** Every register has to take a snapshot. */
  newEpoch(): void {
    this.epoch += 1;
    this.snapshots.clear();
    this.watches.tell();
  }

  private get epochName(): string {
    return `${this.options.remoteId} ${this.epoch}`;
  }

  private get today(): string {
    return localDateOf(this.options.clock.now(), this.options.timeZone);
  }

  /** What every call begins with. */
  private enter({ signal, registerId }: RemoteCall): RemoteAnswer {
    signal.throwIfAborted();
    const serverTime = toTimestamp(this.options.clock.now());
    const { lastSeen } = this.state;
    if (!lastSeen.has(registerId)) this.registerIds = Object.freeze([...this.registerIds, registerId]);
    lastSeen.set(registerId, serverTime);
    return { serverTime };
  }

  private placeOf({ registerId }: RemoteCall, { serverTime }: RemoteAnswer): PushPlace {
    const { merchantId, locationIds, timeZone, offlineApproval } = this.options;
    const rules = { ...this.options.rules, offlineApproval };
    return {
      now: serverTime,
      today: this.today,
      ...{ merchantId, timeZone, rules, locationIds, registerIds: this.registerIds },
      registerId,
    };
  }

  private write(...[puts, keys]: Parameters<MerchantState<PushResult>['apply']>): void {
    this.state.apply(puts, keys);
    this.watches.tell();
  }

  /** Those whose grant is this merchant's. */
  private async provenOf(push: readonly Incoming[], { registerId }: RemoteCall): Promise<ReadonlySet<Mutation>> {
    const keys = signingKeys(this.state, [{ registerId, mutations: push }]);
    const proven = new Set<Mutation>();
    for (const { mutation } of push) {
      if (mutation.use && (await this.isProven(mutation.use.grant, keys.get(mutation)))) proven.add(mutation);
    }
    return proven;
  }

  private async isProven(grant: Grant, publicKey: string | undefined): Promise<boolean> {
    if (grant.verifiedBy === 'remote') return this.managers.hasGiven(grant);
    return publicKey !== undefined && this.options.offlineApproval !== null && isSignedBy(publicKey, grant);
  }
}
