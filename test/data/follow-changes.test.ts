import { expect } from '@open-wc/testing';
import { type Following, followChanges } from '../../src/data/follow-changes.js';
import type { Store } from '../../src/data/store/store.js';
import type { StoredCustomer } from '../../src/data/store/stored-record.js';
import { FakeClock } from '../../src/testing.js';
import { putCustomers, Stores } from '../support/open-stores.js';
import { customerOf, idOf } from '../support/sample-records.js';
import { until } from '../support/until.js';

describe('following the changes of a store', () => {
  let stores: Stores;
  let mine: Store;
  let other: Store;
  let clock: FakeClock;
  let following: Following;
  let taken: string[];
  /** From which change on each look asked. */
  let asked: number[];
  let refills: number;

  beforeEach(async () => {
    stores = new Stores();
    [mine, other] = [await stores.open(), await stores.open()];
    [clock, taken, asked, refills] = [new FakeClock(), [], [], 0];
    const watched: Store = { ...mine, changesAfter: (n) => (asked.push(n), mine.changesAfter(n)) };
    following = followChanges(stores.name, clock, 0, {
      use: (work) => work(watched),
      take: async (customers: readonly StoredCustomer[]) => {
        taken.push(...customers.map(({ customer }) => customer.displayName));
      },
      refill: async () => (refills += 1),
    });
    await until(() => asked.length > 0 && clock.sleeping > 0);
  });
  afterEach(async () => {
    following.close();
    await stores.end();
  });

  async function write(store: Store, ...names: readonly string[]): Promise<{ from: number; to: number }> {
    const customers = names.map((displayName, place) => customerOf({ id: idOf(place + 1), displayName }));
    const { upTo, changes } = await store.write({}, () => ({ puts: { customers }, result: null }));
    return { from: (upTo ?? 0) - changes.length, to: upTo ?? 0 };
  }

  /** A look at the store, as every five seconds. */
  async function look(): Promise<void> {
    const before = asked.length;
    await clock.advance(5_000);
    await until(() => asked.length > before);
    // Answered by now: this was asked later.
    await mine.changesAfter(0);
  }

  it('takes what another tab wrote', async () => {
    await putCustomers(other, customerOf({ id: idOf(1), displayName: 'Ann' }));
    await look();
    await until(() => taken.length > 0);
    expect(taken).to.deep.equal(['Ann']);
    expect(refills).to.equal(0);
  });

  it('does not read what this tab wrote, which has it already', async () => {
    const { from, to } = await write(mine, 'Ann', 'Bob');
    following.wrote(from, to);
    await look();
    expect(asked.at(-1)).to.equal(2);
    expect(taken).to.deep.equal([]);
  });

  it('reads both where another tab wrote between', async () => {
    await look();
    await write(other, 'Ann', 'Bob');
    const { from, to } = await write(mine, 'Cleo');
    following.wrote(from, to);
    await look();
    await until(() => taken.includes('Cleo'));
    expect(taken).to.include('Bob');
  });
});
