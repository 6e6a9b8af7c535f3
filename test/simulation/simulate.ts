// `npm run simulate -- --seeds 2000`: so many merchants' days, each by a seed of its own, and whether all registers and the
// remote agree in the end. One that fails is made as short as it can be, and replayed by `--seed`. `--remote postgres` has the
// days over HTTP and the backend, `--store fake-indexeddb` the registers on the store of browsers.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFigures } from '../bench/figures.js';
import { startPostgres } from '../server/support/start-postgres.js';
import { indexedDbStores } from './indexeddb-stores.js';
import { PLANTS } from './plants.js';
import { PostgresDays } from './postgres-days.js';
import { simulate, type SimulationOptions, type Verdict } from './simulation.js';

/** How a run of several seeds went, in a process of its own. */
interface Share {
  readonly days: number;
  readonly steps: number;
  readonly failed: readonly Verdict[];
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    plant: { type: 'string' },
    remote: { type: 'string', default: 'memory' },
    store: { type: 'string', default: 'memory' },
    share: { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds);
const first = Number(values.seed);
const plant = values.plant === undefined ? undefined : PLANTS[values.plant];
const isPlace = ['memory', 'postgres'].includes(values.remote) && ['memory', 'fake-indexeddb'].includes(values.store);
// A plant reaches into what is in memory.
const isPlanted = values.plant === undefined || (plant && values.remote === 'memory');
if (!Number.isSafeInteger(seeds) || seeds < 1 || !Number.isSafeInteger(first) || !isPlanted || !isPlace) {
  console.error(
    `simulate takes --seeds <a number>, --seed <the first>, --remote <memory, postgres>, --store <memory, fake-indexeddb> and, of a remote in memory, --plant <${Object.keys(PLANTS).join(', ')}>.`,
  );
  process.exit(2);
}
const postgres = values.remote === 'postgres' ? await startPostgres() : null;
const days = postgres ? await PostgresDays.open(postgres.url) : null;

if (values.share) {
  // Not before it has gone through: what is cut off is waited for.
  const share = await run(first, seeds);
  await days?.end();
  process.send?.(share, () => process.disconnect());
} else {
  const at = performance.now();
  const shares = await Promise.all(split(first, seeds).map(([from, count]) => inProcess(from, count)));
  const failed = shares.flatMap((share) => share.failed).sort((a, b) => a.seed - b.seed);
  const shortest = failed[0] ? await shrunk(failed[0]) : null;
  if (shortest) tell(shortest);
  const sum = (name: 'lost' | 'twice' | 'wrong' | 'unequal'): number =>
    failed.reduce((total, one) => total + one[name].length, 0);
  const figures = { lost: sum('lost'), twice: sum('twice'), wrong: sum('wrong'), unequal: sum('unequal') };
  const seconds = (performance.now() - at) / 1_000;
  const steps = shares.reduce((total, share) => total + share.steps, 0);
  console.log(`${seeds} days of 3 to 8 registers, ${steps} steps, in ${seconds.toFixed(1)} s.`);
  await days?.end();
  await postgres?.stop();
  const { remote, store } = values;
  const options = { seeds, seed: first, plant: values.plant ?? null, remote, store };
  writeFigures('simulate.json', {
    name: 'simulate',
    options,
    figures: { ...figures, seconds },
    rows: shortest ? [shortest] : [],
  });
  const { lost, twice, wrong, unequal } = figures;
  console.log(`simulate ${seeds}: ${lost} lost, ${twice} twice, ${wrong} wrong, ${unequal} unequal`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Each day has stores of its own. */
function place(): Omit<SimulationOptions, 'seed'> {
  return {
    ...(plant && { plant }),
    ...(days && { openRemote: days.begin }),
    ...(values.store === 'fake-indexeddb' && { stores: indexedDbStores() }),
  };
}

async function run(from: number, count: number): Promise<Share> {
  const failed: Verdict[] = [];
  let steps = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const verdict = await simulate({ seed, ...place() });
    steps += verdict.steps;
    if (isBad(verdict)) failed.push(verdict);
  }
  return { days: count, steps, failed };
}

function split(from: number, count: number): (readonly [number, number])[] {
  const parts = Math.min(count, availableParallelism());
  const size = Math.ceil(count / parts);
  return Array.from({ length: parts }, (_, part) => [from + part * size, Math.min(size, count - part * size)] as const).filter(
    ([, left]) => left > 0,
  );
}

function inProcess(from: number, count: number): Promise<Share> {
  const { remote, store } = values;
  const args = ['--share', '--seed', String(from), '--seeds', String(count), '--remote', remote, '--store', store];
  if (values.plant !== undefined) args.push('--plant', values.plant);
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), args, {
      serialization: 'advanced',
      env: { ...process.env, ...(postgres && { DATABASE_URL: postgres.url }) },
    });
    child.once('message', (share) => resolve(share as Share));
    child.once('exit', (code) => code !== 0 && reject(new Error(`A share of the simulation ended with ${code}.`)));
  });
}

/** The same day, broken off as early as it still goes wrong. */
async function shrunk(verdict: Verdict): Promise<Verdict> {
  let [good, bad] = [0, verdict];
  while (bad.steps - good > 1) {
    const steps = Math.floor((good + bad.steps) / 2);
    const tried = await simulate({ seed: verdict.seed, steps, ...place() });
    if (isBad(tried)) bad = tried;
    else good = steps;
  }
  return bad;
}

function isBad({ lost, twice, wrong, unequal }: Verdict): boolean {
  return lost.length + twice.length + wrong.length + unequal.length > 0;
}

function tell({ seed, steps, trace, ...found }: Verdict): void {
  console.log(`seed ${seed}, after ${steps} steps:`);
  for (const line of trace) console.log(`  ${line}`);
  for (const name of ['lost', 'twice', 'wrong', 'unequal'] as const) {
    for (const line of found[name]) console.log(`  ${name}: ${line}`);
  }
}
