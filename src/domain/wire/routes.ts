import type * as z from 'zod/mini';
import { isId } from '../id.js';
import type { OptionalMethod } from '../remote-answer.js';
import {
  approveRequest,
  capabilities,
  changeHint,
  customerFound,
  grantGiven,
  historyPage,
  historyRequest,
  numberRevealed,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  searchFound,
  searchRequest,
  snapshotPage,
  snapshotRequest,
  whoami,
} from './answer-schemas.js';

/** One call of a remote over HTTP. */
export interface Route<Request extends z.core.$ZodType = z.core.$ZodType, Answer extends z.core.$ZodType = z.core.$ZodType> {
  readonly method: 'GET' | 'POST';
  /** Under the remote's address. `:id` is the one parameter there is, and a UUID. */
  readonly path: string;
  /** Of the body; of a GET, of the query, which never holds what a person said. Null where nothing is sent but the id. */
  readonly request: Request | null;
  /** Of the body; of a stream, of the data of each event. */
  readonly answer: Answer;
  readonly isStream: boolean;
  /** Besides those that every call may have. */
  readonly statuses: readonly number[];
}

/** What every call may be answered with. */
export const USUAL_STATUSES = [200, 400, 401, 403, 429, 500, 503] as const;

/** The whole contract over HTTP: who asks, who answers and who documents it go by this table. */
export const ROUTES = {
  capabilities: route('GET', '/capabilities', null, capabilities),
  whoami: route('GET', '/whoami', null, whoami),
  push: route('POST', '/push', pushRequest, pushAnswer, [413]),
  pull: route('POST', '/pull', pullRequest, pullAnswer, [410]),
  snapshot: route('POST', '/snapshot', snapshotRequest, snapshotPage, [410]),
  watch: { ...route('GET', '/watch', null, changeHint, [404]), isStream: true },
  search: route('POST', '/search', searchRequest, searchFound, [404]),
  get: route('GET', '/customers/:id', null, customerFound, [404]),
  history: route('GET', '/customers/:id/history', historyRequest, historyPage, [404]),
  reveal: route('POST', '/identity-documents/:id/reveal', null, numberRevealed, [404]),
  approve: route('POST', '/approve', approveRequest, grantGiven, [404, 423]),
} as const satisfies Readonly<Record<RouteName, Route>>;

export type RouteName = 'capabilities' | 'whoami' | 'push' | 'pull' | 'snapshot' | OptionalMethod;

export const ROUTE_NAMES = Object.keys(ROUTES) as readonly RouteName[];

/** What is answered without a token. */
export const OPEN_PATHS = { openapi: '/openapi.json', live: '/health/live', ready: '/health/ready' } as const;

/** What a call is answered. */
export type AnswerOf<Name extends RouteName> = z.output<(typeof ROUTES)[Name]['answer']>;

/** What a call is asked with, where it is. */
export type RequestOf<Name extends RouteName> = z.output<NonNullable<(typeof ROUTES)[Name]['request']>>;

export interface RouteFound {
  readonly name: RouteName;
  /** Null where the path has none. */
  readonly id: string | null;
}

/** Which call a method and a path under the remote's address mean; null for none. */
export function findRoute(method: string, path: string): RouteFound | null {
  const given = path.split('/');
  for (const name of ROUTE_NAMES) {
    const parts = ROUTES[name].path.split('/');
    if (ROUTES[name].method !== method || parts.length !== given.length) continue;
    const id = given[parts.indexOf(':id')] ?? null;
    if (parts.every((part, place) => part === given[place] || (part === ':id' && isId(given[place])))) return { name, id };
  }
  return null;
}

/** The path of a call, its id in place. */
export function pathOf(name: RouteName, id: string | null): string {
  return ROUTES[name].path.replace(':id', id ?? '');
}

function route<Request extends z.core.$ZodType | null, Answer extends z.core.$ZodType>(
  method: 'GET' | 'POST',
  path: string,
  request: Request,
  answer: Answer,
  statuses: readonly number[] = [],
) {
  return { method, path, request, answer, isStream: false, statuses } as const;
}
