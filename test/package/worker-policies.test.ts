import { copyFileSync, cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/launch-browser.js';
import { openPage, serveSite, type Served } from '../support/strict-page.js';

/** So many that they are packed. */
const CUSTOMERS = 3_000;

interface Shop {
  readonly runsIn: string;
  readonly found: readonly string[];
}

let browser: Browser;
let scripts: string;
let cdn: Served;

beforeAll(async () => {
  browser = await launchBrowser();
  // The script-tag build, and beside it the copy that a host has made of regulars/worker.js.
  scripts = path.join(inject('hostFolder'), 'policies');
  cpSync(path.join(inject('hostFolder'), 'node_modules/regulars/dist/cdn'), scripts, { recursive: true });
  copyFileSync(path.join(inject('hostFolder'), 'node_modules/regulars/dist/worker.js'), path.join(scripts, 'worker.js'));
  cdn = await serveSite({ body: '', scripts, policy: '' });
});

afterAll(async () => {
  await cdn.close();
  await browser.close();
});

describe('the index of a large shop is packed', () => {
  it('in a worker of its own, where the page has no policy', async () => {
    expect(await shopUnder('')).toEqual(expect.objectContaining({ runsIn: 'blob-worker', complaints: [] }));
  });

  it('in the host’s copy of the worker, where scripts come from its origin alone', async () => {
    const shop = await shopUnder("script-src 'self'", { workerUrl: '/scripts/worker.js' });
    expect(shop).toEqual(expect.objectContaining({ runsIn: 'worker', complaints: [] }));
  });

  it('on the page, where scripts come from its origin alone and there is no copy', async () => {
    expect((await shopUnder("script-src 'self'")).runsIn).toBe('page');
  });

  it('in a worker of its own, where the scripts are a CDN’s', async () => {
    const shop = await shopUnder(`script-src 'self' ${cdn.origin}; worker-src blob:`, { from: cdn.origin });
    expect(shop).toEqual(expect.objectContaining({ runsIn: 'blob-worker', complaints: [] }));
  });

  const TRUSTED =
    "script-src 'nonce-till' 'strict-dynamic'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

  it('in a worker of its own, under a nonce and Trusted Types that allow our policy', async () => {
    const shop = await shopUnder(`${TRUSTED}; trusted-types regulars regulars-worker`);
    expect(shop).toEqual(expect.objectContaining({ runsIn: 'blob-worker', complaints: [] }));
  });

  it('on the page, under Trusted Types that do not know our policy', async () => {
    expect((await shopUnder(`${TRUSTED}; trusted-types regulars`)).runsIn).toBe('page');
  });

  it('on the page, where there may be no worker', async () => {
    expect((await shopUnder("worker-src 'none'")).runsIn).toBe('page');
  });
});

/** Loads a large shop in a page under this policy, and finds one of its customers in each way. */
async function shopUnder(
  policy: string,
  { from = '', workerUrl }: { from?: string; workerUrl?: string } = {},
): Promise<Shop & { complaints: readonly string[] }> {
  const body = `<script type="module" nonce="till" src="${from}/scripts/regulars.js"></script>`;
  const { page, complaints, close } = await openPage(browser, await serveSite({ body, scripts, policy }));
  try {
    await page.waitForFunction(() => 'regulars' in globalThis);
    const shop = await page.evaluate(loadShop, { customers: CUSTOMERS, ...(workerUrl !== undefined && { workerUrl }) });
    expect(shop.found).toEqual(['Person 2999', 'Person 17', 'Person 23', 'Wilhelmina Ostergaard']);
    return { ...shop, complaints };
  } finally {
    await close();
  }
}

async function loadShop({ customers, workerUrl }: { customers: number; workerUrl?: string }): Promise<Shop> {
  interface Client {
    importCustomers(batches: object[][]): Promise<{ created: number }>;
    search(text: string): Promise<{ results: { customer: { displayName: string } }[] }>;
    store: { index: { runsIn: string } };
    close(options: object): Promise<void>;
  }
  const { regulars } = globalThis as unknown as { regulars: { createCustomerClient(options: object): Client } };
  const client = regulars.createCustomerClient({ country: 'US', ...(workerUrl !== undefined && { workerUrl }) });
  const rows = Array.from({ length: customers }, (_, place) => ({
    displayName: place === 7 ? 'Wilhelmina Ostergaard' : `Person ${String(place)}`,
    email: `p${String(place)}@mail.example.com`,
    phone: `+1202555${String(1000 + place)}`,
  }));
  const { created } = await client.importCustomers([rows]);
  if (created !== customers) throw new Error(`${String(created)} were created`);
  const found: string[] = [];
  for (const text of ['person 2999', '(202) 555-1017', 'p23@mail.example.com', 'ostergard']) {
    const { results } = await client.search(text);
    found.push(results[0]?.customer.displayName ?? 'nobody');
  }
  const { runsIn } = client.store.index;
  await client.close({ destroy: true });
  return { runsIn, found };
}
