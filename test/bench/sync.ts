// `npm run bench:sync -- --customers 100000`: registers in a real browser push to the backend over its own Postgres, and a new
// one takes everything it has. Figures pass at 1.5 times their limit: machines are noisy, and browser, server and database share
// the same processors here. `--plot` draws the largest run that was written.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { freePorts } from '../support/free-ports.js';
import { launchBrowser } from '../support/launch-browser.js';
import { root } from '../support/run-part.js';
import { openPage, serveSite } from '../support/strict-page.js';
import { writeFigures } from './figures.js';
import { bundlePage, ensureBuilt } from './page-scripts.js';
import type * as syncPageModule from './sync-page.js';
import { type DayRow, drawSyncPlot } from './sync-plot.js';

const PUSHED_A_SECOND = 6_000;
const FIRST_PULL_MS_A_CUSTOMER = 0.15;
const TOLERANCE = 1.5;
/** How many customers the merchant has when a day is pushed. */
const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** As docs/server.md has a server started. */
const NODE_OPTIONS = '--max-semi-space-size=64';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    // Of each day that is measured.
    mutations: { type: 'string', default: '12000' },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
    plot: { type: 'boolean', default: false },
  },
});
if (values.plot) {
  console.log(`plot: ${path.relative(root, drawSyncPlot())}`);
  process.exit(0);
}
const customers = Number(values.customers);
const mutations = Number(values.mutations);
if (!Number.isSafeInteger(customers) || customers < 1_000 || !Number.isSafeInteger(mutations) || mutations < 3_000) {
  console.error('bench:sync takes --customers <a number from 1000 up> and --mutations <a number from 3000 up>.');
  process.exit(2);
}
ensureBuilt(values.source);

const folder = mkdtempSync(path.join(tmpdir(), 'sync-'));
const browser = await launchBrowser();
// The one behind it is for Postgres.
const port = await freePorts(2);
const url = `http://127.0.0.1:${port}`;
const policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${url}; require-trusted-types-for 'script'; trusted-types regulars-worker`;
await bundlePage(folder, 'sync-page', values.source);
const site = await serveSite({ body: '<h1>Sync</h1>', scripts: folder, policy });
const backend = await startBackend(site.origin);
const { page, complaints, close } = await openPage(browser, site);
const rows: DayRow[] = [];
let pulled: syncPageModule.FirstPull;
let caughtUpMs: number;
try {
  await loadScript(page);
  let known = 0;
  // The first pushes find a server that has just begun.
  known = await fillTo(known, 500);
  await pushDay(known, 3_000);
  known += 1_000;
  for (const size of [...new Set([...SIZES.filter((one) => one < customers), customers])]) {
    known = await fillTo(known, Math.max(known, size - Math.floor(mutations / 3)));
    rows.push(await measureDay(known));
    known += mutations / 3;
    console.log(JSON.stringify(rows.at(-1)));
  }
  // A page of its own, so that what the pushes left in this one is not its burden.
  await page.reload();
  await loadScript(page);
  pulled = await page.evaluate(([at, count]) => globalThis.syncPage.pullFirst(at, count), [url, known] as const);
  await pushDay(known, mutations);
  caughtUpMs = await page.evaluate((at) => globalThis.syncPage.catchUp(at), url);
  if (complaints.length > 0) console.log(complaints.join('\n'));
} finally {
  await close();
  await browser.close();
  await backend.end();
  rmSync(folder, { recursive: true });
}

console.table(rows);
console.table([rounded(pulled)]);
const figures = {
  pushPerSecond: rows.at(-1)?.pushPerSecond ?? 0,
  pullPerSecond: Math.round((mutations / caughtUpMs) * 1_000),
  firstPullMs: Math.round(pulled.firstPullMs),
};
writeFigures(`sync-${customers}.json`, {
  name: 'sync',
  options: { customers, mutations, source: values.source },
  figures,
  rows: [...rows, pulled],
});
const isSlowPush = figures.pushPerSecond < PUSHED_A_SECOND / TOLERANCE;
const isSlowPull = figures.firstPullMs > customers * FIRST_PULL_MS_A_CUSTOMER * TOLERANCE;
if (isSlowPush) console.log(`Fewer than ${PUSHED_A_SECOND} mutations a second.`);
if (isSlowPull) console.log(`The first pull takes over ${customers * FIRST_PULL_MS_A_CUSTOMER} ms.`);
console.log(
  `bench:sync ${customers}: pushPerSecond ${figures.pushPerSecond} pullPerSecond ${figures.pullPerSecond} firstPullMs ${figures.firstPullMs}`,
);
process.exitCode = isSlowPush || isSlowPull ? 1 : 0;

async function fillTo(from: number, to: number): Promise<number> {
  if (to > from) await page.evaluate(([at, first, end]) => globalThis.syncPage.fill(at, first, end), [url, from, to] as const);
  return Math.max(from, to);
}

function pushDay(known: number, count: number): Promise<syncPageModule.PushTimes> {
  return page.evaluate(([at, there, some]) => globalThis.syncPage.pushDay(at, there, some), [url, known, count] as const);
}

async function measureDay(known: number): Promise<DayRow> {
  const before = await backend.processorMs();
  const { ms } = await pushDay(known, mutations);
  const after = await backend.processorMs();
  const each = (now: number, then: number): number => Math.round(((now - then) / mutations) * 1_000);
  return {
    customers: known,
    pushPerSecond: Math.round((mutations / ms) * 1_000),
    serverUs: each(after.server, before.server),
    postgresUs: after.postgres === null ? null : each(after.postgres, before.postgres ?? 0),
  };
}

async function loadScript(on: Page): Promise<void> {
  await on.evaluate(async () => {
    const script = '/scripts/sync-page.js';
    globalThis.syncPage = (await import(script)) as typeof syncPageModule;
  });
}

interface Processors {
  readonly server: number;
  readonly postgres: number | null;
}

/** A process of its own, as a server is. */
async function startBackend(origin: string): Promise<{ processorMs(): Promise<Processors>; end(): Promise<void> }> {
  const args = ['test/bench/sync-backend.ts', '--origin', origin, '--port', String(port), ...(values.source ? ['--source'] : [])];
  const child = spawn(path.join(root, 'node_modules/.bin/tsx'), args, {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = async (): Promise<string> => String((await lines.next()).value);
  if ((await line()) !== 'ready') throw new Error('The backend did not start.');
  return {
    processorMs: async () => {
      child.stdin.write('\n');
      return JSON.parse(await line()) as Processors;
    },
    end: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

function rounded(times: object): object {
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.round(Number(ms))]));
}

declare global {
  var syncPage: typeof syncPageModule;
}
