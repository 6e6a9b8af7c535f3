import { http, type HttpHandler, HttpResponse } from 'msw';
import { answerRequest } from './data/remote/answer-http.js';
import { platformEnvironment } from './data/environment.js';
import { MemoryRemote } from './data/remote/memory-remote.js';
import type { Remote } from './data/remote/remote.js';
import { isRegularsError } from './domain/errors.js';
import type { ManagerCredential } from './domain/grant.js';
import { wrongValue } from './domain/wrong-value.js';

export interface RemoteHandlersOptions {
  /** What answers behind the network that is not there; where not given, a `MemoryRemote` of these handlers alone. */
  readonly remote?: Remote;
  /** How long each answer takes; none where not given. */
  readonly delayMs?: number;
  /** Whose PINs `approve` takes, at a `MemoryRemote`; any other knows its own. */
  readonly managers?: readonly ManagerCredential[];
}

/**
 * Handlers for msw that put a remote behind an address, so that a page with an `HttpRemote` runs without a server: the whole
 * contract of docs/http.md. Every token counts, and names the register that calls. A remote that throws `remote-unreachable` is a
 * line that is dead.
 *
 * @param url - As `HttpRemote` has it.
 * @throws {RegularsError} `invalid-config` for managers of a remote that takes none.
 */
export function remoteHandlers(url: string, options: RemoteHandlersOptions = {}): HttpHandler[] {
  const { remote = new MemoryRemote(), delayMs = 0, managers } = options;
  if (managers && !takesManagers(remote)) throw wrongValue('managers', 'left out beside a remote that knows its own');
  if (managers && takesManagers(remote)) remote.setManagers(managers);
  const { clock } = platformEnvironment();
  const callerOf = (token: string): { remote: Remote; registerId: string } => ({ remote, registerId: token });
  return [
    http.all(`${url.replace(/\/+$/, '')}/*`, async ({ request }) => {
      if (delayMs > 0) await clock.sleep(delayMs, request.signal);
      const failures: unknown[] = [];
      const answer = await answerRequest(request, { url, callerOf, clock, onFailure: (error) => failures.push(error) });
      return failures.some(isDeadLine) ? HttpResponse.error() : answer;
    }),
  ];
}

function isDeadLine(error: unknown): boolean {
  return isRegularsError(error) && error.code === 'remote-unreachable';
}

/** Also one of another copy of this package on the page. */
function takesManagers(remote: Remote): remote is Remote & Pick<MemoryRemote, 'setManagers'> {
  return 'setManagers' in remote;
}
