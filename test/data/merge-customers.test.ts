import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CustomerClient } from '../../src/client.js';
import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import type { Balance } from '../../src/domain/ledger.js';
import { FaultyRemote } from '../../src/testing/faulty-remote.js';
import { ANA, codeOf, newEntryId } from '../support/managers.js';
import { FREE_CASHIER, openLedgerShop, STORAGES } from '../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../support/open-client.js';

const USD = 'USD';

async function balances(client: CustomerClient, id: string): Promise<{ points: Balance<number>; credit: number }> {
  const [credit] = await client.storeCredit.balance(id);
  return { points: await client.loyalty.balance(id), credit: credit?.amount.amountMinor ?? 0 };
}

describe('customers who are one person', () => {
  afterEach(() => closeClients());

  for (const storage of STORAGES) {
    describe(`merged, ${storage}`, () => {
      it('bring points and credit along, each lot good as long as it was', async () => {
        const { client, customerId: ann, reason } = await openLedgerShop({ storage, loyalty: { expireAfterMonths: 12 } });
        const { id: anne } = await saveWell(client, { displayName: 'Anne' });
        await client.loyalty.adjust({ customerId: ann, points: 30, reason });
        await client.loyalty.adjust({ customerId: anne, points: 12, reason });
        await client.storeCredit.issue({ customerId: ann, amount: { amountMinor: 500, currency: USD }, reason });
        const { expiring } = await client.loyalty.balance(ann);
        expect((await client.mergeCustomers(ann, anne)).id).to.equal(anne);
        expect(await balances(client, anne)).to.deep.include({ credit: 500 });
        const { points } = await balances(client, anne);
        expect(points).to.deep.include({ amount: 42, spendable: 42 });
        expect(points.expiring.map(({ expiresOn }) => expiresOn)).to.include(expiring[0]?.expiresOn);
        const { rows } = await client.loyalty.entries(anne);
        expect(rows.map(({ entry, balanceAfter }) => [entry.type, balanceAfter])).to.deep.include(['merge-in', 42]);
        const source = await client.get(ann);
        expect(source?.customer).to.deep.include({ status: 'merged', mergedInto: anne });
        // Sorted by the machine's clock, which may be set back meanwhile.
        const { rows: left } = await client.loyalty.entries(ann);
        expect(left.map(({ entry }) => entry.type)).to.include('merge-out');
        expect(left[0]?.balanceAfter).to.equal(0);
      });

      it('are found as the survivor alone, also by what names the source later', async () => {
        const { client, customerId: ann, reason } = await openLedgerShop({ storage });
        const { id: bea } = await saveWell(client, { displayName: 'Bea' });
        const sale = client.sale();
        await sale.attach(ann);
        const parked = { label: '4', customerId: ann, cart: {}, itemCount: 1, total: { amountMinor: 1, currency: USD } };
        const { id: parkedId } = await client.parkedSales.park(parked);
        await client.mergeCustomers(ann, bea);
        for (const purpose of ['sale', 'directory'] as const) {
          expect((await client.search('ann', { purpose })).results).to.deep.equal([]);
          expect((await client.search('', { purpose })).results.map(({ customer }) => customer.id)).not.to.include(ann);
        }
        expect(sale.current?.customer.id).to.equal(bea);
        const { parkedSale } = await client.parkedSales.claim(parkedId);
        expect((await sale.attach(parkedSale.customerId ?? '')).customer.id).to.equal(bea);
        await client.loyalty.adjust({ customerId: ann, points: 5, reason });
        expect((await client.loyalty.balance(bea)).amount).to.equal(5);
      });

      it('are merged once: the same again is the first answer, into somebody else is stale', async () => {
        const { client, customerId: ann, reason } = await openLedgerShop({ storage });
        const { id: bea } = await saveWell(client, { displayName: 'Bea' });
        const { id: cid } = await saveWell(client, { displayName: 'Cid' });
        await client.loyalty.adjust({ customerId: ann, points: 5, reason });
        for (let time = 0; time < 2; time += 1) expect((await client.mergeCustomers(ann, bea)).id).to.equal(bea);
        expect((await client.loyalty.balance(bea)).amount).to.equal(5);
        expect(await codeOf(client.mergeCustomers(ann, cid))).to.equal('stale');
        // On through whoever the survivor became.
        await client.mergeCustomers(bea, cid);
        expect((await client.mergeCustomers(ann, bea)).id).to.equal(cid);
        expect((await client.loyalty.balance(cid)).amount).to.equal(5);
        expect(await codeOf(client.mergeCustomers(cid, ann))).to.equal('invalid-input');
      });
    });
  }

  it('keep the sum of their balances, whatever is in them', async () => {
    const { client, clock, reason } = await openLedgerShop({ storage: 'memory', loyalty: { expireAfterMonths: 1 } });
    const figure = fc.integer({ min: 1, max: 60 });
    const step = fc.record({ who: fc.nat(1), figure, days: fc.nat(25), takes: fc.boolean(), isCredit: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const people = [await saveWell(client, { displayName: 'Ann' }), await saveWell(client, { displayName: 'Bea' })];
        const [ann = '', bea = ''] = people.map(({ id }) => id);
        for (const { who, figure: points, days, takes, isCredit } of steps) {
          clock.advance(days * 86_400_000);
          const customerId = who === 0 ? ann : bea;
          const amount = { amountMinor: points, currency: USD };
          // What is more than there is, is refused.
          const write = isCredit
            ? client.storeCredit[takes ? 'use' : 'issue']({ customerId, amount, reason })
            : client.loyalty.adjust({ customerId, points: takes ? -points : points, reason });
          await write.catch(() => undefined);
        }
        const before = [await balances(client, ann), await balances(client, bea)];
        await client.mergeCustomers(ann, bea);
        const [one, two] = [await balances(client, ann), await balances(client, bea)];
        const spendable = before.map(({ points }) => points.spendable).reduce((sum, more) => sum + more, 0);
        expect(one).to.deep.include({ credit: 0 });
        expect([one.points.amount, two.points.spendable]).to.deep.equal([0, spendable]);
        expect(two.credit).to.equal(before.reduce((sum, { credit }) => sum + credit, 0));
        const entries = (await client.loyalty.entries(bea, { limit: 500 })).rows.map(({ entry }) => entry.points);
        expect(entries.reduce((sum, points) => sum + points, 0)).to.equal(two.points.amount);
      }),
      { numRuns: 25 },
    );
  });

  it('are refused where nobody is known, or it is the same, or the cashier may not', async () => {
    const { client, customerId: ann } = await openLedgerShop({ storage: 'memory' });
    const { id: bea } = await saveWell(client, { displayName: 'Bea' });
    expect(await codeOf(client.mergeCustomers(newEntryId(client), bea))).to.equal('not-found');
    expect(await codeOf(client.mergeCustomers(ann, newEntryId(client)))).to.equal('not-found');
    expect(await codeOf(client.mergeCustomers(ann, ann))).to.equal('invalid-input');
    client.configure({ cashier: { id: 'c', can: { edit: 'no' } } });
    expect(await codeOf(client.mergeCustomers(ann, bea))).to.equal('not-allowed');
    client.configure({ cashier: { id: 'c', can: { edit: 'grant' } } });
    expect(await codeOf(client.mergeCustomers(ann, bea))).to.equal('grant-required');
    await client.setManagers([ANA]);
    const id = newEntryId(client);
    const grant = await client.approve({ entryId: id, action: 'edit', customerId: ann }, ANA.pin);
    expect((await client.mergeCustomers(ann, bea, { id, grant })).id).to.equal(bea);
  });

  it('are one at every register, whichever merged them, with every point', async () => {
    const remote = new MemoryRemote({ managers: [ANA] });
    const open = (): Promise<CustomerClient> =>
      openClient({ storage: 'memory', merchantId: 'memory', remote, cashier: { ...FREE_CASHIER, can: { edit: 'grant' } } });
    const [one, two] = [await open(), await open()];
    const both = async (): Promise<void> => {
      for (const client of [one, two, one]) await client.sync.now();
    };
    const free = (): void => [one, two].forEach((client) => client.configure({ cashier: { id: 'c' } }));
    free();
    const { id: ann } = await saveWell(one, { displayName: 'Ann' });
    const { id: bea } = await saveWell(one, { displayName: 'Bea' });
    for (const [customerId, points] of [
      [ann, 30],
      [bea, 12],
    ] as const) {
      const entryId = newEntryId(one);
      const grant = await one.approve({ entryId, action: 'loyalty-add', customerId }, ANA.pin);
      await one.loyalty.adjust({ id: entryId, customerId, points, reason: { code: 'goodwill' }, grant });
    }
    await both();
    one.configure({ cashier: { id: 'c', can: { edit: 'grant' } } });
    const id = newEntryId(one);
    const grant = await one.approve({ entryId: id, action: 'edit', customerId: ann }, ANA.pin);
    await one.mergeCustomers(ann, bea, { id, grant });
    // Here at once; neither account has moved before the remote says so.
    expect((await one.search('ann')).results).to.deep.equal([]);
    free();
    await both();
    for (const client of [one, two]) {
      expect(client.sync.status).to.deep.include({ rejected: 0, pending: 0 });
      expect((await client.loyalty.balance(bea)).amount).to.equal(42);
      expect((await client.loyalty.balance(ann)).amount).to.equal(0);
      expect((await client.search('ann')).results).to.deep.equal([]);
      expect((await client.get(ann))?.customer.mergedInto).to.equal(bea);
    }
    // The other way, at the other register: who it was merged into elsewhere meanwhile decides.
    const { id: cid } = await saveWell(two, { displayName: 'Cid' });
    await two.mergeCustomers(bea, cid);
    await both();
    expect((await one.loyalty.balance(cid)).amount).to.equal(42);
  });

  it('are refused by the remote where another register was first, and are then as it says', async () => {
    const remote = new MemoryRemote();
    const line = new FaultyRemote(remote, { random: () => 0 });
    const [one, two] = [
      await openClient({ storage: 'memory', merchantId: 'memory', remote }),
      await openClient({ storage: 'memory', merchantId: 'memory', remote: line }),
    ];
    const [ann, bea, cid] = [
      await saveWell(one, { displayName: 'Ann' }),
      await saveWell(one, { displayName: 'Bea' }),
      await saveWell(one, { displayName: 'Cid' }),
    ];
    await one.sync.now();
    await two.sync.now();
    line.faults = { random: () => 0, drop: 1 };
    await Promise.all([one.mergeCustomers(ann.id, bea.id), two.mergeCustomers(ann.id, cid.id)]);
    await one.sync.now();
    line.faults = { random: () => 0 };
    for (const client of [one, two, one, two]) await client.sync.now();
    const merged = await Promise.all([one, two].map(async (client) => (await client.get(ann.id))?.customer.mergedInto));
    expect(merged).to.deep.equal([bea.id, bea.id]);
    const refused = [...(await one.sync.outbox(['rejected'])), ...(await two.sync.outbox(['rejected']))];
    expect(refused.map(({ code }) => code)).to.deep.equal(['stale']);
  });
});
