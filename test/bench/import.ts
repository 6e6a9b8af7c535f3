// `npm run bench:import -- --customers 10000`: imports a file into the built client in a real browser, and says how long
// the page was held. The limit of 100 ms is meant for a machine with nothing else to do; on a noisy one, half as much
// again is no fault of ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../support/launch-browser.js';
import { sampleCsv } from '../support/sample-csv.js';
import { openStrictPage } from '../support/strict-page.js';
import { writeFigures } from './figures.js';
import { bundlePage, ensureBuilt } from './page-scripts.js';
import type * as importPage from './import-page.js';

type ImportFigures = importPage.ImportFigures;

const LONGEST_TASK_MS = 100;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '10000' },
    format: { type: 'string', default: 'square' },
    runs: { type: 'string', default: '1' },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers);
const format = (['square', 'shopify', 'lightspeed', 'plain'] as const).find((name) => name === values.format);
if (!Number.isSafeInteger(customers) || customers < 1 || !format) {
  console.error('bench:import takes --customers <a number above zero> --format <square, shopify, lightspeed or plain>.');
  process.exit(2);
}
ensureBuilt(values.source);

const folder = mkdtempSync(path.join(tmpdir(), 'import-'));
const rows: ImportFigures[] = [];
try {
  await bundlePage(folder, 'import-page', values.source);
  writeFileSync(path.join(folder, 'customers.csv'), sampleCsv(format, customers));
  for (let run = 0; run < Number(values.runs); run += 1) rows.push(await measure());
} finally {
  rmSync(folder, { recursive: true });
}

console.table(rows);
const median = (name: keyof ImportFigures): number => {
  const sorted = rows.map((row) => row[name]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
};
const figures = {
  rowsPerSecond: median('rowsPerSecond'),
  longestTaskMs: median('longestTaskMs'),
  firstQueryMs: median('firstQueryMs'),
};
writeFigures(`import-${customers}.json`, {
  name: 'import',
  options: { customers, format, runs: rows.length, source: values.source },
  figures,
  rows,
});
if (figures.longestTaskMs > LONGEST_TASK_MS) console.log(`A task held the page for more than ${LONGEST_TASK_MS} ms.`);
console.log(
  `bench:import ${customers}: rowsPerSecond ${figures.rowsPerSecond} longestTaskMs ${figures.longestTaskMs} firstQueryMs ${figures.firstQueryMs}`,
);
process.exitCode = figures.longestTaskMs > LONGEST_TASK_MS ? 1 : 0;

/** One import in a browser of its own, so that no run finds what another left. */
async function measure(): Promise<ImportFigures> {
  const browser = await launchBrowser();
  const strict = await openStrictPage(browser, {
    body: '<h1>Import</h1>',
    scripts: folder,
    policies: 'lit-html regulars-worker',
  });
  try {
    return await strict.page.evaluate(async (): Promise<ImportFigures> => {
      const script = '/scripts/import-page.js';
      const { measureImport } = (await import(script)) as typeof importPage;
      return measureImport('/scripts/customers.csv');
    });
  } finally {
    await strict.close();
    await browser.close();
  }
}
