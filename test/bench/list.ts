// `npm run bench:list -- --customers 100000`: scrolls a list of them in a real browser, and says how many frames came late
// and how long scripts held each. Figures pass at 1.5 times their limit: machines are noisy.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { launchBrowser } from '../support/launch-browser.js';
import { root } from '../support/run-part.js';
import { openStrictPage } from '../support/strict-page.js';
import { writeFigures } from './figures.js';
import type * as listPage from './list-page.js';
import { scriptTimes } from './script-times.js';

const SLOW_FRAME_MS = 17;
const SLOW_FRAMES_PERCENT = 1;
const SCRIPT_MS = 2;
const TOLERANCE = 1.5;
/** A hard flick. */
const FLICK_PX = 4_000;
const FLICK_PX_A_SECOND = 8_000;
/** A frame's time is told in whole vsyncs, give or take a rounding. */
const ROUNDING_MS = 0.5;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    turns: { type: 'string', default: '12' },
    // Measures src/ as it stands, without a build.
    source: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers);
const turns = Number(values.turns);
if (!Number.isSafeInteger(customers) || customers < 100 || !Number.isSafeInteger(turns) || turns < 1) {
  console.error('bench:list takes --customers <a number from 100 up> and --turns <a number from 1 up>.');
  process.exit(2);
}
if (!values.source && !existsSync(path.join(root, 'dist/index.js'))) {
  spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

const folder = mkdtempSync(path.join(tmpdir(), 'list-'));
let rows: { readonly frameMs: number; readonly scriptMs: number }[];
try {
  await bundle();
  rows = await measure();
} finally {
  rmSync(folder, { recursive: true });
}

const frameTimes = rows.map(({ frameMs }) => frameMs).sort((a, b) => a - b);
const scripts = rows.map(({ scriptMs }) => scriptMs).sort((a, b) => a - b);
const slow = frameTimes.filter((ms) => ms > SLOW_FRAME_MS + ROUNDING_MS).length;
const figures = {
  slowFramesPercent: hundredths((slow / frameTimes.length) * 100),
  scriptP95Ms: hundredths(quantile(scripts, 0.95)),
  frameMedianMs: hundredths(quantile(frameTimes, 0.5)),
  frameP95Ms: hundredths(quantile(frameTimes, 0.95)),
};
console.table([{ ...figures, scriptMedianMs: hundredths(quantile(scripts, 0.5)), scriptMaxMs: hundredths(scripts.at(-1) ?? 0) }]);
writeFigures(`list-${customers}.json`, {
  name: 'list',
  options: { customers, turns, source: values.source },
  figures,
  rows,
});

const isOver = figures.slowFramesPercent > SLOW_FRAMES_PERCENT * TOLERANCE || figures.scriptP95Ms > SCRIPT_MS * TOLERANCE;
if (isOver) console.log(`Over ${SLOW_FRAMES_PERCENT} % of frames later than ${SLOW_FRAME_MS} ms, or ${SCRIPT_MS} ms of scripts.`);
console.log(
  `bench:list ${customers}: slowFramesPercent ${figures.slowFramesPercent} scriptP95Ms ${figures.scriptP95Ms} frameMedianMs ${figures.frameMedianMs} frameP95Ms ${figures.frameP95Ms}`,
);
process.exitCode = isOver ? 1 : 0;

/** The elements as a host's bundler makes them, beside what scrolls them. */
async function bundle(): Promise<void> {
  const entry = (name: string): string => path.join(root, values.source ? `src/${name}.ts` : `dist/${name}.js`);
  await build({
    entryPoints: [path.join(root, 'test/bench/list-page.ts')],
    absWorkingDir: root,
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    alias: { 'regulars/client': entry('client'), regulars: entry('index') },
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: ['chrome109', 'safari16.4', 'firefox115'],
    tsconfig: path.join(root, 'src/tsconfig.json'),
    logLevel: 'warning',
  });
}

/** Scrolls, and reads from the browser's own trace how long scripts ran in each frame. */
async function measure(): Promise<typeof rows> {
  const browser = await launchBrowser();
  const strict = await openStrictPage(browser, { body: '<h1>List</h1>', scripts: folder, policies: 'lit-html' });
  const { page } = strict;
  try {
    await page.setViewportSize({ width: 1024, height: 900 });
    await page.evaluate(async (count) => {
      const script = '/scripts/list-page.js';
      await ((await import(script)) as typeof listPage).showList(count);
    }, customers);
    // Once for the compiler, as on a register in use.
    await scroll(page, 1);
    await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] });
    const times = await scroll(page, turns);
    const perFrame = scriptTimes(await browser.stopTracing());
    const showsLast = await page.evaluate(async (count) => {
      const script = '/scripts/list-page.js';
      return ((await import(script)) as typeof listPage).showsLast(count);
    }, customers);
    if (!showsLast) throw new Error('the last customer cannot be scrolled to');
    if (strict.complaints.length > 0) throw new Error(strict.complaints.join('\n'));
    // The first frames of a trace pay for it.
    return times.slice(2).map((time, index) => ({
      frameMs: hundredths(time - (times[index + 1] ?? time)),
      scriptMs: hundredths(perFrame[index + 1] ?? 0),
    }));
  } finally {
    await strict.close();
    await browser.close();
  }
}

/** Flicks down and up by the browser's own gesture, and now and then drags the thumb to another place. */
async function scroll(page: Page, count: number): Promise<number[]> {
  const { x, y } = await page.evaluate(async () => {
    const script = '/scripts/list-page.js';
    return ((await import(script)) as typeof listPage).middle();
  });
  const session = await page.context().newCDPSession(page);
  await page.evaluate(async () => {
    const script = '/scripts/list-page.js';
    return ((await import(script)) as typeof listPage).startFrames();
  });
  for (let turn = 0; turn < count; turn += 1) {
    for (const yDistance of [-FLICK_PX, -FLICK_PX, FLICK_PX]) {
      await session.send('Input.synthesizeScrollGesture', {
        x,
        y,
        yDistance,
        speed: FLICK_PX_A_SECOND,
        gestureSourceType: 'mouse',
      });
    }
    await page.evaluate(
      async (share) => {
        const script = '/scripts/list-page.js';
        return ((await import(script)) as typeof listPage).drag(share);
      },
      ((turn * 37) % 100) / 100,
    );
  }
  const times = await page.evaluate(async () => {
    const script = '/scripts/list-page.js';
    return ((await import(script)) as typeof listPage).stopFrames();
  });
  await session.detach();
  return times;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100;
}
