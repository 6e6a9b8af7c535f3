// `npm run bench:keystroke -- --customers 100000`: types names, phones and e-mails into a search in a real browser, and reads
// from the browser's own trace how long it took from a key's input event to the end of the paint that shows whom it found;
// then the same with the processor held to a quarter, as on a cheap tablet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../support/launch-browser.js';
import { openStrictPage } from '../support/strict-page.js';
import { writeFigures } from './figures.js';
import { bundlePage, ensureBuilt } from './page-scripts.js';
import type * as keystrokePage from './keystroke-page.js';
import { type Keystroke, keystrokes, TRACE_CATEGORIES } from './keystroke-trace.js';
import { makePeople } from './search/people.js';

const SEED = 1;
/** Of each customer who is looked for: the beginning of the name, the last four digits, the beginning of the e-mail. */
const NAME_KEYS = 8;
const EMAIL_KEYS = 6;
/** Between two keys, so that each is painted before the next. */
const BETWEEN_KEYS_MS = 120;
/** After an import its rows go into blocks once the register has rested for half a minute. */
const COMPACTION_BEGINS_MS = 40_000;
const SPEEDS = [
  { slowness: 1, limitMs: 8 },
  { slowness: 4, limitMs: 25 },
] as const;
const TOLERANCE = 1.5;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    looks: { type: 'string', default: '20' },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers);
const looks = Number(values.looks);
if (!Number.isSafeInteger(customers) || customers < 1_000 || !Number.isSafeInteger(looks) || looks < 1) {
  console.error('bench:keystroke takes --customers <from 1000 up> and --looks <from 1 up>.');
  process.exit(2);
}
ensureBuilt(values.source);

const folder = mkdtempSync(path.join(tmpdir(), 'keystroke-'));
const browser = await launchBrowser();
const measured = new Map<number, readonly Keystroke[]>();
try {
  await bundlePage(folder, 'keystroke-page', values.source);
  await measure(browser);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

const rows = [...measured].map(([slowness, keys]) => ({
  processor: slowness === 1 ? 'whole' : `1/${slowness}`,
  keys: keys.length,
  paintedP50Ms: quantile(keys, 'paintedMs', 0.5),
  paintedP95Ms: quantile(keys, 'paintedMs', 0.95),
  workP50Ms: quantile(keys, 'workMs', 0.5),
  workP95Ms: quantile(keys, 'workMs', 0.95),
  workP99Ms: quantile(keys, 'workMs', 0.99),
}));
console.table(rows);
const figures = {
  paintedP95Ms: rows[0]?.paintedP95Ms ?? Infinity,
  workP95Ms: rows[0]?.workP95Ms ?? Infinity,
  slowPaintedP95Ms: rows[1]?.paintedP95Ms ?? Infinity,
  slowWorkP95Ms: rows[1]?.workP95Ms ?? Infinity,
};
writeFigures(`keystroke-${customers}.json`, {
  name: 'keystroke',
  options: { customers, looks, source: values.source },
  figures,
  rows,
});
const missed = SPEEDS.flatMap(({ slowness, limitMs }, at) => {
  const p95Ms = rows[at]?.paintedP95Ms ?? Infinity;
  return p95Ms > limitMs * TOLERANCE
    ? [`painted p95 with the processor ${slowness === 1 ? 'whole' : `at 1/${slowness}`} is ${p95Ms} ms: at most ${limitMs}`]
    : [];
});
for (const sentence of missed) console.log(`Missed: ${sentence}.`);
console.log(`bench:keystroke ${customers}: ${Object.entries(figures).flat().join(' ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function measure(opened: Browser): Promise<void> {
  const strict = await openStrictPage(opened, { body: '<h1>Search</h1>', scripts: folder, policies: 'lit-html regulars-worker' });
  const { page } = strict;
  await page.setViewportSize({ width: 1024, height: 900 });
  await call(page, 'showSearch', customers, SEED);
  await page.waitForTimeout(COMPACTION_BEGINS_MS);
  const session = await page.context().newCDPSession(page);
  const texts = textsOf();
  // Once for the compiler, as on a register in use.
  for (const text of texts.slice(0, 6)) await type(page, text);
  await call(page, 'watchRows');
  for (const { slowness } of SPEEDS) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await opened.startTracing(page, { categories: TRACE_CATEGORIES });
    for (const text of texts) await type(page, text);
    measured.set(slowness, keystrokes(await opened.stopTracing(), BETWEEN_KEYS_MS));
  }
  if (strict.complaints.length > 0) throw new Error(strict.complaints.join('\n'));
  await strict.close();
}

/** What is typed, one customer after the other. */
function textsOf(): string[] {
  const people = makePeople(customers, SEED);
  return Array.from({ length: looks }, (_, look) => people.at((look * 7_919) % customers)).flatMap(
    ({ displayName, phone, email }) => [
      displayName.slice(0, NAME_KEYS),
      phone.slice(-4),
      ...(email === null ? [] : [email.slice(0, EMAIL_KEYS)]),
    ],
  );
}

async function type(page: Page, text: string): Promise<void> {
  for (const key of text) {
    await page.keyboard.type(key);
    await page.waitForTimeout(BETWEEN_KEYS_MS);
  }
  await call(page, 'clear');
  await page.waitForTimeout(BETWEEN_KEYS_MS);
}

function call(page: Page, name: 'showSearch', count: number, seed: number): Promise<void>;
function call(page: Page, name: 'watchRows' | 'clear'): Promise<void>;
async function call(page: Page, name: keyof typeof keystrokePage, ...args: number[]): Promise<void> {
  await page.evaluate(
    async ([called, given]) => {
      const script = '/scripts/keystroke-page.js';
      const methods = (await import(script)) as Record<string, (...all: number[]) => unknown>;
      await methods[called]?.(...given);
    },
    [name, args] as const,
  );
}

function quantile(keys: readonly Keystroke[], what: keyof Keystroke, share: number): number {
  const sorted = keys.map((key) => key[what]).sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
  return Math.round(value * 100) / 100;
}
