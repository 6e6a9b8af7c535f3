import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/launch-browser.js';
import { openStrictPage, type StrictPage } from '../support/strict-page.js';

const ELEMENTS = '<customer-provider country="US"><customer-search></customer-search></customer-provider>';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('a page with one script tag, under a strict policy', () => {
  holds(() =>
    openStrictPage(browser, {
      body: `${ELEMENTS}<script type="module" src="/scripts/regulars.js"></script>`,
      scripts: path.join(inject('hostFolder'), 'node_modules/regulars/dist/cdn'),
      policies: 'regulars',
    }),
  );
});

describe('a page with the script tag beside a Lit of its own, under a strict policy', () => {
  holds(async () => {
    const host = inject('hostFolder');
    const scripts = path.join(host, 'both');
    cpSync(path.join(host, 'node_modules/regulars/dist/cdn'), scripts, { recursive: true });
    writeFileSync(
      path.join(host, 'own.js'),
      "import { html, render } from 'lit'; render(html`<h1>Till</h1>`, document.querySelector('main'));",
    );
    await build({
      absWorkingDir: host,
      entryPoints: ['own.js'],
      outdir: scripts,
      bundle: true,
      format: 'esm',
      logLevel: 'warning',
    });
    const tags = ['own', 'regulars'].map((name) => `<script type="module" src="/scripts/${name}.js"></script>`).join('');
    // Neither policy may be made twice.
    return openStrictPage(browser, { body: `<main></main>${ELEMENTS}${tags}`, scripts, policies: 'lit-html regulars' });
  });
});

describe('a page whose own bundle imports from npm, under a strict policy', () => {
  holds(async () => {
    const host = inject('hostFolder');
    const scripts = path.join(host, 'bundle');
    mkdirSync(scripts, { recursive: true });
    writeFileSync(
      path.join(host, 'page.js'),
      `import 'regulars/define/customer-provider';
       import 'regulars/define/customer-search';
       import { createCustomerClient } from 'regulars/client';
       globalThis.regulars = { createCustomerClient };`,
    );
    await build({
      absWorkingDir: host,
      entryPoints: ['page.js'],
      outdir: scripts,
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      logLevel: 'warning',
    });
    return openStrictPage(browser, {
      body: `${ELEMENTS}<script type="module" src="/scripts/page.js"></script>`,
      scripts,
      policies: 'lit-html',
    });
  });
});

function holds(open: () => Promise<StrictPage>): void {
  let opened: StrictPage;

  beforeAll(async () => {
    opened = await open();
  });

  afterAll(() => opened.close());

  it('finds a customer that was saved', async () => {
    const { page } = opened;
    // With a phone number, so that what loads lazily has to get through the policy too.
    await page.evaluate(async () => {
      const { regulars } = globalThis as unknown as { regulars: { createCustomerClient(options: object): Client } };
      interface Client {
        save(draft: object): Promise<{ ok: boolean }>;
        close(): Promise<void>;
      }
      const client = regulars.createCustomerClient({ country: 'US' });
      const saved = await client.save({ displayName: 'Ada Lovelace', phone: '(202) 555-0123' });
      if (!saved.ok) throw new Error(JSON.stringify(saved));
      await client.close();
    });
    const search = page.getByRole('combobox');
    await search.fill('ada');
    await expect.poll(() => page.getByRole('option', { name: /Ada Lovelace/ }).count()).toBe(1);
  });

  it('is laid out by its own style sheets', async () => {
    const display = await opened.page.locator('customer-search').evaluate((element) => getComputedStyle(element).display);
    expect(display).not.toBe('inline');
  });

  it('is refused nothing and throws nothing', () => {
    expect(opened.complaints).toEqual([]);
  });
}
