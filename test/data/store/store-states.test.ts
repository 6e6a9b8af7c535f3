import { expect } from '@open-wc/testing';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { createCustomerClient, type CustomerClient } from '../../../src/client.js';
import { FakeClock } from '../../../src/testing.js';
import { codeOf } from '../../contracts/store-contract.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { FaultyFactory, fullDisk, silentRequest } from '../../support/faulty-factory.js';
import { makeNewerStore, NEWER, upgradeInOtherTab } from '../../support/newer-store.js';
import { until } from '../../support/until.js';
import { untilQuiet } from '../../support/until-quiet.js';

describe('what goes wrong with a store is a state and a code, never a hang', () => {
  let database: string;
  let factory: FaultyFactory;
  let clock: FakeClock;
  let clients: CustomerClient[];

  beforeEach(() => {
    database = `states-${crypto.randomUUID()}`;
    factory = new FaultyFactory();
    clock = new FakeClock();
    clients = [];
  });
  afterEach(async () => {
    factory.onTransaction = null;
    await Promise.all(clients.map((client) => client.close()));
    await deleteDatabase(database);
  });

  function open(options: CustomerClientOptions = {}): CustomerClient {
    const client = createCustomerClient({ database, ...options, environment: { indexedDB: factory, clock } });
    clients.push(client);
    return client;
  }

  async function opened(options: CustomerClientOptions = {}): Promise<CustomerClient> {
    const client = open(options);
    await client.ready;
    return client;
  }

  async function saved(client: CustomerClient, displayName: string): Promise<string> {
    const result = await client.save({ displayName });
    if (!result.ok) throw new Error('It was not saved.');
    return result.customer.id;
  }

  /** Lets time pass until it is so. */
  async function passes(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await clock.advance(500);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  describe('a browser that keeps nothing', () => {
    it('gives a store in memory that says why', async () => {
      factory.openErrors.push('SecurityError');
      const client = open();
      expect((await client.ready).state).to.equal('memory');
      expect(client.store.error?.code).to.equal('store-denied');
      await saved(client, 'Ann');
      expect((await client.search('ann')).total).to.equal(1);
    });

    it('is an error where IndexedDB was asked for', async () => {
      factory.openErrors.push('SecurityError');
      const client = open({ storage: 'indexeddb' });
      expect(await codeOf(client.ready)).to.equal('store-denied');
      expect(client.store.state).to.equal('store-denied');
      expect(await codeOf(client.search('ann'))).to.equal('store-denied');
    });

    it('is no trouble where memory was asked for', async () => {
      const client = open({ persist: 'none' });
      expect(await client.ready).to.include({ state: 'memory', error: null });
    });
  });

  describe('a database that fails to open', () => {
    it('is tried once more', async () => {
      factory.openErrors.push('UnknownError');
      expect((await open().ready).state).to.equal('ready');
    });

    it('is never replaced by an empty store in memory', async () => {
      factory.openErrors.push('UnknownError', 'UnknownError');
      const client = open();
      expect(await codeOf(client.search('ann'))).to.equal('store-lost');
      expect(client.store.state).to.equal('store-lost');
    });

    it('is lost after five seconds of silence', async () => {
      factory.silent = true;
      const client = open();
      const asked = codeOf(client.search('ann'));
      // The five seconds begin when the database is asked.
      await until(() => clock.sleeping > 0);
      await clock.advance(4_999);
      expect(client.store.state).to.equal('opening');
      await clock.advance(1);
      expect(await asked).to.equal('store-lost');
      expect(client.store.state).to.equal('store-lost');
    });

    it('is found by itself once it opens, and what waited for it is answered', async () => {
      factory.openErrors.push('UnknownError', 'UnknownError', 'UnknownError', 'UnknownError');
      const client = open();
      const totals: number[] = [];
      client.watch(
        (reader) => reader.search('ann'),
        ({ total }) => totals.push(total),
      );
      expect(await codeOf(client.list())).to.equal('store-lost');
      let isReady = false;
      void client.ready.then(() => (isReady = true));
      await clock.advance(1_000);
      await until(() => factory.openErrors.length === 0);
      expect(client.store.state).to.equal('store-lost');
      // The second wait is twice as long, and begins when the second try has failed.
      await passes(() => client.store.state === 'ready');
      expect(client.store).to.include({ state: 'ready', error: null });
      await until(() => isReady);
      await saved(client, 'Ann');
      await passes(() => totals.at(-1) === 1);
    });

    it('is full where there is no room to make it', async () => {
      factory.onTransaction = fullDisk;
      expect(await codeOf(open().ready)).to.equal('store-full');
    });
  });

  describe('a first look at the customers that breaks off', () => {
    it('begins again by itself, and finds them', async () => {
      await saved(await opened(), 'Ann');
      await clients.pop()?.close();
      let broken = 0;
      factory.onTransaction = (transaction) => {
        if (!transaction.objectStoreNames.contains('customers')) return;
        broken += 1;
        if (broken === 2) factory.onTransaction = null;
        throw new DOMException('planted', 'UnknownError');
      };
      const client = open();
      expect(await codeOf(client.search('ann'))).to.equal('store-lost');
      await passes(() => client.store.state === 'ready');
      expect(client.store).to.deep.include({ state: 'ready', customers: 1 });
      expect((await client.search('ann')).total).to.equal(1);
    });
  });

  describe('a connection the browser drops', () => {
    it('is opened again once, unseen', async () => {
      const client = await opened();
      const before = factory.databases.length;
      const id = await saved(client, 'Ann');
      factory.transactionErrors.push('InvalidStateError');
      expect((await client.get(id))?.customer.displayName).to.equal('Ann');
      factory.transactionErrors.push('UnknownError');
      await saved(client, 'Bob');
      expect(client.store.state).to.equal('ready');
      expect(factory.databases).to.have.length(before + 2);
    });

    it('is opened again after it was closed', async () => {
      const client = await opened();
      factory.databases.at(-1)?.close();
      factory.databases.at(-1)?.dispatchEvent(new Event('close'));
      await saved(client, 'Ann');
      expect(client.store.state).to.equal('ready');
    });

    it('is lost where that does not help, and found again by the next call that works', async () => {
      const client = await opened();
      await untilQuiet(clock, factory);
      factory.transactionErrors.push('UnknownError', 'UnknownError');
      expect(await codeOf(client.save({ displayName: 'Ann' }))).to.equal('store-lost');
      expect(client.store.state).to.equal('store-lost');
      await saved(client, 'Ann');
      expect(client.store).to.include({ state: 'ready', error: null });
      expect((await client.search('ann')).total).to.equal(1);
    });
  });

  describe('a full disk', () => {
    it('refuses a save and writes nothing of it', async () => {
      const client = await opened();
      factory.onTransaction = fullDisk;
      expect(await codeOf(client.save({ displayName: 'Ann', phone: '+12025550147' }))).to.equal('store-full');
      expect(client.store.state).to.equal('store-full');
      factory.onTransaction = null;
      expect((await client.search('ann', { purpose: 'directory' })).total).to.equal(0);
      expect((await client.list()).total).to.equal(0);
    });

    it('is over with the next save that succeeds', async () => {
      const client = await opened();
      factory.onTransaction = fullDisk;
      await codeOf(client.save({ displayName: 'Ann' }));
      factory.onTransaction = null;
      await client.search('ann');
      expect(client.store.state, 'reading shows nothing about room').to.equal('store-full');
      await saved(client, 'Ann');
      expect(client.store).to.include({ state: 'ready', error: null });
    });
  });

  it('a write that gets no answer is given up after five seconds, and nothing of it stays', async () => {
    const client = await opened();
    await saved(client, 'Warm');
    factory.onTransaction = (transaction) => {
      if (transaction.mode !== 'readwrite') return;
      const customers = transaction.objectStore('customers');
      transaction.objectStore = (name) => (name === 'customers' ? Object.assign(customers, { get: silentRequest }) : real(name));
      const real = IDBTransaction.prototype.objectStore.bind(transaction);
    };
    const refused = codeOf(client.save({ displayName: 'Ann' }));
    await until(() => factory.writes.filter(({ tables }) => tables.includes('customers')).length === 2);
    await clock.advance(5_000);
    expect(await refused).to.equal('store-lost');
    factory.onTransaction = null;
    expect((await client.search('ann')).total).to.equal(0);
  });

  it('a crash in the middle of a save leaves nothing of it', async () => {
    const client = await opened();
    const id = await saved(client, 'Ann');
    factory.onTransaction = (transaction) => {
      if (transaction.mode !== 'readwrite') return;
      const documents = transaction.objectStore('documents');
      const put = documents.put.bind(documents);
      documents.put = (value) => {
        const request = put(value);
        // By now the change has its number and the consent is put.
        request.addEventListener('success', () => transaction.abort());
        return request;
      };
      const real = IDBTransaction.prototype.objectStore.bind(transaction);
      transaction.objectStore = (name) => (name === 'documents' ? documents : real(name));
    };
    const draft = {
      id,
      displayName: 'Ann Lee',
      phone: '+12025550147',
      consents: [{ channel: 'sms', state: 'subscribed' }],
      identityDocuments: [{ type: 'passport', number: 'X1234567' }],
    } as const;
    await codeOf(client.save(draft));
    factory.onTransaction = null;
    const found = await client.get(id);
    expect(found?.customer).to.include({ displayName: 'Ann', phone: null });
    expect(found?.consents).to.deep.equal([]);
    expect(found?.identityDocuments).to.deep.equal([]);
    expect((await client.search('lee')).total).to.equal(0);
    expect((await client.save(draft)).ok).to.equal(true);
    expect((await client.search('lee')).total).to.equal(1);
  });

  it('every write of a customer is strict', async () => {
    const client = await opened();
    const id = await saved(client, 'Ann');
    await client.save({ id, identityDocuments: [{ type: 'passport', number: 'X1234567' }] });
    await client.setStatus(id, 'banned', { reason: 'theft' });
    const writes = factory.writes.filter(({ tables }) => ['customers', 'keys', 'meta'].some((name) => tables.includes(name)));
    expect(writes).to.have.length.above(3);
    expect([...new Set(writes.map(({ durability }) => durability))]).to.deep.equal(['strict']);
  });

  describe('versions', () => {
    it('a newer store that lets us read is used as it is', async () => {
      await makeNewerStore(database, 1);
      const client = await opened();
      await saved(client, 'Ann');
      expect(client.store).to.include({ state: 'ready', registerId: 'r-1' });
      expect(factory.databases[0]?.version).to.equal(NEWER);
    });

    it('a newer store that does not is `store-newer`', async () => {
      await makeNewerStore(database, NEWER);
      const client = open();
      expect(await codeOf(client.ready)).to.equal('store-newer');
      expect(client.store.state).to.equal('store-newer');
    });

    it('a tab that upgrades is let through, and this one asks for a reload', async () => {
      const client = await opened();
      const finished = saved(client, 'Ann');
      await upgradeInOtherTab(database);
      await finished.catch(() => undefined);
      expect(client.store.state).to.equal('store-blocked');
      expect(await codeOf(client.save({ displayName: 'Bob' }))).to.equal('store-blocked');
    });
  });

  describe('merchants', () => {
    it('a store of another merchant is `wrong-merchant`', async () => {
      const first = await opened({ merchantId: 'm-1' });
      await first.close();
      const second = open({ merchantId: 'm-2' });
      expect(await codeOf(second.ready)).to.equal('wrong-merchant');
      expect(second.store.state).to.equal('wrong-merchant');
      await second.close();
      expect((await open({ merchantId: 'm-1' }).ready).state).to.equal('ready');
    });
  });

  describe('closing', () => {
    it('ends every timer', async () => {
      const client = await opened();
      client.watch(
        (reader) => reader.search('a'),
        () => undefined,
      );
      await saved(client, 'Ann');
      await client.close();
      // A read that was under way may still be putting its time-out away.
      await until(() => clock.sleeping === 0);
      expect(client.store.state).to.equal('closed');
      expect(await codeOf(client.search('ann'))).to.equal('closed');
    });

    it('does not wait for a store that never opens', async () => {
      factory.silent = true;
      const client = open();
      await until(() => clock.sleeping > 0);
      const closed = client.close();
      await clock.advance(5_000);
      await closed;
    });

    it('destroys the store where asked to', async () => {
      const client = await opened();
      await saved(client, 'Ann');
      await client.close({ destroy: true });
      expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include(database);
    });

    it('destroys nothing another client of the page has open', async () => {
      const [first, second] = [await opened(), await opened()];
      expect(await codeOf(first.close({ destroy: true }))).to.equal('store-blocked');
      await saved(second, 'Ann');
    });

    it('destroys nothing a tab holds on to, and says so after five seconds', async () => {
      const client = await opened();
      const request = indexedDB.open(database);
      await new Promise((resolve) => (request.onsuccess = resolve));
      let code = '';
      void codeOf(client.close({ destroy: true })).then((told) => (code = told));
      // Closing and loading what destroys take their turns; only what is left then waits for the clock.
      while (code === '') {
        await clock.advance(1_000);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      expect(code).to.equal('store-blocked');
      request.result.close();
    });
  });

  it('two clients of one database on a page share its store', async () => {
    const first = await opened();
    const before = factory.databases.length;
    const second = await opened();
    await saved(first, 'Ann');
    expect((await second.search('ann')).total).to.equal(1);
    expect(factory.databases).to.have.length(before);
    await first.close();
    await saved(second, 'Bob');
    expect(second.store.customers).to.equal(2);
  });
});
