import { expect } from '@open-wc/testing';
import { idMaker, platformEnvironment } from '../../src/data/environment.js';
import { isId } from '../../src/domain/id.js';

describe('ids made on a register', () => {
  it('sort in the order they were made, within a millisecond and over a clock set back', () => {
    let nowMs = 1_800_000_000_000;
    const newId = idMaker(() => nowMs);
    const ids = Array.from({ length: 5_000 }, (_, place) => {
      if (place === 2_000) nowMs -= 60_000;
      if (place === 4_000) nowMs += 120_000;
      return newId();
    });
    expect(ids).to.deep.equal([...ids].sort());
    expect(new Set(ids).size).to.equal(5_000);
    expect(ids.every(isId)).to.equal(true);
  });

  it('are ids too where the clock stands before 1970', () => {
    const newId = idMaker(() => -5);
    const ids = [newId(), newId()];
    expect(ids.every(isId)).to.equal(true);
    expect(ids).to.deep.equal([...ids].sort());
  });
});

describe('the platform’s clock', () => {
  it('wakes a sleeper, or not any more once aborted', async () => {
    const { clock } = platformEnvironment();
    await clock.sleep(1);
    const stopped = new AbortController();
    const slept = clock.sleep(60_000, stopped.signal).catch((reason: unknown) => reason);
    stopped.abort('enough');
    expect(await slept).to.equal('enough');
    expect(await clock.sleep(1, stopped.signal).catch((reason: unknown) => reason)).to.equal('enough');
  });
});
