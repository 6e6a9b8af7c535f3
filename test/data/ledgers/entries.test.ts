import { expect } from '@open-wc/testing';
import { AccountChanges } from '../../../src/domain/account-changes.js';
import { openIndexedDbStore } from '../../../src/data/store/indexeddb-store.js';
import type { LedgerRow } from '../../../src/domain/ledger.js';
import type { LoyaltyEntry } from '../../../src/domain/loyalty.js';
import { loyaltyEntry } from '../../../src/domain/new-entry.js';
import { toTimestamp } from '../../../src/domain/clock.js';
import { codeOf } from '../../contracts/store-contract.js';
import { FREE_CASHIER, type LedgerShop, openLedgerShop, partOfError, STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { realClock } from '../../support/real-clock.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';

const DAY_MS = 86_400_000;
const SALES = 50_000;
const SALES_A_WRITE = 2_500;

const money = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency });

for (const storage of STORAGES) {
  describe(`the entries of a ledger, in ${storage}`, () => {
    let shop: LedgerShop;
    const adjust = (points: number, customerId = shop.customerId) =>
      shop.client.loyalty.adjust({ customerId, points, reason: shop.reason });
    const standing = (rows: readonly LedgerRow<LoyaltyEntry>[]) =>
      rows.map(({ entry, balanceAfter }) => [entry.points, balanceAfter]);

    beforeEach(async () => {
      shop = await openLedgerShop({ storage });
    });
    afterEach(closeClients);

    it('come newest first, each with what stood in the account after it', async () => {
      for (const points of [10, 20, -5]) {
        await adjust(points);
        await shop.clock.advance(1);
      }
      const { rows, next, older } = await shop.client.loyalty.entries(shop.customerId);
      expect(standing(rows)).to.deep.equal([
        [-5, 25],
        [20, 30],
        [10, 10],
      ]);
      expect(next).to.equal(null);
      expect(older, 'the whole past is here').to.equal(null);
    });

    it('come page by page, none twice and none missing, while new ones are written', async () => {
      for (let points = 1; points <= 25; points += 1) {
        await adjust(points);
        // Several of one millisecond: the id tells them apart.
        if (points % 4 === 0) await shop.clock.advance(1);
      }
      const seen: LedgerRow<LoyaltyEntry>[] = [];
      let cursor: string | undefined;
      for (;;) {
        const query = { limit: 7, ...(cursor !== undefined && { cursor }) };
        const { rows, next } = await shop.client.loyalty.entries(shop.customerId, query);
        seen.push(...rows);
        if (next === null) break;
        cursor = next;
        await shop.clock.advance(1);
        await adjust(1_000);
      }
      expect(seen).to.have.length(25);
      expect(new Set(seen.map(({ entry }) => entry.points)).size).to.equal(25);
      for (const [place, { entry, balanceAfter }] of seen.entries()) {
        expect(balanceAfter - entry.points).to.equal(seen[place + 1]?.balanceAfter ?? 0);
      }
      expect(seen[0]?.balanceAfter).to.equal((25 * 26) / 2);
    });

    it('of a period are whole days of the merchant’s, with the balance of that time', async () => {
      // Midnight in New York is five in UTC.
      const moments = [
        '2026-11-20T04:59:59.999Z',
        '2026-11-20T05:00:00.000Z',
        '2026-11-21T04:59:59.999Z',
        '2026-11-21T05:00:00.000Z',
      ];
      for (const [place, moment] of moments.entries()) {
        shop.clock.set(Date.parse(moment));
        await adjust(place + 1);
      }
      const period = { from: '2026-11-20', to: '2026-11-20' };
      const { rows } = await shop.client.loyalty.entries(shop.customerId, period);
      expect(standing(rows)).to.deep.equal([
        [3, 6],
        [2, 3],
      ]);
      const nothing = { from: '2026-11-21', to: '2026-11-20' };
      expect((await shop.client.loyalty.entries(shop.customerId, nothing)).rows).to.deep.equal([]);
    });

    it('refuse a cursor that is none, or of another question', async () => {
      await adjust(1);
      await adjust(2);
      const { id: bob } = await saveWell(shop.client, { displayName: 'Bob' });
      const { next } = await shop.client.loyalty.entries(shop.customerId, { limit: 1 });
      const cursor = next ?? '';
      expect((await shop.client.loyalty.entries(shop.customerId, { cursor })).rows).to.have.length(1);
      expect(await codeOf(shop.client.loyalty.entries(bob, { cursor }))).to.equal('cursor-expired');
      expect(await codeOf(shop.client.sales.list(shop.customerId, { cursor }))).to.equal('cursor-expired');
      expect(await codeOf(shop.client.storeCredit.entries(shop.customerId, { cursor }))).to.equal('cursor-expired');
      expect(await codeOf(shop.client.loyalty.entries(shop.customerId, { cursor, to: '2026-11-21' }))).to.equal('cursor-expired');
      for (const wrong of ['', 'x', 'bnVsbA==', btoa('[1,2,3]'), btoa('{}')]) {
        expect(await codeOf(shop.client.loyalty.entries(shop.customerId, { cursor: wrong })), wrong).to.equal('cursor-expired');
      }
    });

    it('refuse a wrong query by its path', async () => {
      const pathOf = (query: object) => shop.client.loyalty.entries(shop.customerId, query).catch(partOfError('path'));
      expect(await pathOf({ limit: 501 })).to.equal('query.limit');
      expect(await pathOf({ limit: 0 })).to.equal('query.limit');
      expect(await pathOf({ from: '2026-02-30' })).to.equal('query.from');
      expect(await pathOf({ until: '2026-02-20' })).to.equal('query.until');
    });

    it('of store credit run on by currency, and can be asked for one', async () => {
      const { client, customerId, reason } = shop;
      for (const [amountMinor, currency] of [[500, 'USD'] as const, [900, 'EUR'] as const, [250, 'USD'] as const]) {
        await client.storeCredit.issue({ customerId, amount: money(amountMinor, currency), reason });
        await shop.clock.advance(1);
      }
      await client.storeCredit.use({ customerId, amount: money(100, 'EUR'), reason });
      const of = async (currency?: string) => {
        const { rows } = await client.storeCredit.entries(customerId, currency === undefined ? {} : { currency });
        return rows.map(({ entry, balanceAfter }) => `${entry.amount.amountMinor} ${entry.amount.currency} ${balanceAfter}`);
      };
      expect(await of()).to.deep.equal(['-100 EUR 800', '250 USD 750', '900 EUR 900', '500 USD 500']);
      expect(await of('USD')).to.deep.equal(['250 USD 750', '500 USD 500']);
      const { next } = await client.storeCredit.entries(customerId, { currency: 'USD', limit: 1 });
      const { rows } = await client.storeCredit.entries(customerId, { currency: 'USD', limit: 1, cursor: next ?? '' });
      expect(rows.map(({ balanceAfter }) => balanceAfter)).to.deep.equal([500]);
    });
  });
}

