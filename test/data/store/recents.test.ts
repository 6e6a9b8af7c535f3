import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { byVisits, RECENTS_KEPT, RECENTS_SHOWN, withVisit } from '../../../src/data/store/recents.js';
import type { Recent } from '../../../src/data/store/stored-record.js';
import { idOf } from '../../support/sample-records.js';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
const HALF_LIFE_MS = 28 * DAY_MS;

/** Each visit: whose, and on which day. */
function after(visits: readonly (readonly [customer: number, day: number])[]): readonly Recent[] {
  return visits.reduce<readonly Recent[]>(
    (recents, [customer, day]) => withVisit(recents, { customerId: idOf(customer), at: day * DAY_MS }),
    [],
  );
}

describe('the recent customers of a register', () => {
  it('rank by who came last, where all came once', () => {
    expect(
      byVisits(
        after([
          [1, 1],
          [2, 3],
          [3, 2],
        ]),
      ),
    ).to.deep.equal([2, 3, 1].map(idOf));
  });

  it('rank by how often they came, until those visits are four weeks old for each twice as many', () => {
    const twice = [
      [1, 100],
      [1, 101],
    ] as const;
    expect(byVisits(after([...twice, [2, 128]]))).to.deep.equal([1, 2].map(idOf));
    expect(byVisits(after([...twice, [2, 130]]))).to.deep.equal([2, 1].map(idOf));
  });

  it('count who is put on a sale again within half an hour once', () => {
    const soon = withVisit(after([[1, 1]]), { customerId: idOf(1), at: DAY_MS + HOUR_MS / 3 });
    const late = withVisit(after([[1, 1]]), { customerId: idOf(1), at: DAY_MS + HOUR_MS });
    expect(soon[0]?.visits).to.be.closeTo(1, 0.01);
    expect(late[0]?.visits).to.be.closeTo(2, 0.01);
  });

  it('rank as the sum of all their visits does, each halved every four weeks, whenever one looks', () => {
    const visit = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(visit, { selector: String, maxLength: 60 }),
        fc.integer({ min: 400, max: 900 }),
        (visits, today) => {
          const inTime = [...visits].sort(([, a], [, b]) => a - b);
          const sumOf = (id: string): number =>
            visits
              .filter(([customer]) => idOf(customer) === id)
              .reduce((sum, [, day]) => sum + 0.5 ** (((today - day) * DAY_MS) / HALF_LIFE_MS), 0);
          const ranked = byVisits(after(inTime));
          expect(new Set(ranked)).to.deep.equal(new Set(visits.map(([customer]) => idOf(customer))));
          const sums = ranked.map(sumOf);
          for (const [place, sum] of sums.entries()) expect(sum).to.be.at.most((sums[place - 1] ?? Infinity) * (1 + 1e-9));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('rank as having come once where an earlier release did not count', () => {
    const uncounted = [
      { customerId: idOf(1), at: DAY_MS },
      { customerId: idOf(2), at: 2 * DAY_MS },
    ];
    expect(byVisits(uncounted)).to.deep.equal([2, 1].map(idOf));
    expect(byVisits(withVisit(uncounted, { customerId: idOf(1), at: 3 * DAY_MS }))).to.deep.equal([1, 2].map(idOf));
    expect(withVisit(uncounted, { customerId: idOf(1), at: 3 * DAY_MS })[0]?.visits).to.be.within(1.9, 2);
  });

  it('count no visit for more where the clock was set back', () => {
    expect(withVisit(after([[1, 100]]), { customerId: idOf(1), at: DAY_MS })[0]?.visits).to.be.at.most(2);
  });

  it('are so many and no more: those go who come seldom, though never one of the twenty latest', () => {
    const often = Array.from({ length: RECENTS_KEPT }, (_, place) => [
      [place, 1],
      [place, 2],
      [place, 3],
    ]).flat() as [number, number][];
    const once = Array.from({ length: RECENTS_SHOWN + 1 }, (_, place) => [1_000 + place, 4 + place] as const);
    const recents = after([...often, ...once]);
    expect(recents).to.have.length(RECENTS_KEPT);
    const ids = recents.map(({ customerId }) => customerId);
    expect(ids.slice(0, RECENTS_SHOWN)).to.deep.equal(
      once
        .slice(1)
        .map(([customer]) => idOf(customer))
        .reverse(),
    );
    expect(ids).not.to.include(idOf(1_000));
  });
});
