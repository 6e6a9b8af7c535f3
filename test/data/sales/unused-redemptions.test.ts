import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import { FakeClock } from '../../../src/testing.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { FREE_CASHIER, openLedgerShop, STORAGES } from '../../support/ledger-client.js';
import { ANA, codeOf, newEntryId } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const UNHEARD = { random: () => 0, cut: 1 };
const THERE = { random: () => 1 };

for (const storage of STORAGES) {
  describe(`what was redeemed and no sale has claimed, in ${storage}`, () => {
    afterEach(() => closeClients());

    const sell = (client: CustomerClient, id: string, customerId: string, redemptionId: string) =>
      client.recordSale({
        id,
        customerId,
        number: '1',
        lines: [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 100, earnsPoints: false }],
        tenders: [{ type: 'points', amountMinor: 100, redemptionId }],
        subtotalMinor: 100,
        taxMinor: 0,
        totalMinor: 100,
      });
    const idsOf = async (client: CustomerClient): Promise<string[]> =>
      (await client.sales.unusedRedemptions()).map(({ id }) => id);

    it('is listed after a day, newest first, until it is given back', async () => {
      const { client, clock, customerId, reason } = await openLedgerShop({ storage });
      await client.loyalty.adjust({ customerId, points: 100, reason });
      await client.storeCredit.issue({ customerId, amount: { amountMinor: 500, currency: 'USD' }, reason });
      const { id: points } = await client.redeem({ saleId: newEntryId(client), customerId, points: 10 });
      clock.set(clock.now() + 1_000);
      const amount = { amountMinor: 300, currency: 'USD' };
      const { id: credit } = await client.redeem({ saleId: newEntryId(client), customerId, amount });
      // Sold, given back, and by hand: none of these waits for a sale.
      const sold = newEntryId(client);
      const { id: used } = await client.redeem({ saleId: sold, customerId, points: 20 });
      await sell(client, sold, customerId, used);
      const { id: undone } = await client.redeem({ saleId: newEntryId(client), customerId, points: 5 });
      await client.reverseRedemption(undone);
      await client.storeCredit.use({ customerId, amount: { amountMinor: 100, currency: 'USD' }, reason });

      clock.set(clock.now() + DAY_MS - 1_000);
      expect(await idsOf(client), 'its sale may still come').to.deep.equal([]);
      clock.set(clock.now() + 1_001);
      expect(await idsOf(client)).to.deep.equal([credit, points]);
      await client.reverseRedemption(points);
      expect(await idsOf(client)).to.deep.equal([credit]);
      expect((await client.loyalty.balance(customerId)).amount).to.equal(80);
    });

    it('is found however many entries there are', async () => {
      const { client, clock, customerId, reason } = await openLedgerShop({ storage });
      await client.loyalty.adjust({ customerId, points: 2_000, reason });
      const ids: string[] = [];
      for (let count = 0; count < 105; count += 1) {
        ids.push((await client.redeem({ saleId: newEntryId(client), customerId, points: 1 })).id);
        clock.set(clock.now() + 1);
      }
      clock.set(clock.now() + DAY_MS);
      expect(await idsOf(client)).to.deep.equal(ids.reverse());
    }).timeout(30_000);

    it('is what a remote accepted whose answer was lost, at the register that asked', async () => {
      const clock = new FakeClock();
      const remote = new MemoryRemote({ managers: [ANA], clock });
      const line = new FaultyRemote(remote, THERE);
      const options = { storage, merchantId: 'memory', cashier: FREE_CASHIER, environment: { clock } };
      const one = await openClient({ ...options, remote: line });
      const two = await openClient({ ...options, remote });
      const { id: customerId } = await saveWell(one, { displayName: 'Ann' });
      const entryId = newEntryId(one);
      const grant = await one.approve({ entryId, action: 'loyalty-add', customerId }, ANA.pin);
      await one.loyalty.adjust({ id: entryId, customerId, points: 50, reason: { code: 'goodwill' }, grant });
      await one.sync.now();
      line.faults = UNHEARD;
      const redemption = { id: newEntryId(one), saleId: newEntryId(one), customerId, points: 30 };
      expect(await codeOf(one.redeem(redemption))).to.equal('offline-limit');
      expect((await one.loyalty.balance(customerId)).amount, 'nothing was taken here').to.equal(50);
      line.faults = THERE;
      await one.sync.now();
      await two.sync.now();
      expect((await one.loyalty.balance(customerId)).amount, 'but there').to.equal(20);

      clock.set(clock.now() + DAY_MS + 1);
      expect(await idsOf(two), 'it is not this register’s to say').to.deep.equal([]);
      expect(await idsOf(one)).to.deep.equal([redemption.id]);
      await one.reverseRedemption(redemption.id);
      await one.sync.now();
      await two.sync.now();
      expect(await idsOf(one)).to.deep.equal([]);
      expect((await two.loyalty.balance(customerId)).amount).to.equal(50);
    });
  });
}
