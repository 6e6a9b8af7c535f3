import { expect } from '@open-wc/testing';
import { deriveId } from '../../../src/domain/derived-id.js';
import { earnId } from '../../../src/domain/earn.js';
import { refundEntries } from '../../../src/domain/refund.js';
import type { Sale, Tender } from '../../../src/domain/sale.js';
import { creditEntryOf, loyaltyEntryOf } from '../../support/sample-ledgers.js';
import { idOf } from '../../support/sample-records.js';
import { lineOf, saleOf } from '../../support/sample-sales.js';
import { TestMerchant, useOf } from '../../support/test-merchant.js';

const [MARIA, RICHARD] = [idOf(1), idOf(2)];
const SALE = idOf(500);

describe('a refund at the merchant', () => {
  let merchant: TestMerchant;
  const sell = (fields: Partial<Sale> = {}, points = 10) => {
    const sale = saleOf({ pointsEarned: points, ...fields });
    const earn = loyaltyEntryOf({ id: earnId(sale.id), type: 'earn', points, saleId: sale.id });
    merchant.accept({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [earn], storeCreditEntries: [] });
  };
  const refundOf = (number: number, quantity: number, amountMinor: number, fields: Partial<Sale> = {}): Sale =>
    saleOf({
      id: idOf(number),
      refundOf: SALE,
      state: 'refund',
      number: `R-${number}`,
      lines: [lineOf({ quantity, totalMinor: 0 - amountMinor })],
      tenders: [{ type: 'cash', amountMinor: 0 - amountMinor }],
      subtotalMinor: 0 - amountMinor,
      totalMinor: 0 - amountMinor,
      pointsEarned: 0,
      ...fields,
    });
  const record = (refund: Sale) => ({ kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] }) as const;
  const inKind = (type: Tender['type'], amountMinor: number): Partial<Sale> => ({
    tenders: [{ type, amountMinor: 0 - amountMinor }],
  });

  beforeEach(() => {
    merchant = new TestMerchant();
    merchant.addCustomer(MARIA);
    merchant.addCustomer(RICHARD);
  });

  it('has the entries its register derives, whatever came with it, and answers them', () => {
    sell();
    const refund = refundOf(600, 1, 1_000);
    const sold = { sale: merchant.sales.get(SALE) ?? saleOf(), loyaltyEntries: [], storeCreditEntries: [] };
    const own = refundEntries(sold, [], refund).loyaltyEntries;
    const forged = loyaltyEntryOf({ id: idOf(601), type: 'redeem-reverse', points: 1_000, saleId: idOf(600) });
    const { answer } = merchant.accept({ ...record(refund), loyaltyEntries: [forged] });
    expect(answer.loyaltyEntries).to.deep.equal(own.map((entry) => ({ ...entry, version: 2, updatedAt: merchant.now })));
    expect(merchant.pointsOf(MARIA)).to.equal(0);
    expect(merchant.sales.get(idOf(600))).to.include({ pointsEarned: -10, version: 2, refundOf: SALE });
  });

  it('changes the state of its sale', () => {
    sell({ lines: [lineOf({ quantity: 2 })] });
    merchant.accept(record(refundOf(600, 1, 500)));
    expect(merchant.sales.get(SALE)).to.include({ state: 'part-refunded', version: 2 });
    merchant.accept(record(refundOf(601, 1, 500)));
    expect(merchant.sales.get(SALE)).to.include({ state: 'refunded', version: 3 });
    expect(merchant.pointsOf(MARIA)).to.equal(0);
  });

  it('takes back what was earned though it is spent, below zero', () => {
    sell();
    const entry = loyaltyEntryOf({ points: -8 });
    merchant.accept({ kind: 'loyalty-append', entry }, useOf({ entryId: entry.id, action: 'loyalty-remove' }));
    merchant.accept(record(refundOf(600, 1, 1_000)));
    expect(merchant.pointsOf(MARIA)).to.equal(-8);
  });

  it('stops at zero where the merchant clamps, and says so', () => {
    sell();
    const entry = loyaltyEntryOf({ points: -8 });
    merchant.accept({ kind: 'loyalty-append', entry }, useOf({ entryId: entry.id, action: 'loyalty-remove' }));
    merchant.accept(record(refundOf(600, 1, 1_000)), null, { rules: { clamp: true } });
    expect(merchant.pointsOf(MARIA)).to.equal(0);
    expect(merchant.sales.get(idOf(600))?.flags).to.deep.equal(['shortfall']);
  });

  it('of more than was sold is a fact, flagged, and takes no more than the sale gave', () => {
    sell();
    merchant.accept(record(refundOf(600, 2, 1_000)));
    merchant.accept(record(refundOf(601, 1, 1_000)));
    const stranger = refundOf(602, 1, 0, { lines: [lineOf({ id: 'never sold', totalMinor: 0 })], tenders: [] });
    merchant.accept(record(stranger));
    expect([600, 601, 602].map((number) => merchant.sales.get(idOf(number))?.flags)).to.deep.equal([
      ['over-refund'],
      ['over-refund'],
      ['over-refund'],
    ]);
    expect(merchant.pointsOf(MARIA)).to.equal(0);
  });

  it('flags a line that was never sold also where all else fits', () => {
    sell({ lines: [lineOf({ quantity: 2 })] });
    const lines = [lineOf({ quantity: 1, totalMinor: -500 }), lineOf({ id: 'never sold', totalMinor: 0 })];
    merchant.accept(record(refundOf(600, 1, 500, { lines })));
    expect(merchant.sales.get(idOf(600))?.flags).to.deep.equal(['over-refund']);
  });

  it('gives redeemed points back to the lots they came from', () => {
    const given = loyaltyEntryOf({ id: idOf(10), points: 30, expiresOn: '2027-03-01' });
    merchant.accept({ kind: 'loyalty-append', entry: given }, useOf({ entryId: idOf(10), action: 'loyalty-add' }));
    const redeem = loyaltyEntryOf({ id: idOf(12), type: 'redeem', points: -20, saleId: SALE, occurredAt: merchant.now });
    merchant.accept({ kind: 'loyalty-append', entry: redeem });
    const sale = saleOf({ tenders: [{ type: 'points', amountMinor: 1_000, redemptionId: idOf(12) }], pointsEarned: 0 });
    merchant.accept({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [redeem], storeCreditEntries: [] });
    merchant.accept(record(refundOf(600, 1, 1_000, inKind('points', 1_000))));
    expect(merchant.customers.get(MARIA)?.account.loyalty).to.deep.equal({
      amount: 30,
      lots: [{ id: idOf(10), left: 30, expiresOn: '2027-03-01' }],
    });
    expect(merchant.sales.get(idOf(600))?.pointsRedeemed).to.equal(-20);
  });

  it('gives back what was overspent in both ledgers', () => {
    const redeem = loyaltyEntryOf({ id: idOf(12), type: 'redeem', points: -20, saleId: SALE });
    const use = creditEntryOf({ id: idOf(13), type: 'use', amount: { amountMinor: -300, currency: 'USD' }, saleId: SALE });
    const tenders: Tender[] = [
      { type: 'points', amountMinor: 700, redemptionId: idOf(12) },
      { type: 'store-credit', amountMinor: 300, redemptionId: idOf(13) },
    ];
    const sale = saleOf({ tenders });
    merchant.accept({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [redeem], storeCreditEntries: [use] });
    const back = tenders.map(({ type, amountMinor }): Tender => ({ type, amountMinor: 0 - amountMinor }));
    merchant.accept(record(refundOf(600, 1, 1_000, { tenders: back })));
    expect([merchant.pointsOf(MARIA), merchant.creditOf(MARIA)]).to.deep.equal([0, 0]);
  });

  it('issues store credit as long as the merchant says, at most what the sale took', () => {
    sell();
    merchant.accept(record(refundOf(600, 1, 5_000, inKind('store-credit', 5_000))), null, {
      rules: { creditExpiresAfterMonths: 6 },
    });
    expect(merchant.creditOf(MARIA)).to.equal(1_000);
    expect(merchant.storeCreditEntries.get(deriveId(idOf(600), 'issue'))?.entry).to.deep.include({
      type: 'issue',
      expiresOn: '2027-05-21',
    });
  });

  it('counts once, whatever mutation brings it again, and no other under the same id', () => {
    sell({ lines: [lineOf({ quantity: 2 })] });
    merchant.accept(record(refundOf(600, 1, 500)));
    const { puts, answer } = merchant.accept(record(refundOf(600, 1, 500)));
    expect(puts).to.deep.equal({});
    expect(answer.version).to.equal(2);
    expect(answer.loyaltyEntries?.map(({ points }) => points)).to.deep.equal([-5]);
    expect(merchant.codeOf(record(refundOf(600, 2, 500)))).to.equal('id-reused');
    expect(merchant.pointsOf(MARIA)).to.equal(5);
  });

  it('is refused of what is no sale here, in another currency, or with figures that run the other way', () => {
    expect(merchant.codeOf(record(refundOf(600, 1, 1_000)))).to.equal('not-found');
    sell();
    merchant.accept(record(refundOf(600, 1, 1_000)));
    const wrong: Partial<Sale>[] = [
      { refundOf: idOf(600) },
      { currency: 'EUR' },
      inKind('store-credit', -5_000),
      { lines: [lineOf({ quantity: -1, totalMinor: 0 })] },
      { lines: [lineOf({ quantity: 1, totalMinor: 5 })] },
    ];
    for (const fields of wrong) {
      expect(merchant.codeOf(record(refundOf(601, 1, 0, fields))), JSON.stringify(fields)).to.equal('invalid-input');
    }
    expect(merchant.codeOf(record(refundOf(601, 1, 0, { refundOf: null })))).to.equal('not-found');
    expect(merchant.codeOf(record(refundOf(601, 1, 0, { locationId: 'elsewhere' })))).to.equal('not-allowed');
  });

  it('goes to the customer of the sale, or whoever they were merged into, whoever is named', () => {
    sell();
    merchant.accept(record(refundOf(600, 1, 0, { customerId: RICHARD })));
    expect([merchant.pointsOf(MARIA), merchant.pointsOf(RICHARD)]).to.deep.equal([0, 0]);
    expect(merchant.sales.get(idOf(600))?.customerId).to.equal(MARIA);
  });

  it('takes back from the survivor the lot of the sale, after a merge', () => {
    sell();
    const other = loyaltyEntryOf({ id: idOf(10), points: 30, customerId: RICHARD, expiresOn: '2026-12-01' });
    const use = useOf({ entryId: idOf(10), action: 'loyalty-add', customerId: RICHARD });
    merchant.accept({ kind: 'loyalty-append', entry: other }, use);
    merchant.accept({ kind: 'customer-merge', mergeId: idOf(70), customerId: MARIA, survivorId: RICHARD, seen: 9 });
    const { answer } = merchant.accept(record(refundOf(600, 1, 1_000, { customerId: RICHARD })));
    expect(answer).to.not.have.property('customerId');
    expect(merchant.customers.get(RICHARD)?.account.loyalty).to.deep.equal({
      amount: 30,
      lots: [{ id: idOf(10), left: 30, expiresOn: '2026-12-01' }],
    });
    expect(merchant.pointsOf(MARIA)).to.equal(0);
  });

  it('is written without the person where they are erased', () => {
    sell();
    const held = merchant.customers.get(MARIA);
    if (held) merchant.customers.set(MARIA, { ...held, erased: true });
    const refund = refundOf(600, 1, 1_000, { tenders: [{ type: 'cash', amountMinor: -1_000, label: 'Maria' }] });
    merchant.accept(record(refund));
    expect(JSON.stringify(merchant.sales.get(idOf(600)))).to.not.include('Maria');
    expect(merchant.accept(record(refund)).puts).to.deep.equal({});
    expect(merchant.pointsOf(MARIA)).to.equal(0);
  });
});
