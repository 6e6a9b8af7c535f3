import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PackedIndex } from '../../../src/data/search/packed-index.js';
import type { Account } from '../../../src/domain/account.js';
import type { ListQuery } from '../../../src/domain/customer-query.js';
import { accountOf } from '../../support/sample-ledgers.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { idsOn } from '../../support/index-page.js';
import { pageIndex } from '../../support/page-index.js';

const TODAY = '2026-11-21';
const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T10:00:00.000Z`;

const clock = { monotonic: () => performance.now() };

interface Person {
  readonly name: string;
  readonly account?: Account;
}

/** Takes people one after another, as a store would hand them over. */
class Register {
  readonly index = pageIndex({ clock, packsFrom: 1 });
  private n = 0;
  private readonly rows = new Map<number, { person: Person; savedN: number }>();

  save(number: number, person: Person): void {
    this.n += 1;
    const account = this.rows.get(number)?.person.account ?? person.account;
    this.rows.set(number, { person: { name: person.name, ...(account && { account }) }, savedN: this.n });
    this.index.take([this.rowOf(number, this.n)]);
  }

  pay(number: number, account: Account): void {
    const row = this.rows.get(number);
    if (!row) return;
    this.n += 1;
    this.rows.set(number, { ...row, person: { ...row.person, account } });
    this.index.take([{ ...this.rowOf(number, this.n), savedN: row.savedN }]);
  }

  /** The same people, packed by an index that has never listed. */
  async afresh(): Promise<PackedIndex> {
    const index = pageIndex({ clock, packsFrom: 1 });
    index.stage([...this.rows.keys()].map((number) => this.rowOf(number, number + 1)));
    await index.settle();
    return index;
  }

  private rowOf(number: number, n: number) {
    const person = this.rows.get(number)?.person ?? { name: '' };
    const customer = customerOf({ id: idOf(number), displayName: person.name });
    return { n, customer, ...(person.account && { account: person.account }) };
  }
}

async function idsOf(index: PackedIndex, query: ListQuery): Promise<string[]> {
  return idsOn(await index.list({ limit: 500, ...query }, TODAY));
}

function found(index: PackedIndex, text: string): string[] {
  const { customers, total } = index.search(text, { limit: 20, allows: () => true, recents: [], wholeContactsOnly: false });
  return [...customers.map(({ id }) => id), `of ${total}`];
}

describe('the orders of a list', () => {
  it('by points, either way', async () => {
    const register = new Register();
    register.save(1, { name: 'Ann', account: accountOf(5) });
    register.save(2, { name: 'Bob' });
    register.save(3, { name: 'Cid', account: accountOf(-2) });
    register.save(4, { name: 'Dee', account: accountOf(5) });
    expect(await idsOf(register.index, { sort: 'points' })).to.deep.equal([3, 2, 1, 4].map(idOf));
    expect(await idsOf(register.index, { sort: 'points', descending: true })).to.deep.equal([4, 1, 2, 3].map(idOf));
  });

  it('by the last sale, who has none at the end either way', async () => {
    const register = new Register();
    register.save(1, { name: 'Ann', account: accountOf(0, 0, day(3)) });
    register.save(2, { name: 'Bob' });
    register.save(3, { name: 'Cid', account: accountOf(0, 0, day(2)) });
    expect(await idsOf(register.index, { sort: 'last-sale-at' })).to.deep.equal([3, 1, 2].map(idOf));
    expect(await idsOf(register.index, { sort: 'last-sale-at', descending: true })).to.deep.equal([1, 3, 2].map(idOf));
  });

  it('pages through every order and filter without a gap or a row twice', async () => {
    const register = new Register();
    for (let number = 1; number <= 40; number += 1) {
      const account = number % 3 === 0 ? accountOf(number % 4, 0, number % 2 ? day(1 + (number % 9)) : null) : null;
      register.save(number, { name: `N${number % 7}`, ...(account && { account }) });
    }
    for (const sort of ['name', 'created-at', 'points', 'last-sale-at'] as const) {
      for (const descending of [false, true]) {
        for (const filters of [{}, { hasPoints: true }]) {
          const all = await idsOf(register.index, { sort, descending, filters });
          const seen: string[] = [];
          for (let cursor: string | undefined; ;) {
            const query = { sort, descending, filters, limit: 7, ...(cursor !== undefined && { cursor }) };
            const page = await register.index.list(query, TODAY);
            expect(page.position).to.equal(seen.length);
            seen.push(...idsOn(page));
            if (page.next === null) break;
            cursor = page.next;
          }
          expect(seen).to.deep.equal(all);
          const wanted = all[12 % all.length] ?? '';
          const found = await register.index.list({ sort, descending, filters, at: wanted, limit: 1 }, TODAY);
          expect(idsOn(found)).to.deep.equal([wanted]);
        }
      }
    }
    expect((await register.index.list({ at: idOf(99) }, TODAY)).position).to.equal(0);
  });

  it('go on after a row that a filter has hidden meanwhile', async () => {
    const register = new Register();
    for (let number = 1; number <= 4; number += 1) register.save(number, { name: `N${number}`, account: accountOf(1) });
    const filters = { hasPoints: true };
    const { next } = await register.index.list({ filters, limit: 2 }, TODAY);
    register.pay(2, accountOf(0));
    const page = await register.index.list({ filters, cursor: next ?? '' }, TODAY);
    expect(idsOn(page)).to.deep.equal([idOf(3), idOf(4)]);
  });

  it('are after any changes what they would be afresh', async () => {
    const number = fc.integer({ min: 1, max: 12 });
    const change = fc.oneof(
      fc.record({ number, name: fc.constantFrom('Ann', 'Bob', 'Cid', 'Dee') }),
      fc.record({ number, points: fc.integer({ min: -2, max: 3 }), sold: fc.option(fc.integer({ min: 1, max: 9 })) }),
      fc.record({ look: fc.constantFrom('name', 'points', 'last-sale-at', 'created-at') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 60 }), async (changes) => {
        const register = new Register();
        for (const each of changes) {
          if ('look' in each) await register.index.list(each.look ? { sort: each.look } : {}, TODAY);
          else if ('name' in each) register.save(each.number, { name: each.name });
          else register.pay(each.number, accountOf(each.points, 0, each.sold === null ? null : day(each.sold)));
        }
        const afresh = await register.afresh();
        for (const sort of ['name', 'created-at', 'points', 'last-sale-at'] as const) {
          for (const filters of [{}, { hasPoints: true }, { overspent: true }]) {
            expect(await idsOf(register.index, { sort, filters })).to.deep.equal(await idsOf(afresh, { sort, filters }));
          }
        }
        for (const text of ['ann', 'bob', 'cid', 'dee']) {
          expect(found(register.index, text)).to.deep.equal(found(afresh, text));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a list of many', () => {
  it('has every page where it should be, from a row and from a cursor', async () => {
    const index = pageIndex({ clock, packsFrom: 1 });
    const count = 20_000;
    index.stage(
      Array.from({ length: count }, (_, place) => {
        const displayName = String((place * 7_919) % count).padStart(5, '0');
        return { n: place + 1, customer: customerOf({ id: idOf(place), displayName }) };
      }),
    );
    await index.settle();
    const inOrder = Array.from({ length: count }, (_, place) => place).sort(
      (a, b) => ((a * 7_919) % count) - ((b * 7_919) % count),
    );
    for (const position of [0, 1, 8_191, 12_345, count - 100]) {
      const page = await index.list({ position }, TODAY);
      expect(idsOn(page)).to.deep.equal(inOrder.slice(position, position + 100).map(idOf));
      if (page.next === null) continue;
      const behind = await index.list({ cursor: page.next }, TODAY);
      expect(idsOn(behind)).to.deep.equal(inOrder.slice(position + 100, position + 200).map(idOf));
    }
  });
});
