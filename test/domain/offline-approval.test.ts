import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  capExceeded,
  isCountTaken,
  leftToApprove,
  offlineUseOf,
  type OfflineUse,
  withOfflineUse,
} from '../../src/domain/offline-approval.js';
import { idOf } from '../support/sample-records.js';

const CAPS = { entries: 3, points: 100, amountMinor: 5_000 };
const TODAY = '2026-11-21';
const useOf = (count: number, points: number, amountMinor = 0, on = TODAY): OfflineUse => ({
  ...{ grantId: idOf(count), count, on, points, amountMinor },
});

describe('what a register approves by itself in a day', () => {
  it('is counted under the merchant’s day, whichever way the figure goes', () => {
    const grant = { id: idOf(1), issuedAt: '2026-11-22T03:00:00.000Z', count: 7 };
    const expected = { grantId: idOf(1), count: 7, on: TODAY, points: 40, amountMinor: 250 };
    const figures = { points: -40, amount: { amountMinor: -250, currency: 'USD' } };
    expect(offlineUseOf(grant, figures, 'America/New_York')).to.deep.equal(expected);
    expect(offlineUseOf(grant, {}, 'UTC')).to.deep.include({ on: '2026-11-22', points: 0, amountMinor: 0 });
  });

  it('is capped in entries, points and money, each by itself', () => {
    expect(capExceeded(CAPS, [], useOf(1, 100, 5_000))).to.equal(null);
    expect(capExceeded(CAPS, [], useOf(1, 101))).to.deep.equal({ cap: 'points', left: 100 });
    expect(capExceeded(CAPS, [useOf(1, 0, 4_000)], useOf(2, 0, 1_001))).to.deep.equal({ cap: 'amountMinor', left: 1_000 });
    expect(capExceeded(CAPS, [useOf(1, 0), useOf(2, 0), useOf(3, 0)], useOf(4, 0))).to.deep.equal({ cap: 'entries', left: 0 });
  });

  it('counts nothing of another day', () => {
    expect(leftToApprove(CAPS, [useOf(1, 90, 90, '2026-11-20')], TODAY)).to.deep.equal(CAPS);
  });

  it('never goes beyond its caps, in whatever order it comes', () => {
    const someUse = fc.record({ points: fc.nat(60), amountMinor: fc.nat(3_000), day: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(someUse), (wanted) => {
        let uses: readonly OfflineUse[] = [];
        for (const [at, { points, amountMinor, day }] of wanted.entries()) {
          const use = useOf(at + 1, points, amountMinor, `2026-11-2${day}`);
          if (!capExceeded(CAPS, uses, use)) uses = withOfflineUse(uses, use);
        }
        for (const day of [1, 2, 3]) {
          const ofDay = uses.filter(({ on }) => on === `2026-11-2${day}`);
          expect(ofDay.length).to.be.at.most(CAPS.entries);
          expect(ofDay.reduce((sum, use) => sum + use.points, 0)).to.be.at.most(CAPS.points);
          expect(ofDay.reduce((sum, use) => sum + use.amountMinor, 0)).to.be.at.most(CAPS.amountMinor);
        }
      }),
    );
  });

  it('has a count that no other grant has, and the same grant has it again', () => {
    const uses = [useOf(1, 5)];
    expect(isCountTaken(uses, useOf(1, 5))).to.equal(false);
    expect(isCountTaken(uses, { ...useOf(1, 5), grantId: idOf(9) })).to.equal(true);
    expect(isCountTaken(uses, useOf(2, 5))).to.equal(false);
  });

  it('is forgotten after a month', () => {
    const uses = withOfflineUse([useOf(1, 5, 0, '2026-10-20'), useOf(2, 5, 0, '2026-10-21')], useOf(3, 5));
    expect(uses.map(({ count }) => count)).to.deep.equal([2, 3]);
  });
});
