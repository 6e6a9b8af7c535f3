import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';

/** A page under the strictest policy a bank would set. */
export interface StrictPage {
  readonly page: Page;
  /** What the policy refused, and what was thrown or logged as an error. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json' };

/** Serves `body` and a folder of scripts under `/scripts/`, and opens it. Only the named Trusted Types policies may be made. */
export function openStrictPage(
  browser: Browser,
  { body, scripts, policies }: { body: string; scripts: string; policies: string },
): Promise<StrictPage> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; ');
  return openPageUnder(browser, { body, scripts, policy });
}

/** Serves `body` under a content security policy, none where it is empty, and a folder of scripts under `/scripts/`, and opens it. */
export async function openPageUnder(
  browser: Browser,
  { body, scripts, policy }: { body: string; scripts: string; policy: string },
): Promise<StrictPage> {
  const served = await serveScripts(scripts, { body, policy });
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.exposeFunction('complain', (complaint: string) => complaints.push(complaint));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (globalThis as unknown as { complain(text: string): void }).complain(
        `${violatedDirective} refused ${blockedURI} ${sample}`,
      );
    });
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(`${served.origin}/`);
  return {
    page,
    complaints,
    async close() {
      await context.close();
      await served.close();
    },
  };
}

/** A folder of scripts under `/scripts/` of an origin of its own, as a CDN serves it; and a page, where there is one. */
export async function serveScripts(
  scripts: string,
  { body = '', policy = '' }: { body?: string; policy?: string } = {},
): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = path.join(scripts, path.normalize(pathname.replace('/scripts/', '')));
    if (pathname === '/') {
      if (policy !== '') response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><head><title>Host</title></head><body>${body}</body></html>`);
    } else if (pathname.startsWith('/scripts/') && existsSync(file)) {
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
      // Modules come over origins.
      response.setHeader('access-control-allow-origin', '*').end(readFileSync(file));
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
