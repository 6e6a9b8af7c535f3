import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { Page } from 'playwright';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' };

/** What the strictest of hosts would send. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types regulars";

/** A script of the host's own, and the page's markup. The elements' script is its to load: `/host/regulars.js`. */
export interface HostPage {
  readonly body: string;
  /** An ES module that runs after `body` was read. */
  readonly script?: string;
  /** Whether a request for a file of ours, by its address, does not reach it. */
  readonly isLost?: (pathname: string) => boolean;
}

/**
 * Answers for a page of a host of ours that loads the elements by script tag, on the origin of the register, and opens it.
 * Its store is its own: the register has another merchant.
 */
export async function openHostPage(page: Page, { body, script, isLost }: HostPage): Promise<void> {
  const origin = new URL(inject('registerUrl')).origin;
  const folder = inject('scriptTagFolder');
  await page.route(`${origin}/host/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/host/page.html') {
      const own = script === undefined ? '' : '<script type="module" src="/host/own.js"></script>';
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': STRICT_POLICY },
        body: `<!doctype html><html lang="en"><head><title>Host</title></head><body>${body}${own}</body></html>`,
      });
    } else if (pathname === '/host/own.js') {
      await route.fulfill({ contentType: 'text/javascript', body: script ?? '' });
    } else if (isLost?.(pathname)) {
      await route.abort('connectionreset');
    } else {
      const file = path.join(folder, path.normalize(pathname.replace('/host/', '')));
      await route.fulfill({ contentType: TYPES[path.extname(file)] ?? 'text/plain', body: readFileSync(file) });
    }
  });
  await page.goto(`${origin}/host/page.html`);
}
