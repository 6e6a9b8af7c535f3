import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PostgresDays } from '../simulation/postgres-days.js';
import { simulate } from '../simulation/simulation.js';

const DAYS = 3;
let days: PostgresDays;

beforeAll(async () => {
  days = await PostgresDays.open(inject('postgresUrl'));
});
afterAll(() => days.end());

describe('a merchant’s registers over a bad line to the backend', () => {
  it('lose nothing, count nothing twice and agree in the end', { timeout: 600_000 }, async () => {
    for (let seed = 1; seed <= DAYS; seed += 1) {
      const { lost, twice, wrong, unequal } = await simulate({ seed, openRemote: days.begin });
      expect({ seed, lost, twice, wrong, unequal }).toEqual({ seed, lost: [], twice: [], wrong: [], unequal: [] });
    }
  });
});
