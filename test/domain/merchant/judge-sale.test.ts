import { expect } from '@open-wc/testing';
import { earnId } from '../../../src/domain/earn.js';
import type { LoyaltyEntry } from '../../../src/domain/loyalty.js';
import { returning } from '../../../src/domain/redeemed-lots.js';
import type { Sale, Tender } from '../../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../../src/domain/store-credit.js';
import { creditEntryOf, loyaltyEntryOf, parkedSaleOf } from '../../support/sample-ledgers.js';
import { idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';
import { TestMerchant, useOf } from '../../support/test-merchant.js';

const [MARIA, RICHARD] = [idOf(1), idOf(2)];
const SALE = idOf(500);
const PARKED = idOf(5_000);

describe('a sale at the merchant', () => {
  let merchant: TestMerchant;
  const record = (
    fields: Partial<Sale> = {},
    loyaltyEntries: readonly LoyaltyEntry[] = [],
    storeCreditEntries: readonly StoreCreditEntry[] = [],
    parkedSaleId: string | null = null,
  ) => ({ kind: 'sale-record', sale: saleOf(fields), parkedSaleId, loyaltyEntries, storeCreditEntries }) as const;
  const earned = (points: number, fields: Partial<LoyaltyEntry> = {}) =>
    loyaltyEntryOf({ id: earnId(SALE), type: 'earn', points, saleId: SALE, expiresOn: '2027-11-21', ...fields });
  const redeemed = (points: number, fields: Partial<LoyaltyEntry> = {}) =>
    loyaltyEntryOf({ id: idOf(12), type: 'redeem', points: -points, saleId: SALE, occurredAt: merchant.now, ...fields });
  const used = (amountMinor: number, fields: Partial<StoreCreditEntry> = {}) =>
    creditEntryOf({ id: idOf(13), type: 'use', amount: { amountMinor: -amountMinor, currency: 'USD' }, saleId: SALE, ...fields });
  const byPoints = (redemptionId = idOf(12)): Tender => ({ type: 'points', amountMinor: 250, redemptionId });
  const byCredit: Tender = { type: 'store-credit', amountMinor: 300, redemptionId: idOf(13) };
  const give = (number: number, points: number) =>
    merchant.accept(
      { kind: 'loyalty-append', entry: loyaltyEntryOf({ id: idOf(number), points }) },
      useOf({ entryId: idOf(number), action: 'loyalty-add' }),
    );

  beforeEach(() => {
    merchant = new TestMerchant();
    merchant.addCustomer(MARIA);
    merchant.addCustomer(RICHARD);
  });

  it('is written with what it earned, by the register of the token', () => {
    const { puts, answer } = merchant.accept(
      record({ registerId: 'forged', originRegisterId: 'forged', version: 7 }, [earned(10)]),
    );
    expect(puts.sales).to.deep.equal([{ ...saleOf({ updatedAt: merchant.now }), version: 1 }]);
    expect(puts.loyaltyEntries?.[0]?.entry).to.deep.include({
      id: earnId(SALE),
      points: 10,
      version: 1,
      expiresOn: '2027-11-21',
    });
    expect(answer.balances?.loyalty.amount).to.equal(10);
    expect(merchant.customers.get(MARIA)?.account.lastSaleAt).to.equal(saleOf().occurredAt);
  });

  it('earns at most what the merchant allows, and says so of itself', () => {
    const cases: [number, number, number | undefined, number][] = [
      [1_000, 50, undefined, 10],
      [1_099, 50, undefined, 10],
      [1_000, 50, 2.5, 25],
      [10_000, 999, 0.29, 29],
      [99, 5, undefined, 0],
      [-500, 5, undefined, 0],
      [1_000, 4, undefined, 4],
    ];
    for (const [subtotalMinor, points, earnCeiling, expected] of cases) {
      merchant = new TestMerchant();
      merchant.addCustomer(MARIA);
      const rules = earnCeiling === undefined ? {} : { earnCeiling };
      const { answer } = merchant.accept(record({ subtotalMinor, pointsEarned: points }, [earned(points)]), null, { rules });
      expect(answer.loyaltyEntries?.map((entry) => entry.points)).to.deep.equal(expected === 0 ? [] : [expected]);
      expect(merchant.sales.get(SALE)?.pointsEarned).to.equal(expected);
      expect(merchant.pointsOf(MARIA)).to.equal(expected);
    }
  });

  it('counts a redemption once that was pushed ahead of it', () => {
    give(10, 30);
    merchant.accept({ kind: 'loyalty-append', entry: redeemed(25) });
    const { answer, puts } = merchant.accept(record({ tenders: [byPoints()] }, [redeemed(25), earned(10)]));
    expect(puts.loyaltyEntries?.map(({ entry }) => entry.type)).to.deep.equal(['earn']);
    expect(answer.loyaltyEntries?.map(({ type, points }) => [type, points])).to.deep.equal([
      ['redeem', -25],
      ['earn', 10],
    ]);
    expect(merchant.pointsOf(MARIA)).to.equal(15);
    expect(merchant.sales.get(SALE)?.pointsRedeemed).to.equal(25);
  });

  it('takes in full what was redeemed for it and not pushed, below zero if need be', () => {
    give(10, 5);
    const { answer } = merchant.accept(record({ tenders: [byPoints(), byCredit] }, [redeemed(25)], [used(300)]));
    expect(merchant.pointsOf(MARIA)).to.equal(-20);
    expect(merchant.creditOf(MARIA)).to.equal(-300);
    expect(answer.balances?.loyalty.overspent).to.equal(true);
    expect(merchant.sales.get(SALE)).to.include({ pointsRedeemed: 25, creditUsedMinor: 300, pointsEarned: 0 });
  });

  it('takes again what was reversed meanwhile by whoever took it for given up', () => {
    give(10, 30);
    merchant.accept({ kind: 'loyalty-append', entry: redeemed(25) });
    const back = returning(idOf(12), { lotId: null, expiresOn: null, amount: 25 });
    merchant.accept({
      kind: 'loyalty-append',
      entry: loyaltyEntryOf({ ...back, type: 'redeem-reverse', points: 25, saleId: SALE }),
    });
    expect(merchant.pointsOf(MARIA)).to.equal(30);
    const { answer } = merchant.accept(record({ tenders: [byPoints()] }, [redeemed(25)]));
    expect(merchant.pointsOf(MARIA)).to.equal(5);
    expect(answer.loyaltyEntries?.map(({ points }) => points)).to.deep.equal([-25, -25]);
    merchant.accept(record({ tenders: [byPoints()] }, [redeemed(25)]));
    expect(merchant.pointsOf(MARIA)).to.equal(5);
  });

  it('is refused with entries that it does not cause', () => {
    const tenders = [byPoints()];
    const wrong = {
      'of another type': record({}, [earned(10, { type: 'adjust' })]),
      'earned under another id': record({}, [earned(10, { id: idOf(88) })]),
      'earned by another sale': record({}, [earned(10, { saleId: idOf(501) })]),
      'earned by another customer': record({}, [earned(10, { customerId: RICHARD })]),
      'earned below zero': record({}, [earned(-10)]),
      'earned twice': record({}, [earned(5), earned(5)]),
      'redeemed by another customer': record({ tenders }, [redeemed(25, { customerId: RICHARD })]),
      'redeemed for another sale': record({ tenders }, [redeemed(25, { saleId: idOf(501) })]),
      'redeemed without a tender': record({}, [redeemed(25)]),
      'a tender without its redemption': record({ tenders }),
      'one redemption for two tenders': record({ tenders: [byPoints(), byPoints()] }, [redeemed(25)]),
      'a redemption that gives': record({ tenders }, [redeemed(-25)]),
      'credit issued': record({}, [], [used(-300, { type: 'issue' })]),
      'credit in another currency': record({ currency: 'EUR', tenders: [byCredit] }, [], [used(300)]),
      'points for a tender of credit': record({ tenders: [{ ...byCredit, redemptionId: idOf(12) }] }, [redeemed(25)]),
    };
    for (const [name, body] of Object.entries(wrong)) expect(merchant.codeOf(body), name).to.equal('no-cause');
    expect(merchant.sales.size + merchant.loyaltyEntries.size).to.equal(0);
  });

  it('is refused with an id that is another entry’s', () => {
    give(12, 30);
    expect(merchant.codeOf(record({ tenders: [byPoints()] }, [redeemed(25)]))).to.equal('id-reused');
    expect(merchant.pointsOf(MARIA)).to.equal(30);
  });

  it('is refused where what it earned has an id that is another entry’s', () => {
    const entry = loyaltyEntryOf({ id: earnId(SALE), points: 1_000 });
    merchant.accept({ kind: 'loyalty-append', entry }, useOf({ entryId: entry.id, action: 'loyalty-add' }));
    expect(merchant.codeOf(record({}, [earned(10)]))).to.equal('id-reused');
    expect(merchant.loyaltyEntries.get(earnId(SALE))?.entry.points).to.equal(1_000);
  });

  it('is refused where this register does not belong, and for nobody', () => {
    expect(merchant.codeOf(record({ locationId: 'elsewhere' }))).to.equal('not-allowed');
    expect(merchant.codeOf(record({ customerId: idOf(99) }))).to.equal('not-found');
    expect(merchant.codeOf(record({ refundOf: idOf(501) }))).to.equal('invalid-input');
    expect(merchant.codeOf(record({ currency: 'dollars' }))).to.equal('invalid-input');
  });

  it('counts once, whatever mutation brings it again, and no other under the same id', () => {
    merchant.accept(record({}, [earned(10)]));
    const { puts, answer } = merchant.accept(record({}, [earned(10)]));
    expect(puts).to.deep.equal({});
    expect(answer).to.deep.include({ version: 1 });
    expect(answer.loyaltyEntries?.map(({ points }) => points)).to.deep.equal([10]);
    expect(merchant.codeOf(record({ totalMinor: 1_001 }, [earned(10)]))).to.equal('id-reused');
    expect(merchant.codeOf(record({ customerId: RICHARD }, [earned(10, { customerId: RICHARD })]))).to.equal('id-reused');
    expect(merchant.pointsOf(MARIA)).to.equal(10);
  });

  it('is still the same once it is refunded', () => {
    merchant.accept(record({}, [earned(10)]));
    const refund = saleOf({ id: idOf(600), refundOf: SALE, state: 'refund', lines: [], tenders: [] });
    merchant.accept({ kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] });
    expect(merchant.accept(record({}, [earned(10)])).puts).to.deep.equal({});
    expect(merchant.codeOf(record({ id: idOf(600) }))).to.equal('id-reused');
  });

  it('that is still to come happened now, and is flagged', () => {
    const occurredAt = '2026-11-22T12:00:00.000Z';
    merchant.accept(record({ occurredAt }, [earned(10, { occurredAt })]));
    expect(merchant.sales.get(SALE)).to.deep.include({ occurredAt: merchant.now, flags: ['clock-ahead'] });
    expect(merchant.loyaltyEntries.get(earnId(SALE))?.entry.occurredAt).to.equal(merchant.now);
    expect(merchant.accept(record({ occurredAt }, [earned(10)])).puts).to.deep.equal({});
  });

  it('completes the parked sale it came from', () => {
    const claim = {
      register: { id: idOf(900), name: null },
      here: true,
      cashierId: null,
      since: merchant.now,
      leaseUntil: merchant.now,
    };
    merchant.parkedSales.set(PARKED, { parkedSale: parkedSaleOf({ state: 'open', claim }), cartText: '{}' });
    merchant.accept(record({}, [], [], PARKED));
    expect(merchant.parkedSales.get(PARKED)).to.deep.equal({
      parkedSale: parkedSaleOf({ state: 'completed', claim: null, version: 1, updatedAt: merchant.now }),
      cartText: null,
    });
  });

  it('is a fact also where its parked sale is gone, over or of another location', () => {
    const removed = { parkedSale: parkedSaleOf({ state: 'removed' }), cartText: null };
    const foreign = { parkedSale: parkedSaleOf({ id: idOf(5_001), locationId: 'elsewhere' }), cartText: '{}' };
    merchant.parkedSales.set(PARKED, removed);
    merchant.parkedSales.set(idOf(5_001), foreign);
    for (const [at, parkedSaleId] of [PARKED, idOf(5_001), idOf(5_002)].entries()) {
      merchant.accept(record({ id: idOf(510 + at) }, [], [], parkedSaleId));
    }
    expect([...merchant.parkedSales.values()]).to.deep.equal([removed, foreign]);
    expect(merchant.sales.size).to.equal(3);
  });

  it('is the survivor’s where a merged customer is named, with what was redeemed before the merge', () => {
    give(10, 30);
    merchant.accept({ kind: 'loyalty-append', entry: redeemed(25) });
    merchant.accept({ kind: 'customer-merge', mergeId: idOf(70), customerId: MARIA, survivorId: RICHARD, seen: 9 });
    const body = record({ tenders: [byPoints()] }, [redeemed(25), earned(10)]);
    expect(merchant.accept(body).answer.customerId).to.equal(RICHARD);
    expect(merchant.sales.get(SALE)?.customerId).to.equal(RICHARD);
    expect([merchant.pointsOf(MARIA), merchant.pointsOf(RICHARD)]).to.deep.equal([0, 15]);
    expect(merchant.accept(body).puts).to.deep.equal({});
  });

  it('has what was redeemed under a customer who was merged into the one it names, also once both are erased', () => {
    give(10, 30);
    merchant.accept({ kind: 'loyalty-append', entry: redeemed(25) });
    for (const [id, held] of merchant.customers) merchant.customers.set(id, { ...held, erased: true });
    merchant.accept(record({ customerId: RICHARD, tenders: [byPoints()] }, [redeemed(25)]));
    expect(merchant.pointsOf(MARIA)).to.equal(5);
  });

  it('is written without the person where they are erased', () => {
    const held = merchant.customers.get(MARIA);
    if (held) merchant.customers.set(MARIA, { ...held, erased: true });
    const tenders: Tender[] = [{ type: 'cash', amountMinor: 1_000, label: 'for Maria' }];
    const body = record({ tenders, extra: '{"x":1}' }, [earned(10, { reason: { code: 'sale', text: 'Maria' }, extra: '{}' })]);
    merchant.accept(body);
    expect(JSON.stringify([merchant.sales.get(SALE), merchant.loyaltyEntries.get(earnId(SALE))])).to.not.include('Maria');
    expect(merchant.sales.get(SALE)).to.not.have.property('extra');
    expect(merchant.customers.get(MARIA)).to.deep.include({ erased: true, customer: held?.customer });
    expect(merchant.customers.get(MARIA)?.account).to.deep.include({ lastSaleAt: null });
    expect(merchant.pointsOf(MARIA)).to.equal(10);
    expect(merchant.accept(body).puts).to.deep.equal({});
  });
});
