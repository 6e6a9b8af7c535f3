import { OPTIONAL_METHODS, type OptionalMethod, type RemoteCapabilities } from '../../domain/remote-answer.js';
import type { RequestOf, RouteName } from '../../domain/wire/routes.js';
import { ProblemError } from './answer-failure.js';
import { canGzip } from './http-body.js';
import type { Remote, RemoteCall } from './remote.js';

/** What a request asks of a remote: its parts are read by the schemas of its route. */
export interface Asking<Name extends RouteName> {
  readonly remote: Remote;
  /** Empty where the route has none. */
  readonly id: string;
  readonly asked: RequestOf<Name>;
  readonly call: RemoteCall;
}

type Calls = { readonly [Name in Exclude<RouteName, 'watch'>]: (asking: Asking<Name>) => Promise<object> };

/** Which call each route is. */
export const CALLS: Calls = {
  capabilities: async ({ remote, call }) => overHttp(remote, await remote.capabilities(call)),
  whoami: ({ remote, call }) => remote.whoami(call),
  push: ({ remote, call, asked }) => remote.push(asked.mutations, call),
  pull: ({ remote, call, asked }) => remote.pull(asked.cursor, asked.limit, call),
  snapshot: ({ remote, call, asked }) => remote.snapshot(asked.scope, asked.after, call),
  search: ({ remote, call, asked }) => offered(remote, 'search').call(remote, asked.query, asked.limit, asked.purpose, call),
  get: ({ remote, call, id }) => offered(remote, 'get').call(remote, id, call),
  history: ({ remote, call, id, asked }) => offered(remote, 'history').call(remote, id, asked.before, call),
  reveal: ({ remote, call, id }) => offered(remote, 'reveal').call(remote, id, call),
  approve: ({ remote, call, asked }) => offered(remote, 'approve').call(remote, asked.intent, asked.pin, call),
};

/** @throws {ProblemError} `unsupported` for what this remote lacks. */
export function offered<Name extends OptionalMethod>(remote: Remote, name: Name): NonNullable<Remote[Name]> {
  const method = remote[name];
  if (!method) throw new ProblemError('unsupported');
  return method;
}

/** Packed bodies are this side's to read; what the remote lacks it does not declare, whatever it says. */
function overHttp(remote: Remote, capabilities: RemoteCapabilities): RemoteCapabilities {
  const methods = OPTIONAL_METHODS.filter((name) => capabilities.methods.includes(name) && remote[name]);
  return { ...capabilities, methods, gzip: canGzip() };
}
