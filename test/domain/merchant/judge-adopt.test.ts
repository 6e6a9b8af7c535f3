import { expect } from '@open-wc/testing';
import type { MutationBody } from '../../../src/domain/mutation.js';
import { creditEntry, loyaltyEntry } from '../../../src/domain/new-entry.js';
import { idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';
import { TestMerchant } from '../../support/test-merchant.js';

type Adopt = Extract<MutationBody, { readonly kind: 'history-adopt' }>;

const ALLOWED = { rules: { adoptsStores: true } };

describe('a history that a merchant takes over', () => {
  let merchant: TestMerchant;
  const place = (now: string) => ({ customerId: idOf(1), now, registerId: idOf(900) });
  const adopt = (fields: Partial<Adopt> = {}): Adopt => ({
    ...{ kind: 'history-adopt', customerId: idOf(1), sales: [], loyaltyEntries: [], storeCreditEntries: [] },
    ...fields,
  });
  const earned = (id: number, points: number, now: string, expiresOn: string | null = null) =>
    loyaltyEntry(place(now), 'earn', points, { id: idOf(id), saleId: idOf(id + 1_000), expiresOn });
  const redeemed = (id: number, points: number, now: string) =>
    loyaltyEntry(place(now), 'redeem', -points, { id: idOf(id), saleId: idOf(id + 1_000) });

  beforeEach(() => {
    merchant = new TestMerchant();
    merchant.addCustomer(idOf(1));
  });

  it('is refused unless the merchant says otherwise', () => {
    const body = adopt({ loyaltyEntries: [earned(10, 5, merchant.now)] });
    expect(merchant.codeOf(body)).to.equal('not-allowed');
    expect(merchant.codeOf(body, null, ALLOWED)).to.equal(null);
    expect(merchant.pointsOf(idOf(1))).to.equal(5);
  });

  it('counts what was spent in time from lots that have lapsed since', () => {
    const loyaltyEntries = [
      earned(10, 100, '2026-01-01T12:00:00.000Z', '2026-03-01'),
      redeemed(11, 60, '2026-02-01T12:00:00.000Z'),
      loyaltyEntry(place('2026-03-05T12:00:00.000Z'), 'expire', -40, { id: idOf(12), lotId: idOf(10), expiresOn: '2026-03-01' }),
      earned(13, 7, '2026-04-01T12:00:00.000Z', '2030-01-01'),
    ];
    merchant.accept(adopt({ loyaltyEntries }), null, ALLOWED);
    const { account } = merchant.customers.get(idOf(1)) ?? {};
    expect(account?.loyalty).to.deep.equal({ amount: 7, lots: [{ id: idOf(13), left: 7, expiresOn: '2030-01-01' }] });
    expect(merchant.loyaltyEntries.get(idOf(11))?.takes).to.deep.equal([
      { lotId: idOf(10), amount: 60, expiresOn: '2026-03-01' },
    ]);
  });

  it('adds to what the customer has here, and pays back what they owe', () => {
    merchant.accept(adopt({ loyaltyEntries: [redeemed(20, 30, merchant.now)] }), null, ALLOWED);
    merchant.accept(adopt({ loyaltyEntries: [earned(21, 50, merchant.now)] }), null, ALLOWED);
    expect(merchant.customers.get(idOf(1))?.account.loyalty).to.deep.include({ amount: 20 });
    const credit = creditEntry(place(merchant.now), 'issue', { amountMinor: 500, currency: 'USD' }, { id: idOf(22) });
    merchant.accept(adopt({ storeCreditEntries: [credit] }), null, ALLOWED);
    expect(merchant.creditOf(idOf(1))).to.equal(500);
  });

  it('counts nothing twice, whatever mutation brings it', () => {
    const sale = saleOf({ id: idOf(1_010), locationId: 'local' });
    const body = adopt({ sales: [sale], loyaltyEntries: [earned(10, 5, merchant.now)] });
    merchant.accept(body, null, ALLOWED);
    merchant.accept({ ...body, loyaltyEntries: [...body.loyaltyEntries, earned(11, 6, merchant.now)] }, null, ALLOWED);
    expect(merchant.pointsOf(idOf(1))).to.equal(11);
    expect(merchant.putTwice).to.deep.equal([]);
    expect(merchant.customers.get(idOf(1))?.account.lastSaleAt).to.equal(sale.occurredAt);
  });

  it('goes to whoever the customer was merged into', () => {
    merchant.addCustomer(idOf(2));
    merchant.accept({ kind: 'customer-merge', mergeId: idOf(50), customerId: idOf(1), survivorId: idOf(2), seen: 0 });
    const { answer } = merchant.accept(adopt({ loyaltyEntries: [earned(10, 5, merchant.now)] }), null, ALLOWED);
    expect(answer.customerId).to.equal(idOf(2));
    expect(merchant.pointsOf(idOf(2))).to.equal(5);
  });

  it('is refused whole where an amount is none', () => {
    for (const points of [0, 0.5, Number.MAX_SAFE_INTEGER + 1]) {
      const loyaltyEntries = [earned(10, 5, merchant.now), { ...earned(11, 5, merchant.now), points }];
      expect(merchant.codeOf(adopt({ loyaltyEntries }), null, ALLOWED), String(points)).to.equal('invalid-input');
    }
    expect(merchant.pointsOf(idOf(1))).to.equal(0);
  });
});
