import { answerRequest, type HttpAnswering } from '../../src/data/remote/answer-http.js';
import { HttpRemote, type HttpRemoteOptions } from '../../src/data/remote/http-remote.js';
import type { Remote, RemoteCall } from '../../src/data/remote/remote.js';
import { FakeClock } from '../../src/testing.js';

export const REMOTE_URL = 'https://remote.example/regulars';

/** A register of a test, whose token is `token-1`. */
export const CALL: RemoteCall = { signal: new AbortController().signal, registerId: 'register-1' };

/** Both sides of the contract without a network between them, and what went over it. */
export function httpPair(remote: Remote, options: Partial<HttpRemoteOptions> = {}, answering: Partial<HttpAnswering> = {}) {
  const clock = new FakeClock();
  const requests: Request[] = [];
  const serve = (request: Request): Promise<Response> =>
    answerRequest(request, {
      url: REMOTE_URL,
      callerOf: (token) => (token === 'token-1' ? { remote, registerId: 'register-of-token' } : null),
      clock,
      ...answering,
    });
  const http = new HttpRemote({
    url: REMOTE_URL,
    token: () => 'token-1',
    clock,
    fetch: (request) => {
      requests.push(request.clone());
      return serve(request);
    },
    ...options,
  });
  return { http, clock, requests, serve };
}

/** An `HttpRemote` that gets these answers, one a request; the last one for ever. */
export function answeredBy(answers: readonly (() => Response | Promise<Response>)[], options: Partial<HttpRemoteOptions> = {}) {
  const requests: Request[] = [];
  const clock = new FakeClock();
  const http = new HttpRemote({
    url: REMOTE_URL,
    token: () => 'token-1',
    clock,
    fetch: async (request) => {
      requests.push(request.clone());
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (!answer) throw new TypeError('Failed to fetch');
      return answer();
    },
    ...options,
  });
  return { http, clock, requests };
}

/** An answer of a remote; of its status, headers and body each may be wrong. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'Regulars-Protocol': '1', 'Content-Type': 'application/json', ...headers } });
}

/** How a promise that should reject did. */
export async function failureOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await work.then(
    () => new Error('It did not reject.'),
    (thrown: unknown) => thrown,
  );
  const { name, code, path, expected, retryAfterMs, message } = error as Record<string, unknown>;
  return JSON.parse(JSON.stringify({ name, code, path, expected, retryAfterMs, message })) as Record<string, unknown>;
}
