import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../src/client.js';
import { FakeClock } from '../../src/testing.js';
import { closeClients, openClient, saveWell } from '../support/open-client.js';
import { otherTab, type Tab } from '../support/other-tab.js';
import { FaultyFactory } from '../support/faulty-factory.js';
import { until } from '../support/until.js';
import { untilQuiet } from '../support/until-quiet.js';

describe('two tabs on one store', () => {
  let database: string;
  let tab: Tab;
  let there: CustomerClient;

  beforeEach(async () => {
    database = `tabs-${crypto.randomUUID()}`;
    tab = await otherTab();
  });
  afterEach(async () => {
    await there.close();
    tab.close();
    await closeClients();
  });

  it('are one register', async () => {
    const here = await openClient({ database });
    there = await tab.openClient({ database });
    expect(there.store.registerId).to.equal(here.store.registerId);
  });

  it('see each other’s changes, live', async () => {
    const here = await openClient({ database });
    there = await tab.openClient({ database });
    const seen: string[][] = [];
    here.watch(
      async (reader) => (await reader.search('ann')).results.map(({ customer }) => customer.displayName),
      (names) => seen.push(names),
    );
    const { id } = await saveWell(there, { displayName: 'Ann' });
    await until(() => seen.at(-1)?.[0] === 'Ann');
    await saveWell(here, { id, familyName: 'Lee', displayName: 'Ann Lee' });
    await until(() => there.store.customers === 1);
    await until(async () => (await there.search('lee')).total === 1);
    expect((await there.get(id))?.customer.displayName).to.equal('Ann Lee');
  });

  it('need no hint: each looks every five seconds while it is seen', async () => {
    const clock = new FakeClock();
    const factory = new FaultyFactory();
    const here = await openClient({ database, environment: { clock, indexedDB: factory } });
    there = await tab.openClient({ database });
    await untilQuiet(clock, factory);
    await tab.hushed(() => saveWell(there, { displayName: 'Ann' }));
    expect((await here.search('ann')).total).to.equal(0);
    await clock.advance(5_000);
    await until(async () => (await here.search('ann')).total === 1);
  });

  it('find everybody whom the other one imports, to the last', async () => {
    const here = await openClient({ database });
    there = await tab.openClient({ database });
    const rows = Array.from({ length: 5_000 }, (_, row) => `Person${row},p${row}@mail.example.com`);
    const { created } = await here.importCustomers(['Name,Email', ...rows].join('\n'));
    expect(created).to.equal(5_000);
    expect((await here.search('p4999@mail.example.com')).total).to.equal(1);
    await until(async () => (await there.search('p4999@mail.example.com')).total === 1);
    await until(() => there.store.customers === 5_000);
  });

  it('lose nothing of what both write at once', async () => {
    const here = await openClient({ database });
    there = await tab.openClient({ database });
    const both = [here, there];
    await Promise.all(
      Array.from({ length: 40 }, (_, place) => saveWell(both[place % 2] ?? here, { displayName: `Customer ${place}` })),
    );
    for (const client of both) await until(async () => (await client.list()).total === 40);
    const { id } = await saveWell(here, { displayName: 'Ann' });
    await Promise.all([saveWell(here, { id, email: 'ann@example.com' }), saveWell(there, { id, note: 'Likes tea' })]);
    expect((await here.get(id))?.customer).to.include({ email: 'ann@example.com', note: 'Likes tea' });
  });
});
