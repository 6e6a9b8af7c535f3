import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import { toTimestamp } from '../../../src/domain/clock.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { FakeClock } from '../../../src/testing.js';
import { codeOf } from '../../contracts/store-contract.js';
import { STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { until } from '../../support/until.js';

for (const storage of STORAGES) {
  describe(`two registers of one merchant, in ${storage}`, () => {
    let remote: MemoryRemote;
    let one: CustomerClient;
    let two: CustomerClient;

    const register = (options: CustomerClientOptions = {}): Promise<CustomerClient> =>
      openClient({ storage, merchantId: 'memory', remote, ...options });
    const both = async (): Promise<void> => {
      await one.sync.now();
      await two.sync.now();
      await one.sync.now();
    };

    beforeEach(async () => {
      remote = new MemoryRemote();
      one = await register();
      two = await register();
    });
    afterEach(() => closeClients());

    it('know each other’s customers, and find them', async () => {
      const ann = await saveWell(one, { displayName: 'Ann Rivers', phone: '(415) 555-2671', email: 'ann@example.com' });
      await both();
      expect((await two.get(ann.id))?.customer).to.deep.include({ displayName: 'Ann Rivers', email: 'ann@example.com' });
      expect((await two.search('river')).results.map(({ customer }) => customer.id)).to.deep.equal([ann.id]);
      expect(one.sync.status).to.deep.include({ state: 'idle', pending: 0, rejected: 0 });
      expect(await one.sync.outbox()).to.deep.equal([]);
      expect((await one.get(ann.id))?.customer).to.deep.equal((await two.get(ann.id))?.customer);
    });

    it('find everybody of hundreds that the other has taken from a file, be it all there is or on top of many', async () => {
      const shop = (name: string, count: number) =>
        Array.from({ length: count }, (_, row) => ({ displayName: `${name} ${row}`, externalIds: { shop: `${name}-${row}` } }));
      await one.importCustomers([shop('Early', 2_100)], { origin: 'shop' });
      await both();
      expect((await two.list({ limit: 1 })).total).to.equal(2_100);
      await one.importCustomers([shop('Late', 300)], { origin: 'shop' });
      await both();
      expect((await two.search('late 299')).results.map(({ customer }) => customer.displayName)).to.deep.equal(['Late 299']);
      expect((await two.list({ limit: 1 })).total).to.equal(2_400);
    });

    it('keep what each changed of one customer', async () => {
      const { id } = await saveWell(one, { displayName: 'Ann', email: 'ann@example.com' });
      await both();
      await saveWell(one, { id, note: 'Oat milk' });
      await saveWell(two, { id, email: 'rivers@example.com' });
      await both();
      await both();
      for (const client of [one, two]) {
        expect((await client.get(id))?.customer).to.deep.include({
          note: 'Oat milk',
          email: 'rivers@example.com',
          conflicts: [],
        });
      }
    });

    it('keep what each said under another key of the host’s own fields, and both values of one key until somebody looks', async () => {
      const customFields = [
        { id: 'allergy', label: 'Allergy', type: 'text' },
        { id: 'size', label: 'Size', type: 'text' },
      ] as const;
      for (const client of [one, two]) client.configure({ customFields });
      const { id } = await saveWell(one, { displayName: 'Ann', custom: { allergy: 'none', size: 'M' } });
      await both();
      await saveWell(one, { id, custom: { allergy: 'nuts' }, externalIds: { till: '1' } });
      await saveWell(two, { id, custom: { size: 'L' }, externalIds: { web: '2' } });
      await both();
      await both();
      for (const client of [one, two]) {
        expect((await client.get(id))?.customer).to.deep.include({
          custom: { allergy: 'nuts', size: 'L' },
          externalIds: { till: '1', web: '2' },
          conflicts: [],
        });
      }

      await saveWell(one, { id, custom: { allergy: null } });
      await saveWell(two, { id, custom: { allergy: 'milk' } });
      await both();
      await both();
      const [conflict] = (await one.get(id))?.customer.conflicts ?? [];
      if (!conflict) throw new Error('Nobody sees both values.');
      expect([conflict.shown, conflict.other]).to.deep.equal([{ allergy: 'milk' }, { allergy: null }]);
      await saveWell(two, { id, custom: { size: 'S' } });
      await one.resolveConflict(id, conflict.id, 'other');
      expect((await one.get(id))?.customer)
        .to.deep.include({ conflicts: [] })
        .and.to.have.nested.property('custom.allergy', null);
      await both();
      await both();
      for (const client of [one, two]) {
        expect((await client.get(id))?.customer).to.deep.include({ custom: { allergy: null, size: 'S' }, conflicts: [] });
      }
    });

    it('call each other by the names they have, also where one got its name since', async () => {
      two = await register({ registerName: 'Tresen №2' });
      const total = { amountMinor: 350, currency: 'USD' };
      const { id } = await one.parkedSales.park({ label: 'Table 4', cart: [1], itemCount: 1, total });
      await both();
      await two.parkedSales.claim(id);
      await both();
      expect((await one.parkedSales.list())[0]?.claim?.register.name).to.equal('Tresen №2');
      await two.parkedSales.release(id);
      await both();
      await one.parkedSales.claim(id);
      await both();
      expect((await two.parkedSales.list())[0]?.claim?.register.name).to.equal(null);

      const ann = await saveWell(one, { displayName: 'Ann' });
      await both();
      one.configure({ registerName: 'Counter 1' });
      await saveWell(one, { id: ann.id, note: 'Oat milk' });
      await saveWell(two, { id: ann.id, note: 'No milk' });
      await both();
      await both();
      // Whichever was sent first is the other value now: registers send by themselves too.
      const names = new Map<unknown, string>([
        ['Oat milk', 'Counter 1'],
        ['No milk', 'Tresen №2'],
      ]);
      for (const register of [one, two]) {
        const [conflict] = (await register.get(ann.id))?.customer.conflicts ?? [];
        expect(conflict?.otherRegister.name).to.equal(names.get(conflict?.other) ?? 'a conflict');
      }
    });

    it('hold a parked sale that one has open for as long as its page lives, by whatever clock the remote goes', async () => {
      const clock = new FakeClock();
      const remoteClock = new FakeClock(clock.now() + 3_000);
      remote = new MemoryRemote({ clock: remoteClock });
      one = await register({ environment: { clock } });
      two = await register({ environment: { clock } });
      const total = { amountMinor: 350, currency: 'USD' };
      const { id } = await one.parkedSales.park({ label: 'Table 4', cart: [1], itemCount: 1, total });
      await both();
      await two.parkedSales.claim(id);
      await both();
      await both();

      for (let beat = 0; beat < 4; beat += 1) {
        await clock.advance(20_000);
        await remoteClock.advance(20_000);
        const soonest = toTimestamp(remoteClock.now() + 30_000);
        await until(async () => {
          await one.sync.now();
          const [open] = await one.parkedSales.list();
          return (open?.claim?.leaseUntil ?? '') > soonest;
        });
      }
      expect(await codeOf(one.parkedSales.takeOver(id))).to.equal('claimed-elsewhere');
    });

    it('count what a sale earned once, on both', async () => {
      const { id: customerId } = await saveWell(one, { displayName: 'Ann' });
      await both();
      const money = { subtotalMinor: 1_200, taxMinor: 0, totalMinor: 1_200 };
      const lines = [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 1_200 }];
      const tenders = [{ type: 'cash', amountMinor: 1_200 }] as const;
      const sale = { customerId, lines, tenders, ...money };
      await one.recordSale({ ...sale, id: one.options.environment.newId(), number: '1' });
      await two.recordSale({ ...sale, id: two.options.environment.newId(), number: '2' });
      await both();
      await both();
      for (const client of [one, two]) {
        expect((await client.loyalty.balance(customerId)).amount).to.equal(24);
        expect((await client.sales.list(customerId)).rows.map(({ number }) => number).sort()).to.deep.equal(['1', '2']);
      }
    });

    it('show a sale as refunded that both gave back of, also where one heard of it before its answer', async () => {
      const deaf = withLostAnswers(remote);
      two = await register({ remote: deaf.remote });
      const { id: customerId } = await saveWell(one, { displayName: 'Ann' });
      // What was sold before a register's first snapshot does not come with it.
      await both();
      const id = one.options.environment.newId();
      const money = { subtotalMinor: 1_200, taxMinor: 0, totalMinor: 1_200 };
      const lines = [{ id: 'a', name: 'Tea', quantity: 2, totalMinor: 1_200 }];
      await one.recordSale({ ...money, id, customerId, number: '1', lines, tenders: [{ type: 'cash', amountMinor: 1_200 }] });
      await both();
      const giveBack = (client: CustomerClient) =>
        client.recordRefund({
          ...{ id: client.options.environment.newId(), refundOf: id, number: 'R' },
          lines: [{ lineId: 'a', quantity: 1, amountMinor: 600 }],
          tenders: [{ type: 'cash', amountMinor: 600 }],
        });
      deaf.losesAnswers = true;
      await giveBack(two);
      await two.sync.now().catch(() => undefined);
      await giveBack(one);
      await one.sync.now();
      // Pulls what came of both, and is not answered once more.
      await two.sync.now().catch(() => undefined);
      expect(deaf.lost).to.be.above(1);
      deaf.losesAnswers = false;
      await both();
      await both();
      for (const client of [one, two]) {
        const { rows } = await client.sales.list(customerId);
        expect(rows.find((row) => row.id === id)?.state).to.equal('refunded');
      }
    });
  });
}

/** The same remote, of which answers to pushes get lost. */
function withLostAnswers(remote: MemoryRemote) {
  const line = { lost: 0, losesAnswers: false };
  const push = async (...asked: Parameters<MemoryRemote['push']>): ReturnType<MemoryRemote['push']> => {
    const answer = await remote.push(...asked);
    if (!line.losesAnswers) return answer;
    line.lost += 1;
    throw new RegularsError('remote-unreachable', 'The answer never arrived.');
  };
  const get = (target: MemoryRemote, name: string | symbol): unknown =>
    name === 'push' ? push : Reflect.get(target, name, target);
  return Object.assign(line, { remote: new Proxy(remote, { get }) });
}
