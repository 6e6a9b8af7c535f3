import { expect } from '@open-wc/testing';
import type { LedgerState } from '../../../src/domain/account.js';
import { EMPTY_ACCOUNT } from '../../../src/domain/account.js';
import type { CustomerId } from '../../../src/domain/id.js';
import { idOf } from '../../support/sample-records.js';
import { OTHER_REGISTER, REGISTER, TestMerchant } from '../../support/test-merchant.js';

const [MARIA, RICHARD, LINDA] = [idOf(1), idOf(2), idOf(3)];

describe('a merge', () => {
  let merchant: TestMerchant;
  const merge = (customerId: CustomerId, survivorId: CustomerId, seen = 0) =>
    ({ kind: 'customer-merge', mergeId: idOf(70), customerId, survivorId, seen }) as const;
  const setAccount = (
    id: CustomerId,
    loyalty: LedgerState,
    USD: LedgerState = { amount: 0, lots: [] },
    lastSaleAt: string | null = null,
  ) => {
    const held = merchant.customers.get(id);
    if (held) merchant.customers.set(id, { ...held, account: { loyalty, storeCredit: { USD }, lastSaleAt } });
  };
  const lot = (number: number, left: number, expiresOn: string | null = null) => ({ id: idOf(number), left, expiresOn });

  beforeEach(() => {
    merchant = new TestMerchant();
    for (const id of [MARIA, RICHARD, LINDA]) merchant.addCustomer(id);
  });

  it('moves the account whole, lot by lot, each good as long as it was', () => {
    setAccount(
      MARIA,
      { amount: 30, lots: [lot(10, 10, '2027-01-01'), lot(11, 20)] },
      { amount: 500, lots: [lot(12, 500)] },
      '2026-11-20T10:00:00.000Z',
    );
    setAccount(RICHARD, { amount: 5, lots: [lot(13, 5, '2027-06-01')] });
    const { puts, answer } = merchant.accept(merge(MARIA, RICHARD));
    expect(puts.loyaltyEntries?.map(({ entry }) => [entry.customerId, entry.type, entry.points, entry.expiresOn])).to.deep.equal([
      [MARIA, 'merge-out', -10, '2027-01-01'],
      [MARIA, 'merge-out', -20, null],
      [RICHARD, 'merge-in', 10, '2027-01-01'],
      [RICHARD, 'merge-in', 20, null],
    ]);
    expect(merchant.customers.get(MARIA)?.account).to.deep.equal({
      ...EMPTY_ACCOUNT,
      storeCredit: { USD: { amount: 0, lots: [] } },
    });
    expect(merchant.customers.get(RICHARD)?.account).to.deep.equal({
      loyalty: { amount: 35, lots: [lot(10, 10, '2027-01-01'), lot(13, 5, '2027-06-01'), lot(11, 20)] },
      storeCredit: { USD: { amount: 500, lots: [lot(12, 500)] } },
      lastSaleAt: '2026-11-20T10:00:00.000Z',
    });
    expect(answer.balances?.loyalty).to.include({ customerId: RICHARD, amount: 35 });
  });

  it('moves a debt too, which the lots of the survivor pay', () => {
    setAccount(MARIA, { amount: -8, lots: [] });
    setAccount(RICHARD, { amount: 5, lots: [lot(13, 5)] });
    merchant.accept(merge(MARIA, RICHARD));
    expect(merchant.customers.get(MARIA)?.account.loyalty).to.deep.equal({ amount: 0, lots: [] });
    expect(merchant.customers.get(RICHARD)?.account.loyalty).to.deep.equal({ amount: -3, lots: [] });
  });

  it('leaves the source as merged, and nothing else of it changed', () => {
    const before = merchant.customers.get(MARIA)?.customer;
    merchant.accept(merge(MARIA, RICHARD));
    const touch = { n: 1, registerId: REGISTER.id, registerName: REGISTER.name };
    const after = merchant.customers.get(MARIA);
    expect(after?.customer).to.deep.equal({
      ...before,
      version: 1,
      updatedAt: merchant.now,
      status: 'merged',
      mergedInto: RICHARD,
    });
    expect(after?.touched).to.deep.equal({ status: touch, merge: touch });
    expect(merchant.customers.get(RICHARD)?.customer.version).to.equal(0);
  });

  it('expires first what has lapsed, and does not move it', () => {
    setAccount(MARIA, { amount: 10, lots: [lot(10, 10, '2026-11-20')] });
    merchant.accept(merge(MARIA, RICHARD));
    expect([merchant.pointsOf(MARIA), merchant.pointsOf(RICHARD)]).to.deep.equal([0, 0]);
  });

  it('is stale where the status was set elsewhere since, not where this register set it', () => {
    const held = merchant.customers.get(MARIA);
    const touchedAt = (registerId: string) => {
      if (held) merchant.customers.set(MARIA, { ...held, touched: { status: { n: 4, registerId } } });
    };
    touchedAt(OTHER_REGISTER.id);
    expect(merchant.codeOf(merge(MARIA, RICHARD, 3))).to.equal('stale');
    expect(merchant.codeOf(merge(MARIA, RICHARD, 4))).to.equal(null);
    const touched = { merge: { n: 4, registerId: OTHER_REGISTER.id } };
    if (held) merchant.customers.set(MARIA, { ...held, touched });
    expect(merchant.codeOf(merge(MARIA, RICHARD, 3))).to.equal('stale');
    touchedAt(REGISTER.id);
    expect(merchant.codeOf(merge(MARIA, RICHARD, 3))).to.equal(null);
  });

  it('is done once: the same again changes nothing, into somebody else is stale', () => {
    setAccount(MARIA, { amount: 10, lots: [lot(10, 10)] });
    merchant.accept(merge(MARIA, RICHARD));
    expect(merchant.accept(merge(MARIA, RICHARD)).puts).to.deep.equal({});
    expect(merchant.codeOf(merge(MARIA, LINDA, 9))).to.equal('stale');
    expect(merchant.pointsOf(RICHARD)).to.equal(10);
  });

  it('goes on to whoever the survivor was merged into', () => {
    setAccount(MARIA, { amount: 10, lots: [lot(10, 10)] });
    merchant.accept(merge(RICHARD, LINDA));
    const { answer } = merchant.accept(merge(MARIA, RICHARD));
    expect(answer.customerId).to.equal(LINDA);
    expect(merchant.customers.get(MARIA)?.customer.mergedInto).to.equal(LINDA);
    expect(merchant.pointsOf(LINDA)).to.equal(10);
  });

  it('moves the same lot on and on, under ids of its own each time', () => {
    setAccount(MARIA, { amount: 10, lots: [lot(10, 10)] });
    merchant.accept(merge(MARIA, RICHARD));
    merchant.accept(merge(RICHARD, LINDA));
    expect(merchant.putTwice).to.deep.equal([]);
    expect(merchant.loyaltyEntries.size).to.equal(4);
    expect(merchant.customers.get(LINDA)?.account.loyalty.lots).to.deep.equal([lot(10, 10)]);
  });

  it('is refused with oneself, in a circle, and with whom nobody knows any more', () => {
    expect(merchant.codeOf(merge(MARIA, MARIA))).to.equal('invalid-input');
    expect(merchant.codeOf(merge(MARIA, idOf(99)))).to.equal('not-found');
    expect(merchant.codeOf(merge(idOf(99), MARIA))).to.equal('not-found');
    merchant.accept(merge(MARIA, RICHARD));
    expect(merchant.codeOf(merge(RICHARD, MARIA, 9))).to.equal('invalid-input');
    const held = merchant.customers.get(LINDA);
    if (held) merchant.customers.set(LINDA, { ...held, erased: true });
    expect(merchant.codeOf(merge(RICHARD, LINDA))).to.equal('not-found');
    expect(merchant.codeOf(merge(LINDA, RICHARD))).to.equal('not-found');
  });
});
