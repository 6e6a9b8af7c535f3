// `npm run kill -- --times 50 --seed 1`: kills a real browser so often in each step of its work, starts it again on the same
// profile, and says what was lost. A kill is SIGKILL to every process: it shows what a crash does, not what a loss of power does.
import { parseArgs } from 'node:util';
import { writeFigures } from '../bench/figures.js';
import { type Killed, Killing, STEPS } from './killing.js';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    step: { type: 'string', multiple: true, default: [...STEPS] },
  },
});
const times = Number(values.times);
const seed = Number(values.seed);
const steps = STEPS.filter((step) => values.step.includes(step));
if (!Number.isSafeInteger(times) || times < 1 || !Number.isSafeInteger(seed) || steps.length < new Set(values.step).size) {
  console.error(`kill takes --times <a number above zero>, --seed <a number> and --step <${STEPS.join(', ')}>.`);
  process.exit(2);
}

console.log(`seed ${seed}`);
const killing = await Killing.prepare(seed);
const all: Killed[] = [];
try {
  for (const step of steps) {
    const killed = await killing.kill(step, times);
    console.log(`${step}: ${killed.inside} of ${killed.kills} kills inside`);
    for (const sentence of [...killed.lost, ...killed.wrong]) console.log(`  ${sentence}`);
    all.push(killed);
  }
} finally {
  await killing.end();
}

const rows = all.map(({ lost, wrong, ...rest }) => ({ ...rest, lost: lost.length, wrong: wrong.length }));
console.table(rows);
const sum = (name: 'kills' | 'inside' | 'acknowledged' | 'lost' | 'wrong' | 'garbage'): number =>
  rows.reduce((total, row) => total + row[name], 0);
const figures = {
  kills: sum('kills'),
  inside: sum('inside'),
  acknowledged: sum('acknowledged'),
  lost: sum('lost'),
  wrong: sum('wrong'),
  garbage: sum('garbage'),
};
writeFigures(`kill-${times}.json`, { name: 'kill', options: { times, seed, steps }, figures, rows });
console.log(
  `kill ${times}: ${Object.entries(figures)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(' ')}`,
);
process.exitCode = figures.lost + figures.wrong + figures.garbage > 0 ? 1 : 0;
