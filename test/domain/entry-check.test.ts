import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { id, integer, moment, readInput, signedAmount } from '../../src/domain/entry-check.js';
import { isQuantity, stepsOf } from '../../src/domain/quantity.js';
import { isSameContent } from '../../src/domain/same-content.js';

const isTaken = (check: (value: unknown, path: string) => unknown, value: unknown): boolean => {
  try {
    return Object.is(readInput(check, value, 'points'), value);
  } catch (error) {
    expect(error).to.include({ code: 'invalid-input', path: 'points' });
    return false;
  }
};

describe('a number of an entry', () => {
  it('is a safe integer and nothing else', () => {
    for (const wrong of [NaN, 1e309, -Infinity, -0, 2 ** 53, -(2 ** 53), 1.5, '1e3', '7', true, null, undefined, 7n, [7], {}]) {
      expect(isTaken(integer(), wrong), typeof wrong).to.equal(false);
    }
    for (const right of [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      expect(isTaken(integer(), right), String(right)).to.equal(true);
    }
    expect(isTaken(signedAmount, 0)).to.equal(false);
    expect(isTaken(signedAmount, -1)).to.equal(true);
    expect(isTaken(integer(1), 0)).to.equal(false);
  });

  it('is refused where it is anything else, whatever that is', () => {
    const anything = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.bigInt(), fc.string(), fc.anything());
    fc.assert(
      fc.property(anything, (value) => {
        const isWhole = typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0);
        expect(isTaken(integer(), value)).to.equal(isWhole);
        expect(isTaken(signedAmount, value)).to.equal(isWhole && value !== 0);
        expect(isTaken(integer(1), value)).to.equal(isWhole && value > 0);
      }),
      { numRuns: 10_000 },
    );
  });

  it('of goods may have three decimals, which add up', () => {
    expect([1, 0.001, 3.5, 12.345].every(isQuantity)).to.equal(true);
    expect([0, -1, 0.0001, NaN, 1e309, 2 ** 53, '1'].some(isQuantity)).to.equal(false);
    expect(stepsOf(0.1) + stepsOf(0.2)).to.equal(stepsOf(0.3));
  });
});

describe('what a host hands over', () => {
  it('is read without running into what throws', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('secret');
        },
      },
    );
    expect(() => readInput((value) => Object.keys(value as object), trap, 'sale'))
      .to.throw()
      .that.includes({ code: 'invalid-input', path: 'sale' });
  });

  it('names moments in any zone, and keeps them in UTC', () => {
    expect(moment('2026-11-21T12:00:00+01:00', 'at')).to.equal('2026-11-21T11:00:00.000Z');
    expect(moment('2026-11-21T12:00:00.5Z', 'at')).to.equal('2026-11-21T12:00:00.500Z');
    for (const wrong of ['2026-11-21', '2026-11-21T12:00:00', '2026-13-21T12:00:00Z', 1_763_726_400_000, null]) {
      expect(() => moment(wrong, 'at'), String(wrong)).to.throw();
    }
    expect(() => id('01A2003F-DB61-7720-87EB-000000000001', 'id')).to.throw();
  });

  it('says the same in whatever order its keys stand', () => {
    expect(isSameContent({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).to.equal(true);
    expect(isSameContent({ a: 1, b: undefined }, { a: 1 })).to.equal(true);
    expect(isSameContent({ a: [1, 2] }, { a: [2, 1] })).to.equal(false);
    expect(isSameContent(undefined, null)).to.equal(false);
  });
});
