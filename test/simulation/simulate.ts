// `npm run simulate -- --seeds 2000`: so many merchants' days, each by a seed of its own, and whether all registers and the
// remote agree in the end. One that fails is made as short as it can be, and replayed by `--seed`. `--remote postgres` has the
// days over HTTP and the backend, `--store fake-indexeddb` the registers on the store of browsers.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { writeFigures } from '../bench/figures.js';
import { startPostgres } from '../server/support/start-postgres.js';
import { bundledScript } from '../support/bundled-script.js';
import { PLANTS } from './plants.js';
import type { DayPlace, Share } from './share.js';
import type { Verdict } from './simulation.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    plant: { type: 'string' },
    remote: { type: 'string', default: 'memory' },
    store: { type: 'string', default: 'memory' },
  },
});
const { plant = null, remote, store } = values;
const seeds = Number(values.seeds);
const first = Number(values.seed);
const isPlace = ['memory', 'postgres'].includes(remote) && (store === 'memory' || store === 'fake-indexeddb');
// A plant reaches into what is in memory.
const isPlanted = plant === null || (plant in PLANTS && remote === 'memory');
if (!Number.isSafeInteger(seeds) || seeds < 1 || !Number.isSafeInteger(first) || !isPlanted || !isPlace) {
  console.error(
    `simulate takes --seeds <a number>, --seed <the first>, --remote <memory, postgres>, --store <memory, fake-indexeddb> and, of a remote in memory, --plant <${Object.keys(PLANTS).join(', ')}>.`,
  );
  process.exit(2);
}
const at = performance.now();
const postgres = remote === 'postgres' ? await startPostgres() : null;
// As it is published, in one file: run module by module, days take twice as long.
const script = await bundledScript('test/simulation/share.ts');
const place: DayPlace = { plant, store, postgresUrl: postgres?.url ?? null };
const shares = await Promise.all(split(first, seeds).map(([from, count]) => inProcess(from, count)));
script.remove();
await postgres?.stop();

const failed = shares.flatMap((share) => share.failed);
const [shortest] = shares.flatMap((share) => share.shortest ?? []).sort((a, b) => a.seed - b.seed);
if (shortest) tell(shortest);
if (failed.length > 1) console.log(`Of seeds ${failed.map(({ seed }) => seed).join(', ')}.`);
const sum = (name: 'lost' | 'twice' | 'wrong' | 'unequal'): number => failed.reduce((total, one) => total + one[name].length, 0);
const figures = { lost: sum('lost'), twice: sum('twice'), wrong: sum('wrong'), unequal: sum('unequal') };
const seconds = (performance.now() - at) / 1_000;
const steps = shares.reduce((total, share) => total + share.steps, 0);
console.log(`${seeds} days of 3 to 8 registers, ${steps} steps, in ${seconds.toFixed(1)} s.`);
writeFigures('simulate.json', {
  name: 'simulate',
  options: { seeds, seed: first, plant, remote, store },
  figures: { ...figures, seconds },
  rows: shortest ? [shortest] : [],
});
const { lost, twice, wrong, unequal } = figures;
console.log(`simulate ${seeds}: ${lost} lost, ${twice} twice, ${wrong} wrong, ${unequal} unequal`);
process.exitCode = failed.length > 0 ? 1 : 0;

function split(from: number, count: number): (readonly [number, number])[] {
  const parts = Math.min(count, availableParallelism());
  const size = Math.ceil(count / parts);
  return Array.from({ length: parts }, (_, part) => [from + part * size, Math.min(size, count - part * size)] as const).filter(
    ([, left]) => left > 0,
  );
}

function inProcess(from: number, count: number): Promise<Share> {
  const args = [String(from), String(count), JSON.stringify(place)];
  return new Promise((resolve, reject) => {
    const child = fork(script.file, args, { serialization: 'advanced', execArgv: [] });
    child.once('message', (share) => resolve(share as Share));
    child.once('exit', (code) => code !== 0 && reject(new Error(`A share of the simulation ended with ${code}.`)));
  });
}

function tell({ seed, steps: count, trace, ...found }: Verdict): void {
  console.log(`seed ${seed}, after ${count} steps:`);
  for (const line of trace) console.log(`  ${line}`);
  for (const name of ['lost', 'twice', 'wrong', 'unequal'] as const) {
    for (const line of found[name]) console.log(`  ${name}: ${line}`);
  }
}
