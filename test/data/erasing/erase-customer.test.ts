import { expect } from '@open-wc/testing';
import { createCustomerClient, type CustomerClient } from '../../../src/client.js';
import type { Customer } from '../../../src/domain/customer.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { FakeClock } from '../../../src/testing.js';
import { FaultyFactory, fullDisk } from '../../support/faulty-factory.js';
import { STORAGES } from '../../support/ledger-client.js';
import { ANA, BEN, codeOf } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { otherTab, type Tab } from '../../support/other-tab.js';
import { planted } from '../../support/planted.js';
import { saleDraftOf } from '../../support/sample-sales.js';
import { until } from '../../support/until.js';
import { untilQuiet } from '../../support/until-quiet.js';

const MAY = { id: 'ana', can: { loyalty: 'yes', credit: 'yes', erase: 'yes' } } as const;
const WHY = { reason: 'asked by letter' } as const;

for (const storage of STORAGES) {
  describe(`erasing a customer, stored in ${storage}`, () => {
    let clock: FakeClock;
    const open = (options: CustomerClientOptions = {}) =>
      openClient({ storage, cashier: MAY, environment: { clock }, timeZone: 'UTC', ...options });

    beforeEach(() => (clock = new FakeClock()));
    afterEach(closeClients);

    it('needs a permission that nobody has unless told so', async () => {
      const client = await open({ cashier: { id: 'ben' } });
      const { id } = await saveWell(client, { displayName: 'Ann Lee' });
      expect(await codeOf(client.eraseCustomer(id, WHY))).to.equal('not-allowed');
      client.configure({ cashier: null });
      expect(await codeOf(client.eraseCustomer(id, WHY))).to.equal('locked');
      expect(await codeOf(client.erasures())).to.equal('locked');
      client.configure({ cashier: { id: 'ben' } });
      expect((await client.get(id))?.customer.displayName).to.equal('Ann Lee');
    });

    it('takes a manager’s grant for this very person, once', async () => {
      const client = await open({ cashier: { id: 'ben', can: { erase: 'grant' } } });
      await client.setManagers([ANA, BEN]);
      const { id } = await saveWell(client, { displayName: 'Ann Lee' });
      const other = await saveWell(client, { displayName: 'Bob Ray' });
      const intent = { entryId: id, action: 'erase', customerId: id } as const;
      expect(await codeOf(client.eraseCustomer(id, WHY))).to.equal('grant-required');
      expect(await codeOf(client.approve(intent, BEN.pin)), 'a manager for points alone').to.equal('not-allowed');
      const grant = await client.approve(intent, ANA.pin);
      expect(await codeOf(client.eraseCustomer(other.id, { ...WHY, grant }))).to.equal('grant-invalid');
      expect((await client.eraseCustomer(id, { ...WHY, grant })).customerId).to.equal(id);
      const [audit] = (await client.audit({ kinds: ['customer-erased'] })).rows;
      expect(audit).to.include({ customerId: id, managerId: ANA.id, cashierId: 'ben' });
      expect((await client.audit({ kinds: ['grant-used'] })).rows).to.have.lengthOf(1);
      expect((await client.get(other.id))?.customer.displayName).to.equal('Bob Ray');
    });

    it('refuses who is not there, who was erased before, and what says no reason', async () => {
      const client = await open();
      const { id } = await saveWell(client, { displayName: 'Ann Lee' });
      const { newId } = client.options.environment;
      expect(await codeOf(client.eraseCustomer(newId(), WHY))).to.equal('not-found');
      expect(await codeOf(client.eraseCustomer('1', WHY))).to.equal('invalid-input');
      expect(await codeOf(client.eraseCustomer(id, { reason: '  ' }))).to.equal('invalid-input');
      expect(await codeOf(client.eraseCustomer(id, undefined as never))).to.equal('invalid-input');
      await client.eraseCustomer(id, WHY);
      expect(await codeOf(client.eraseCustomer(id, WHY))).to.equal('not-found');
      expect(await client.erasures()).to.have.lengthOf(1);
    });

    it('clears the sale the person is on, and nobody can be put there, saved or given points again', async () => {
      const client = await open();
      const { id } = await saveWell(client, { displayName: 'Ann Lee' });
      await client.sale().attach(id);
      await client.eraseCustomer(id, WHY);
      await until(() => client.sale().current === null);
      expect(await codeOf(client.sale().attach(id))).to.equal('not-found');
      expect(await codeOf(client.save({ id, displayName: 'Ann Lee' }))).to.equal('not-found');
      expect(await codeOf(client.setStatus(id, 'inactive'))).to.equal('not-found');
      expect(await codeOf(client.loyalty.adjust({ customerId: id, points: 5, reason: { code: 'x' } }))).to.equal('not-found');
      expect(await codeOf(client.recordSale(saleDraftOf({ customerId: id })))).to.equal('not-found');
      expect(client.store.customers).to.equal(0);
    });

    it('stays erased when a file brings the person again, and tells of it in the report', async () => {
      const client = await open();
      const row = { displayName: 'Ann Quillfeather', externalIds: { shop: 'A-1' }, email: 'ann@quill.example' };
      const others = Array.from({ length: 100 }, (_, at) => ({ displayName: `Person ${at}`, externalIds: { shop: `P-${at}` } }));
      await client.importCustomers([[row, ...others]], { origin: 'shop' });
      const [found] = (await client.search('quillfeather')).results;
      await client.eraseCustomer(found?.customer.id ?? '', WHY);
      for (const onMatch of ['skip', 'update'] as const) {
        const report = await client.importCustomers([[row, ...others]], { origin: 'shop', onMatch });
        expect(report).to.include({ created: 0, updated: 0, unchanged: 101 });
        expect(report.problems.map(({ code }) => code)).to.deep.equal(['already-here']);
        expect((await client.search('quillfeather', { purpose: 'directory' })).total).to.equal(0);
      }
      expect(client.store.customers).to.equal(100);
    });

    it('remembers by a keyed hash alone who had said stop, so that no file subscribes them again', async () => {
      const client = await open();
      const { id } = await saveWell(client, {
        displayName: 'Ann Lee',
        phone: '(212) 555-0147',
        email: 'ann@quill.example',
        consents: [
          { channel: 'sms', state: 'subscribed' },
          { channel: 'email', state: 'subscribed' },
        ],
      });
      await saveWell(client, { id, consents: [{ channel: 'sms', state: 'unsubscribed' }] });
      await client.eraseCustomer(id, WHY);
      const consents = [
        { channel: 'sms', state: 'subscribed' },
        { channel: 'email', state: 'subscribed' },
      ] as const;
      const rows = [
        { displayName: 'Ann Again', phone: '+12125550147', email: 'ann@quill.example', consents, externalIds: { shop: '1' } },
        { displayName: 'Bob Ray', phone: '+12125550148', email: 'bob@quill.example', consents, externalIds: { shop: '2' } },
      ];
      const report = await client.importCustomers([rows], { origin: 'shop' });
      expect(report).to.include({ created: 2 });
      expect(report.problems.map(({ row, code, outcome }) => [row, code, outcome])).to.deep.equal([[2, 'said-stop', 'changed']]);
      const statesOf = async (text: string) => {
        const [found] = (await client.search(text)).results;
        return (await client.get(found?.customer.id ?? ''))?.consents.map(({ channel, state }) => `${channel} ${state}`).sort();
      };
      expect(await statesOf('ann again')).to.deep.equal(['email subscribed']);
      expect(await statesOf('bob ray')).to.deep.equal(['email subscribed', 'sms subscribed']);
    });
  });
}

