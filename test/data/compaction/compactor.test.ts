import { expect } from '@open-wc/testing';
import { createCustomerClient, type CustomerClient } from '../../../src/client.js';
import { isTime } from '../../../src/data/compaction/compactor.js';
import { NO_BLOCKS } from '../../../src/data/store/manifest.js';
import { sampleCustomers } from '../../../src/domain/sample-customers.js';
import { FakeClock } from '../../../src/testing.js';
import { FaultyFactory } from '../../support/faulty-factory.js';
import { answerOf, Stores } from '../../support/open-stores.js';
import { until } from '../../support/until.js';
import { untilQuiet } from '../../support/until-quiet.js';

describe('a register in use', () => {
  let stores: Stores;
  let clock: FakeClock;
  let clients: CustomerClient[];

  beforeEach(() => {
    stores = new Stores();
    clock = new FakeClock();
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await stores.end();
  });

  async function open(): Promise<CustomerClient> {
    const factory = new FaultyFactory();
    const client = createCustomerClient({ database: stores.name, environment: { clock, indexedDB: factory } });
    clients.push(client);
    await client.ready;
    await untilQuiet(clock, factory);
    return client;
  }

  it('folds what an import brought once it is quiet, and finds everybody as before', async () => {
    const client = await open();
    const rows = sampleCustomers(1_500);
    await client.importCustomers([rows], { origin: 'samples' });
    expect((await stores.counts()).tables).to.be.greaterThan(1);
    await clock.advance(5_000);
    await until(async () => (await stores.counts()).tables === 1);
    await until(async () => (await stores.counts()).blocks < 12);
    expect(client.store.customers).to.equal(1_500);
    const [first] = rows;
    const { results } = await client.search(first?.code ?? '');
    expect((await client.get(results[0]?.customer.id ?? ''))?.customer.displayName).to.equal(first?.displayName);
    expect(client.store.error).to.equal(null);
  });

  it('leaves the customers of a small shop alone', async () => {
    const client = await open();
    for (const { displayName } of sampleCustomers(20)) await client.save({ displayName });
    await clock.advance(10_000);
    await until(() => clock.sleeping === 1);
    expect(await stores.counts()).to.deep.equal({ customers: 20, blocks: 0, tables: 0, segments: 0 });
  });

  it('takes away what a crash has left, some time after opening', async () => {
    await stores.open();
    await stores.raw((database) =>
      answerOf(database.transaction('blocks', 'readwrite').objectStore('blocks').put({ ids: [], texts: [] }, 77)),
    );
    await open();
    expect((await stores.counts()).blocks).to.equal(1);
    await clock.advance(10_000);
    await until(async () => (await stores.counts()).blocks === 0);
  });

  it('says that records are damaged, and goes on with everybody else', async () => {
    const client = await open();
    await client.importCustomers([sampleCustomers(1_500)], { origin: 'samples' });
    await stores.raw(async (database) => {
      const table = database.transaction('blocks', 'readwrite').objectStore('blocks');
      const [number] = await answerOf(table.getAllKeys(null, 1));
      const block = (await answerOf(table.get(number ?? 0))) as { texts: string[] };
      block.texts[3] = block.texts[3]?.replace('active', 'banned') ?? '';
      await answerOf(table.put(block, number));
    });
    await clock.advance(5_000);
    await until(() => client.store.error?.code === 'store-damaged');
    expect(client.store.state).to.equal('ready');
    expect((await client.save({ displayName: 'Zoltan Unharmed' })).ok).to.equal(true);
    expect((await client.search('zoltan unharmed')).total).to.equal(1);
  });
});

describe('whether it is time to compact', () => {
  const start = { n: 1, oldestChange: 1, manifest: NO_BLOCKS, blocks: [], rows: 0 };
  const block = (number: number, count: number) => ({
    entry: { number, first: String(number), last: String(number), count, checksum: 0 },
    prints: new Uint32Array(),
  });

  it('is told by rows: over a twentieth of a shop, or over 20,000', () => {
    const blocks = [block(1, 100_000)];
    expect(isTime({ ...start, blocks, rows: 5_000 }, false)).to.equal(false);
    expect(isTime({ ...start, blocks, rows: 5_400 }, false)).to.equal(true);
    const many = [block(1, 1_000_000)];
    expect(isTime({ ...start, blocks: many, rows: 20_000 }, false)).to.equal(false);
    expect(isTime({ ...start, blocks: many, rows: 20_001 }, false)).to.equal(true);
  });

  it('never is in a shop of a thousand', () => {
    expect(isTime({ ...start, rows: 1_000 }, true)).to.equal(false);
  });

  it('is told by blocks that no segment covers, where segments are built', () => {
    const blocks = [block(1, 100_000), block(2, 30_000)];
    const segments = [{ name: 's', blocks: [1], n: 1, sections: [] }];
    const manifest = { ...NO_BLOCKS, segments };
    expect(isTime({ ...start, manifest, blocks }, false)).to.equal(false);
    expect(isTime({ ...start, manifest, blocks }, true)).to.equal(true);
  });
});
