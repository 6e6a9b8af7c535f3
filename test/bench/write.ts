// `npm run bench:write -- --customers 100000`: saves and adjusts in the built client in a real browser, and says how long
// that takes beside a bare strict transaction on the same disk. Figures pass at 1.5 times their limit: machines are noisy.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../support/launch-browser.js';
import { openStrictPage } from '../support/strict-page.js';
import { writeFigures } from './figures.js';
import { bundlePage, ensureBuilt } from './page-scripts.js';
import type * as writePage from './write-page.js';

type WriteTimes = writePage.WriteTimes;

const SAVE_MS = 30;
const TOLERANCE = 1.5;
/** Of a bare strict transaction of the same run. */
const TIMES_BARE = 3;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    writes: { type: 'string', default: '200' },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers);
const writes = Number(values.writes);
if (!Number.isSafeInteger(customers) || customers < 1 || !Number.isSafeInteger(writes) || writes < 20) {
  console.error('bench:write takes --customers <a number above zero> and --writes <a number from 20 up>.');
  process.exit(2);
}
ensureBuilt(values.source);

const folder = mkdtempSync(path.join(tmpdir(), 'write-'));
let times: WriteTimes;
try {
  await bundlePage(folder, 'write-page', values.source);
  times = await measure();
} finally {
  rmSync(folder, { recursive: true });
}

const rows = (['bare', 'save', 'adjust', 'findable', 'thousand', 'meanwhile'] as const).map((kind) => ({
  kind,
  medianMs: quantile(times[kind], 0.5),
  p95Ms: quantile(times[kind], 0.95),
  longestMs: quantile(times[kind], 1),
}));
console.table(rows);
const figures = {
  saveP95Ms: quantile(times.save, 0.95),
  bareP95Ms: quantile(times.bare, 0.95),
  adjustP95Ms: quantile(times.adjust, 0.95),
  findableP95Ms: quantile(times.findable, 0.95),
  thousandMs: quantile(times.thousand, 0.5),
  longestMeanwhileMs: quantile(times.meanwhile, 1),
};
writeFigures(`write-${customers}.json`, {
  name: 'write',
  options: { customers, writes, source: values.source },
  figures,
  rows,
});

const isSlow = figures.saveP95Ms > SAVE_MS * TOLERANCE;
const isDear = figures.saveP95Ms > figures.bareP95Ms * TIMES_BARE;
if (isSlow) console.log(`A save takes over ${SAVE_MS} ms.`);
if (isDear) console.log(`A save takes over ${TIMES_BARE} times a bare strict transaction.`);
console.log(
  `bench:write ${customers}: saveP95Ms ${figures.saveP95Ms} bareP95Ms ${figures.bareP95Ms} adjustP95Ms ${figures.adjustP95Ms} findableP95Ms ${figures.findableP95Ms}`,
);
process.exitCode = isSlow || isDear ? 1 : 0;

async function measure(): Promise<WriteTimes> {
  const browser = await launchBrowser();
  const strict = await openStrictPage(browser, { body: '<h1>Write</h1>', scripts: folder, policies: 'lit-html regulars-worker' });
  try {
    return await strict.page.evaluate(
      async ([count, times]): Promise<WriteTimes> => {
        const script = '/scripts/write-page.js';
        const { measureWrites } = (await import(script)) as typeof writePage;
        return measureWrites(count, times);
      },
      [customers, writes] as const,
    );
  } finally {
    await strict.close();
    await browser.close();
  }
}

/** To a tenth of a millisecond. */
function quantile(all: readonly number[], share: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity) * 10) / 10;
}
