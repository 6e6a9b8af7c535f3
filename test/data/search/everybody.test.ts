import { expect } from '@open-wc/testing';
import { customerOf } from '../../support/sample-records.js';
import { makePeople, type Person } from '../../bench/search/people.js';
import { pageIndex } from '../../support/page-index.js';

const COUNT = 100_000;
const clock = { monotonic: () => performance.now() };

describe('everybody of 100,000', function () {
  this.timeout(400_000);

  const index = pageIndex({ clock });
  const people: Person[] = [];
  /** Everybody by what is typed to find them. */
  const by = { displayName: new Map<string, string[]>(), email: new Map<string, string[]>(), phone: new Map<string, string[]>() };

  before(async () => {
    const all = makePeople(COUNT, 7);
    for (let place = 0; place < COUNT; place += 1) people.push(all.at(place));
    index.stage(
      people.map(({ id, displayName, phone, email }, place) => ({
        n: place + 1,
        customer: customerOf({ id, displayName, email, phone: { typed: phone, e164: phone } }),
      })),
    );
    await index.settle();
    for (const person of people) {
      for (const field of ['displayName', 'email', 'phone'] as const) {
        const typed = person[field];
        if (typed !== null) by[field].set(typed, [...(by[field].get(typed) ?? []), person.id]);
      }
    }
  });

  for (const [field, words] of [
    ['displayName', 'whole name'],
    ['email', 'e-mail'],
    ['phone', 'phone'],
  ] as const) {
    it(`is found by the ${words}, before anybody of whom it is only a part`, () => {
      const lost: string[] = [];
      for (const [typed, ids] of by[field]) {
        const found = idsFor(typed, ids.length * 2 + 20);
        for (const id of ids) if (!found.has(id)) lost.push(`${typed} ${id}`);
      }
      expect(lost.slice(0, 10).join()).to.equal('');
    });
  }

  it('is there once', () => {
    expect(index.size).to.equal(COUNT);
    expect(by.phone.size).to.equal(COUNT);
  });

  function idsFor(text: string, limit: number): Set<string> {
    const query = { limit, allows: () => true, recents: [], wholeContactsOnly: false };
    return new Set(index.search(text, query).customers.map(({ id }) => id));
  }
});