describe('erasing on a full disk', () => {
  afterEach(closeClients);

  it('erases nothing, says so, and can be done again', async () => {
    const database = `erasing-${crypto.randomUUID()}`;
    const factory = new FaultyFactory();
    const client = await openClient({ database, cashier: MAY, environment: { indexedDB: factory } });
    const { id } = await saveWell(client, {
      displayName: 'Ann Quillfeather',
      consents: [{ channel: 'post', state: 'subscribed' }],
      address: { city: 'Ombersleigh' },
    });
    const before = await planted(database, ['Quillfeather', 'Ombersleigh']);
    factory.onTransaction = fullDisk;
    expect(await codeOf(client.eraseCustomer(id, WHY))).to.equal('store-full');
    factory.onTransaction = null;
    expect(await planted(database, ['Quillfeather', 'Ombersleigh'])).to.deep.equal(before);
    expect((await client.get(id))?.customer.displayName).to.equal('Ann Quillfeather');
    await client.eraseCustomer(id, WHY);
    expect(await planted(database, ['Quillfeather', 'Ombersleigh'])).to.deep.equal([]);
    expect(factory.writes.every(({ durability, tables }) => !tables.includes('erasures') || durability === 'strict')).to.equal(
      true,
    );
  });
});

describe('erasing in memory', () => {
  afterEach(closeClients);

  it('is done at once: there is nothing behind it', async () => {
    const client = await openClient({ storage: 'memory', cashier: MAY });
    const { id } = await saveWell(client, { displayName: 'Ann Quillfeather' });
    await saveWell(client, { displayName: 'Bob Ray' });
    expect(await client.eraseCustomer(id, WHY)).to.include({ here: 'erased' });
    expect((await client.search('bob')).total).to.equal(1);
    expect((await client.search('quillfeather', { purpose: 'directory' })).total).to.equal(0);
    expect(client.store.customers).to.equal(1);
  });
});

