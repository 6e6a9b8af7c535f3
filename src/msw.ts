import { http, type HttpHandler } from 'msw';
import { answerRequest } from './data/remote/answer-http.js';
import type { Remote } from './data/remote/remote.js';
import { platformEnvironment } from './data/environment.js';

export interface RemoteHandlersOptions {
  /** What answers behind the network that is not there. */
  readonly remote: Remote;
  /** How long each answer takes; none where not given. */
  readonly delayMs?: number;
}

/**
 * Handlers for msw that put a remote behind an address, so that a page with an `HttpRemote` runs without a server: the whole
 * contract of docs/http.md. Every token counts, and names the register that calls.
 *
 * @param url - As `HttpRemote` has it.
 */
export function remoteHandlers(url: string, { remote, delayMs = 0 }: RemoteHandlersOptions): HttpHandler[] {
  const { clock } = platformEnvironment();
  const callerOf = (token: string): { remote: Remote; registerId: string } => ({ remote, registerId: token });
  return [
    http.all(`${url.replace(/\/+$/, '')}/*`, async ({ request }) => {
      if (delayMs > 0) await clock.sleep(delayMs, request.signal);
      return answerRequest(request, { url, callerOf, clock });
    }),
  ];
}
