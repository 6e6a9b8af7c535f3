import { expect } from '@open-wc/testing';
import { compact } from '../../../src/data/compaction/compact.js';
import type { Store } from '../../../src/data/store/store.js';
import type { CustomerId } from '../../../src/domain/id.js';
import { compactionOf, putCustomers, Stores } from '../../support/open-stores.js';
import { customerOf, idOf } from '../../support/sample-records.js';

describe('a write of many customers', () => {
  let stores: Stores;
  let here: Store;
  let there: Store;

  beforeEach(async () => {
    stores = new Stores();
    here = await stores.open();
    there = await stores.open();
    await putMany(here, 1);
  });
  afterEach(() => stores.end());

  const idsFrom = (first: number): CustomerId[] => Array.from({ length: 100 }, (_, at) => idOf(first + at));
  const putMany = (store: Store, first: number): Promise<unknown> =>
    putCustomers(store, ...idsFrom(first).map((id) => customerOf({ id, displayName: `From ${first}` })));
  const foundBy = async (store: Store, first: number): Promise<readonly CustomerId[]> => {
    const customers = idsFrom(first);
    const { result } = await store.write({ customers }, (found) => ({ result: [...found.customers.keys()] }));
    return result;
  };

  it('finds whom this tab has written before', async () => {
    await putMany(here, 1_001);
    expect(await foundBy(here, 1)).to.deep.equal(idsFrom(1));
    expect(await foundBy(here, 1_001)).to.deep.equal(idsFrom(1_001));
  });

  it('finds whom another tab has written since', async () => {
    await putMany(there, 1_001);
    expect(await foundBy(here, 1_001)).to.deep.equal(idsFrom(1_001));
  });

  it('finds everybody after this tab or another has compacted', async () => {
    for (const store of [here, there]) {
      await putMany(there, 1_001);
      await putMany(here, 2_001);
      await compact(await compactionOf(store));
      for (const first of [1, 1_001, 2_001]) expect(await foundBy(here, first), `from ${first}`).to.deep.equal(idsFrom(first));
    }
  });

  it('makes nobody twice whom another tab has made since', async () => {
    await putMany(there, 1_001);
    await putMany(here, 1_001);
    const { blocks, rows } = await (await compactionOf(here)).start();
    expect(blocks.map(({ entry }) => entry.count)).to.deep.equal([100, 100]);
    expect(rows, 'changes of those in a block').to.equal(100);
  });
});
