import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Loaded, loadBackend } from '../load/loading.js';

const LOAD = { watchers: 150, slow: 15, pushers: 4, pushes: 10 };
let loaded: Loaded;

beforeAll(async () => {
  loaded = await loadBackend(inject('postgresUrl'), LOAD);
});

describe('a backend under load', () => {
  it('tells every register that watches of a change', () => {
    expect(loaded.untold).toBe(0);
    console.log(`The last of ${LOAD.watchers} was told after ${loaded.lastToldMs.toFixed(0)} ms.`);
  });

  it('comes to an end by itself where it is asked to, and has all that it answered', () => {
    const { acknowledged, lost, exitCode } = loaded;
    expect(acknowledged).toBeGreaterThan(LOAD.pushers * LOAD.pushes);
    expect({ lost, exitCode }).toEqual({ lost: 0, exitCode: 0 });
  });

  it('ends the lines of all that watched, also of those that never read', () => {
    const { ended, broken } = loaded;
    expect({ ended, broken }).toEqual({ ended: LOAD.watchers + LOAD.slow, broken: 0 });
  });
});