describe('erasing while another tab is at work', () => {
  let database: string;
  let tab: Tab;
  let there: CustomerClient;

  beforeEach(async () => {
    database = `erasing-${crypto.randomUUID()}`;
    tab = await otherTab();
  });
  afterEach(async () => {
    await there.close();
    tab.close();
    await closeClients();
  });

  it('is seen there at once, and takes the person off the sale there', async () => {
    const here = await openClient({ database, cashier: MAY });
    there = await tab.openClient({ database, cashier: MAY });
    const { id } = await saveWell(here, { displayName: 'Ann Quillfeather' });
    await until(async () => (await there.search('quillfeather')).total === 1);
    await there.sale('other').attach(id);
    await here.eraseCustomer(id, WHY);
    await until(() => there.sale('other').current === null);
    expect((await there.search('quillfeather', { purpose: 'directory' })).total).to.equal(0);
    expect((await there.search('')).results).to.deep.equal([]);
    expect(await there.get(id)).to.equal(null);
  });

  it('wins over whatever that tab writes of the person, and loses nothing it writes of others', async () => {
    const here = await openClient({ database, cashier: MAY });
    there = await tab.openClient({ database, cashier: MAY });
    const people: Customer[] = [];
    for (let at = 0; at < 6; at += 1) people.push(await saveWell(here, { displayName: `Zarquon${at} Quillfeather` }));
    const bob = await saveWell(here, { displayName: 'Bob Ray' });
    await until(() => there.store.customers === 7);
    const writes = people.flatMap(({ id }, at) => [
      here.eraseCustomer(id, WHY),
      there.save({ id, note: 'Quillfeather note', phone: `+1212555010${at}` }),
      there.loyalty.adjust({ customerId: id, points: 5, reason: { code: 'x', text: 'for Zarquon' } }),
      there.setStatus(id, 'banned', { reason: 'Quillfeather shouted' }),
      there.loyalty.adjust({ customerId: bob.id, points: 1, reason: { code: 'x' } }),
    ]);
    await Promise.allSettled(writes);
    expect(await planted(database, ['Quillfeather', 'Zarquon', '121255501'])).to.deep.equal([]);
    expect((await there.loyalty.balance(bob.id)).amount).to.equal(6);
    for (const client of [here, there]) await until(() => client.store.customers === 1);
  });
});

describe('a register of two tabs', () => {
  it('clears what it stores also where the tab that erased is closed at once', async () => {
    const database = `erasing-${crypto.randomUUID()}`;
    const clock = new FakeClock();
    const factory = new FaultyFactory();
    const stays = createCustomerClient({ database, cashier: MAY, environment: { clock, indexedDB: factory } });
    await stays.ready;
    await untilQuiet(clock, factory);
    await clock.advance(10_000);
    await stays.importCustomers([
      Array.from({ length: 100 }, (_, at) => ({ displayName: at === 50 ? 'Ann Quillfeather' : `Person ${at}` })),
    ]);
    const tab = await otherTab();
    const goes = await tab.openClient({ database, cashier: MAY });
    const [found] = (await goes.search('quillfeather')).results;
    await goes.eraseCustomer(found?.customer.id ?? '', WHY);
    await goes.close();
    tab.close();
    expect((await planted(database, ['Quillfeather'])).map(({ table }) => table)).to.deep.equal(['blocks']);
    await until(async () => (await stays.search('quillfeather', { purpose: 'directory' })).total === 0);
    await clock.advance(5_000);
    await until(async () => (await stays.erasures())[0]?.here === 'erased');
    expect(await planted(database, ['Quillfeather'])).to.deep.equal([]);
    await stays.close({ destroy: true });
  });
});
