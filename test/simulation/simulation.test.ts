import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { indexedDbStores } from './indexeddb-stores.js';
import { PLANTS } from './plants.js';
import { simulate } from './simulation.js';

const DAYS = 2_000;
/** In so many days each mistake shows. */
const DAYS_OF_MISTAKES = 200;
const DAYS_OF_BROWSERS = 15;

describe('a merchant’s registers over a bad line', () => {
  it(`lose nothing, count nothing twice and agree in the end, on ${DAYS} days`, { timeout: 600_000 }, async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const args = ['--import', 'tsx', 'test/simulation/simulate.ts', '--seeds', String(DAYS)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    expect(stdout.trim().split('\n').at(-1)).toBe(`simulate ${DAYS}: 0 lost, 0 twice, 0 wrong, 0 unequal`);
  });

  it('have the same day again by the same seed', async () => {
    const [once, again] = [await simulate({ seed: 7 }), await simulate({ seed: 7 })];
    expect(once.trace.length).toBeGreaterThan(10);
    expect(again).toEqual(once);
  });

  it(`have the same days on the store of browsers, ${DAYS_OF_BROWSERS} of them`, { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= DAYS_OF_BROWSERS; seed += 1) {
      const day = await simulate({ seed, stores: indexedDbStores() });
      expect(day).toEqual(await simulate({ seed }));
      expect([...day.lost, ...day.twice, ...day.wrong, ...day.unequal], `seed ${seed}`).toEqual([]);
    }
  });

  it.each(Object.keys(PLANTS))('would not agree with the mistake %s', { timeout: 300_000 }, async (name) => {
    const plant = PLANTS[name];
    let found = 0;
    for (let seed = 1; seed <= DAYS_OF_MISTAKES && found === 0; seed += 1) {
      const { lost, twice, wrong, unequal } = await simulate({ seed, ...(plant && { plant }) });
      if (lost.length + twice.length + wrong.length + unequal.length > 0) found = seed;
    }
    expect(found, 'the first day that shows it').toBeGreaterThan(0);
  });
});
