// A share of the days of `npm run simulate`, in a process of its own: `SimulationShare` comes by arguments and goes as a
// message.
import { indexedDbStores } from './indexeddb-stores.js';
import { PLANTS } from './plants.js';
import { PostgresDays } from './postgres-days.js';
import { simulate, type SimulationOptions, type Verdict } from './simulation.js';

/** Where days take place, and what is planted in them. */
export interface DayPlace {
  readonly plant: string | null;
  readonly store: 'memory' | 'fake-indexeddb';
  /** Of a Postgres; null where the remote is in memory. */
  readonly postgresUrl: string | null;
}

/** How the days of a share went. */
export interface Share {
  readonly steps: number;
  readonly failed: readonly Verdict[];
  /** The first that failed, broken off as early as it still goes wrong. */
  readonly shortest: Verdict | null;
}

async function run(first: number, count: number, { plant, store, postgresUrl }: DayPlace): Promise<Share> {
  const days = postgresUrl === null ? null : await PostgresDays.open(postgresUrl);
  const planted = plant === null ? undefined : PLANTS[plant];
  // Each day has stores of its own.
  const day = (options: Pick<SimulationOptions, 'seed' | 'steps'>): Promise<Verdict> =>
    simulate({
      ...options,
      ...(planted && { plant: planted }),
      ...(days && { openRemote: days.begin }),
      ...(store === 'fake-indexeddb' && { stores: indexedDbStores() }),
    });
  const failed: Verdict[] = [];
  let steps = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const verdict = await day({ seed });
    steps += verdict.steps;
    if (isBad(verdict)) failed.push(verdict);
  }
  const shortest = failed[0] ? await shrunk(failed[0], day) : null;
  await days?.end();
  return { steps, failed, shortest };
}

async function shrunk(
  verdict: Verdict,
  day: (options: Pick<SimulationOptions, 'seed' | 'steps'>) => Promise<Verdict>,
): Promise<Verdict> {
  let [good, bad] = [0, verdict];
  while (bad.steps - good > 1) {
    const steps = Math.floor((good + bad.steps) / 2);
    const tried = await day({ seed: verdict.seed, steps });
    if (isBad(tried)) bad = tried;
    else good = steps;
  }
  return bad;
}

function isBad({ lost, twice, wrong, unequal }: Verdict): boolean {
  return lost.length + twice.length + wrong.length + unequal.length > 0;
}

const [first = '', count = '', place = ''] = process.argv.slice(2);
void run(Number(first), Number(count), JSON.parse(place) as DayPlace).then((share) =>
  // Not before it has gone through: what is cut off is waited for.
  process.send?.(share, () => process.disconnect()),
);
