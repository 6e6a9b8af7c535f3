import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cumulative, spread } from '../../src/domain/spread.js';

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

describe('spreading a whole amount', () => {
  it('gives what is left to the largest remainders, and of equal ones to the first', () => {
    expect(spread(10, [1, 1, 1])).to.deep.equal([4, 3, 3]);
    expect(spread(10, [100, 250, 650])).to.deep.equal([1, 3, 6]);
    expect(spread(2, [3, 5, 4])).to.deep.equal([0, 1, 1]);
    expect(spread(5, [0, 0])).to.deep.equal([3, 2]);
    expect(spread(7, [0, 9, 0])).to.deep.equal([0, 7, 0]);
    expect(spread(0, [1, 2])).to.deep.equal([0, 0]);
    expect(spread(5, [])).to.deep.equal([]);
  });

  it('adds up, and is never one away from the exact share', () => {
    const weights = fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), weights, (total, given) => {
        const parts = spread(total, given);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).to.equal(BigInt(total));
        const all = given.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [at, part] of parts.entries()) {
          if (all === 0n) continue;
          const exact = (BigInt(total) * BigInt(given[at] ?? 0)) / all;
          expect(BigInt(part) - exact === 0n || BigInt(part) - exact === 1n).to.equal(true);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('an amount due step by step', () => {
  it('is all of it at the end, whatever the steps', () => {
    expect([0, 1, 2, 3].map((done) => cumulative(10, done, 3))).to.deep.equal([0, 3, 6, 10]);
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1 }), (amount, steps) => {
        const all = sumOf(steps);
        let done = 0;
        let due = 0;
        for (const step of steps) {
          const before = cumulative(amount, done, all);
          done += step;
          const more = cumulative(amount, done, all) - before;
          expect(more >= 0).to.equal(true);
          due += more;
        }
        expect(due).to.equal(amount);
      }),
      { numRuns: 10_000 },
    );
  });
});
