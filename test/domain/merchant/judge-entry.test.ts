import { expect } from '@open-wc/testing';
import { deriveId } from '../../../src/domain/derived-id.js';
import type { LoyaltyEntry } from '../../../src/domain/loyalty.js';
import { returning } from '../../../src/domain/redeemed-lots.js';
import type { StoreCreditEntry } from '../../../src/domain/store-credit.js';
import { creditEntryOf, loyaltyEntryOf } from '../../support/sample-ledgers.js';
import { idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';
import { OTHER_REGISTER, TestMerchant, useOf } from '../../support/test-merchant.js';

const [MARIA, RICHARD] = [idOf(1), idOf(2)];
const SALE = idOf(500);
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

describe('an entry that a register asks for', () => {
  let merchant: TestMerchant;
  const append = (entry: LoyaltyEntry) => ({ kind: 'loyalty-append', entry }) as const;
  const appendCredit = (entry: StoreCreditEntry) => ({ kind: 'store-credit-append', entry }) as const;
  const give = (number: number, points: number, fields: Partial<LoyaltyEntry> = {}) =>
    merchant.accept(
      append(loyaltyEntryOf({ id: idOf(number), points, ...fields })),
      useOf({ entryId: idOf(number), action: 'loyalty-add', customerId: fields.customerId ?? MARIA }),
    );
  const redeem = (number: number, points: number, fields: Partial<LoyaltyEntry> = {}) =>
    append(
      loyaltyEntryOf({ id: idOf(number), type: 'redeem', points: -points, saleId: SALE, occurredAt: merchant.now, ...fields }),
    );
  const reverse = (redemptionId: string, lotId: string | null, points: number) =>
    append(
      loyaltyEntryOf({
        ...returning(redemptionId, { lotId, expiresOn: null, amount: points }),
        type: 'redeem-reverse',
        points,
        saleId: SALE,
      }),
    );

  beforeEach(() => {
    merchant = new TestMerchant();
    merchant.addCustomer(MARIA);
    merchant.addCustomer(RICHARD);
  });

  describe('by hand', () => {
    it("is written under a manager's grant, by the register of the token, and answers the balance", () => {
      const entry = loyaltyEntryOf({ originRegisterId: 'forged', createdAt: '2031-01-01T00:00:00.000Z' });
      const use = useOf({ entryId: entry.id, action: 'loyalty-add' });
      const { answer, puts } = merchant.accept(append(entry), use);
      const written = { ...entry, version: 1, originRegisterId: idOf(900), createdAt: merchant.now, updatedAt: merchant.now };
      expect(puts.loyaltyEntries).to.deep.equal([{ entry: { ...written, grantId: use.grant.id }, takes: [] }]);
      expect(answer).to.deep.include({ version: 1, loyaltyEntries: [{ ...written, grantId: use.grant.id }] });
      expect(answer.balances?.loyalty).to.include({ amount: 10, spendable: 10, customerId: MARIA });
      expect(merchant.pointsOf(MARIA)).to.equal(10);
    });

    it('has no cause without a grant', () => {
      expect(merchant.codeOf(append(loyaltyEntryOf()))).to.equal('no-cause');
      expect(merchant.codeOf(appendCredit(creditEntryOf()))).to.equal('no-cause');
      expect(merchant.loyaltyEntries.size).to.equal(0);
    });

    it('has no cause as a type that only comes with a sale, a refund, a merge or an import', () => {
      for (const type of ['earn', 'refund-reverse', 'open', 'expire', 'expire-reverse', 'merge-in', 'merge-out'] as const) {
        const entry = loyaltyEntryOf({ type });
        expect(merchant.codeOf(append(entry), useOf({ entryId: entry.id, action: 'loyalty-add' })), type).to.equal('no-cause');
      }
      const taking = creditEntryOf({ amount: usd(-500) });
      expect(merchant.codeOf(appendCredit(taking), useOf({ entryId: taking.id, action: 'credit-issue' }))).to.equal('no-cause');
    });

    it('is refused under a grant that is for something else, too old, beyond the limit or not proven', () => {
      const entry = loyaltyEntryOf({ points: 50 });
      const fitting = { entryId: entry.id, action: 'loyalty-add' } as const;
      const wrong = [
        { ...fitting, entryId: idOf(77) },
        { ...fitting, action: 'loyalty-remove' },
        { ...fitting, customerId: RICHARD },
        { ...fitting, points: 49 },
        { ...fitting, limit: { points: 40 } },
        { ...fitting, registerId: OTHER_REGISTER.id },
        { ...fitting, merchantId: 'other' },
      ];
      for (const grant of wrong) expect(merchant.codeOf(append(entry), useOf(grant))).to.equal('grant-invalid');
      expect(merchant.codeOf(append(entry), useOf(fitting, 60_001))).to.equal('grant-invalid');
      expect(merchant.codeOf(append(entry), useOf(fitting, -1))).to.equal('grant-invalid');
      expect(merchant.codeOf(append(entry), useOf(fitting), { isProven: false })).to.equal('grant-invalid');
      expect(merchant.codeOf(append(entry), useOf(fitting))).to.equal(null);
    });

    it('records that the grant was used, once', () => {
      const entry = loyaltyEntryOf();
      const use = useOf({ entryId: entry.id, action: 'loyalty-add', verifiedBy: 'register', count: 1 });
      merchant.accept(append(entry), use);
      merchant.accept(append(entry), use);
      expect([...merchant.grantUses.keys()]).to.deep.equal([entry.id]);
      expect(merchant.auditEntries).to.have.length(1);
      expect(merchant.auditEntries[0]).to.deep.include({
        kind: 'approved-offline',
        subjectId: entry.id,
        managerId: idOf(801),
        version: 1,
      });
      expect(merchant.loyaltyEntries.get(entry.id)?.entry.approvedOffline).to.equal(true);
    });

    it('is written once under its id, whatever mutation brings it again, and no other under the same id', () => {
      give(10, 30);
      const { answer, puts } = give(10, 30);
      expect(puts).to.deep.equal({});
      expect(answer.version).to.equal(1);
      expect(answer.loyaltyEntries?.map(({ points }) => points)).to.deep.equal([30]);
      const other = loyaltyEntryOf({ id: idOf(10), points: 31 });
      const use = useOf({ entryId: idOf(10), action: 'loyalty-add' });
      expect(merchant.codeOf(append(other), use)).to.equal('id-reused');
      expect(merchant.codeOf(append({ ...other, points: 30, customerId: RICHARD }), use)).to.equal('id-reused');
      const credit = creditEntryOf({ id: idOf(10) });
      expect(merchant.codeOf(appendCredit(credit), useOf({ entryId: idOf(10), action: 'credit-issue' }))).to.equal('id-reused');
      expect(merchant.pointsOf(MARIA)).to.equal(30);
    });

    it('goes below zero only where the merchant allows it', () => {
      const entry = loyaltyEntryOf({ points: -5 });
      const use = useOf({ entryId: entry.id, action: 'loyalty-remove' });
      expect(merchant.codeOf(append(entry), use)).to.equal('insufficient-balance');
      expect(merchant.codeOf(append(entry), use, { rules: { allowNegative: true } })).to.equal(null);
      expect(merchant.pointsOf(MARIA)).to.equal(-5);
    });

    it('gives and uses store credit in its own currency', () => {
      const issue = creditEntryOf({ id: idOf(20), amount: usd(700) });
      merchant.accept(appendCredit(issue), useOf({ entryId: idOf(20), action: 'credit-issue' }));
      const use = (number: number, amount: StoreCreditEntry['amount']) =>
        merchant.codeOf(
          appendCredit(creditEntryOf({ id: idOf(number), type: 'use', amount })),
          useOf({ entryId: idOf(number), action: 'credit-use' }),
        );
      expect(use(21, { amountMinor: -700, currency: 'EUR' })).to.equal('insufficient-balance');
      expect(use(22, usd(-701))).to.equal('insufficient-balance');
      expect(use(23, usd(-700))).to.equal(null);
      expect(merchant.creditOf(MARIA)).to.equal(0);
    });

    it('is refused with a figure that is none', () => {
      for (const points of [0, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
        const entry = loyaltyEntryOf({ points });
        const action = points > 0 ? 'loyalty-add' : 'loyalty-remove';
        expect(merchant.codeOf(append(entry), useOf({ entryId: entry.id, action })), String(points)).to.equal('invalid-input');
      }
      give(10, Number.MAX_SAFE_INTEGER);
      const more = loyaltyEntryOf({ id: idOf(11), points: 1 });
      expect(merchant.codeOf(append(more), useOf({ entryId: idOf(11), action: 'loyalty-add' }))).to.equal('invalid-input');
    });

    it('is for somebody the merchant knows, and has not erased', () => {
      const nobody = loyaltyEntryOf({ customerId: idOf(99) });
      expect(merchant.codeOf(append(nobody), useOf({ entryId: nobody.id, action: 'loyalty-add' }))).to.equal('not-found');
      const held = merchant.customers.get(MARIA);
      if (held) merchant.customers.set(MARIA, { ...held, erased: true });
      const entry = loyaltyEntryOf();
      expect(merchant.codeOf(append(entry), useOf({ entryId: entry.id, action: 'loyalty-add' }))).to.equal('not-found');
    });

    it('is the survivor’s where a merged customer is named, under the grant that names the merged one', () => {
      merchant.accept({ kind: 'customer-merge', mergeId: idOf(70), customerId: MARIA, survivorId: RICHARD, seen: 0 });
      const { answer } = give(10, 30);
      expect(answer.customerId).to.equal(RICHARD);
      expect(merchant.loyaltyEntries.get(idOf(10))?.entry.customerId).to.equal(RICHARD);
      expect([merchant.pointsOf(MARIA), merchant.pointsOf(RICHARD)]).to.deep.equal([0, 30]);
      const known = { ...loyaltyEntryOf({ id: idOf(11), points: 5 }), customerId: RICHARD };
      expect(merchant.codeOf(append(known), useOf({ entryId: idOf(11), action: 'loyalty-add' }))).to.equal(null);
    });

    it('finds what has lapsed expired first', () => {
      give(10, 30, { expiresOn: '2026-11-25' });
      merchant.passDays(5);
      const { answer } = give(11, 5);
      expect(answer.loyaltyEntries?.map(({ id, type, points }) => [id, type, points])).to.deep.equal([
        [deriveId(idOf(10), 'expire'), 'expire', -30],
        [idOf(11), 'adjust', 5],
      ]);
      expect(merchant.pointsOf(MARIA)).to.equal(5);
    });
  });

  describe('as a redemption', () => {
    it('needs no grant and no sale yet, and takes the lots that expire soonest', () => {
      give(10, 30);
      give(11, 20, { expiresOn: '2027-01-01' });
      merchant.accept(redeem(12, 25));
      expect(merchant.loyaltyEntries.get(idOf(12))?.takes).to.deep.equal([
        { lotId: idOf(11), amount: 20, expiresOn: '2027-01-01' },
        { lotId: idOf(10), amount: 5, expiresOn: null },
      ]);
    });

    it('is refused for more than can be spent, for a sale that is recorded, and as one that gives', () => {
      give(10, 30);
      expect(merchant.codeOf(redeem(12, 31))).to.equal('insufficient-balance');
      expect(merchant.codeOf(redeem(12, -5))).to.equal('invalid-input');
      expect(merchant.codeOf(redeem(12, 5, { saleId: null }))).to.equal('no-cause');
      merchant.accept({ kind: 'sale-record', sale: saleOf(), parkedSaleId: null, loyaltyEntries: [], storeCreditEntries: [] });
      expect(merchant.codeOf(redeem(12, 5))).to.equal('invalid-input');
      expect(merchant.pointsOf(MARIA)).to.equal(30);
    });

    it('says nothing of lots, expiry or approval, whatever its register sends', () => {
      give(10, 30);
      merchant.accept(redeem(12, 25, { expiresOn: '2020-01-01', lotId: idOf(99), grantId: idOf(98), approvedOffline: true }));
      const nothing = { expiresOn: null, lotId: null, grantId: null, approvedOffline: false };
      expect(merchant.loyaltyEntries.get(idOf(12))?.entry).to.include(nothing);
    });

    it('counts once', () => {
      give(10, 30);
      merchant.accept(redeem(12, 25));
      expect(merchant.accept(redeem(12, 25)).puts).to.deep.equal({});
      expect(merchant.codeOf(redeem(12, 24))).to.equal('id-reused');
      expect(merchant.codeOf(redeem(12, 25, { saleId: idOf(501) }))).to.equal('id-reused');
      expect(merchant.pointsOf(MARIA)).to.equal(5);
    });

    it('that was made in time takes its lot, though it arrives after the expiry is written', () => {
      give(10, 30, { expiresOn: '2026-11-25' });
      give(11, 4);
      const inTime = merchant.now;
      merchant.passDays(10);
      give(12, 1);
      expect(merchant.pointsOf(MARIA)).to.equal(5);
      const { answer } = merchant.accept(redeem(13, 32, { occurredAt: inTime }));
      expect(answer.loyaltyEntries?.map(({ type, points, lotId }) => [type, points, lotId])).to.deep.equal([
        ['expire-reverse', 30, idOf(10)],
        ['redeem', -32, null],
      ]);
      expect(merchant.pointsOf(MARIA)).to.equal(3);
      expect(merchant.codeOf(redeem(14, 4, { occurredAt: inTime })), 'nothing of it is left').to.equal('insufficient-balance');
    });

    it('that was made in time takes no more of a lapsed lot than it needs, also where the expiry is not yet written', () => {
      give(10, 30, { expiresOn: '2026-11-25' });
      const inTime = merchant.now;
      merchant.passDays(10);
      expect(merchant.codeOf(redeem(13, 10)), 'made too late').to.equal('insufficient-balance');
      const { answer } = merchant.accept(redeem(13, 10, { occurredAt: inTime }));
      expect(answer.loyaltyEntries?.map(({ type, points }) => [type, points])).to.deep.equal([
        ['expire', -30],
        ['expire-reverse', 10],
        ['redeem', -10],
      ]);
      expect(merchant.pointsOf(MARIA)).to.equal(0);
      merchant.accept(redeem(14, 20, { occurredAt: inTime }));
      expect(merchant.pointsOf(MARIA)).to.equal(0);
    });
  });

  describe('as the reversal of a redemption', () => {
    beforeEach(() => {
      give(10, 30);
      give(11, 20, { expiresOn: '2027-01-01' });
      merchant.accept(redeem(12, 25));
    });

    it('gives back whole to the lots it was taken from here, whatever lots its register took', () => {
      const { answer } = merchant.accept(reverse(idOf(12), null, 25));
      expect(answer.loyaltyEntries?.map(({ points, lotId }) => [points, lotId])).to.deep.equal([
        [20, idOf(11)],
        [5, idOf(10)],
      ]);
      expect(merchant.customers.get(MARIA)?.account.loyalty.lots.map(({ id, left }) => [id, left])).to.deep.equal([
        [idOf(11), 20],
        [idOf(10), 30],
      ]);
    });

    it('counts once, in however many entries it comes', () => {
      merchant.accept(reverse(idOf(12), idOf(11), 20));
      expect(merchant.accept(reverse(idOf(12), idOf(10), 5)).puts).to.deep.equal({});
      expect(merchant.accept(reverse(idOf(12), idOf(11), 20)).puts).to.deep.equal({});
      expect(merchant.pointsOf(MARIA)).to.equal(50);
    });

    it('has no cause where nothing was redeemed, or somebody else redeemed it', () => {
      expect(merchant.codeOf(reverse(idOf(13), null, 25))).to.equal('no-cause');
      const foreign = reverse(idOf(12), null, 25);
      expect(merchant.codeOf(append({ ...foreign.entry, customerId: RICHARD }))).to.equal('no-cause');
      expect(merchant.codeOf(append({ ...foreign.entry, saleId: idOf(501) }))).to.equal('no-cause');
      expect(merchant.codeOf(append({ ...foreign.entry, saleId: null }))).to.equal('no-cause');
    });

    it('is refused once a sale has the redemption', () => {
      const sale = saleOf({ tenders: [{ type: 'points', amountMinor: 250, redemptionId: idOf(12) }] });
      merchant.accept({ kind: 'sale-record', sale, parkedSaleId: null, loyaltyEntries: [], storeCreditEntries: [] });
      expect(merchant.codeOf(reverse(idOf(12), null, 25))).to.equal('invalid-input');
    });

    it('goes to the survivor where its customer was merged since', () => {
      merchant.accept({ kind: 'customer-merge', mergeId: idOf(70), customerId: MARIA, survivorId: RICHARD, seen: 9 });
      const { entry } = reverse(idOf(12), null, 25);
      merchant.accept(append({ ...entry, customerId: RICHARD }));
      expect([merchant.pointsOf(MARIA), merchant.pointsOf(RICHARD)]).to.deep.equal([0, 50]);
    });
  });
});
