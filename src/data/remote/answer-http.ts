import type { Clock } from '../../domain/clock.js';
import { PROTOCOL, PUSHED_AT_ONCE, PUSHED_BYTES } from '../../domain/remote-answer.js';
import { isPlain } from '../../domain/wire/exact-json.js';
import { pointerOf, readWire, type WireSchema, type WrongPlace } from '../../domain/wire/read-wire.js';
import { findRoute, OPEN_PATHS, type RouteFound, ROUTES } from '../../domain/wire/routes.js';
import { writeWire } from '../../domain/wire/write-wire.js';
import { type Asking, CALLS, offered } from './answer-calls.js';
import { failureResponse, OUR_HEADERS, ProblemError } from './answer-failure.js';
import { hintsResponse } from './answer-hints.js';
import { canGzip, gunzipped, readText, TooLargeError } from './http-body.js';
import { PROTOCOL_HEADER } from './http-header.js';
import type { Remote } from './remote.js';

/** Who calls, by the token alone. */
export interface HttpCaller {
  readonly remote: Remote;
  readonly registerId: string;
}

export interface HttpAnswering {
  /** Under which all paths lie. */
  readonly url: string;
  /** Null for a token that does not count. */
  readonly callerOf: (token: string) => HttpCaller | null | Promise<HttpCaller | null>;
  readonly clock: Clock;
  /** Whether what lies behind the remote answers; yes where not given. */
  readonly isReady?: () => Promise<boolean>;
  /** Told what ended a request, for a log: the answer says less. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * The other side of `HttpRemote`: the HTTP contract of docs/http.md over any remote. Always answers; nothing it says repeats a
 * value that was sent, and nothing is kept of a token.
 */
export async function answerRequest(request: Request, answering: HttpAnswering): Promise<Response> {
  try {
    const path = pathUnder(answering.url, request.url);
    return (await openAnswer(request.method, path, answering)) ?? (await callAnswer(request, path, answering));
  } catch (error) {
    // Whoever asked has hung up, as a page does that ends: nothing has failed, and nobody hears an answer.
    if (request.signal.aborted && error === request.signal.reason)
      return new Response(null, { status: HUNG_UP, headers: OUR_HEADERS });
    answering.onFailure?.(error);
    return failureResponse(error);
  }
}

/** As servers write it down: no status that anybody is sent. */
const HUNG_UP = 499;

/** What needs no token; null for all else. */
async function openAnswer(method: string, path: string, { url, isReady }: HttpAnswering): Promise<Response | null> {
  if (method !== 'GET') return null;
  switch (path) {
    case OPEN_PATHS.openapi: {
      const { openApiOf } = await import('../../domain/wire/openapi.js');
      return jsonResponse(openApiOf(url));
    }
    case OPEN_PATHS.ready:
      if (isReady && !(await isReady().catch(() => false))) throw new ProblemError('remote-busy');
      return jsonResponse({ ok: true });
    case OPEN_PATHS.live:
      return jsonResponse({ ok: true });
    default:
      return null;
  }
}

async function callAnswer(request: Request, path: string, { callerOf, clock }: HttpAnswering): Promise<Response> {
  const found = findRoute(request.method, path);
  if (!found) throw new ProblemError('unsupported');
  if (request.headers.get(PROTOCOL_HEADER) !== String(PROTOCOL)) {
    throw new ProblemError('unsupported-protocol', { supported: [PROTOCOL] });
  }
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const caller = token === undefined ? null : await callerOf(token);
  if (!caller) throw new ProblemError('remote-unauthorized');

  const { remote, registerId } = caller;
  const call = { signal: request.signal, registerId };
  if (found.name === 'watch') {
    const watch = offered(remote, 'watch');
    return hintsResponse((signal) => watch.call(remote, { ...call, signal }), clock, request.signal);
  }
  // The schema of this very route has read it.
  const answer = CALLS[found.name] as (asking: Omit<Asking<'push'>, 'asked'> & { readonly asked: unknown }) => Promise<object>;
  return jsonResponse(await answer({ remote, id: found.id ?? '', asked: await askedOf(request, found), call }));
}

async function askedOf(request: Request, { name }: RouteFound): Promise<unknown> {
  const { method, request: schema } = ROUTES[name];
  if (schema === null) return null;
  const given = method === 'GET' ? Object.fromEntries(new URL(request.url).searchParams) : await bodyOf(request);
  if (name === 'push' && isPlain(given) && Array.isArray(given.mutations) && given.mutations.length > PUSHED_AT_ONCE) {
    throw new ProblemError('too-large');
  }
  const read = readWire<WireSchema>(schema, given);
  if (!read.ok) throw refusal(read.wrong);
  return read.value;
}

/** @throws {ProblemError} `too-large`, `invalid-input`. */
async function bodyOf({ body, headers }: Request): Promise<unknown> {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const isPacked = encoding === 'gzip' && canGzip();
  if (!isPacked && encoding !== 'identity') throw refusal({ path: [], expected: 'packed by gzip or not at all' });
  try {
    // Its size counts as it is read: a few bytes can unpack to a gigabyte.
    return JSON.parse(await readText(isPacked && body ? gunzipped(body) : body, PUSHED_BYTES));
  } catch (error) {
    throw error instanceof TooLargeError ? new ProblemError('too-large') : refusal({ path: [], expected: 'JSON' });
  }
}

/** A kind of mutation that is not known is kept by the register until this side is newer. */
function refusal(wrong: WrongPlace): ProblemError {
  const [of, , field, ...deeper] = wrong.path;
  const isKind = of === 'mutations' && field === 'kind' && deeper.length === 0;
  const errors = [{ pointer: pointerOf(wrong), expected: wrong.expected }];
  return new ProblemError(isKind ? 'remote-incompatible' : 'invalid-input', { errors });
}

function jsonResponse(answer: object): Response {
  return new Response(writeWire(answer), { headers: { ...OUR_HEADERS, 'Content-Type': 'application/json' } });
}

/** @throws {ProblemError} For an address that lies elsewhere. */
function pathUnder(base: string, asked: string): string {
  const root = new URL(base, asked).pathname.replace(/\/+$/, '');
  const { pathname } = new URL(asked);
  if (!pathname.startsWith(`${root}/`)) throw new ProblemError('unsupported');
  return pathname.slice(root.length);
}
