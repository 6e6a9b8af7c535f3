import { expect } from '@open-wc/testing';
import type { LoyaltyAdjustment } from '../../../src/domain/loyalty.js';
import { codeOf } from '../../contracts/store-contract.js';
import { FREE_CASHIER, type LedgerShop, openLedgerShop, partOfError, STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';

const DAY_MS = 86_400_000;

for (const storage of STORAGES) {
  describe(`points by hand, in ${storage}`, () => {
    let shop: LedgerShop;
    const adjust = (points: number, fields: Partial<LoyaltyAdjustment> = {}) =>
      shop.client.loyalty.adjust({ customerId: shop.customerId, points, reason: shop.reason, ...fields });
    const amount = async () => (await shop.client.loyalty.balance(shop.customerId)).amount;

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('are none before the first entry', async () => {
      expect(await shop.client.loyalty.balance(shop.customerId)).to.deep.equal({
        customerId: shop.customerId,
        amount: 0,
        spendable: 0,
        unsent: 0,
        overspent: false,
        expiring: [],
      });
    });

    it('are added and removed, each as an entry that says why, when and by which register', async () => {
      const { client, customerId } = shop;
      const added = await adjust(100, { reason: { code: 'goodwill', text: 'Waited long' } });
      expect(added).to.deep.include({ type: 'adjust', points: 100, customerId, grantId: null, saleId: null, version: 0 });
      expect(added).to.deep.include({
        reason: { code: 'goodwill', text: 'Waited long' },
        occurredAt: '2026-11-21T12:00:00.000Z',
        originRegisterId: client.store.registerId,
      });
      await adjust(-30);
      expect(await amount()).to.equal(70);
      const { rows } = await client.loyalty.entries(customerId);
      expect(rows.map(({ entry }) => entry.points)).to.have.members([100, -30]);
    });

    it('never go below zero, unless the host allows it', async () => {
      await adjust(20);
      expect(await codeOf(adjust(-21))).to.equal('insufficient-balance');
      expect(await amount()).to.equal(20);
      shop.client.configure({ loyalty: { allowNegative: true } });
      await adjust(-21);
      expect(await shop.client.loyalty.balance(shop.customerId)).to.include({ amount: -1, spendable: 0, overspent: true });
      await adjust(5);
      expect(await shop.client.loyalty.balance(shop.customerId), 'pays back first').to.include({ amount: 4, spendable: 4 });
    });

    it('are once what they are under one id', async () => {
      const id = idOf(700);
      const first = await adjust(10, { id });
      await shop.clock.advance(DAY_MS);
      expect(await adjust(10, { id })).to.deep.equal(first);
      expect(await amount()).to.equal(10);
      expect(await codeOf(adjust(11, { id }))).to.equal('id-reused');
      expect(await codeOf(adjust(10, { id, reason: { code: 'other' } }))).to.equal('id-reused');
      const { id: other } = await saveWell(shop.client, { displayName: 'Bob' });
      expect(await codeOf(adjust(10, { id, customerId: other }))).to.equal('id-reused');
      const amountMinor = { amountMinor: 10, currency: 'USD' };
      const credit = { id, customerId: shop.customerId, amount: amountMinor, reason: shop.reason };
      expect(await codeOf(shop.client.storeCredit.issue(credit)), 'in the other ledger too').to.equal('id-reused');
      expect(await amount()).to.equal(10);
    });

    it('are once what they are when both come at once', async () => {
      const id = idOf(701);
      const [one, other] = await Promise.all([adjust(10, { id }), adjust(10, { id })]);
      expect(one).to.deep.equal(other);
      expect(await amount()).to.equal(10);
    });

    it('are of a customer there is', async () => {
      expect(await codeOf(adjust(10, { customerId: idOf(999) }))).to.equal('not-found');
    });

    it('are refused where they are no whole number', async () => {
      for (const points of [NaN, 1e309, -0, 0, 1.5, 2 ** 53, '1e3', '10', null, undefined, 10n]) {
        const thrown: unknown = await adjust(points as number).catch((error: unknown) => error);
        expect(thrown, String(points)).to.include({ code: 'invalid-input', path: 'adjustment.points' });
      }
      await adjust(Number.MAX_SAFE_INTEGER);
      expect(await codeOf(adjust(1)), 'nor may the balance be none').to.equal('invalid-input');
      expect(await amount()).to.equal(Number.MAX_SAFE_INTEGER);
    });

    it('refuse what an adjustment does not have, by its path', async () => {
      const pathOf = (fields: object) => adjust(1, fields).catch(partOfError('path'));
      expect(await pathOf({ reason: { code: '' } })).to.equal('adjustment.reason.code');
      expect(await pathOf({ id: 'X' })).to.equal('adjustment.id');
      expect(await pathOf({ secret: 1 })).to.equal('adjustment.secret');
      expect(await pathOf({ customerId: undefined })).to.equal('adjustment.customerId');
    });

    it('ask the cashier’s permission', async () => {
      shop.client.configure({ cashier: null });
      expect(await codeOf(adjust(1))).to.equal('locked');
      expect(await codeOf(shop.client.loyalty.balance(shop.customerId))).to.equal('locked');
      shop.client.configure({ cashier: { id: 'ben' } });
      expect(await codeOf(adjust(1))).to.equal('grant-required');
      shop.client.configure({ cashier: { id: 'ben', can: { loyalty: 'no' } } });
      expect(await codeOf(adjust(1))).to.equal('not-allowed');
      shop.client.configure({ cashier: { id: 'ben', can: { history: 'no' } } });
      expect(await codeOf(shop.client.loyalty.entries(shop.customerId))).to.equal('not-allowed');
      shop.client.configure({ cashier: FREE_CASHIER });
      expect(await amount()).to.equal(0);
    });

    it('answer an entry written before also where the grant has run out since', async () => {
      const id = idOf(702);
      const first = await adjust(10, { id });
      shop.client.configure({ cashier: { id: 'ben' } });
      expect(await adjust(10, { id })).to.deep.equal(first);
      expect(await codeOf(adjust(10, { id: idOf(703) }))).to.equal('grant-required');
    });

    it('are good through the day they name in the merchant’s zone, and no longer', async () => {
      const { client, clock, customerId } = shop;
      client.configure({ loyalty: { expireAfterMonths: 1 } });
      const { id, expiresOn } = await adjust(100);
      expect(expiresOn).to.equal('2026-12-21');
      const balance = () => client.loyalty.balance(customerId);
      expect((await balance()).expiring).to.deep.equal([{ amount: 100, expiresOn: '2026-12-21' }]);
      // 23:59 of that day in New York is the next day in UTC.
      clock.set(Date.UTC(2026, 11, 22, 4, 59));
      expect(await balance()).to.include({ amount: 100, spendable: 100 });
      clock.set(Date.UTC(2026, 11, 22, 5));
      expect(await balance()).to.deep.include({ amount: 100, spendable: 0, expiring: [] });
      expect(await codeOf(adjust(-1))).to.equal('insufficient-balance');

      await adjust(7);
      expect(await balance()).to.include({ amount: 7, spendable: 7 });
      const { rows } = await client.loyalty.entries(customerId);
      const expiry = rows.find(({ entry }) => entry.type === 'expire')?.entry;
      expect(expiry).to.include({ points: -100, lotId: id, occurredAt: '2026-12-22T05:00:00.000Z', expiresOn: '2026-12-21' });
      await adjust(1);
      expect((await balance()).amount, 'once').to.equal(8);
    });

    it('take what expires first, and show it first', async () => {
      const { client } = shop;
      await adjust(10);
      for (const [months, points] of [[6, 20] as const, [3, 30] as const]) {
        client.configure({ loyalty: { expireAfterMonths: months } });
        await adjust(points);
      }
      await adjust(-35);
      const { expiring, spendable } = await client.loyalty.balance(shop.customerId);
      expect(expiring).to.deep.equal([{ amount: 15, expiresOn: '2027-05-21' }]);
      expect(spendable).to.equal(25);
    });

    it('are answered for many at once, in the order asked', async () => {
      const { id: bob } = await saveWell(shop.client, { displayName: 'Bob' });
      await adjust(5, { customerId: bob });
      await adjust(3);
      const balances = await shop.client.loyalty.balances([bob, idOf(999), shop.customerId, bob]);
      expect(balances.map(({ amount: points }) => points)).to.deep.equal([5, 0, 3, 5]);
    });

    it('show in a live query', async () => {
      const seen: number[] = [];
      shop.client.watch(
        async (reader) => (await reader.loyalty.balance(shop.customerId)).amount,
        (points) => seen.push(points),
      );
      await adjust(5);
      await shop.clock.advance(1_000);
      for (let turn = 0; turn < 200 && seen.at(-1) !== 5; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await shop.clock.advance(100);
      }
      expect(seen.at(-1)).to.equal(5);
    });
  });
}

describe('points by hand', () => {
  afterEach(closeClients);

  it('outlive the page that wrote them', async () => {
    const shop = await openLedgerShop({ database: 'ledger-reopen' });
    const { customerId, reason } = shop;
    const draft = { id: idOf(704), customerId, points: 40, reason };
    await shop.client.loyalty.adjust(draft);
    await shop.client.close();
    const again = await openClient({ database: 'ledger-reopen', cashier: FREE_CASHIER });
    expect((await again.loyalty.balance(customerId)).amount).to.equal(40);
    await again.loyalty.adjust(draft);
    expect((await again.loyalty.balance(customerId)).amount, 'what a crash left unanswered is asked again').to.equal(40);
  });
});
