import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KillingBackend, MOMENTS } from '../kill-server/killing-backend.js';
import { SeededRandom } from '../simulation/random.js';

const TIMES = 3;
let killing: KillingBackend;

beforeAll(async () => {
  killing = await KillingBackend.prepare(inject('postgresUrl'), new SeededRandom(7).next);
});
afterAll(() => killing.end());

describe('a backend that is killed and started again', () => {
  it.each(MOMENTS)('has each mutation once that registers push again, killed %s', async (moment) => {
    const { kills, inside, lost, twice } = await killing.kill(moment, TIMES);
    expect({ kills, lost, twice }).toEqual({ kills: TIMES, lost: [], twice: [] });
    // One at any moment may come too late or too soon.
    if (moment !== 'any') expect(inside).toBe(TIMES);
  });
});
