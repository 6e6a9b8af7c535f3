import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { STORAGES } from '../../support/ledger-client.js';
import { newEntryId } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { saleDraftOf } from '../../support/sample-sales.js';

/** What a browser profile that was copied to another device makes of a remote: its calls bear the same register. */
class AsRegister extends MemoryRemote {
  constructor(
    private readonly shop: MemoryRemote,
    private readonly as: () => string,
  ) {
    super();
  }

  override whoami(...[call]: Parameters<MemoryRemote['whoami']>) {
    return this.shop.whoami({ ...call, registerId: this.as() });
  }

  override push(...[mutations, call]: Parameters<MemoryRemote['push']>) {
    return this.shop.push(mutations, { ...call, registerId: this.as() });
  }

  override pull(...[cursor, limit, call]: Parameters<MemoryRemote['pull']>) {
    return this.shop.pull(cursor, limit, { ...call, registerId: this.as() });
  }

  override snapshot(...[scope, after, call]: Parameters<MemoryRemote['snapshot']>) {
    return this.shop.snapshot(scope, after, { ...call, registerId: this.as() });
  }
}

for (const storage of STORAGES) {
  describe(`what a register is told of itself, in ${storage}`, () => {
    let remote: MemoryRemote;
    let one: CustomerClient;

    const open = (options: CustomerClientOptions = {}): Promise<CustomerClient> =>
      openClient({ storage, merchantId: 'memory', remote, cashier: { id: 'boss', can: { erase: 'yes' } }, ...options });
    const sell = (client: CustomerClient, customerId: string, number: string) =>
      client.recordSale(saleDraftOf({ id: newEntryId(client), customerId, number }));

    beforeEach(async () => {
      remote = new MemoryRemote();
      one = await open();
      await one.sync.now();
    });
    afterEach(() => closeClients());

    it('is that another store bears its name, on both of them', async () => {
      const twin = await open({ remote: new AsRegister(remote, () => one.store.registerId) });
      await twin.sync.now();
      const { id } = await saveWell(one, { displayName: 'Ann' });
      await one.sync.now();
      await twin.sync.now();
      expect(twin.sync.status.warnings).to.deep.equal(['register-cloned']);
      await sell(twin, id, '1');
      await twin.sync.now();
      await one.sync.now();
      await one.sync.now();
      expect(one.sync.status.warnings).to.deep.equal(['register-cloned']);
    });

    it('is nothing where registers have names of their own', async () => {
      const two = await open();
      await two.sync.now();
      const { id } = await saveWell(one, { displayName: 'Ann' });
      await one.sync.now();
      await two.sync.now();
      await sell(two, id, '1');
      await sell(one, id, '2');
      for (const client of [two, one, two, one]) await client.sync.now();
      for (const client of [one, two]) expect(client.sync.status.warnings).to.deep.equal([]);
    });

    it('is who has still to confirm that somebody is erased, until all have', async () => {
      const line = new FaultyRemote(remote, { random: () => 1 });
      const two = await open({ remote: line, registerName: 'Counter 2' });
      await saveWell(two, { displayName: 'Somebody Else' });
      await two.sync.now();
      const { id } = await saveWell(one, { displayName: 'Ann' });
      for (const client of [one, two]) await client.sync.now();
      line.faults = { random: () => 0, drop: 1 };
      await one.eraseCustomer(id, { reason: 'asked to' });
      await one.sync.now();
      await one.sync.now();
      const waiting = one.sync.status.erasures.map(({ customerId, unconfirmed }) => [customerId, unconfirmed.map((by) => by.id)]);
      expect(waiting.flat(2)).to.include(two.store.registerId);
      const named = one.sync.status.erasures.flatMap(({ unconfirmed }) => unconfirmed.map(({ name }) => name));
      expect(named).to.include('Counter 2');
      const [listed] = await one.erasures();
      expect(listed?.unconfirmed.map((by) => by.id)).to.include(two.store.registerId);
      // What is stored is cleared when the page is idle, and confirmed then.
      if (storage === 'indexeddb') return;
      line.faults = { random: () => 1 };
      for (const client of [two, two, one, one]) await client.sync.now();
      expect(one.sync.status.erasures).to.deep.equal([]);
    });

    it('is kept where only a later release can read it, and taken by that one', async () => {
      const database = `kept-${crypto.randomUUID()}`;
      const first = await open({ database });
      await first.sync.now();
      const maker = await open();
      const { id } = await saveWell(maker, { displayName: 'Ann' });
      const real = remote.pull.bind(remote);
      const laterOnly = JSON.stringify({ type: 'gift-card', record: { id } });
      // As the wire reads what it does not know, of a release that did not know customers.
      remote.pull = async (...asked) => {
        const page = await real(...asked);
        const changes = page.changes.map((change) =>
          change.type === 'customer' ? ({ type: 'unknown', raw: JSON.stringify(change) } as const) : change,
        );
        return { ...page, changes: [...changes, { type: 'unknown', raw: laterOnly }] };
      };
      await maker.sync.now();
      await first.sync.now();
      remote.pull = real;
      // In memory a store ends with its page: the next round reads what was kept all the same.
      if (storage === 'indexeddb') await first.close();
      const after = storage === 'indexeddb' ? await open({ database }) : first;
      await after.sync.now();
      expect((await after.search('ann')).results.map(({ customer }) => customer.id)).to.deep.equal([id]);
      expect(after.sync.status).to.deep.include({ pending: 0, rejected: 0, warnings: [] });
    });

    it('is kept where only a later release can read somebody’s record, whose balance that one then has', async () => {
      const maker = await open();
      const { id: customerId } = await saveWell(maker, { displayName: 'Ann' });
      await saveWell(maker, { displayName: 'Ben' });
      await maker.recordSale(saleDraftOf({ id: newEntryId(maker), customerId }));
      await maker.sync.now();
      const { amount } = await maker.loyalty.balance(customerId);
      expect(amount).to.be.above(0);

      const real = remote.snapshot.bind(remote);
      // As the wire reads somebody with a status of its own.
      remote.snapshot = async (...asked) => {
        const page = await real(...asked);
        const strange = page.customers.filter(({ customer }) => customer.id === customerId);
        const raws = strange.map((record) => JSON.stringify({ type: 'customer-whole', record }));
        const others = [...page.others, ...raws.map((raw) => ({ type: 'unknown', raw }) as const)];
        return { ...page, customers: page.customers.filter((whole) => !strange.includes(whole)), others };
      };
      const reader = await open();
      const list = async (): Promise<unknown> => (await reader.list()).rows.map(({ customer }) => customer.displayName).sort();
      await reader.sync.now();
      expect(await list()).to.deep.equal(['Ben']);

      remote.snapshot = real;
      await reader.sync.now();
      expect(await list()).to.deep.equal(['Ann', 'Ben']);
      expect((await reader.loyalty.balance(customerId)).amount).to.equal(amount);
    });

    it('is nothing of an unsent change about somebody erased whose answer was lost', async () => {
      const { id } = await saveWell(one, { displayName: 'Ann' });
      await one.sync.now();
      let isLost = false;
      const real = remote.push.bind(remote);
      remote.push = async (mutations, call) => {
        const answer = await real(mutations, call);
        if (isLost) throw new TypeError('The line broke.');
        return answer;
      };
      isLost = true;
      const money = { type: 'cash', amountMinor: 1_000, label: 'Ann paid' } as const;
      await one.recordSale(saleDraftOf({ id: newEntryId(one), customerId: id, tenders: [money] }));
      await one.sync.now().catch(() => undefined);
      await one.eraseCustomer(id, { reason: 'asked to' });
      isLost = false;
      await one.sync.now();
      await one.sync.now();
      expect(one.sync.status).to.deep.include({ rejected: 0, held: 0 });
      expect(await one.sync.outbox(['rejected', 'held'])).to.deep.equal([]);
    });
  });
}
