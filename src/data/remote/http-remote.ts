import type { Clock } from '../../domain/clock.js';
import type { WebAddress } from '../../domain/client-options.js';
import { callable, type Check, object, refuse, whole } from '../../domain/config-check.js';
import { RegularsError } from '../../domain/errors.js';
import type { ApprovalIntent } from '../../domain/grant.js';
import type { CustomerId, Id } from '../../domain/id.js';
import type { Mutation } from '../../domain/mutation.js';
import type {
  CustomerFound,
  GrantGiven,
  HistoryPage,
  NumberRevealed,
  OptionalMethod,
  PullAnswer,
  PushAnswer,
  RemoteAnswer,
  RemoteCapabilities,
  SearchFound,
  SnapshotPage,
  SyncScope,
  WhoAmI,
} from '../../domain/remote-answer.js';
import { platformEnvironment } from '../environment.js';
import { loadOnce } from '../load-once.js';
import type { HttpCalls } from './http-calls.js';
import type { HttpEndpoint } from './http-exchange.js';
import { HttpTokens, type TokenSource } from './http-tokens.js';
import type { ChangeHint, Remote, RemoteCall } from './remote.js';

export interface HttpRemoteOptions {
  /** Under which docs/http.md lays all paths. */
  readonly url: string | WebAddress;
  /** Asked before the first call, and again where a remote refused what it gave. */
  readonly token: TokenSource;
  /** How long a call waits for its whole answer; 15 s where not given. */
  readonly timeoutMs?: number;
  /** The platform's where not given. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** The wire and its schemas come with the first call. */
const loadCalls = loadOnce(() => import('./http-calls.js'));

/**
 * A remote behind the HTTP contract of docs/http.md: ours, or one that a vendor wrote to it. What it may lack rejects
 * `unsupported`.
 */
export class HttpRemote implements Remote {
  private readonly endpoint: HttpEndpoint;
  private known: RemoteCapabilities | null = null;

  /** @throws {RegularsError} `invalid-config` with the path of a wrong option. */
  constructor(options: HttpRemoteOptions) {
    const { url, token, timeoutMs = DEFAULT_TIMEOUT_MS, fetch, clock } = checkOptions(options, 'options');
    this.endpoint = {
      url,
      tokens: new HttpTokens(token),
      timeoutMs,
      // Looked up with each call: a page may put another in its place.
      fetch: fetch ?? ((request) => globalThis.fetch(request)),
      clock: clock ?? platformEnvironment().clock,
    };
  }

  async capabilities(call: RemoteCall): Promise<RemoteCapabilities> {
    const known = await (await this.calls()).ask('capabilities', {}, call);
    this.known = known;
    return known;
  }

  async whoami(call: RemoteCall): Promise<WhoAmI> {
    return (await this.calls()).ask('whoami', {}, call);
  }

  async push(mutations: readonly Mutation[], call: RemoteCall): Promise<PushAnswer> {
    return (await this.calls()).push(mutations, this.known?.gzip === true, call);
  }

  async pull(cursor: string, limit: number, call: RemoteCall): Promise<PullAnswer> {
    return (await this.calls()).ask('pull', { body: { cursor, limit } }, call);
  }

  async snapshot(scope: SyncScope, after: Id | null, call: RemoteCall): Promise<SnapshotPage> {
    return (await this.calls()).ask('snapshot', { body: { scope, after } }, call);
  }

  async *watch(call: RemoteCall): AsyncGenerator<ChangeHint, void> {
    yield* (await this.calls('watch')).hints(call);
  }

  async search(query: string, limit: number, purpose: 'sale' | 'directory', call: RemoteCall): Promise<SearchFound> {
    return (await this.calls('search')).ask('search', { body: { query, limit, purpose } }, call);
  }

  async get(id: CustomerId, call: RemoteCall): Promise<CustomerFound> {
    return (await this.calls('get')).ask('get', { id }, call);
  }

  async history(id: CustomerId, before: string, call: RemoteCall): Promise<RemoteAnswer & HistoryPage> {
    return (await this.calls('history')).ask('history', { id, query: { before } }, call);
  }

  async reveal(id: Id, call: RemoteCall): Promise<NumberRevealed> {
    return (await this.calls('reveal')).ask('reveal', { id }, call);
  }

  async approve(intent: ApprovalIntent, pin: string, call: RemoteCall): Promise<GrantGiven> {
    return (await this.calls('approve')).ask('approve', { body: { intent, pin } }, call);
  }

  /** Not for what this remote has said it lacks. */
  private async calls(method?: OptionalMethod): Promise<HttpCalls> {
    if (method && this.known && !this.known.methods.includes(method)) {
      throw new RegularsError('unsupported', `The remote does not offer ${method}.`);
    }
    try {
      const { HttpCalls } = await loadCalls();
      return new HttpCalls(this.endpoint);
    } catch (error) {
      throw new RegularsError('remote-unreachable', 'A part of this page that speaks to the remote did not load.', {
        cause: error,
      });
    }
  }
}

/** An http address without a slash at its end; one of a page may be relative to it. */
const address: Check<string> = (value, path) => {
  const expected = 'an http or https address without user, query or fragment';
  const given: unknown = typeof value === 'object' && value !== null && 'href' in value ? value.href : value;
  if (typeof given !== 'string' || given === '') refuse(path, expected);
  let url: URL;
  try {
    url = new URL(given, 'location' in globalThis ? globalThis.location.href : undefined);
  } catch {
    return refuse(path, expected);
  }
  const isPlain = /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
  return isPlain ? url.href.replace(/\/+$/, '') : refuse(path, expected);
};

/** The host's own, kept as it is. */
const aClock: Check<Clock> = (value, path) => {
  if (typeof value !== 'object' || value === null) refuse(path, 'a clock');
  for (const name of ['now', 'monotonic', 'sleep'] as const) callable((value as Clock)[name], `${path}.${name}`);
  return value as Clock;
};

const checkOptions = object<HttpRemoteOptions & { readonly url: string }>(
  { url: address, token: callable, timeoutMs: whole(1, 600_000), fetch: callable, clock: aClock },
  'url',
  'token',
);
