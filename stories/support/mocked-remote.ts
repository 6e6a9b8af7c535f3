import { setupWorker } from 'msw/browser';
import { HttpRemote } from 'regulars/client';
import type { Remote } from 'regulars/client';
import { remoteHandlers } from 'regulars/msw';
import type { RemoteHandlersOptions } from 'regulars/msw';

/** Longer than anybody looks at a story: one that waits goes on waiting. */
const TIMEOUT_MS = 600_000;

const worker = setupWorker();
let started: Promise<unknown> | null = null;
let remotes = 0;

/** The remote at the other end of a network: what a story says is packed, sent, and judged behind msw. */
export function overHttp(remote: Remote, options: Omit<RemoteHandlersOptions, 'remote'> = {}): HttpRemote {
  started ??= worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
  });
  // Each at an address of its own: several stories may stand on one page.
  remotes += 1;
  const url = `https://pos-${remotes}.example/regulars`;
  worker.use(...remoteHandlers(url, { ...options, remote }));
  return new HttpRemote({
    url,
    timeoutMs: TIMEOUT_MS,
    token: async ({ registerId }) => {
      await started;
      return registerId;
    },
  });
}
