import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';

/** A page under a content security policy. */
export interface StrictPage {
  readonly page: Page;
  /** What the policy refused, and what was thrown or logged as an error. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** What is served at one address of its own until it is closed. */
export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** What a page consists of. */
export interface Site {
  readonly body: string;
  /** A folder, served under `/scripts/`, to other origins too, as a CDN does. */
  readonly scripts: string;
  /** The content security policy; empty where there is none. */
  readonly policy: string;
}

/** What a page under the strictest policy consists of. */
export interface StrictSite extends Omit<Site, 'policy'> {
  /** The Trusted Types policies that may be made; no others. */
  readonly policies: string;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json' };

/** Serves a page and its scripts. */
export async function serveSite({ body, scripts, policy }: Site): Promise<Served> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = path.join(scripts, path.normalize(pathname.replace('/scripts/', '')));
    if (pathname === '/') {
      if (policy !== '') response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><head><title>Host</title></head><body>${body}</body></html>`);
    } else if (pathname.startsWith('/scripts/') && existsSync(file)) {
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
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

/** Serves a page under the strictest policy a bank would set. */
export function serveStrict({ policies, ...site }: StrictSite): Promise<Served> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join('; ');
  return serveSite({ ...site, policy });
}

/** Serves a strict page, and opens it. */
export async function openStrictPage(browser: Browser, site: StrictSite): Promise<StrictPage> {
  return openPage(browser, await serveStrict(site));
}

/** Opens a page that is served; closing it ends its server too. */
export async function openPage(browser: Browser, served: Served): Promise<StrictPage> {
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
