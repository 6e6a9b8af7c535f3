import { expect } from '@open-wc/testing';
import type { SaleDraft } from '../../../src/domain/sale.js';
import { codeOf } from '../../contracts/store-contract.js';
import { FREE_CASHIER, type LedgerShop, openLedgerShop, STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';
import { lineOf, saleDraftOf } from '../../support/sample-sales.js';

const HOUR_MS = 3_600_000;

for (const storage of STORAGES) {
  describe(`recording a sale, in ${storage}`, () => {
    let shop: LedgerShop;
    const draftOf = (fields: Partial<SaleDraft> = {}) => saleDraftOf({ customerId: shop.customerId, ...fields });
    const record = (fields: Partial<SaleDraft> = {}) => shop.client.recordSale(draftOf(fields));
    const points = async () => (await shop.client.loyalty.balance(shop.customerId)).amount;
    const give = (amount: number) =>
      shop.client.loyalty.adjust({ customerId: shop.customerId, points: amount, reason: shop.reason });

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('keeps it whole, and earns a point for each whole unit of the subtotal', async () => {
      const lines = [lineOf({ totalMinor: 1_250 }), lineOf({ id: '2', totalMinor: 749, quantity: 0.35 })];
      const receipt = await record({ lines, taxMinor: 100, tipMinor: 200, totalMinor: 2_299 });
      expect(receipt.sale).to.deep.include({
        lines,
        state: 'completed',
        refundOf: null,
        flags: [],
        currency: 'USD',
        pointsEarned: 19,
        pointsRedeemed: 0,
        cashierId: 'ana',
        locationId: 'local',
      });
      expect(receipt.loyaltyEntries).to.have.length(1);
      expect(receipt.loyaltyEntries[0]).to.include({ type: 'earn', points: 19, saleId: idOf(500), grantId: null });
      expect(receipt.loyalty).to.include({ amount: 19, spendable: 19 });
      expect(await shop.client.sales.get(idOf(500))).to.deep.equal(receipt.sale);
      expect((await shop.client.sales.list(shop.customerId)).rows).to.deep.equal([receipt.sale]);
    });

    it('counts once, however often it is recorded', async () => {
      const [first, second] = await Promise.all([record(), record()]);
      expect(second.sale).to.deep.equal(first.sale);
      await shop.clock.advance(HOUR_MS);
      const again = await record();
      expect(again.sale).to.deep.equal(first.sale);
      expect(again.loyaltyEntries).to.deep.equal(first.loyaltyEntries);
      expect(await points()).to.equal(10);
      expect(await codeOf(record({ number: 'S-2' }))).to.equal('id-reused');
      expect(await codeOf(record({ lines: [lineOf({ totalMinor: 2_000 })] }))).to.equal('id-reused');
      expect(await codeOf(record({ occurredAt: '2026-11-20T12:00:00.000Z' }))).to.equal('id-reused');
      expect(await points()).to.equal(10);
    });

    it('only answers what it would be in a dry run', async () => {
      const receipt = await shop.client.recordSale(draftOf(), { dryRun: true });
      expect(receipt.loyalty.amount).to.equal(10);
      expect(await points()).to.equal(0);
      expect(await shop.client.sales.get(idOf(500))).to.equal(null);
    });

    it('is a fact: whoever is inactive or banned bought all the same', async () => {
      await shop.client.setStatus(shop.customerId, 'banned', { reason: 'Fraud' });
      await record();
      expect(await points()).to.equal(10);
      expect(await codeOf(record({ id: idOf(501), customerId: idOf(999) }))).to.equal('not-found');
    });

    it('earns by the host’s rule, which must give a whole number', async () => {
      shop.client.configure({ loyalty: { earn: ({ lines }) => lines.length * 7 } });
      expect((await record()).sale.pointsEarned).to.equal(7);
      for (const wrong of [NaN, 1e309, -0, -1, 1.5, 2 ** 53, '1e3', undefined]) {
        shop.client.configure({ loyalty: { earn: () => wrong as number } });
        const thrown: unknown = await record({ id: idOf(502) }).catch((error: unknown) => error);
        expect(thrown, String(wrong)).to.include({ code: 'invalid-config', path: 'loyalty.earn' });
      }
      expect(await points()).to.equal(7);
    });

    it('earns nothing on lines that do not', async () => {
      const card = lineOf({ id: 'gift', name: 'Gift card', totalMinor: 5_000, earnsPoints: false });
      expect((await record({ lines: [lineOf(), card] })).sale.pointsEarned).to.equal(10);
      const nothing = await record({ id: idOf(501), lines: [card] });
      expect(nothing.sale.pointsEarned).to.equal(0);
      expect(nothing.loyaltyEntries).to.deep.equal([]);
    });

    it('earns by the units of its currency', async () => {
      const yen = await record({ currency: 'JPY', lines: [lineOf({ totalMinor: 250 })] });
      expect(yen.sale.pointsEarned).to.equal(250);
      const dinar = await record({ id: idOf(501), currency: 'KWD', lines: [lineOf({ totalMinor: 12_999 })] });
      expect(dinar.sale.pointsEarned).to.equal(12);
    });

    it('expires what it gave by the day it happened', async () => {
      shop.client.configure({ loyalty: { expireAfterMonths: 12 } });
      const { loyaltyEntries } = await record({ occurredAt: '2026-09-30T23:30:00-04:00' });
      expect(loyaltyEntries[0]).to.include({ expiresOn: '2027-09-30', occurredAt: '2026-10-01T03:30:00.000Z' });
    });

    it('moves a moment that is still to come to now, and says so', async () => {
      const ahead = { occurredAt: '2027-01-01T00:00:00.000Z' };
      const { sale } = await record(ahead);
      expect(sale).to.deep.include({ occurredAt: '2026-11-21T12:00:00.000Z', flags: ['clock-ahead'] });
      await shop.clock.advance(HOUR_MS);
      expect((await record(ahead)).sale).to.deep.equal(sale);
    });

    it('repeats what was redeemed for it, once', async () => {
      await give(100);
      const redemption = { id: idOf(510), saleId: idOf(500), customerId: shop.customerId, points: 60 };
      const { entry } = await shop.client.redeem(redemption);
      expect(await shop.client.redeem(redemption), 'the same again').to.deep.equal({ id: idOf(510), entry, offline: false });
      expect(await points()).to.equal(40);
      const tenders = [
        { type: 'points', amountMinor: 600, redemptionId: idOf(510) },
        { type: 'cash', amountMinor: 400 },
      ] as const;
      const receipt = await record({ tenders });
      expect(receipt.sale).to.include({ pointsRedeemed: 60, pointsEarned: 10, creditUsedMinor: 0 });
      expect(receipt.loyaltyEntries.map(({ type }) => type)).to.have.members(['redeem', 'earn']);
      expect(await points()).to.equal(50);
      expect(await codeOf(shop.client.reverseRedemption(idOf(510)))).to.equal('invalid-input');
      expect(await codeOf(shop.client.redeem({ ...redemption, id: idOf(511) })), 'too late').to.equal('invalid-input');
    });

    it('takes store credit that was redeemed for it', async () => {
      const money = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
      await shop.client.storeCredit.issue({ customerId: shop.customerId, amount: money(5_000), reason: shop.reason });
      const { id } = await shop.client.redeem({ saleId: idOf(500), customerId: shop.customerId, amount: money(700) });
      const receipt = await record({ tenders: [{ type: 'store-credit', amountMinor: 700, redemptionId: id }] });
      expect(receipt.sale.creditUsedMinor).to.equal(700);
      expect(receipt.storeCreditEntries).to.have.length(1);
      expect(receipt.storeCredit[0]?.amount).to.deep.equal(money(4_300));
    });

    it('has no tender without a redemption of its own', async () => {
      await give(100);
      const { id: other } = await shop.client.redeem({ saleId: idOf(501), customerId: shop.customerId, points: 10 });
      const withTender = (redemptionId?: string) =>
        record({ tenders: [{ type: 'points', amountMinor: 1_000, ...(redemptionId && { redemptionId }) }] });
      expect(await codeOf(withTender(idOf(999)))).to.equal('no-cause');
      expect(await codeOf(withTender(other)), 'of another sale').to.equal('no-cause');
      expect(await codeOf(withTender())).to.equal('invalid-input');
      const { id } = await shop.client.redeem({ saleId: idOf(500), customerId: shop.customerId, points: 10 });
      await shop.client.reverseRedemption(id);
      expect(await codeOf(withTender(id)), 'given back').to.equal('no-cause');
      expect(await shop.client.sales.get(idOf(500))).to.equal(null);
    });

    it('given up gives back what was redeemed, to its lots, once', async () => {
      shop.client.configure({ loyalty: { expireAfterMonths: 3 } });
      await give(50);
      shop.client.configure({ loyalty: { expireAfterMonths: 6 } });
      await give(50);
      const before = await shop.client.loyalty.balance(shop.customerId);
      const { id } = await shop.client.redeem({ saleId: idOf(500), customerId: shop.customerId, points: 70 });
      expect(await points()).to.equal(30);
      await Promise.all([shop.client.reverseRedemption(id), shop.client.reverseRedemption(id)]);
      await shop.client.reverseRedemption(id);
      expect(await shop.client.loyalty.balance(shop.customerId)).to.deep.equal(before);
      expect(await codeOf(shop.client.reverseRedemption(idOf(999)))).to.equal('not-found');
    });

    it('is never redeemed beyond what can be spent', async () => {
      await give(10);
      const redeem = (fields: object) => shop.client.redeem({ saleId: idOf(500), customerId: shop.customerId, ...fields });
      expect(await codeOf(redeem({ points: 11 }))).to.equal('insufficient-balance');
      expect(await codeOf(redeem({ amount: { amountMinor: 1, currency: 'USD' } }))).to.equal('insufficient-balance');
      expect(await codeOf(redeem({}))).to.equal('invalid-input');
      expect(await codeOf(redeem({ points: 1, amount: { amountMinor: 1, currency: 'USD' } }))).to.equal('invalid-input');
      for (const wrong of [NaN, 1e309, -0, 0, -1, 1.5, 2 ** 53, '1e3']) {
        expect(await codeOf(redeem({ points: wrong })), String(wrong)).to.equal('invalid-input');
      }
      expect(await points()).to.equal(10);
    });

    it('says where a wrong value stands', async () => {
      const pathOf = async (fields: object): Promise<unknown> => {
        const error: unknown = await shop.client.recordSale({ ...draftOf(), ...fields }).catch((thrown: unknown) => thrown);
        expect(error).to.include({ code: 'invalid-input' });
        return Reflect.get(Object(error), 'path');
      };
      expect(await pathOf({ id: 'S-1' })).to.equal('sale.id');
      expect(await pathOf({ lines: [] })).to.equal('sale.lines');
      expect(await pathOf({ lines: [lineOf(), lineOf()] })).to.equal('sale.lines.1.id');
      expect(await pathOf({ lines: [lineOf({ quantity: 0.0001 })] })).to.equal('sale.lines.0.quantity');
      expect(await pathOf({ tenders: [{ type: 'gold', amountMinor: 1 }] })).to.equal('sale.tenders.0.type');
      expect(await pathOf({ currency: 'usd' })).to.equal('sale.currency');
      expect(await pathOf({ occurredAt: 'yesterday' })).to.equal('sale.occurredAt');
      expect(await pathOf({ secret: 1 })).to.equal('sale.secret');
      for (const wrong of [NaN, 1e309, -0, 1.5, 2 ** 53, '1e3', null]) {
        expect(await pathOf({ subtotalMinor: wrong }), String(wrong)).to.equal('sale.subtotalMinor');
        expect(await pathOf({ lines: [lineOf({ totalMinor: wrong as number })] })).to.equal('sale.lines.0.totalMinor');
      }
      expect(await shop.client.sales.get(idOf(500))).to.equal(null);
    });

    it('needs somebody who is signed in, and no more', async () => {
      shop.client.configure({ cashier: null });
      expect(await codeOf(record())).to.equal('locked');
      expect(await codeOf(shop.client.redeem({ saleId: idOf(500), customerId: shop.customerId, points: 1 }))).to.equal('locked');
      expect(await codeOf(shop.client.sales.get(idOf(500)))).to.equal('locked');
      shop.client.configure({ cashier: { id: 'ben', can: { loyalty: 'no', history: 'no' } } });
      expect((await record()).sale.cashierId).to.equal('ben');
      expect(await codeOf(shop.client.sales.list(shop.customerId))).to.equal('not-allowed');
    });
  });
}

describe('recording a sale', () => {
  afterEach(closeClients);

  it('between two calls of which the page went away changes nothing', async () => {
    const database = `sale-${crypto.randomUUID()}`;
    const shop = await openLedgerShop({ database });
    const { customerId, reason } = shop;
    await shop.client.loyalty.adjust({ customerId, points: 50, reason });
    const redemption = { id: idOf(510), saleId: idOf(500), customerId, points: 20 };
    const draft = saleDraftOf({ customerId, tenders: [{ type: 'points', amountMinor: 1_000, redemptionId: idOf(510) }] });
    await shop.client.redeem(redemption);
    await shop.client.close();

    const second = await openClient({ database, cashier: FREE_CASHIER });
    await second.redeem(redemption);
    await second.recordSale(draft);
    await second.close();

    const third = await openClient({ database, cashier: FREE_CASHIER });
    await third.recordSale(draft);
    expect((await third.loyalty.balance(customerId)).amount).to.equal(50 - 20 + 10);
    expect((await third.sales.list(customerId)).rows).to.have.length(1);
  });
});
