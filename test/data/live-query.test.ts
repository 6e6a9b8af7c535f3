import { expect } from '@open-wc/testing';
import { liveQuery } from '../../src/data/live-query.js';
import { type Topic, Topics, topicsOf } from '../../src/data/topics.js';
import { FakeClock } from '../../src/testing.js';
import { closeClients, openClient, saveWell } from '../support/open-client.js';
import { until } from '../support/until.js';

describe('a live query', () => {
  let clock: FakeClock;
  let topics: Topics;
  let runs: number;
  let values: number[];

  beforeEach(() => {
    clock = new FakeClock();
    topics = new Topics();
    runs = 0;
    values = [];
  });

  function start(
    reads: readonly Topic[] = ['customers'],
    answer: (run: number) => number | Promise<number> = (run) => run,
  ): () => void {
    const query = (read: Set<Topic>): number | Promise<number> => {
      for (const topic of reads) read.add(topic);
      runs += 1;
      return answer(runs);
    };
    return liveQuery(
      { topics, clock },
      query,
      (value) => values.push(value),
      () => values.push(-1),
    );
  }

  it('runs at once, and again after a change of what it read', async () => {
    start();
    await clock.advance(0);
    expect(values).to.deep.equal([1]);
    topics.tell(['customers']);
    await clock.advance(100);
    expect(values).to.deep.equal([1, 2]);
  });

  it('sleeps through changes of anything else', async () => {
    start(['customer:a']);
    await clock.advance(1_000);
    topics.tell(['customers', 'customer:b', 'status']);
    await clock.advance(5_000);
    expect(runs).to.equal(1);
  });

  it('makes one run of the changes of 100 ms', async () => {
    start();
    await clock.advance(1_000);
    for (let at = 0; at < 50; at += 1) {
      topics.tell(['customers']);
      await clock.advance(10);
    }
    await clock.advance(100);
    expect(runs).to.be.within(6, 7);
  });

  it('makes one run a second of a bulk load', async () => {
    start();
    await clock.advance(2_000);
    const batch = topicsOf(Array.from({ length: 256 }, (_, row) => `${row}`));
    for (let at = 0; at < 50; at += 1) {
      topics.tell(batch);
      await clock.advance(100);
    }
    await clock.advance(1_000);
    expect(runs).to.be.within(6, 8);
  });

  it('gives values in order, though an earlier run took longer', async () => {
    start(['customers'], async (run) => {
      await clock.sleep(run === 1 ? 500 : 1);
      return run;
    });
    await clock.advance(10);
    topics.tell(['customers']);
    await clock.advance(1_000);
    expect(values).to.deep.equal([1, 2]);
  });

  it('never tells anything after its stop, not even of a run that is under way', async () => {
    const stop = start(['customers'], async (run) => {
      await clock.sleep(50);
      return run;
    });
    await clock.advance(10);
    stop();
    topics.tell(['customers']);
    await clock.advance(1_000);
    expect(values).to.deep.equal([]);
    expect(runs).to.equal(1);
    expect(clock.sleeping).to.equal(0);
  });

  it('tells an error and goes on', async () => {
    start(['customers'], (run) => (run === 1 ? Promise.reject(new Error('planted')) : run));
    await clock.advance(0);
    topics.tell(['customers']);
    await clock.advance(100);
    expect(values).to.deep.equal([-1, 2]);
  });
});

describe('watching a client', () => {
  afterEach(closeClients);

  it('shows a save that has resolved, with the index already knowing it', async () => {
    const client = await openClient();
    const totals: number[] = [];
    client.watch(
      async (reader) => (await reader.search('an')).total,
      (total) => totals.push(total),
    );
    await until(() => totals.length === 1);
    await saveWell(client, { displayName: 'Ann' });
    await until(() => totals.at(-1) === 1);
    expect(totals[0]).to.equal(0);
  });

  it('of one customer sleeps while others are saved', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann' });
    const names: (string | undefined)[] = [];
    client.watch(
      async (reader) => (await reader.get(ann.id))?.customer.displayName,
      (name) => names.push(name),
    );
    await until(() => names.length === 1);
    await saveWell(client, { displayName: 'Bob' });
    await saveWell(client, { id: ann.id, displayName: 'Ann Lee' });
    await until(() => names.at(-1) === 'Ann Lee');
    expect(names).to.deep.equal(['Ann', 'Ann Lee']);
  });

  it('of one customer shows them as an import of hundreds has changed them, and so does the sale', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann' });
    await client.sale().attach(ann.id);
    const names: (string | undefined)[] = [];
    client.watch(
      async (reader) => (await reader.get(ann.id))?.customer.displayName,
      (name) => names.push(name),
    );
    await until(() => names.length === 1);
    const rows = Array.from({ length: 400 }, (_, row) => ({ displayName: `Bob ${row}` }));
    await client.importCustomers([[{ id: ann.id, displayName: 'Ann Lee' }, ...rows]], { onMatch: 'update' });
    await until(() => names.at(-1) === 'Ann Lee');
    await until(() => client.sale().current?.customer.displayName === 'Ann Lee');
  });

  it('runs again when the cashier changes', async () => {
    const client = await openClient();
    await saveWell(client, { displayName: 'Ann' });
    const seen: string[] = [];
    client.watch(
      async (reader) => (await reader.search('ann')).results[0]?.customer.displayName ?? '',
      (name) => seen.push(name),
      ({ code }) => seen.push(code),
    );
    await until(() => seen.length === 1);
    client.configure({ cashier: null });
    await until(() => seen.length === 2);
    client.configure({ cashier: { id: 'mia' } });
    await until(() => seen.length === 3);
    expect(seen).to.deep.equal(['Ann', 'locked', 'Ann']);
  });

  it('follows the state of the store', async () => {
    const client = await openClient();
    const customers: number[] = [];
    client.watch(
      (reader) => reader.store.customers,
      (count) => customers.push(count),
    );
    await saveWell(client, { displayName: 'Ann' });
    await until(() => customers.at(-1) === 1);
  });
});
