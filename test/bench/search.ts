// `npm run bench:search -- --customers 100000 --peers`: loads, opens and asks the built client in a real browser, beside the engines
// it could have been built on, and checks every answer against a look at everybody. `--plot` draws what was written for all sizes.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { workerScriptInEsbuild } from '../../.config/build/worker-script.js';
import { root } from '../support/run-part.js';
import { writeFigures } from './figures.js';
import { ensureBuilt } from './page-scripts.js';
import { ENGINES, type EngineName, OURS, PEERS } from './search/engine.js';
import { measureEngine } from './search/measure-engine.js';
import { askable } from './search/oracle.js';
import { makePeople } from './search/people.js';
import { drawPlot } from './search/plot.js';
import { makeQueries } from './search/queries.js';
import { isWhole, type Row, rowsOf, wrongOf } from './search/rows.js';
import { missedBy } from './search/targets.js';

const WARM_UP = 200;
const WRONG_SHOWN = 10;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: false },
    // Some of the peers, by name: sqlite,fuse.
    only: { type: 'string' },
    'limit-minutes': { type: 'string', default: '10' },
    plot: { type: 'boolean', default: false },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
  },
});
if (values.plot) {
  console.log(`plot: ${path.relative(root, drawPlot())}`);
  process.exit(0);
}
const data = { customers: Number(values.customers), seed: Number(values.seed) };
const limitMs = Number(values['limit-minutes']) * 60_000;
if (!Number.isSafeInteger(data.customers) || data.customers < 1_000 || !Number.isSafeInteger(data.seed) || !(limitMs > 0)) {
  console.error('bench:search takes --customers <from 1000 up>, --seed <a whole number> and --limit-minutes <above zero>.');
  process.exit(2);
}
const only = values.only?.split(',') ?? PEERS;
const peers = PEERS.filter((name) => only.includes(name));
if (peers.length !== only.length) {
  console.error(`--only takes some of ${PEERS.join(',')}.`);
  process.exit(2);
}
ensureBuilt(values.source);

const people = makePeople(data.customers, data.seed);
const queries = askable(people, makeQueries(people, data.seed));
const warmUp = makeQueries(people, data.seed + 1)
  .filter((_, index, all) => index % Math.ceil(all.length / WARM_UP) === 0)
  .map(({ text }) => text);

/** How many processes waited for a processor: with more than there are, times say less. */
const waitingAtStart = loadavg()[0];
const scripts = mkdtempSync(path.join(tmpdir(), 'search-'));
const rows: Row[] = [];
/** Answers of ours. */
const wrong: string[] = [];
try {
  await bundle();
  const engines: readonly EngineName[] = values.peers || values.only !== undefined ? [OURS, ...peers] : [OURS];
  for (const name of engines) {
    console.log(`${ENGINES[name]} …`);
    const measured = await measureEngine(name, { scripts, data, warmUp, queries, limitMs });
    rows.push(...rowsOf(people, queries, measured));
    if (name === OURS) wrong.push(...wrongOf(people, queries, measured));
  }
} finally {
  rmSync(scripts, { recursive: true });
}

const whole = rows.filter(isWhole);
const wholeTable = whole.map(({ kind: _, queries: __, longestMs: ___, completeMs: ____, ...row }) => row);
console.table([...wholeTable, ...rows.filter((row) => 'failed' in row)]);
console.table(
  Object.fromEntries(
    whole.map(({ engine }) => [
      `${engine}, p95 ms`,
      Object.fromEntries(rows.flatMap((row) => ('kind' in row && row.engine === engine ? [[row.kind, row.p95Ms]] : []))),
    ]),
  ),
);

const ours = whole.find(({ engine }) => engine === ENGINES[OURS]);
if (!ours) {
  const why = rows.flatMap((row) => ('failed' in row && row.engine === ENGINES[OURS] ? [row.failed] : []));
  console.error(`bench:search ${data.customers}: not measured: ${why.join()}`);
  process.exit(1);
}
const figures = {
  loadMs: Math.round(ours.loadS * 1_000),
  openMs: ours.openMs,
  p50Ms: ours.p50Ms,
  p95Ms: ours.p95Ms,
  p99Ms: ours.p99Ms,
  indexBytes: Math.round(ours.memoryMB * 1e6),
  recall: ours.recall ?? 0,
  recallTypo: ours.typos,
};
// A run of ours alone leaves the comparison as it is.
writeFigures(`search-${data.customers}${values.peers ? '-peers' : ''}.json`, {
  name: 'search',
  options: { ...data, peers: values.peers, source: values.source, waiting: [waitingAtStart, loadavg()[0]] },
  figures,
  rows,
});

const missed = missedBy(data.customers, ours, rows);
for (const sentence of wrong.slice(0, WRONG_SHOWN)) console.log(`Wrong: ${sentence}.`);
for (const sentence of missed) console.log(`Missed: ${sentence}.`);
console.log(
  `bench:search ${data.customers}: ${Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ')}`,
);
process.exitCode = missed.length > 0 ? 1 : 0;

/** The client and its peers as a host's bundler makes them, beside what asks them. */
async function bundle(): Promise<void> {
  const client = values.source ? 'src/client.ts' : 'dist/client.js';
  const options: BuildOptions = {
    absWorkingDir: root,
    outdir: scripts,
    alias: { 'regulars/client': path.join(root, client) },
    bundle: true,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'safari16.4', 'firefox115'],
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  };
  const page = path.join(root, 'test/bench/search-page.ts');
  const worker = path.join(root, 'test/bench/search/sqlite-worker.ts');
  await build({
    ...options,
    entryPoints: [page],
    plugins: [workerScriptInEsbuild()],
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  await build({ ...options, entryPoints: [worker] });
  copyFileSync(path.join(root, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'), path.join(scripts, 'sqlite3.wasm'));
}
