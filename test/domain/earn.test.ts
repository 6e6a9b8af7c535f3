import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { expiryFrom, pointsByLine, pointsEarned } from '../../src/domain/earn.js';
import { idOf } from '../support/sample-records.js';
import { lineOf, saleDraftOf } from '../support/sample-sales.js';

const saleFor = (subtotalMinor: number, currency = 'USD', lines = [lineOf()]) => ({
  ...saleDraftOf({ customerId: idOf(1), lines, subtotalMinor }),
  currency,
});

describe('what a sale earns', () => {
  it('is a point for each whole unit of its currency, before tax', () => {
    expect(pointsEarned(saleFor(1_999), {})).to.equal(19);
    expect(pointsEarned(saleFor(99), {})).to.equal(0);
    expect(pointsEarned(saleFor(1_999, 'JPY'), {})).to.equal(1_999);
    expect(pointsEarned(saleFor(1_999, 'KWD'), {})).to.equal(1);
    expect(pointsEarned(saleFor(-500), {})).to.equal(0);
  });

  it('leaves out the lines that earn nothing', () => {
    const card = lineOf({ id: '2', totalMinor: 5_000, earnsPoints: false });
    expect(pointsEarned(saleFor(6_000, 'USD', [lineOf(), card]), {})).to.equal(10);
    expect(pointsEarned(saleFor(5_000, 'USD', [card]), {})).to.equal(0);
  });

  it('is the host’s own rule, where it has one', () => {
    expect(pointsEarned(saleFor(1_000), { earn: ({ subtotalMinor }) => subtotalMinor / 10 })).to.equal(100);
    const thrown = () =>
      pointsEarned(saleFor(1_000), {
        earn: () => {
          throw new Error('no');
        },
      });
    expect(thrown).to.throw().that.includes({ code: 'invalid-config' });
  });

  it('is spread over the lines that earn, by what they cost, and adds up', () => {
    const lines = [
      lineOf({ totalMinor: 100 }),
      lineOf({ earnsPoints: false }),
      lineOf({ totalMinor: 250 }),
      lineOf({ totalMinor: -50 }),
    ];
    expect(pointsByLine(lines, 7)).to.deep.equal([2, 0, 5, 0]);
    expect(pointsByLine([lineOf({ totalMinor: 0 }), lineOf({ earnsPoints: false })], 7)).to.deep.equal([7, 0]);
    expect(pointsByLine([lineOf({ earnsPoints: false })], 7), 'a rule of the host’s gave them').to.deep.equal([7]);
    const line = fc.record({ totalMinor: fc.integer(), earnsPoints: fc.boolean() });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), fc.nat(), (fields, points) => {
        const parts = pointsByLine(
          fields.map((own) => lineOf(own)),
          points,
        );
        expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).to.equal(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).to.equal(points);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is good for the merchant’s months', () => {
    expect(expiryFrom('2026-08-31', 6)).to.equal('2027-02-28');
    expect(expiryFrom('2026-08-31', null)).to.equal(null);
    expect(expiryFrom('2026-08-31', undefined)).to.equal(null);
  });
});
