import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { sortByKey } from '../../../../src/data/search/packed/sort-by-key.js';
import type { Sliced } from '../../../../src/data/search/packed/sort-in-slices.js';

function done<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const slice = work.next();
    if (slice.done === true) return slice.value;
  }
}

const keyed = fc.record({
  key: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.maxSafeInteger().map(Math.abs)),
  name: fc.string({ maxLength: 2 }),
});

describe('what is sorted by key', () => {
  it('is in the order of its keys, and of equal ones as is compared', () => {
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    fc.assert(
      fc.property(fc.array(keyed, { maxLength: 200 }), (items) => {
        const sorted = done(sortByKey(items, ({ key }) => key, byName));
        expect(sorted).to.deep.equal([...items].sort((a, b) => a.key - b.key || byName(a, b)));
      }),
    );
  });

  it('stands as it stood among equal ones where nothing is compared', () => {
    fc.assert(
      fc.property(fc.array(keyed, { maxLength: 200 }), (items) => {
        const sorted = done(sortByKey(items, ({ key }) => key % 5, null));
        expect(sorted).to.deep.equal([...items].sort((a, b) => (a.key % 5) - (b.key % 5)));
      }),
    );
  });

  it('is all there where tens of thousands have one key', () => {
    const items = Array.from({ length: 70_000 }, (_, place) => place);
    expect(
      done(
        sortByKey(
          items,
          () => 7,
          (a, b) => b - a,
        ),
      ),
    ).to.deep.equal([...items].reverse());
  });
});
