import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { earnId } from '../../../src/domain/earn.js';
import type { Sale, Tender } from '../../../src/domain/sale.js';
import { LedgerDays, refundBody, step } from '../../support/ledger-days.js';
import { creditEntryOf, loyaltyEntryOf } from '../../support/sample-ledgers.js';
import { idOf } from '../../support/sample-records.js';
import { lineOf, saleOf } from '../../support/sample-sales.js';
import { TestMerchant, useOf } from '../../support/test-merchant.js';

describe('the ledgers of a merchant', () => {
  it('add up, whatever registers send, again and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (steps) => {
        const shop = new LedgerDays();
        for (const one of steps) {
          shop.run(one);
          shop.check();
        }
      }),
      { numRuns: 300, includeErrorInReport: true },
    );
  }).timeout(60_000);

  it('are the same after partial refunds in any order as after one of the whole', () => {
    const parts = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), order: fc.nat() }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, fc.nat({ max: 99 }), fc.nat({ max: 60 }), fc.nat({ max: 900 }), (cut, earned, redeemed, credit) => {
        const quantity = cut.reduce((sum, part) => sum + part.quantity, 0);
        const sold = { quantity, earned, redeemed: redeemed + 1, credit: credit + 1 };
        const inParts = soldTo(sold);
        const ordered = [...cut].sort((a, b) => a.order - b.order);
        let done = 0;
        for (const [at, part] of ordered.entries()) {
          const share = (all: number): number =>
            Math.floor((all * (done + part.quantity)) / quantity) - Math.floor((all * done) / quantity);
          const tenders = tendersOf(share(sold.redeemed), share(sold.credit));
          inParts.accept(refundBody(saleIn(inParts), idOf(600 + at), part.quantity, tenders, inParts.now));
          done += part.quantity;
        }
        const whole = soldTo(sold);
        whole.accept(refundBody(saleIn(whole), idOf(600), quantity, tendersOf(sold.redeemed, sold.credit), whole.now));
        expect(saleIn(inParts).state).to.equal('refunded');
        // What was taken beyond all lots comes back as a debt paid, of which no lot can tell.
        if (sold.redeemed <= 50 && sold.credit <= 700) {
          expect(inParts.customers.get(idOf(1))?.account).to.deep.equal(whole.customers.get(idOf(1))?.account);
        }
        expect(inParts.pointsOf(idOf(1)), 'as before the sale').to.equal(50);
        expect(inParts.creditOf(idOf(1))).to.equal(700);
      }),
      { numRuns: 200, includeErrorInReport: true },
    );
  }).timeout(60_000);
});

function saleIn(merchant: TestMerchant): Sale {
  return merchant.sales.get(idOf(500)) ?? saleOf();
}

function tendersOf(points: number, credit: number): Tender[] {
  const all: Tender[] = [
    { type: 'points', amountMinor: 0 - points },
    { type: 'store-credit', amountMinor: 0 - credit },
  ];
  return all.filter(({ amountMinor }) => amountMinor < 0);
}

/** Of 50 points and $7.00, some taken for one sale, which earned. */
function soldTo(sold: { quantity: number; earned: number; redeemed: number; credit: number }): TestMerchant {
  const merchant = new TestMerchant();
  merchant.addCustomer(idOf(1));
  for (const [at, points] of [20, 30].entries()) {
    const entry = loyaltyEntryOf({ id: idOf(10 + at), points, expiresOn: `2027-0${at + 1}-01` });
    merchant.accept({ kind: 'loyalty-append', entry }, useOf({ entryId: entry.id, action: 'loyalty-add' }));
  }
  const issued = creditEntryOf({ id: idOf(20), amount: { amountMinor: 700, currency: 'USD' } });
  merchant.accept({ kind: 'store-credit-append', entry: issued }, useOf({ entryId: issued.id, action: 'credit-issue' }));
  const redeem = loyaltyEntryOf({
    id: idOf(12),
    type: 'redeem',
    points: -sold.redeemed,
    saleId: idOf(500),
    occurredAt: merchant.now,
  });
  const use = creditEntryOf({
    id: idOf(13),
    type: 'use',
    amount: { amountMinor: -sold.credit, currency: 'USD' },
    saleId: idOf(500),
    occurredAt: merchant.now,
  });
  const earn = loyaltyEntryOf({ id: earnId(idOf(500)), type: 'earn', points: sold.earned, saleId: idOf(500) });
  const sale = saleOf({
    lines: [lineOf({ quantity: sold.quantity, totalMinor: 10_000 })],
    subtotalMinor: 10_000,
    totalMinor: 10_000,
    tenders: [
      { type: 'points', amountMinor: sold.redeemed, redemptionId: redeem.id },
      { type: 'store-credit', amountMinor: sold.credit, redemptionId: use.id },
    ],
  });
  const loyaltyEntries = sold.earned > 0 ? [redeem, earn] : [redeem];
  merchant.accept({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries, storeCreditEntries: [use] });
  return merchant;
}
