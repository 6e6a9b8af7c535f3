import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { CustomerClient } from '../../../src/client.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { RegularsError } from '../../../src/domain/errors.js';
import type { ParkedSaleDraft } from '../../../src/domain/parked-sale.js';
import { FakeClock } from '../../../src/testing.js';
import { caught, codeOf } from '../../contracts/store-contract.js';
import { closeClients, openClient } from '../../support/open-client.js';
import { idOf } from '../../support/sample-records.js';
import { until } from '../../support/until.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DRAFT: ParkedSaleDraft = {
  label: 'Maria',
  cart: { lines: [{ sku: 'tea', price: 3.5 }] },
  itemCount: 1,
  total: { amountMinor: 350, currency: 'USD' },
};

for (const storage of ['indexeddb', 'memory'] as const) {
  describe(`the queue of parked sales in ${storage}`, () => {
    let clock: FakeClock;
    beforeEach(() => (clock = new FakeClock()));
    afterEach(closeClients);

    const open = (options: CustomerClientOptions = {}): Promise<CustomerClient> =>
      openClient({ storage, environment: { clock }, ...options });
    const labels = async (client: CustomerClient): Promise<string[]> =>
      (await client.parkedSales.list()).map(({ label }) => label);

    it('gives a cart back equal to the bit', async () => {
      const client = await open();
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (cart) => {
          fc.pre(!JSON.stringify(cart).includes('\\ud') && !hasMinusZero(cart));
          const { id } = await client.parkedSales.park({ ...DRAFT, cart: cart as ParkedSaleDraft['cart'] });
          expect((await client.parkedSales.claim(id)).cart).to.deep.equal(cart);
          await client.parkedSales.remove(id);
        }),
        { numRuns: 60 },
      );
    });

    it('lists what waits and what is open, newest first', async () => {
      const client = await open();
      await client.parkedSales.park({ ...DRAFT, label: 'first', customerId: idOf(42) });
      clock.set(clock.now() + 1_000);
      const second = await client.parkedSales.park({ ...DRAFT, label: 'second' });
      await client.parkedSales.claim(second.id);
      const rows = await client.parkedSales.list();
      expect(rows.map(({ label, state, customerId }) => [label, state, customerId])).to.deep.equal([
        ['second', 'open', null],
        ['first', 'waiting', idOf(42)],
      ]);
      expect(rows[0]?.claim).to.include({ here: true, cashierId: 'local' });
      expect(rows[0]).not.to.have.property('cart');
    });

    it('shows what is parked at this location', async () => {
      const client = await open();
      await client.parkedSales.park(DRAFT);
      const row = (await client.parkedSales.list())[0];
      expect(row).to.include({ locationId: 'local', registerId: client.store.registerId });
    });

    it('parks once, however often it is asked with one id, and refuses another sale under it', async () => {
      const client = await open();
      const sale = { ...DRAFT, id: idOf(5_000) };
      const first = await client.parkedSales.park(sale);
      expect(await client.parkedSales.park(sale)).to.deep.equal(first);
      expect(await labels(client)).to.deep.equal(['Maria']);
      expect(await codeOf(client.parkedSales.park({ ...sale, cart: [] }))).to.equal('id-reused');
    });

    it('refuses a cart that is no JSON with its path, and keeps nothing of it', async () => {
      const client = await open();
      const cart = { lines: [{ price: NaN }] };
      const error = (await caught(client.parkedSales.park({ ...DRAFT, cart }))) as RegularsError;
      expect(error).to.include({ code: 'invalid-cart', path: 'cart.lines.0.price' });
      expect(await labels(client)).to.deep.equal([]);
    });

    it('replaces the sale that is open here', async () => {
      const client = await open();
      const before = await client.parkedSales.park(DRAFT);
      await client.parkedSales.claim(before.id);
      await client.parkedSales.park({ ...DRAFT, label: 'Maria again', replaces: before.id });
      expect(await labels(client)).to.deep.equal(['Maria again']);
      expect(await codeOf(client.parkedSales.claim(before.id))).to.equal('not-found');
      expect(await codeOf(client.parkedSales.park({ ...DRAFT, replaces: before.id }))).to.equal('not-found');
      expect(await labels(client), 'nothing of the refused one').to.deep.equal(['Maria again']);
    });

    it('gives a sale again to the page that has it', async () => {
      const client = await open();
      const { id } = await client.parkedSales.park(DRAFT);
      const [first, second] = await Promise.all([client.parkedSales.claim(id), client.parkedSales.claim(id)]);
      expect(second.cart).to.deep.equal(first.cart);
      expect(second.parkedSale.claim?.since).to.equal(first.parkedSale.claim?.since);
    });

    it('takes a released sale back as it was', async () => {
      const client = await open();
      const { id } = await client.parkedSales.park(DRAFT);
      await client.parkedSales.claim(id);
      await client.parkedSales.release(id);
      await client.parkedSales.release(id);
      expect((await client.parkedSales.list())[0]).to.include({ state: 'waiting', claim: null });
      expect((await client.parkedSales.claim(id)).cart).to.deep.equal(DRAFT.cart);
    });

    it('drops a removed sale and its cart for good', async () => {
      const client = await open();
      const { id } = await client.parkedSales.park(DRAFT);
      await client.parkedSales.remove(id);
      await client.parkedSales.remove(id);
      expect(await labels(client)).to.deep.equal([]);
      for (const work of ['claim', 'takeOver', 'release'] as const) {
        expect(await codeOf(client.parkedSales[work](id)), work).to.equal('not-found');
        expect(await codeOf(client.parkedSales[work](idOf(1))), work).to.equal('not-found');
      }
    });

    it('renews the lease while it is open here, and no longer', async () => {
      const client = await open();
      const { id } = await client.parkedSales.park(DRAFT);
      const leaseUntil = (await client.parkedSales.claim(id)).parkedSale.claim?.leaseUntil ?? '';
      const leaseNow = async () => (await client.parkedSales.list())[0]?.claim?.leaseUntil ?? '';
      await clock.advance(20_000);
      await until(async () => (await leaseNow()) > leaseUntil);
      const renewed = await leaseNow();
      await client.parkedSales.release(id);
      await clock.advance(60_000);
      expect((await client.parkedSales.list())[0]?.claim).to.equal(null);
      expect(Date.parse(renewed) - Date.parse(leaseUntil)).to.equal(20_000);
    });

    it('puts away what has waited 30 days: out of the list, its cart kept for 7 days more', async () => {
      const client = await open();
      const [lost, found, opened] = await Promise.all(
        ['lost', 'found', 'opened'].map((label) => client.parkedSales.park({ ...DRAFT, label })),
      );
      await client.parkedSales.claim(opened?.id ?? '');
      clock.set(clock.now() + 30 * DAY_MS - 1);
      expect(await labels(client)).to.have.length(3);
      clock.set(clock.now() + 1);
      expect(await labels(client)).to.deep.equal(['opened']);
      clock.set(clock.now() + 7 * DAY_MS - 1);
      await client.parkedSales.list();
      expect((await client.parkedSales.claim(found?.id ?? '')).cart).to.deep.equal(DRAFT.cart);
      clock.set(clock.now() + 2);
      await client.parkedSales.list();
      const error = (await caught(client.parkedSales.claim(lost?.id ?? ''))) as RegularsError;
      expect(error.code).to.equal('not-found');
      expect(error.message).to.contain('expired');
    });

    it('counts the days the host wants', async () => {
      const client = await open({ parkedSales: { days: 2 } });
      const { parkedAt, expiresAt } = await client.parkedSales.park(DRAFT);
      expect(Date.parse(expiresAt) - Date.parse(parkedAt)).to.equal(2 * DAY_MS);
    });

    it('asks the cashier’s permissions, and nobody on a locked register', async () => {
      const client = await open();
      const { id } = await client.parkedSales.park(DRAFT);
      client.configure({ cashier: { id: 'ana', can: { park: 'no', resume: 'no' } } });
      expect(await codeOf(client.parkedSales.park(DRAFT))).to.equal('not-allowed');
      for (const work of ['claim', 'takeOver', 'remove'] as const) {
        expect(await codeOf(client.parkedSales[work](id)), work).to.equal('not-allowed');
      }
      client.configure({ cashier: null });
      expect(await codeOf(client.parkedSales.list())).to.equal('locked');
      expect(await codeOf(client.parkedSales.release(id))).to.equal('locked');
    });

    it('is followed live', async () => {
      const client = await open();
      const seen: number[] = [];
      client.watch(
        (reader) => reader.parkedSales.list(),
        (rows) => seen.push(rows.length),
      );
      const { id } = await client.parkedSales.park(DRAFT);
      await clock.advance(1_000);
      await until(() => seen.at(-1) === 1);
      await client.parkedSales.remove(id);
      await clock.advance(1_000);
      await until(() => seen.at(-1) === 0);
    });
  });
}

function hasMinusZero(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasMinusZero);
  return Object.is(value, -0);
}
