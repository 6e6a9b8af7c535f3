// `npm run kill:server -- --times 50 --seed 1`: kills a backend so often at each moment of its pushes, starts it again, has its
// registers push again what they were not answered, and says what was lost or counted twice. A kill is SIGKILL to the backend.
// Postgres lives on: what a loss of power does to that is Postgres' own promise.
import { parseArgs } from 'node:util';
import { writeFigures } from '../bench/figures.js';
import { startPostgres } from '../server/support/start-postgres.js';
import { SeededRandom } from '../simulation/random.js';
import { type Killed, KillingBackend, MOMENTS } from './killing-backend.js';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '50' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const times = Number(values.times);
const seed = Number(values.seed);
if (!Number.isSafeInteger(times) || times < 1 || !Number.isSafeInteger(seed)) {
  console.error('kill:server takes --times <a number above zero> and --seed <a number>.');
  process.exit(2);
}

console.log(`seed ${seed}`);
const postgres = await startPostgres();
const killing = await KillingBackend.prepare(postgres.url, new SeededRandom(seed).next);
const all: Killed[] = [];
try {
  for (const moment of MOMENTS) {
    const killed = await killing.kill(moment, times);
    for (const sentence of [...killed.lost, ...killed.twice]) console.log(`  ${sentence}`);
    all.push(killed);
  }
} finally {
  await killing.end();
  await postgres.stop();
}

const rows = all.map(({ lost, twice, ...rest }) => ({ ...rest, lost: lost.length, twice: twice.length }));
console.table(rows);
const sum = (name: Exclude<keyof (typeof rows)[number], 'moment'>): number => rows.reduce((total, row) => total + row[name], 0);
const figures = {
  kills: sum('kills'),
  inside: sum('inside'),
  unheard: sum('unheard'),
  kept: sum('kept'),
  lost: sum('lost'),
  twice: sum('twice'),
};
writeFigures(`kill-server-${times}.json`, { name: 'kill-server', options: { times, seed }, figures, rows });
console.log(
  `kill:server ${times}: ${Object.entries(figures)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(' ')}`,
);
process.exitCode = figures.lost + figures.twice > 0 ? 1 : 0;
