import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Killing, STEPS } from '../kill/killing.js';
import type { Step } from '../kill/told.js';

/** Fifty of each are for `npm run kill`. */
const TIMES = 3;
const SEED = Date.now() % 1_000_000;

const DOING: Readonly<Record<Step, string>> = {
  save: 'while it saves',
  import: 'while it imports a file',
  compaction: 'while it folds customers into blocks',
  flip: 'at the flip to a new manifest',
  segment: 'while it writes a part of the index',
};

describe(`a browser that is killed (seed ${SEED})`, () => {
  let killing: Killing;
  beforeAll(async () => {
    killing = await Killing.prepare(SEED);
  });
  afterAll(() => killing.end());

  it.each(STEPS.map((step) => [DOING[step], step] as const))(
    '%s has lost nothing that was said to be kept, finds everybody as they are, and leaves nothing behind',
    async (_doing, step) => {
      const killed = await killing.kill(step, TIMES);
      console.log(`seed ${SEED}: ${killed.inside} of ${killed.kills} kills fell inside a ${step}`);
      expect(killed).toMatchObject({ lost: [], wrong: [], garbage: 0 });
      expect(killed.inside).toBeGreaterThan(0);
      expect(killed.acknowledged).toBeGreaterThan(0);
    },
    // A browser is started a dozen times, each time with thousands of customers.
    300_000,
  );
});
