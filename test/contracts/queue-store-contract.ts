import { expect } from '@open-wc/testing';
import type { Store, WritePuts } from '../../src/data/store/store.js';
import type { StoredApproval } from '../../src/data/store/stored-record.js';
import { NO_TRIES } from '../../src/domain/pin-tries.js';
import { auditEntryOf, parkedSaleOf } from '../support/sample-ledgers.js';
import { customerOf, idOf } from '../support/sample-records.js';
import { codeOf, type StorePlace } from './store-contract.js';

/** What every store promises of the queue and of approval, whose changes are told by table. */
export function queueStoreContract(name: string, makePlace: () => StorePlace): void {
  describe(`${name} as a store of the queue and of approval`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.end();
    });

    const put = (puts: WritePuts, target = store) => target.write({}, () => ({ puts, result: null }));
    const found = async (id: string) => {
      const { result } = await store.write({ parkedSales: [id] }, ({ parkedSales }) => ({ result: parkedSales.get(id) }));
      return result;
    };

    it('gives back a parked sale with its cart, in place of what was there', async () => {
      const row = { parkedSale: parkedSaleOf(), cartText: '{"lines":["é\\u0000"]}' };
      await put({ parkedSales: [row] });
      expect(await found(idOf(5_000))).to.deep.equal(row);
      expect(await found(idOf(5_001))).to.equal(undefined);
      const expired = { ...row, parkedSale: parkedSaleOf({ state: 'expired' }), cartKeptUntil: '2026-12-08T10:00:00.000Z' };
      await put({ parkedSales: [expired] });
      expect(await found(idOf(5_000))).to.deep.equal(expired);
      await put({ parkedSales: [row] });
      expect(await found(idOf(5_000))).to.deep.equal(row);
      await put({ parkedSales: [{ parkedSale: parkedSaleOf({ state: 'removed' }), cartText: null }] });
      expect(await found(idOf(5_000))).to.deep.equal({ parkedSale: parkedSaleOf({ state: 'removed' }), cartText: null });
    });

    it('lists what waits and what is open, newest first, and nothing that has ended', async () => {
      const states = ['waiting', 'open', 'completed', 'replaced', 'removed', 'expired', 'waiting'] as const;
      const rows = states.map((state, at) => ({
        parkedSale: parkedSaleOf({
          id: idOf(5_000 + at),
          state,
          parkedAt: `2026-11-0${at === 6 ? 1 : at + 1}T10:00:00.000Z`,
        }),
        cartText: '[]',
      }));
      await put({ parkedSales: rows });
      const ids = (await store.readParkedSales()).map(({ id }) => id);
      expect(ids).to.deep.equal([idOf(5_001), idOf(5_006), idOf(5_000)]);
      expect(JSON.stringify(await store.readParkedSales())).not.to.contain('cartText');
    });

    it('tells whose cart is kept no longer', async () => {
      const cartKeptUntil = '2026-12-08T10:00:00.000Z';
      const row = (at: number) => ({ parkedSale: parkedSaleOf({ id: idOf(5_000 + at), state: 'expired' }), cartText: '[]' });
      await put({ parkedSales: [row(0), { ...row(1), cartKeptUntil }, { ...row(2), cartText: null, cartKeptUntil }] });
      expect(await store.readLapsedCarts(cartKeptUntil)).to.deep.equal([]);
      expect(await store.readLapsedCarts('2026-12-08T10:00:00.001Z')).to.deep.equal([idOf(5_001)]);
    });

    it('lets exactly one of many that claim at once have it', async () => {
      await put({ parkedSales: [{ parkedSale: parkedSaleOf(), cartText: '[]' }] });
      const claim = async () =>
        (
          await store.write({ parkedSales: [idOf(5_000)] }, ({ parkedSales }) => {
            const row = parkedSales.get(idOf(5_000));
            if (row?.parkedSale.state !== 'waiting') return { result: false };
            return { puts: { parkedSales: [{ ...row, parkedSale: { ...row.parkedSale, state: 'open' } }] }, result: true };
          })
        ).result;
      const won = await Promise.all(Array.from({ length: 20 }, claim));
      expect(won.filter(Boolean)).to.have.length(1);
    });

    it('keeps approval with a key that works', async () => {
      expect(await store.readApproval()).to.equal(null);
      const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
      const approval: StoredApproval = {
        salt: new Uint8Array([1, 2, 3]),
        iterations: 600_000,
        key,
        managers: [{ manager: { id: idOf(7_000), name: 'Mo', actions: null, limit: null }, verifier: 'ab' }],
        tries: NO_TRIES,
      };
      await put({ approval });
      const tries = { ...approval.tries, wrong: 3 };
      const unasked = await store.write({}, ({ approval: asked }) => ({ result: asked }));
      expect(unasked.result).to.equal(null);
      await store.write({ approval: true }, ({ approval: kept }) => {
        if (!kept) throw new Error('not kept');
        return { puts: { approval: { ...kept, tries } }, result: null };
      });
      const read = await store.readApproval();
      expect({ ...read, key: null }).to.deep.equal({ ...approval, tries, key: null });
      if (!read) throw new Error('not kept');
      const signature = await crypto.subtle.sign('HMAC', key, new Uint8Array([7]));
      expect(await crypto.subtle.verify('HMAC', read.key, signature, new Uint8Array([7]))).to.equal(true);
      expect(read.key.extractable).to.equal(false);
    });

    it('tells which tables changed, each once, with the numbers of customers', async () => {
      const first = await put({ parkedSales: [{ parkedSale: parkedSaleOf(), cartText: '[]' }] });
      expect(first).to.deep.equal({ result: null, changes: [], tables: ['parked-sales'], upTo: 1 });
      const second = await put({
        customers: [customerOf()],
        parkedSales: [{ parkedSale: parkedSaleOf({ state: 'removed' }), cartText: null }],
        auditEntries: [auditEntryOf()],
      });
      expect(second.tables).to.have.members(['parked-sales', 'audit']);
      expect(second.upTo).to.equal(4);
      const news = await store.changesAfter(0);
      expect(news.tables).to.have.members(['parked-sales', 'audit']);
      expect(news.customers.map(({ n }) => n)).to.deep.equal([2]);
      expect(news.upTo).to.equal(4);
      expect((await store.changesAfter(4)).tables).to.deep.equal([]);
    });

    it('answers `closed` to reads of the queue after its close', async () => {
      const other = await place.open();
      await other.close();
      expect(await codeOf(other.readParkedSales())).to.equal('closed');
      expect(await codeOf(other.readLapsedCarts(''))).to.equal('closed');
      expect(await codeOf(other.readApproval())).to.equal('closed');
    });
  });
}
