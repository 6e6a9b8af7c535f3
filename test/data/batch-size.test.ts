import { expect } from '@open-wc/testing';
import { BatchSize } from '../../src/data/batch-size.js';

/** The size a machine ends with that takes so many milliseconds a row, and so many for each write. */
async function sizeOn(msARow: number, msAWrite: number): Promise<number> {
  let now = 0;
  const size = new BatchSize({ monotonic: () => now });
  for (let write = 0; write < 40; write += 1) {
    const { rows } = size;
    await size.timed(rows, async () => {
      now += rows * msARow + msAWrite;
    });
  }
  return size.rows;
}

describe('the rows of a batch', () => {
  it('are as many as a write of about 50 ms takes', async () => {
    expect(await sizeOn(0.03, 5)).to.be.within(1_400, 1_600);
    expect(await sizeOn(0.05, 0)).to.be.within(980, 1_020);
  });

  it('are never so few that a slow disk stops the import, nor so many that a fast machine holds the page', async () => {
    expect(await sizeOn(2, 100)).to.equal(512);
    expect(await sizeOn(0.001, 0)).to.equal(2_048);
  });

  it('grow no faster than twofold, as what many take is not known from few', async () => {
    const size = new BatchSize({ monotonic: () => (now += 0.01) });
    let now = 0;
    const sizes = [size.rows];
    for (let write = 0; write < 3; write += 1) {
      await size.timed(size.rows, async () => undefined);
      sizes.push(size.rows);
    }
    expect(sizes).to.deep.equal([256, 512, 1_024, 2_048]);
  });

  it('are the fewest on a clock that stands still', async () => {
    expect(await sizeOn(0, 0)).to.equal(512);
  });
});
