import { expect } from '@open-wc/testing';
import { type LedgerShop, openLedgerShop, partOfError, STORAGES } from '../../support/ledger-client.js';
import { closeClients } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';
import { lineOf, refundDraftOf, saleDraftOf } from '../../support/sample-sales.js';

for (const storage of STORAGES) {
  describe(`the sales of a customer, in ${storage}`, () => {
    let shop: LedgerShop;
    /** One sale a moment, of $10.00, $20.00 and so on. */
    const record = async (moments: readonly string[]): Promise<void> => {
      for (const [place, occurredAt] of moments.entries()) {
        const lines = [lineOf({ totalMinor: (place + 1) * 1_000 })];
        await shop.client.recordSale(
          saleDraftOf({ customerId: shop.customerId, id: idOf(520 + place), number: String(place), lines, occurredAt }),
        );
      }
    };
    const totals = (query: Parameters<LedgerShop['client']['sales']['totals']>[1]) =>
      shop.client.sales.totals(shop.customerId, query);

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('come newest first, by when they happened and not when they were recorded', async () => {
      await record(['2026-11-02T12:00:00.000Z', '2026-11-05T12:00:00.000Z', '2026-11-03T12:00:00.000Z']);
      const { rows } = await shop.client.sales.list(shop.customerId);
      expect(rows.map(({ number }) => number)).to.deep.equal(['1', '2', '0']);
      const { next } = await shop.client.sales.list(shop.customerId, { limit: 2 });
      const second = await shop.client.sales.list(shop.customerId, { limit: 2, cursor: next ?? '' });
      expect(second.rows.map(({ number }) => number)).to.deep.equal(['0']);
      expect(second.next).to.equal(null);
    });

    it('of a day are those of the merchant’s day, also of 23 or 25 hours', async () => {
      // New York: the clocks went forward on 8 March 2026 and back on 1 November 2026.
      await record([
        '2026-03-08T04:59:59.999Z',
        '2026-03-08T05:00:00.000Z',
        '2026-03-09T03:59:59.999Z',
        '2026-03-09T04:00:00.000Z',
        '2026-11-01T03:59:59.999Z',
        '2026-11-01T04:00:00.000Z',
        '2026-11-02T04:59:59.999Z',
        '2026-11-02T05:00:00.000Z',
      ]);
      const numbersOf = async (day: string) => {
        const { rows } = await shop.client.sales.list(shop.customerId, { from: day, to: day });
        return rows.map(({ number }) => number);
      };
      expect(await numbersOf('2026-03-08')).to.deep.equal(['2', '1']);
      expect(await numbersOf('2026-11-01')).to.deep.equal(['6', '5']);
      const byDay = await totals({ by: 'day', from: '2026-11-01', to: '2026-11-01' });
      expect(byDay).to.deep.equal([
        { start: '2026-11-01', spentMinor: 13_000, currency: 'USD', pointsEarned: 130, pointsSpent: 0 },
      ]);
    });

    it('add up by weeks from Monday, and by months', async () => {
      // 1 November 2026 is a Sunday; midnight in New York is four, then five, in UTC.
      await record([
        '2026-10-31T12:00:00.000Z',
        '2026-11-01T12:00:00.000Z',
        '2026-11-02T04:00:00.000Z',
        '2026-11-02T12:00:00.000Z',
      ]);
      expect((await totals({ by: 'week' })).map(({ start, spentMinor }) => [start, spentMinor])).to.deep.equal([
        ['2026-10-26', 6_000],
        ['2026-11-02', 4_000],
      ]);
      expect((await totals({ by: 'month' })).map(({ start, spentMinor }) => [start, spentMinor])).to.deep.equal([
        ['2026-10-01', 1_000],
        ['2026-11-01', 9_000],
      ]);
    });

    it('have what was refunded taken off, and currencies apart', async () => {
      await shop.client.recordSale(
        saleDraftOf({ customerId: shop.customerId, lines: [lineOf({ quantity: 2, totalMinor: 3_000 })] }),
      );
      await shop.client.recordSale(saleDraftOf({ customerId: shop.customerId, id: idOf(501), currency: 'EUR' }));
      await shop.client.recordRefund(refundDraftOf({ tenders: [{ type: 'cash', amountMinor: 1_500 }] }));
      expect(await totals({ by: 'day' })).to.deep.equal([
        { start: '2026-11-21', spentMinor: 1_000, currency: 'EUR', pointsEarned: 10, pointsSpent: 0 },
        { start: '2026-11-21', spentMinor: 1_500, currency: 'USD', pointsEarned: 15, pointsSpent: 0 },
      ]);
    });

    it('refuse a wrong question by its path', async () => {
      const pathOf = (query: object) => totals(query as { by: 'day' }).catch(partOfError('path'));
      expect(await pathOf({ by: 'year' })).to.equal('query.by');
      expect(await pathOf({})).to.equal('query.by');
      expect(await pathOf({ by: 'day', from: 'today' })).to.equal('query.from');
      expect(await shop.client.sales.get(idOf(1))).to.equal(null);
    });
  });
}
