import { expect } from '@open-wc/testing';
import { compact } from '../../../src/data/compaction/compact.js';
import type { CompactionStore } from '../../../src/data/store/compaction-store.js';
import { sectionSum } from '../../../src/data/store/segment.js';
import type { Store } from '../../../src/data/store/store.js';
import type { StoredCustomer } from '../../../src/data/store/stored-record.js';
import type { Customer } from '../../../src/domain/customer.js';
import { answerOf, compactionOf, opened, putCustomers, Stores, walked } from '../../support/open-stores.js';
import { customerOf, idOf } from '../../support/sample-records.js';

describe('compaction', () => {
  let stores: Stores;
  let store: Store;
  let steps: CompactionStore;

  beforeEach(async () => {
    stores = new Stores();
    store = await stores.open();
    steps = await compactionOf(store);
  });
  afterEach(() => stores.end());

  const people = (count: number, first = 1, step = 1): Customer[] =>
    Array.from({ length: count }, (_, at) => customerOf({ id: idOf(first + at * step), displayName: `Customer ${at}` }));
  const namesIn = async (read: (from: Store) => Promise<Map<string, StoredCustomer>>): Promise<string[]> =>
    [...(await read(store)).values()].filter(({ customer }) => !customer.deletedAt).map(({ customer }) => customer.displayName);

  it('folds rows into blocks, and everybody reads as before', async () => {
    for (const person of people(40)) await putCustomers(store, person);
    const before = await store.readCustomers(people(40).map(({ id }) => id));
    expect(await compact(steps)).to.include({ flipped: true, folded: 40 });
    expect(await stores.counts()).to.include({ customers: 0, blocks: 1, tables: 1 });
    expect(await store.readCustomers(people(40).map(({ id }) => id))).to.deep.equal(before);
    expect((await store.readDetails(idOf(7)))?.customer).to.deep.equal(people(40)[6]);
    expect([...(await walked(store)).values()]).to.deep.equal(before);
    expect([...(await opened(store)).values()]).to.deep.equal(before);
  });

  it('is no change of a customer', async () => {
    await putCustomers(store, ...people(100));
    await putCustomers(store, customerOf({ id: idOf(3), displayName: 'Changed' }));
    const { upTo } = await store.changesAfter(0);
    await compact(steps);
    const after = await store.changesAfter(upTo);
    expect(after).to.include({ upTo, gap: false });
    expect(after.g, 'but others hear of new segments').to.be.greaterThan(0);
    expect(after.customers).to.deep.equal([]);
  });

  it('makes one order of what came in many files', async () => {
    for (let file = 0; file < 5; file += 1) await putCustomers(store, ...people(100, file + 1, 5));
    expect((await steps.start()).blocks).to.have.lengthOf(5);
    expect(await compact(steps)).to.include({ flipped: true });
    const { blocks } = await steps.start();
    expect(blocks.map(({ entry }) => entry.count)).to.deep.equal([250, 250]);
    expect(blocks.every(({ entry }, at) => at === 0 || (blocks[at - 1]?.entry.last ?? '') < entry.first)).to.equal(true);
    expect(await namesIn(walked)).to.have.lengthOf(500);
  });

  it('leaves blocks that nothing touches as they are, and has nothing to do the second time', async () => {
    await putCustomers(store, ...people(1_024));
    await compact(steps);
    const before = await numbers();
    await putCustomers(store, customerOf({ id: idOf(300), displayName: 'Changed' }));
    await compact(steps);
    const after = await numbers();
    expect(after.filter((number) => before.includes(number))).to.have.lengthOf(3);
    expect((await compact(steps)).flipped).to.equal(false);
    expect(await numbers()).to.deep.equal(after);
    expect((await store.readCustomers([idOf(300)]))[0]?.customer.displayName).to.equal('Changed');
  });

  it('drops the deleted from their blocks, and their rows once everybody has heard of it', async () => {
    await putCustomers(store, ...people(100));
    await putCustomers(store, customerOf({ id: idOf(50), displayName: 'Gone', deletedAt: '2026-11-02T10:00:00.000Z' }));
    expect((await store.readCustomers([idOf(50)]))[0]?.customer.deletedAt).to.be.a('string');
    await compact(steps);
    expect((await store.changesAfter(100)).customers.map(({ customer }) => customer.deletedAt)).to.have.lengthOf(1);
    expect((await steps.start()).blocks[0]?.entry.count).to.equal(99);
    expect((await stores.counts()).customers).to.equal(1);

    // As `trimChanges` does a day and ten thousand changes later.
    await stores.raw((database) => answerOf(database.transaction('changes', 'readwrite').objectStore('changes').clear()));
    await compact(steps);
    expect(await store.readCustomers([idOf(50)])).to.deep.equal([]);
    expect(await namesIn(opened)).to.have.lengthOf(99);
    expect((await stores.counts()).customers).to.equal(0);
  });

  it('never folds a row with edits the remote has not accepted', async () => {
    await putCustomers(store, ...people(100));
    const row = { n: 500, customer: customerOf({ id: idOf(50), displayName: 'Edited' }), base: customerOf({ id: idOf(50) }) };
    await stores.raw((database) => answerOf(database.transaction('customers', 'readwrite').objectStore('customers').put(row)));
    await putCustomers(store, customerOf({ id: idOf(51), displayName: 'Other' }));
    await compact(steps);
    expect((await stores.counts()).customers).to.equal(1);
    expect(await store.readCustomers([idOf(50)])).to.deep.equal([row]);
  });

  it('keeps the row of whoever is saved while it runs', async () => {
    for (const person of people(70)) await putCustomers(store, person);
    const other = await stores.open();
    const saving = {
      ...steps,
      flip: async (flip: Parameters<CompactionStore['flip']>[0]) => {
        await putCustomers(other, customerOf({ id: idOf(7), displayName: 'Saved meanwhile' }));
        return steps.flip(flip);
      },
    };
    expect(await compact(saving)).to.include({ flipped: true });
    expect((await stores.counts()).customers).to.equal(1);
    for (const tab of [store, other]) {
      expect((await tab.readCustomers([idOf(7)]))[0]?.customer.displayName).to.equal('Saved meanwhile');
    }
  });

  it('changes nothing where a file was imported while it ran', async () => {
    for (const person of people(70)) await putCustomers(store, person);
    const importing = {
      ...steps,
      flip: async (flip: Parameters<CompactionStore['flip']>[0]) => {
        await putCustomers(store, ...people(100, 1_000));
        return steps.flip(flip);
      },
    };
    expect(await compact(importing)).to.include({ flipped: false, folded: 0 });
    expect((await stores.counts()).customers).to.equal(70);
    expect(await namesIn(walked)).to.have.lengthOf(170);
    await steps.collect();
    expect(await stores.counts()).to.include({ blocks: 1, tables: 1 });
  });

  it('changes nothing where another tab, in a browser without locks, took what it wrote for garbage', async () => {
    for (const person of people(70)) await putCustomers(store, person);
    const collected = {
      ...steps,
      flip: async (flip: Parameters<CompactionStore['flip']>[0]) => {
        await steps.collect();
        return steps.flip(flip);
      },
    };
    expect((await compact(collected)).flipped).to.equal(false);
    expect(await namesIn(walked)).to.have.lengthOf(70);
  });

  it('goes on with a walk from the beginning where rows were folded under it', async () => {
    for (const person of people(600)) await store.write({}, () => ({ puts: { customers: [person] }, result: null }));
    await putCustomers(store, ...people(100, 5_000));
    const seen = new Set<string>();
    let batches = 0;
    const walking = store.walkCustomers((batch) => {
      batches += 1;
      for (const { customer } of batch) seen.add(customer.id);
      return true;
    });
    await compact(steps);
    await walking;
    expect(batches).to.be.greaterThan(2);
    expect(seen.size).to.equal(700);
  });

  describe('segments', () => {
    const section = (text: string) => {
      const bytes = new TextEncoder().encode(text).buffer;
      return { name: 'ids', version: 1, bytes, checksum: sectionSum(bytes) };
    };
    const buildSegment = async (blocks: () => AsyncIterable<readonly StoredCustomer[]>) => {
      const ids: string[] = [];
      for await (const block of blocks()) ids.push(...block.map(({ customer }) => customer.id));
      return [section(ids.join())];
    };

    it('are built of the blocks they cover, and count with them', async () => {
      await putCustomers(store, ...people(600));
      await compact(steps, { buildSegment });
      const { segments, blocks, n } = await store.readOpening(() => undefined);
      expect(segments).to.have.lengthOf(1);
      expect(segments[0]).to.deep.include({ n, blocks: blocks.map(({ number }) => number) });
      const [read] = (await store.readSegment(segments[0]?.name ?? '')) ?? [];
      expect(new TextDecoder().decode(read?.bytes)).to.equal(
        people(600)
          .map(({ id }) => id)
          .join(),
      );
      expect(segments[0]?.sections).to.deep.equal([
        { name: 'ids', version: 1, byteLength: read?.bytes.byteLength, checksum: read?.checksum },
      ]);
    });

    it('of blocks that are replaced are built anew, and those before are collected', async () => {
      await putCustomers(store, ...people(600));
      await compact(steps, { buildSegment });
      const [before] = (await store.readOpening(() => undefined)).segments;
      await putCustomers(store, customerOf({ id: idOf(10), deletedAt: '2026-11-02T10:00:00.000Z' }));
      await compact(steps, { buildSegment });
      await steps.collect();
      const [after] = (await store.readOpening(() => undefined)).segments;
      expect(after?.name).not.to.equal(before?.name);
      expect(await store.readSegment(before?.name ?? '')).to.equal(null);
      const [read] = (await store.readSegment(after?.name ?? '')) ?? [];
      expect(new TextDecoder().decode(read?.bytes)).not.to.include(idOf(10));
      expect((await stores.counts()).segments).to.equal(1);
    });

    it('that are missing are built without touching a block', async () => {
      await putCustomers(store, ...people(600));
      await compact(steps);
      const before = await numbers();
      expect((await compact(steps, { buildSegment })).flipped).to.equal(true);
      expect(await numbers()).to.deep.equal(before);
      expect((await store.readOpening(() => undefined)).segments).to.have.lengthOf(1);
    });
  });

  async function numbers(): Promise<number[]> {
    return (await steps.start()).blocks.map(({ entry }) => entry.number);
  }
});
