import type { Clock } from '../../domain/clock.js';
import { isRegularsError, RegularsError } from '../../domain/errors.js';
import { isId } from '../../domain/id.js';
import { OPTIONAL_METHODS, PROTOCOL } from '../../domain/remote-answer.js';
import { readingAnswer } from '../../domain/wire/read-answer.js';
import { incompatible, type WireSchema } from '../../domain/wire/read-wire.js';
import { type AnswerOf, pathOf, type RouteName, ROUTES } from '../../domain/wire/routes.js';
import { writeWire } from '../../domain/wire/write-wire.js';
import { inSlices } from '../in-slices.js';
import { Pacer } from '../pacer.js';
import { gzip, isWorthGzip, readText, TooLargeError } from './http-body.js';
import { errorOf, readFailure } from './http-failure.js';
import { PROTOCOL_HEADER } from './http-header.js';
import type { HttpTokens } from './http-tokens.js';
import { limited } from './limited.js';
import type { RemoteCall } from './remote.js';

/** No page is as large. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Where a remote is, and how it is reached. */
export interface HttpEndpoint {
  /** Without a slash at the end. */
  readonly url: string;
  readonly tokens: HttpTokens;
  readonly timeoutMs: number;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
}

export interface Question {
  readonly id?: string;
  /** Of a GET, what stands in the query. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether the remote takes packed bodies. */
  readonly gzip?: boolean;
}

/**
 * Asks once, waits no longer than the endpoint's limit, and believes nothing that the wire does not name.
 *
 * @throws {RegularsError} As `Remote` says, and a `TooLargeError` where the remote wants half.
 */
export async function askHttp<Name extends RouteName>(
  endpoint: HttpEndpoint,
  name: Name,
  question: Question,
  call: RemoteCall,
): Promise<AnswerOf<Name>> {
  const { clock, timeoutMs: limitMs } = endpoint;
  return limited({ clock, limitMs, signal: call.signal }, async (signal) => {
    const response = await openHttp(endpoint, name, question, call, signal);
    const reading = readingAnswer<WireSchema>(ROUTES[name].answer, await jsonOf(response));
    const answer = await inSlices(reading, new Pacer(clock));
    if (!answer.ok) throw incompatible(answer.wrong);
    // The schema of this very route has read it.
    return answer.value as AnswerOf<Name>;
  });
}

/** An answer of ours with status 200, its body not yet read. */
export async function openHttp(
  endpoint: HttpEndpoint,
  name: RouteName,
  question: Question,
  { registerId }: RemoteCall,
  signal: AbortSignal,
): Promise<Response> {
  const { tokens, clock } = endpoint;
  const made = await requestOf(endpoint, name, question, signal);
  const token = await tokens.current(registerId);
  let response = await sent(endpoint, made(token));
  if (response.status === 401) {
    response.body?.cancel().catch(() => undefined);
    response = await sent(endpoint, made(await tokens.renewed(registerId, token)));
  }
  if (response.status === 200) return response;

  const failure = readFailure(response, await bodyOf(response), clock.now());
  if (failure.status === 413 && name === 'push') throw new TooLargeError('The remote takes less at once.');
  const isOptional = OPTIONAL_METHODS.some((method) => method === name);
  throw errorOf(failure, { isOptional, hasCursor: name === 'pull' || name === 'snapshot' });
}

/** Makes the same request again and again: one that was sent is used up. */
async function requestOf(
  { url }: HttpEndpoint,
  name: RouteName,
  { id, query, body, gzip: mayGzip = false }: Question,
  signal: AbortSignal,
): Promise<(token: string) => Request> {
  if (id !== undefined && !isId(id)) {
    throw new RegularsError('invalid-input', 'id must be a UUID in lower case.', {
      path: 'id',
      expected: 'a UUID in lower case',
    });
  }
  const { method, isStream } = ROUTES[name];
  const address = `${url}${pathOf(name, id ?? null)}${query ? `?${new URLSearchParams(query)}` : ''}`;
  const headers: Record<string, string> = {
    Accept: isStream ? 'text/event-stream' : 'application/json',
    [PROTOCOL_HEADER]: String(PROTOCOL),
  };
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  if (body !== undefined) {
    bytes = new TextEncoder().encode(writeWire(body));
    headers['Content-Type'] = 'application/json';
    if (mayGzip && isWorthGzip(bytes)) {
      bytes = await gzip(bytes);
      headers['Content-Encoding'] = 'gzip';
    }
  }
  return (token) =>
    new Request(address, {
      method,
      headers: { ...headers, Authorization: `Bearer ${token}` },
      body: bytes,
      signal,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
}

async function sent({ fetch }: HttpEndpoint, request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    throw isRegularsError(error) ? error : unreachable('No answer came.', error);
  }
  const protocol = response.headers.get(PROTOCOL_HEADER);
  if (protocol === String(PROTOCOL)) return response;
  response.body?.cancel().catch(() => undefined);
  if (protocol !== null) {
    throw new RegularsError('remote-incompatible', `The remote speaks another protocol than ${PROTOCOL}.`, {
      path: PROTOCOL_HEADER,
      expected: String(PROTOCOL),
    });
  }
  // A captive portal, a proxy; or a server whose CORS does not expose the header.
  throw unreachable(`What answered is no remote: it sent no ${PROTOCOL_HEADER}, or its CORS does not expose it.`);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await bodyOf(response);
  try {
    return JSON.parse(text);
  } catch {
    throw unreachable('What answered sent no JSON.');
  }
}

async function bodyOf(response: Response): Promise<string> {
  try {
    return await readText(response.body, MOST_BYTES);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw unreachable('The answer broke off.', error);
    throw new RegularsError('remote-incompatible', `answer must be at most ${MOST_BYTES} bytes.`, {
      path: 'answer',
      expected: `at most ${MOST_BYTES} bytes`,
    });
  }
}

function unreachable(message: string, cause?: unknown): RegularsError {
  return new RegularsError('remote-unreachable', message, cause === undefined ? {} : { cause });
}
