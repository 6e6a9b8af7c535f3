import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../src/client.js';
import type { Customer } from '../../src/domain/customer.js';
import { FakeClock } from '../../src/testing.js';
import type { SaleChange } from '../../src/domain/open-sale.js';
import { caught, codeOf } from '../contracts/store-contract.js';
import { FaultyFactory } from '../support/faulty-factory.js';
import { closeClients, openClient, saveWell, startClient } from '../support/open-client.js';
import { until } from '../support/until.js';

describe('an open sale', () => {
  afterEach(async () => {
    await closeClients();
    sessionStorage.clear();
  });

  it('holds the customer attached to it until it is cleared', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann' });
    const sale = client.sale();
    expect(sale.current).to.equal(null);
    const attachment = await sale.attach(ann.id, { origin: 'search' });
    expect(attachment).to.deep.include({ customer: ann, alerts: [], origin: 'search' });
    expect(sale.current).to.deep.equal(attachment);
    await sale.clear();
    expect(sale.current).to.equal(null);
    await sale.clear();
  });

  it('is another one under another name', async () => {
    const client = await openClient();
    const ann = await saveWell(client, { displayName: 'Ann' });
    await client.sale('till-1').attach(ann.id);
    expect(client.sale('till-2').current).to.equal(null);
    expect(client.sale('till-1')).to.equal(client.sale('till-1'));
  });

  it('survives a reload, by the id alone', async () => {
    const database = `sale-${crypto.randomUUID()}`;
    const client = await openClient({ database });
    const ann = await saveWell(client, { displayName: 'Ann' });
    await client.sale('till-1').attach(ann.id);
    expect(JSON.stringify({ ...sessionStorage })).to.equal(JSON.stringify({ [`regulars:sale:${database}:till-1`]: ann.id }));
    await client.close();
    const again = await openClient({ database });
    const sale = again.sale('till-1');
    await until(() => sale.current !== null);
    expect(sale.current).to.deep.include({ customer: ann, origin: 'reload' });
  });

  describe('after a reload, while its store is looked for', () => {
    let late: { readonly client: CustomerClient; readonly find: () => Promise<void> };
    let ann: Customer;

    beforeEach(async () => {
      const database = `sale-${crypto.randomUUID()}`;
      const client = await openClient({ database });
      ann = await saveWell(client, { displayName: 'Ann' });
      await client.sale().attach(ann.id);
      await client.close();
      late = await openLate(database);
    });

    it('gets back who was on it once the store is found', async () => {
      const sale = late.client.sale();
      await late.find();
      await until(() => sale.current !== null);
      expect(sale.current).to.deep.include({ customer: ann, origin: 'reload' });
    });

    it('has nobody where it was cleared', async () => {
      const sale = late.client.sale();
      await sale.clear();
      await late.find();
      // Changes of a sale come one after another: one that fails tells that those before have ended.
      await late.client.list();
      expect(await codeOf(sale.attach('01a2003f-db61-7720-87eb-000000000009'))).to.equal('not-found');
      expect(sale.current).to.equal(null);
      expect({ ...sessionStorage }).to.deep.equal({});
    });
  });

  it('takes nobody the policy blocks, unless it only warns', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    await client.setStatus(id, 'inactive');
    expect(await codeOf(client.sale().attach(id))).to.equal('inactive-customer');
    await client.setStatus(id, 'banned', { reason: 'Theft' });
    expect(await codeOf(client.sale().attach(id))).to.equal('banned-customer');
    client.configure({ statusPolicy: { banned: 'warn' } });
    expect((await client.sale().attach(id)).alerts).to.deep.equal(['banned']);
    expect(await codeOf(client.sale().attach('01a2003f-db61-7720-87eb-000000000009'))).to.equal('not-found');
  });

  it('keeps, and flags, who is made inactive meanwhile', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    await client.sale().attach(id);
    await client.setStatus(id, 'inactive');
    await until(() => client.sale().current?.alerts[0] === 'inactive');
    expect(client.sale().current?.origin).to.equal('host');
  });

  it('shows what was saved of the customer since', async () => {
    const client = await openClient();
    const { id } = await saveWell(client, { displayName: 'Ann' });
    const seen: (string | undefined)[] = [];
    const stop = client.watch(
      (reader) => reader.sale().current?.customer.displayName,
      (name) => seen.push(name),
    );
    await client.sale().attach(id);
    await until(() => seen.at(-1) === 'Ann');
    await saveWell(client, { id, displayName: 'Ann Lee' });
    await until(() => seen.at(-1) === 'Ann Lee');
    await client.sale().clear();
    await until(() => seen.at(-1) === undefined);
    expect(seen.filter((name, place) => place === 0 || name !== seen[place - 1])).to.deep.equal([
      undefined,
      'Ann',
      'Ann Lee',
      undefined,
    ]);
    stop();
  });

  it('makes who was attached the first of the recent ones, also after a reload', async () => {
    const database = `sale-${crypto.randomUUID()}`;
    const client = await openClient({ database });
    const ids: string[] = [];
    for (const displayName of ['Ann', 'Bob', 'Cy']) ids.push((await saveWell(client, { displayName })).id);
    for (const id of ids) await client.sale().attach(id);
    const recent = async (from = client) => (await from.search('')).results.map(({ customer }) => customer.displayName);
    expect(await recent()).to.deep.equal(['Cy', 'Bob', 'Ann']);
    await client.close();
    expect(await recent(await openClient({ database }))).to.deep.equal(['Cy', 'Bob', 'Ann']);
  });

  it('finds who came more often before who came last, also after a reload, and shows who came last', async () => {
    const database = `sale-${crypto.randomUUID()}`;
    const clock = new FakeClock();
    const open = () => openClient({ database, environment: { clock } });
    const client = await open();
    const ids: string[] = [];
    for (const displayName of ['Ann A', 'Ann B', 'Ann C']) ids.push((await saveWell(client, { displayName })).id);
    for (const place of [1, 1, 2]) {
      await client.sale().attach(ids[place] ?? '');
      await client.sale().clear();
      await clock.advance(60 * 60 * 1_000);
    }
    const found = async (text: string, from = client) =>
      (await from.search(text)).results.map(({ customer }) => customer.displayName);
    expect(await found('ann')).to.deep.equal(['Ann B', 'Ann C', 'Ann A']);
    expect(await found('')).to.deep.equal(['Ann C', 'Ann B']);
    await client.close();
    const again = await open();
    expect(await found('ann', again)).to.deep.equal(['Ann B', 'Ann C', 'Ann A']);
    expect(await found('', again)).to.deep.equal(['Ann C', 'Ann B']);
  });

  describe('guards', () => {
    it('are told who, what and from where, and may refuse with a sentence', async () => {
      const client = await openClient();
      const { id } = await saveWell(client, { displayName: 'Ann' });
      const told: SaleChange[] = [];
      const remove = client.sale().guard((change) => {
        told.push(change);
        return 'Scan the ID first.';
      });
      expect(await caught(client.sale().attach(id, { origin: 'scan' }))).to.include({
        code: 'refused-by-host',
        message: 'Scan the ID first.',
        cause: 'Scan the ID first.',
      });
      expect(told[0]).to.deep.include({ type: 'attach', customerId: id, origin: 'scan' });
      expect(told[0]?.summary.displayName).to.equal('Ann');
      expect(client.sale().current).to.equal(null);
      remove();
      await client.sale().attach(id);
    });

    it('refuse by false, by throwing and by ten seconds of silence', async () => {
      const clock = new FakeClock();
      const client = await openClient({ environment: { clock } });
      const { id } = await saveWell(client, { displayName: 'Ann' });
      const guards = [
        () => false,
        () => {
          throw new Error('planted');
        },
        () => Promise.reject(new Error('planted')),
      ];
      for (const guard of guards) {
        const remove = client.sale().guard(guard);
        expect(await codeOf(client.sale().attach(id))).to.equal('refused-by-host');
        remove();
      }
      let asked = false;
      client.sale().guard(() => {
        asked = true;
        return new Promise(() => undefined);
      });
      let code = '';
      void codeOf(client.sale().attach(id)).then((told) => (code = told));
      await until(() => asked);
      await clock.advance(9_999);
      expect(code).to.equal('');
      await clock.advance(1);
      await until(() => code !== '');
      expect(code).to.equal('refused-by-host');
    });

    it('are asked before a customer is cleared too', async () => {
      const client = await openClient();
      const { id } = await saveWell(client, { displayName: 'Ann' });
      await client.sale().attach(id);
      client.sale().guard(({ type }) => type !== 'clear');
      expect(await codeOf(client.sale().clear())).to.equal('refused-by-host');
      expect(client.sale().current?.customer.id).to.equal(id);
    });

    it('let changes come one after another, in the order they were asked for', async () => {
      const client = await openClient();
      const ann = await saveWell(client, { displayName: 'Ann' });
      const bob = await saveWell(client, { displayName: 'Bob' });
      let answer: (agreed: boolean) => void = () => undefined;
      client.sale().guard(({ customerId }) => customerId !== ann.id || new Promise((resolve) => (answer = resolve)));
      const first = client.sale().attach(ann.id);
      const second = client.sale().attach(bob.id);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(client.sale().current).to.equal(null);
      answer(true);
      await Promise.all([first, second]);
      expect(client.sale().current?.customer.id).to.equal(bob.id);
    });
  });
});

/** A client whose database does not open before it is told to. */
async function openLate(database: string): Promise<{ client: CustomerClient; find: () => Promise<void> }> {
  const factory = new FaultyFactory();
  const clock = new FakeClock();
  factory.openErrors.push('UnknownError', 'UnknownError');
  const client = startClient({ database, environment: { indexedDB: factory as unknown as IDBFactory, clock } });
  expect(await codeOf(client.list())).to.equal('store-lost');
  return {
    client,
    find: async () => {
      await clock.advance(1_000);
      await client.ready;
    },
  };
}
