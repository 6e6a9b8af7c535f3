import { expect } from '@open-wc/testing';
import type { StoreCreditDraft } from '../../../src/domain/store-credit.js';
import { codeOf } from '../../contracts/store-contract.js';
import { FREE_CASHIER, type LedgerShop, openLedgerShop, STORAGES } from '../../support/ledger-client.js';
import { closeClients } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';

const money = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency });

for (const storage of STORAGES) {
  describe(`store credit by hand, in ${storage}`, () => {
    let shop: LedgerShop;
    const draftOf = (amountMinor: number, fields: Partial<StoreCreditDraft> = {}): StoreCreditDraft => ({
      customerId: shop.customerId,
      amount: money(amountMinor),
      reason: shop.reason,
      ...fields,
    });
    const balance = () => shop.client.storeCredit.balance(shop.customerId);

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('is one balance a currency, none before the first entry', async () => {
      const { storeCredit } = shop.client;
      expect(await balance()).to.deep.equal([]);
      await storeCredit.issue(draftOf(500));
      await storeCredit.issue(draftOf(300, { amount: money(300, 'EUR') }));
      const used = await storeCredit.use(draftOf(200));
      expect(used).to.deep.include({ type: 'use', amount: money(-200), saleId: null });
      expect((await balance()).map(({ amount, spendable }) => [amount, spendable])).to.deep.equal([
        [money(300, 'EUR'), money(300, 'EUR')],
        [money(300), money(300)],
      ]);
    });

    it('is never used beyond what is there, in that currency', async () => {
      await shop.client.storeCredit.issue(draftOf(500));
      shop.client.configure({ loyalty: { allowNegative: true } });
      expect(await codeOf(shop.client.storeCredit.use(draftOf(501)))).to.equal('insufficient-balance');
      expect(await codeOf(shop.client.storeCredit.use(draftOf(1, { amount: money(1, 'EUR') })))).to.equal('insufficient-balance');
      await shop.client.storeCredit.use(draftOf(500));
      expect((await balance())[0]?.amount).to.deep.equal(money(0));
    });

    it('expires by the rule, unless the draft names a day, or none', async () => {
      shop.client.configure({ storeCredit: { expireAfterMonths: 3 } });
      const { storeCredit } = shop.client;
      expect((await storeCredit.issue(draftOf(1))).expiresOn).to.equal('2027-02-21');
      expect((await storeCredit.issue(draftOf(2, { expiresOn: '2026-12-01' }))).expiresOn).to.equal('2026-12-01');
      expect((await storeCredit.issue(draftOf(4, { expiresOn: null }))).expiresOn).to.equal(null);
      expect(await codeOf(storeCredit.issue(draftOf(1, { expiresOn: '2026-11-20' })))).to.equal('invalid-input');
      expect(await codeOf(storeCredit.use(draftOf(1, { expiresOn: '2027-01-01' })))).to.equal('invalid-input');
      shop.clock.set(Date.UTC(2026, 11, 2, 12));
      expect((await balance())[0]).to.deep.include({ amount: money(7), spendable: money(5) });
      await storeCredit.use(draftOf(5));
      expect((await balance())[0]).to.deep.include({ amount: money(0), spendable: money(0) });
    });

    it('is once what it is under one id', async () => {
      shop.client.configure({ storeCredit: { expireAfterMonths: 3 } });
      const { storeCredit } = shop.client;
      const draft = draftOf(500, { id: idOf(700) });
      const [first, second] = await Promise.all([storeCredit.issue(draft), storeCredit.issue(draft)]);
      expect(second).to.deep.equal(first);
      await shop.clock.advance(40 * 86_400_000);
      expect(await storeCredit.issue(draft)).to.deep.equal(first);
      expect(await codeOf(storeCredit.use(draft))).to.equal('id-reused');
      expect(await codeOf(storeCredit.issue({ ...draft, amount: money(501) }))).to.equal('id-reused');
      expect(await codeOf(storeCredit.issue({ ...draft, expiresOn: null }))).to.equal('id-reused');
      expect((await balance())[0]?.amount).to.deep.equal(money(500));
    });

    it('is refused where it is no whole amount above zero', async () => {
      for (const amountMinor of [NaN, 1e309, -0, 0, -1, 1.5, 2 ** 53, '1e3', null]) {
        const thrown: unknown = await shop.client.storeCredit
          .issue(draftOf(amountMinor as number))
          .catch((error: unknown) => error);
        expect(thrown, String(amountMinor)).to.include({ code: 'invalid-input', path: 'credit.amount.amountMinor' });
      }
      const lower = draftOf(1, { amount: money(1, 'usd') });
      expect(await codeOf(shop.client.storeCredit.issue(lower))).to.equal('invalid-input');
      expect(await balance()).to.deep.equal([]);
    });

    it('asks the cashier’s permission', async () => {
      shop.client.configure({ cashier: { id: 'ben' } });
      expect(await codeOf(shop.client.storeCredit.issue(draftOf(1)))).to.equal('grant-required');
      shop.client.configure({ cashier: { id: 'ben', can: { credit: 'no' } } });
      expect(await codeOf(shop.client.storeCredit.use(draftOf(1)))).to.equal('not-allowed');
      shop.client.configure({ cashier: null });
      expect(await codeOf(balance())).to.equal('locked');
      shop.client.configure({ cashier: FREE_CASHIER });
      expect(await balance()).to.deep.equal([]);
    });
  });
}
