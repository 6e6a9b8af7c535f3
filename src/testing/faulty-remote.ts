import { RegularsError } from '../domain/errors.js';
import type { Mutation } from '../domain/mutation.js';
import type { ChangeHint, Remote, RemoteCall } from '../data/remote/remote.js';

/** How often what goes wrong: shares of calls, 0 where not given. */
export interface Faults {
  /** 0 to 1, as `Math.random()`: a seeded one makes every run the same. */
  readonly random: () => number;
  /** The call never arrives. */
  readonly drop?: number;
  /** It has its effect, and the answer never arrives. */
  readonly cut?: number;
  /** It has its effect, and is answered by a failure of the server's. */
  readonly fail?: number;
  /** It arrives twice. */
  readonly duplicate?: number;
  /** Awaited before and after each call: what decides how long it takes, and which of two comes first. */
  readonly wait?: (call: RemoteCall) => Promise<void>;
}

/** A remote over a bad line: every fault is one that a register has to survive. Faults can be changed while it is in use. */
export class FaultyRemote implements Remote {
  // What the remote lacks is lacking here.
  readonly search: Remote['search'];
  readonly get: Remote['get'];
  readonly history: Remote['history'];
  readonly reveal: Remote['reveal'];
  readonly approve: Remote['approve'];

  constructor(
    private readonly remote: Remote,
    public faults: Faults,
  ) {
    const { search, get, history, reveal, approve } = remote;
    if (search)
      this.search = (query, limit, purpose, call) => this.over(call, () => search.call(remote, query, limit, purpose, call));
    if (get) this.get = (id, call) => this.over(call, () => get.call(remote, id, call));
    if (history) this.history = (...args) => this.over(args[2], () => history.apply(remote, args));
    if (reveal) this.reveal = (id, call) => this.over(call, () => reveal.call(remote, id, call));
    if (approve) this.approve = (intent, pin, call) => this.over(call, () => approve.call(remote, intent, pin, call));
  }

  capabilities(call: RemoteCall): ReturnType<Remote['capabilities']> {
    return this.over(call, () => this.remote.capabilities(call));
  }

  whoami(call: RemoteCall): ReturnType<Remote['whoami']> {
    return this.over(call, () => this.remote.whoami(call));
  }

  push(mutations: readonly Mutation[], call: RemoteCall): ReturnType<Remote['push']> {
    return this.over(call, () => this.remote.push(mutations, call));
  }

  pull(cursor: string, limit: number, call: RemoteCall): ReturnType<Remote['pull']> {
    return this.over(call, () => this.remote.pull(cursor, limit, call));
  }

  snapshot(...args: Parameters<Remote['snapshot']>): ReturnType<Remote['snapshot']> {
    return this.over(args[2], () => this.remote.snapshot(...args));
  }

  watch(call: RemoteCall): AsyncIterable<ChangeHint> {
    if (!this.remote.watch) throw new RegularsError('unsupported', 'The remote gives no hints.');
    return this.remote.watch(call);
  }

  private async over<Answer>(call: RemoteCall, ask: () => Promise<Answer>): Promise<Answer> {
    const { drop = 0, cut = 0, fail = 0, duplicate = 0, wait } = this.faults;
    const happens = (share: number): boolean => share > 0 && this.faults.random() < share;
    await wait?.(call);
    if (happens(drop)) throw new RegularsError('remote-unreachable', 'The call never arrived.');
    if (happens(duplicate)) await ask();
    const answer = await ask();
    await wait?.(call);
    if (happens(cut)) throw new RegularsError('remote-unreachable', 'The answer never arrived.');
    if (happens(fail)) throw new RegularsError('remote-failed', 'The server failed after it had done what was asked.');
    return answer;
  }
}
