import { toTimestamp } from '../domain/clock.js';
import type { ApprovalIntent } from '../domain/grant.js';
import type { CustomerId, Id } from '../domain/id.js';
import { bodyHash } from '../domain/merchant/body-hash.js';
import { sequenceAt } from '../domain/merchant/changes.js';
import { isJudged, kindsUnder, readsOf } from '../domain/merchant/judge.js';
import type { Mutation } from '../domain/mutation.js';
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
  type RemoteAnswer,
  type RemoteCapabilities,
  type SearchFound,
  type SnapshotPage,
  type SyncScope,
  type WhoAmI,
} from '../domain/remote-answer.js';
import type { Sequence } from '../domain/sequence.js';
import { approve, reveal } from './approve.js';
import { getWhole, history, type Purpose, search } from './ask.js';
import type { Caller, Core } from './core.js';
import { readCounter } from './counter.js';
import { unknownKind } from './push.js';
import type { PushGroups } from './push-groups.js';
import { pullPage, snapshotPage } from './read-pages.js';
import type { Registers } from './registers.js';

/** What comes with a call, beside who makes it. */
interface Call {
  readonly signal: AbortSignal;
}

/** The merchant of one caller, as a remote: nothing that is asked of it names another. */
export class BackendRemote {
  constructor(
    private readonly core: Core,
    private readonly pushes: PushGroups,
    private readonly registers: Registers,
    private readonly caller: Caller,
  ) {}

  async capabilities(call: Call): Promise<RemoteCapabilities> {
    const kinds = kindsUnder(this.core.policyOf(this.caller.merchantId));
    return { ...(await this.enter(call)), protocol: PROTOCOL, kinds, methods: [...OPTIONAL_METHODS], gzip: true };
  }

  async whoami(call: Call): Promise<WhoAmI> {
    const answer = await this.enter(call);
    const { merchantId, registerId, locationIds, scopes, expiresAt } = this.caller;
    const { timeZone = 'UTC', offlineApproval = null } = this.core.policyOf(merchantId);
    const { remote: remoteId } = await this.core.database.read(merchantId, (sql) => readCounter(sql, merchantId));
    return { ...answer, remoteId, merchantId, registerId, locationIds, scopes, expiresAt, timeZone, offlineApproval };
  }

  async push(mutations: readonly Mutation[], call: Call): Promise<PushAnswer> {
    const unknown = mutations.find(({ kind }) => !isJudged(kind));
    if (unknown) throw unknownKind(unknown.kind);
    const answer = await this.enter(call);
    const incoming = mutations.map((mutation) => ({ mutation, body: bodyHash(mutation).body, reads: readsOf(mutation) }));
    const { caller } = this;
    const results = incoming.length === 0 ? [] : await this.pushes.push(caller.merchantId, { caller, mutations: incoming });
    return { ...answer, results };
  }

  async pull(cursor: string, limit: number, call: Call): Promise<PullAnswer> {
    return { ...(await this.enter(call)), ...(await pullPage(this.core, this.caller, cursor, Math.min(limit, PULLED_AT_ONCE))) };
  }

  async snapshot(scope: SyncScope, after: Id | null, call: Call): Promise<SnapshotPage> {
    return { ...(await this.enter(call)), ...(await snapshotPage(this.core, this.caller, scope, after)) };
  }

  async *watch(call: Call): AsyncGenerator<{ readonly sequence: Sequence }, void> {
    await this.enter(call);
    for await (const n of this.core.hints.numbers(this.caller.merchantId, call.signal)) yield { sequence: sequenceAt(n) };
  }

  async search(query: string, limit: number, purpose: Purpose, call: Call): Promise<SearchFound> {
    return { ...(await this.enter(call)), customers: await search(this.core, this.caller, query, limit, purpose) };
  }

  async get(id: CustomerId, call: Call): Promise<CustomerFound> {
    return { ...(await this.enter(call)), found: await getWhole(this.core, this.caller, id) };
  }

  async history(id: CustomerId, before: string, call: Call): Promise<RemoteAnswer & HistoryPage> {
    return { ...(await this.enter(call)), ...(await history(this.core, this.caller, id, before)) };
  }

  async reveal(documentId: Id, call: Call): Promise<NumberRevealed> {
    return { ...(await this.enter(call)), number: await reveal(this.core, this.caller, documentId) };
  }

  async approve(intent: ApprovalIntent, pin: string, call: Call): Promise<GrantGiven> {
    return { ...(await this.enter(call)), grant: await approve(this.core, this.caller, intent, pin) };
  }

  /** What every call begins with. */
  private async enter({ signal }: Call): Promise<RemoteAnswer> {
    signal.throwIfAborted();
    await this.registers.note(this.caller.merchantId, this.caller.registerId);
    return { serverTime: toTimestamp(this.core.clock.now()) };
  }
}
