import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { browserFlags, findOrInstallBrowser } from './find-browser.js';

/** A cross-origin isolated page in a browser of its own: its clock is fine, and it may measure its memory. */
export interface IsolatedPage {
  readonly page: Page;
  /** Rejects when the page dies, as it does when it is out of memory. */
  readonly died: Promise<never>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves a folder of scripts under `/scripts/`, and opens an empty page beside it. `profile` is where the browser stores. */
export async function openIsolatedPage({ scripts, profile }: { scripts: string; profile: string }): Promise<IsolatedPage> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = path.join(scripts, path.normalize(pathname.replace('/scripts/', '')));
    response.setHeader('cross-origin-opener-policy', 'same-origin').setHeader('cross-origin-embedder-policy', 'require-corp');
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html lang="en"><head><title>Host</title></head><body></body></html>');
    } else if (pathname.startsWith('/scripts/') && existsSync(file)) {
      // As hosts send what has a hash in its name.
      if (pathname.startsWith('/scripts/chunks/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream').end(readFileSync(file));
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const { executablePath } = findOrInstallBrowser(console.log);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // Memory is measured when asked, not at the next collection.
    args: [...browserFlags(), '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const died = new Promise<never>((_, reject) => page.on('crash', () => reject(new Error('the page died'))));
  // Nobody may be waiting when it does.
  died.catch(() => undefined);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

  return {
    page,
    died,
    async close() {
      await context.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
