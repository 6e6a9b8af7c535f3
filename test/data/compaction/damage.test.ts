import { expect } from '@open-wc/testing';
import { compact } from '../../../src/data/compaction/compact.js';
import type { Block } from '../../../src/data/store/block.js';
import type { Store } from '../../../src/data/store/store.js';
import { codeOf } from '../../contracts/store-contract.js';
import { answerOf, compactionOf, putCustomers, Stores, walked } from '../../support/open-stores.js';
import { customerOf, idOf } from '../../support/sample-records.js';

describe('a block that is not what was written', () => {
  let stores: Stores;
  let store: Store;

  beforeEach(async () => {
    stores = new Stores();
    store = await stores.open();
    const people = Array.from({ length: 600 }, (_, at) => customerOf({ id: idOf(at + 1), displayName: `Customer ${at + 1}` }));
    await putCustomers(store, ...people);
  });
  afterEach(() => stores.end());

  const changeBlock = (change: (block: { -readonly [Key in keyof Block]: Block[Key] }) => unknown) =>
    stores.raw(async (database) => {
      const table = database.transaction('blocks', 'readwrite').objectStore('blocks');
      const [number = 0] = (await answerOf(table.getAllKeys(null, 1))) as number[];
      const block = (await answerOf(table.get(number))) as Block;
      if (change(block) === 'gone') await answerOf(table.delete(number));
      else await answerOf(table.put(block, number));
    });
  /** The fifth customer gets another name, as a flipped bit would give. */
  const flipOne = () =>
    changeBlock((block) => (block.texts = block.texts.map((text) => text.replace('Customer 5"', 'Customer 4"'))));

  it('is told of the one customer who is damaged, and never shows a wrong name', async () => {
    await flipOne();
    expect(await codeOf(store.readDetails(idOf(5)))).to.equal('store-damaged');
    expect(await codeOf(store.write({ customers: [idOf(5)] }, () => ({ result: null })))).to.equal('store-damaged');
    expect(await store.readCustomers([idOf(4), idOf(5), idOf(6)])).to.have.lengthOf(2);
    expect((await walked(store)).size).to.equal(599);
    expect((await store.readDetails(idOf(6)))?.customer.displayName).to.equal('Customer 6');
  });

  it('is named by a compaction, which loses neither the neighbours nor that somebody is missing', async () => {
    await flipOne();
    await putCustomers(store, customerOf({ id: idOf(6), displayName: 'Changed' }));
    const steps = await compactionOf(store);
    expect(await compact(steps)).to.deep.include({ flipped: true, damagedCustomers: [idOf(5)], lostBlocks: [] });
    expect((await walked(store)).size).to.equal(599);
    expect(await codeOf(store.readDetails(idOf(5)))).to.equal('store-damaged');
  });

  it('does not stop an import, which brings the customer back', async () => {
    await flipOne();
    const people = Array.from({ length: 100 }, (_, at) => customerOf({ id: idOf(at + 1), displayName: `Imported ${at + 1}` }));
    const { result } = await store.write({ customers: people.map(({ id }) => id), importId: idOf(900) }, ({ customers }) => ({
      puts: { customers: people.filter(({ id }) => !customers.has(id)) },
      result: customers.size,
    }));
    expect(result).to.equal(99);
    expect((await store.readDetails(idOf(5)))?.customer.displayName).to.equal('Imported 5');
    await compact(await compactionOf(store));
    expect((await store.readDetails(idOf(5)))?.customer.displayName).to.equal('Imported 5');
  });

  it('is healed where the customer was written since', async () => {
    await putCustomers(store, customerOf({ id: idOf(5), displayName: 'Five anew' }));
    await flipOne();
    expect((await store.readDetails(idOf(5)))?.customer.displayName).to.equal('Five anew');
    const steps = await compactionOf(store);
    expect(await compact(steps)).to.deep.include({ flipped: true, damagedCustomers: [] });
    expect((await stores.counts()).customers).to.equal(0);
    expect((await store.readDetails(idOf(5)))?.customer.displayName).to.equal('Five anew');
  });

  for (const [what, change] of [
    ['gone', () => 'gone'],
    [
      'another customer by its id',
      (block: { ids: readonly string[] }) => (block.ids = block.ids.map((id, at) => (at === 9 ? idOf(9_999) : id))),
    ],
  ] as const) {
    it(`that is ${what} is named, and everybody else is kept`, async () => {
      await changeBlock(change);
      await putCustomers(store, customerOf({ id: idOf(7), displayName: 'In the lost range' }), customerOf({ id: idOf(400) }));
      const steps = await compactionOf(store);
      const result = await compact(steps);
      expect(result.lostBlocks).to.have.lengthOf(1);
      expect(result.flipped).to.equal(true);
      expect((await store.readDetails(idOf(7)))?.customer.displayName).to.equal('In the lost range');
      expect(await store.readCustomers([idOf(300), idOf(400), idOf(600)])).to.have.lengthOf(3);
      expect(await store.readCustomers([idOf(9_999)])).to.deep.equal([]);
    });
  }
});