describe('a customer of 50,000 sales', () => {
  const database = `sales-${crypto.randomUUID()}`;
  const customerId = idOf(1);
  const bornMs = Date.UTC(2020, 0, 1);

  before(async function () {
    this.timeout(120_000);
    const options = { name: database, merchantId: null, queue: false, clock: realClock, newId: () => crypto.randomUUID() };
    const store = await openIndexedDbStore(indexedDB, options, { onBlocked: () => undefined });
    const registerId = store.meta.registerId;
    await store.write({}, () => ({ puts: { customers: [customerOf({ id: customerId })] }, result: null }));
    for (let from = 0; from < SALES; from += SALES_A_WRITE) {
      await store.write({ customers: [customerId] }, ({ accounts }) => {
        const place = { customerId, now: toTimestamp(bornMs), registerId, today: '2026-11-21', timeZone: 'UTC' };
        const changes = new AccountChanges(accounts.get(customerId), place);
        const sales = Array.from({ length: SALES_A_WRITE }, (_, at) => {
          const number = from + at;
          // Ten a day, so that some share a moment.
          const occurredAt = toTimestamp(bornMs + Math.floor(number / 10) * DAY_MS * 0.5);
          const sale = saleOf({ id: idOf(100_000 + number), number: String(number), customerId, occurredAt, pointsEarned: 1 });
          const fields = { id: idOf(300_000 + number), saleId: sale.id, occurredAt };
          changes.addLoyalty(loyaltyEntry(place, 'open', 1, { ...fields, lotId: idOf(2) }));
          return sale;
        });
        return { puts: { ...changes.puts, sales }, result: null };
      });
    }
    await store.close();
  });
  after(closeClients);

  it('opens at the newest, and pages to the first without a gap', async function () {
    this.timeout(60_000);
    const client = await openClient({ database, cashier: FREE_CASHIER, timeZone: 'UTC' });
    const first = await client.sales.list(customerId);
    expect(first.rows).to.have.length(100);
    const numbers = new Set<string>();
    let last = '9';
    let cursor: string | undefined;
    do {
      const page = await client.sales.list(customerId, { limit: 500, ...(cursor !== undefined && { cursor }) });
      for (const { number, occurredAt, id } of page.rows) {
        const place = `${occurredAt} ${id}`;
        expect(place < last).to.equal(true);
        last = place;
        numbers.add(number);
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(numbers.size).to.equal(SALES);
  });

  it('has a running balance at either end', async () => {
    const client = await openClient({ database, cashier: FREE_CASHIER, timeZone: 'UTC' });
    const { rows } = await client.loyalty.entries(customerId);
    expect(rows[0]?.balanceAfter).to.equal(SALES);
    expect(rows.at(-1)?.balanceAfter).to.equal(SALES - 99);
    const early = await client.loyalty.entries(customerId, { to: '2020-01-01' });
    expect(early.rows.at(-1)?.balanceAfter).to.equal(1);
    expect(early.rows[0]?.balanceAfter).to.equal(early.rows.length);
  });

  it('adds up by month', async () => {
    const client = await openClient({ database, cashier: FREE_CASHIER, timeZone: 'UTC' });
    const totals = await client.sales.totals(customerId, { by: 'month' });
    expect(totals[0]?.start).to.equal('2020-01-01');
    expect(totals.reduce((sum, { spentMinor }) => sum + spentMinor, 0)).to.equal(SALES * 1_000);
    expect(totals.reduce((sum, { pointsEarned }) => sum + pointsEarned, 0)).to.equal(SALES);
  });
});
