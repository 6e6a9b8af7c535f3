import { expect } from '@open-wc/testing';
import type { RefundDraft, SaleDraft } from '../../../src/domain/sale.js';
import { codeOf } from '../../contracts/store-contract.js';
import { type LedgerShop, openLedgerShop, partOfError, STORAGES } from '../../support/ledger-client.js';
import { closeClients } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';
import { lineOf, refundDraftOf, saleDraftOf } from '../../support/sample-sales.js';

const money = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

for (const storage of STORAGES) {
  describe(`recording a refund, in ${storage}`, () => {
    let shop: LedgerShop;
    const record = (fields: Partial<SaleDraft> = {}) =>
      shop.client.recordSale(saleDraftOf({ customerId: shop.customerId, ...fields }));
    const refund = (fields: Partial<RefundDraft> = {}) => shop.client.recordRefund(refundDraftOf(fields));
    const balance = () => shop.client.loyalty.balance(shop.customerId);
    const credit = async () => (await shop.client.storeCredit.balance(shop.customerId))[0];

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('takes back what the lines earned, and is a record of its own beside the sale', async () => {
      await record({ lines: [lineOf({ quantity: 3, totalMinor: 1_000 })] });
      const { sale, loyaltyEntries } = await refund({
        lines: [{ lineId: '1', quantity: 1, amountMinor: 333 }],
        tenders: [{ type: 'card', amountMinor: 360 }],
      });
      expect(sale).to.deep.include({
        state: 'refund',
        refundOf: idOf(500),
        pointsEarned: -3,
        subtotalMinor: -333,
        taxMinor: -27,
        totalMinor: -360,
        tenders: [{ type: 'card', amountMinor: -360 }],
      });
      expect(loyaltyEntries[0]).to.include({ type: 'refund-reverse', points: -3, saleId: idOf(600) });
      expect((await shop.client.sales.get(idOf(500)))?.state).to.equal('part-refunded');
      await refund({ id: idOf(601), lines: [{ lineId: '1', quantity: 2, amountMinor: 667 }], tenders: [] });
      expect((await balance()).amount).to.equal(0);
      expect((await shop.client.sales.get(idOf(500)))?.state).to.equal('refunded');
      expect((await shop.client.sales.list(shop.customerId)).rows).to.have.length(3);
    });

    it('counts once, however often it is recorded', async () => {
      await record();
      const [first, second] = await Promise.all([refund(), refund()]);
      expect(second).to.deep.equal(first);
      await shop.clock.advance(60_000);
      expect((await refund()).sale).to.deep.equal(first.sale);
      expect((await balance()).amount).to.equal(0);
      expect(await codeOf(refund({ number: 'R-2' }))).to.equal('id-reused');
      expect(await codeOf(record({ id: idOf(600) })), 'a sale under the id of a refund').to.equal('id-reused');
      expect((await shop.client.sales.list(shop.customerId)).rows).to.have.length(2);
    });

    it('only answers what it would be in a dry run', async () => {
      await record();
      const { loyalty } = await shop.client.recordRefund(refundDraftOf(), { dryRun: true });
      expect(loyalty.amount).to.equal(0);
      expect((await balance()).amount).to.equal(10);
      expect((await shop.client.sales.get(idOf(500)))?.state).to.equal('completed');
    });

    it('takes spent points back all the same, below zero; where the host clamps, no more than there are', async () => {
      await record();
      await shop.client.redeem({ saleId: idOf(501), customerId: shop.customerId, points: 8 });
      shop.client.configure({ loyalty: { clamp: true } });
      const clamped = await shop.client.recordRefund(refundDraftOf(), { dryRun: true });
      expect(clamped.sale).to.deep.include({ pointsEarned: -2, flags: ['shortfall'] });
      shop.client.configure({ loyalty: {} });
      const { sale, loyalty } = await refund();
      expect(sale).to.deep.include({ pointsEarned: -10, flags: [] });
      expect(loyalty).to.include({ amount: -8, spendable: 0, overspent: true });
    });

    it('gives redeemed points back to the lots they came from', async () => {
      shop.client.configure({ loyalty: { expireAfterMonths: 6 } });
      await shop.client.loyalty.adjust({ customerId: shop.customerId, points: 100, reason: shop.reason });
      const before = await balance();
      await shop.client.redeem({ id: idOf(510), saleId: idOf(500), customerId: shop.customerId, points: 60 });
      await record({
        tenders: [
          { type: 'points', amountMinor: 600, redemptionId: idOf(510) },
          { type: 'cash', amountMinor: 400 },
        ],
      });
      const { sale } = await refund({
        tenders: [
          { type: 'points', amountMinor: 600 },
          { type: 'cash', amountMinor: 400 },
        ],
      });
      expect(sale).to.include({ pointsRedeemed: -60, pointsEarned: -10 });
      expect(await balance()).to.deep.equal(before);
    });

    it('gives used credit back to its lots, and issues the rest anew', async () => {
      shop.client.configure({ storeCredit: { expireAfterMonths: 1 } });
      const issued = await shop.client.storeCredit.issue({
        customerId: shop.customerId,
        amount: money(400),
        reason: shop.reason,
        expiresOn: null,
      });
      await shop.client.redeem({ id: idOf(510), saleId: idOf(500), customerId: shop.customerId, amount: money(400) });
      await record({
        tenders: [
          { type: 'store-credit', amountMinor: 400, redemptionId: idOf(510) },
          { type: 'cash', amountMinor: 600 },
        ],
      });
      const { storeCreditEntries, sale } = await refund({ tenders: [{ type: 'store-credit', amountMinor: 1_000 }] });
      expect(
        storeCreditEntries.map(({ type, amount, lotId, expiresOn }) => [type, amount.amountMinor, lotId, expiresOn]),
      ).to.deep.equal([
        ['redeem-reverse', 400, issued.id, null],
        ['issue', 600, null, '2026-12-21'],
      ]);
      expect(sale).to.deep.include({ creditUsedMinor: -400, flags: [] });
      expect((await credit())?.amount).to.deep.equal(money(1_000));
    });

    it('never issues more than the sale took, and flags what is beyond', async () => {
      await record();
      await refund({ tenders: [{ type: 'store-credit', amountMinor: 900 }] });
      const { sale } = await refund({ id: idOf(601), lines: [], tenders: [{ type: 'store-credit', amountMinor: 900 }] });
      expect(sale.flags).to.deep.equal(['over-refund']);
      expect((await credit())?.amount).to.deep.equal(money(1_000));
    });

    it('flags more than was sold, and takes nothing twice', async () => {
      await record();
      await refund();
      const { sale, loyaltyEntries } = await refund({ id: idOf(601) });
      expect(sale).to.deep.include({ flags: ['over-refund'], pointsEarned: 0 });
      expect(loyaltyEntries).to.deep.equal([]);
      expect((await balance()).amount).to.equal(0);
    });

    it('is of a sale there is, and of its lines', async () => {
      expect(await codeOf(refund())).to.equal('not-found');
      await record();
      const pathOf = (fields: object) => refund(fields).catch(partOfError('path'));
      expect(await pathOf({ lines: [{ lineId: '9', quantity: 1, amountMinor: 1 }] })).to.equal('refund.lines.0.lineId');
      expect(await pathOf({ lines: [{ lineId: '1', quantity: 1, amountMinor: -1 }] })).to.equal('refund.lines.0.amountMinor');
      expect(await pathOf({ lines: [{ lineId: '1', quantity: 0, amountMinor: 1 }] })).to.equal('refund.lines.0.quantity');
      expect(await pathOf({ tenders: [{ type: 'cash', amountMinor: 1e309 }] })).to.equal('refund.tenders.0.amountMinor');
      expect(await pathOf({ id: idOf(500) })).to.equal('refund.id');
      await refund();
      expect(await pathOf({ id: idOf(601), refundOf: idOf(600) })).to.equal('refund.refundOf');
    });
  });
}
