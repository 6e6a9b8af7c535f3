import { expect } from '@open-wc/testing';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import type { PastRange, Store, WritePuts } from '../../src/data/store/store.js';
import { accountOf, auditEntryOf, creditEntryOf, loyaltyEntryOf, saleOf } from '../support/sample-ledgers.js';
import { customerOf, idOf } from '../support/sample-records.js';
import { caught, codeOf, type StorePlace } from './store-contract.js';

/** What every store promises of accounts, entries, sales and audit. */
export function ledgerStoreContract(name: string, makePlace: () => StorePlace): void {
  describe(`${name} as a store of ledgers`, () => {
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
    const ann = customerOf({ id: idOf(1), displayName: 'Ann' });
    const bob = customerOf({ id: idOf(2), displayName: 'Bob' });
    const all: PastRange = { limit: 1_000 };

    it('keeps an account in the row of its customer, over every save', async () => {
      await put({ customers: [ann, bob] });
      const { changes } = await put({ accounts: new Map([[ann.id, accountOf(10, 500)]]) });
      expect(changes).to.deep.equal([{ n: 3, customer: ann, account: accountOf(10, 500), savedN: 1 }]);
      const renamed = { ...ann, displayName: 'Ann Lee' };
      await put({ customers: [renamed] });
      await store.write({ customers: [ann.id] }, ({ customers, accounts }) => {
        expect(customers.get(ann.id)).to.deep.equal(renamed);
        expect(accounts.get(ann.id)).to.deep.equal(accountOf(10, 500));
        return { puts: { customers: [{ ...renamed, note: 'tea' }] }, result: null };
      });
      expect(await store.readCustomers([ann.id, bob.id])).to.deep.equal([
        { n: 5, customer: { ...renamed, note: 'tea' }, account: accountOf(10, 500) },
        { n: 2, customer: bob },
      ]);
    });

    it('tells a new account as a change of its customer, once', async () => {
      const { upTo } = await put({ customers: [ann, bob] });
      const accounts = new Map([[bob.id, accountOf(7)]]);
      await store.write({ customers: [bob.id] }, () => ({ puts: { customers: [bob], accounts }, result: null }));
      await put({ accounts: new Map([[bob.id, accountOf(8)]]) });
      const answer = await store.changesAfter(upTo ?? 0);
      expect(answer).to.deep.equal({
        upTo: 4,
        customers: [{ n: 4, customer: bob, account: accountOf(8), savedN: 3 }],
        tables: [],
        gap: false,
        g: 0,
      });
    });

    it('refuses the account of nobody, and writes nothing of that write', async () => {
      const puts = { accounts: new Map([[idOf(99), accountOf(1)]]), loyaltyEntries: [{ entry: loyaltyEntryOf(), takes: [] }] };
      expect(await codeOf(put(puts))).to.equal('not-found');
      expect(await store.readLoyaltyEntries(ann.id, all)).to.deep.equal([]);
      expect((await store.changesAfter(0)).upTo).to.equal(0);
    });

    it('keeps the first of two entries with one id, in both ledgers and the audit', async () => {
      await put({ customers: [ann] });
      const first = { entry: loyaltyEntryOf(), takes: [{ lotId: idOf(9), amount: 3, expiresOn: '2027-01-01' }] };
      const credit = { entry: creditEntryOf(), takes: [] };
      await put({ loyaltyEntries: [first], storeCreditEntries: [credit], auditEntries: [auditEntryOf()] });
      const again: WritePuts = {
        loyaltyEntries: [{ entry: loyaltyEntryOf({ points: 99 }), takes: [] }],
        storeCreditEntries: [{ entry: creditEntryOf({ type: 'use' }), takes: [] }],
        auditEntries: [auditEntryOf({ kind: 'pin-wrong' })],
      };
      await put(again);
      const named = { loyaltyEntries: [first.entry.id], storeCreditEntries: [credit.entry.id] };
      await store.write(named, (found) => {
        expect([...found.loyaltyEntries.values()]).to.deep.equal([first]);
        expect([...found.storeCreditEntries.values()]).to.deep.equal([credit]);
        return { puts: again, result: null };
      });
      expect(await store.readLoyaltyEntries(ann.id, all)).to.deep.equal([first]);
      expect(await store.readStoreCreditEntries(ann.id, all)).to.deep.equal([credit]);
      expect(await store.readAudit(null, all)).to.deep.equal([auditEntryOf()]);
    });

    it('keeps the first of two entries with one id in one write', async () => {
      const [first, second] = [1, 2].map((points) => ({ entry: loyaltyEntryOf({ points }), takes: [] }));
      if (first && second) await put({ loyaltyEntries: [first, second] });
      expect((await store.readLoyaltyEntries(ann.id, all)).map(({ entry }) => entry.points)).to.deep.equal([1]);
    });

    it('writes entries, account, sale and audit together or not at all', async () => {
      await put({ customers: [ann] });
      const puts: WritePuts = {
        loyaltyEntries: [{ entry: loyaltyEntryOf({ saleId: idOf(4_000) }), takes: [] }],
        sales: [saleOf()],
        accounts: new Map([[ann.id, accountOf(10)]]),
        auditEntries: [auditEntryOf()],
        grantUses: [{ entryId: idOf(2_000), grantId: idOf(7_000), bodyHash: 'a', at: '2026-11-01T10:00:00.000Z' }],
      };
      // A function cannot be kept in IndexedDB: the write fails with all else already asked for.
      const broken = { ...saleOf({ id: idOf(4_001) }), extra: (() => '') as unknown as string };
      if (place.isShared) {
        await caught(put({ ...puts, sales: [saleOf(), broken] }));
        expect(await store.readLoyaltyEntries(ann.id, all)).to.deep.equal([]);
        expect(await store.readSale(idOf(4_000))).to.equal(null);
        expect((await store.readCustomers([ann.id]))[0]?.account).to.equal(undefined);
      }
      await put(puts);
      expect(await store.readSale(idOf(4_000))).to.deep.equal(saleOf());
      expect((await store.readCustomers([ann.id]))[0]?.account).to.deep.equal(accountOf(10));
      const { result } = await store.write({ grantUses: [idOf(2_000), idOf(2_001)] }, (found) => ({ result: found.grantUses }));
      expect([...result.keys()]).to.deep.equal([idOf(2_000)]);
    });

    it('finds what this register redeemed before a moment, and nothing else', async () => {
      const at = '2026-11-01T10:00:00.000Z';
      const here = { originRegisterId: store.meta.registerId, occurredAt: at, saleId: idOf(4_000) };
      const row = (entry: LoyaltyEntry) => ({ entry, takes: [] });
      const redeemed = row(loyaltyEntryOf({ ...here, id: idOf(2_010), type: 'redeem' }));
      const used = { entry: creditEntryOf({ ...here, id: idOf(2_011), type: 'use' }), takes: [] };
      await put({
        customers: [ann],
        loyaltyEntries: [
          redeemed,
          row(loyaltyEntryOf({ ...here, id: idOf(2_012), type: 'earn' })),
          row(loyaltyEntryOf({ ...here, id: idOf(2_013), type: 'redeem', originRegisterId: 'another' })),
          row(loyaltyEntryOf({ ...here, id: idOf(2_014), type: 'redeem', occurredAt: '2026-11-01T10:00:00.001Z' })),
        ],
        storeCreditEntries: [used, { entry: creditEntryOf({ ...here, id: idOf(2_015), type: 'use', saleId: null }), takes: [] }],
      });
      expect(await store.readRedemptions('2026-11-01T10:00:00.001Z')).to.deep.equal([redeemed, used]);
      expect(await store.readRedemptions(at)).to.deep.equal([]);
    });

    it('finds what a sale has caused: refunds, and entries of both ledgers', async () => {
      const refund = saleOf({ id: idOf(4_001), refundOf: idOf(4_000), state: 'refund', totalMinor: -1_000 });
      const earn = { entry: loyaltyEntryOf({ saleId: idOf(4_000) }), takes: [] };
      const use = { entry: creditEntryOf({ saleId: idOf(4_000) }), takes: [] };
      const other = { entry: loyaltyEntryOf({ id: idOf(2_001), saleId: idOf(4_002) }), takes: [] };
      const byHand = { entry: loyaltyEntryOf({ id: idOf(2_002) }), takes: [] };
      await put({ sales: [saleOf(), refund], loyaltyEntries: [earn, other, byHand], storeCreditEntries: [use] });
      const reads = { sales: [idOf(4_000), idOf(4_009)], causedBy: [idOf(4_000), idOf(4_001)] };
      const { result } = await store.write(reads, (found) => ({ result: found }));
      expect([...result.sales.values()]).to.deep.equal([saleOf()]);
      expect(result.causedBy.get(idOf(4_000))).to.deep.equal({
        refunds: [refund],
        loyaltyEntries: [earn],
        storeCreditEntries: [use],
      });
      expect(result.causedBy.get(idOf(4_001))).to.deep.equal({ refunds: [], loyaltyEntries: [], storeCreditEntries: [] });
    });

    describe('reads a past newest first, part by part', () => {
      const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T10:00:00.000Z`;
      // Two a day, so that only the id tells them apart.
      const sales = Array.from({ length: 12 }, (_, at) =>
        saleOf({ id: idOf(4_000 + at), occurredAt: day(1 + Math.floor(at / 2)) }),
      );
      const newest = [...sales].reverse().map(({ id }) => id);
      const idsOf = async (range: PastRange) => (await store.readSales(ann.id, range)).map(({ id }) => id);

      beforeEach(() => put({ sales: [...sales, saleOf({ id: idOf(4_100), customerId: bob.id, occurredAt: day(3) })] }));

      it('all of one customer', async () => {
        expect(await idsOf({ limit: 1_000 })).to.deep.equal(newest);
        expect(await idsOf({ limit: Infinity })).to.deep.equal(newest);
        expect(await idsOf({ limit: 0 })).to.deep.equal([]);
        expect(await store.readSales(idOf(99), { limit: 5 })).to.deep.equal([]);
      });

      it('page after page without a gap or a row twice', async () => {
        for (const limit of [1, 2, 3, 5, 11, 12, 13]) {
          const seen: string[] = [];
          for (let before: PastRange['before']; ;) {
            const page = await store.readSales(ann.id, { limit, ...(before && { before }) });
            seen.push(...page.map(({ id }) => id));
            before = page.at(-1);
            if (!before) break;
          }
          expect(seen, `pages of ${limit}`).to.deep.equal(newest);
        }
      });

      it('from a moment on, and until before another', async () => {
        expect(await idsOf({ from: day(5), limit: 100 })).to.deep.equal(newest.slice(0, 4));
        expect(await idsOf({ until: day(2), limit: 100 })).to.deep.equal(newest.slice(-2));
        expect(await idsOf({ from: day(2), until: day(4), limit: 3 })).to.deep.equal(newest.slice(6, 9));
        expect(await idsOf({ from: day(4), until: day(4), limit: 3 })).to.deep.equal([]);
        expect(await idsOf({ from: day(5), until: day(4), limit: 3 })).to.deep.equal([]);
        const before = { occurredAt: day(3), id: idOf(4_005) };
        expect(await idsOf({ from: day(2), until: day(6), before, limit: 100 })).to.deep.equal(newest.slice(7, 10));
        expect(await idsOf({ until: day(2), before, limit: 100 })).to.deep.equal(newest.slice(-2));
        expect(await idsOf({ from: day(5), before, limit: 100 })).to.deep.equal([]);
      });
    });

    it('reads the audit of one customer, or of all', async () => {
      const lines = [1, 2, 3].map((at) =>
        auditEntryOf({
          id: idOf(6_000 + at),
          at: `2026-11-0${at}T10:00:00.000Z`,
          customerId: at === 2 ? ann.id : null,
        }),
      );
      const { tables } = await put({ auditEntries: lines });
      expect(tables).to.deep.equal(['audit']);
      expect((await store.readAudit(null, { limit: 2 })).map(({ id }) => id)).to.deep.equal([idOf(6_003), idOf(6_002)]);
      const before = { occurredAt: '2026-11-02T10:00:00.000Z', id: idOf(6_002) };
      expect((await store.readAudit(null, { before, limit: 9 })).map(({ id }) => id)).to.deep.equal([idOf(6_001)]);
      expect((await store.readAudit(ann.id, all)).map(({ id }) => id)).to.deep.equal([idOf(6_002)]);
    });

    it('answers `closed` to reads of the past after its close', async () => {
      const other = await place.open();
      await other.close();
      const calls: readonly (() => Promise<unknown>)[] = [
        () => other.readLoyaltyEntries(ann.id, all),
        () => other.readStoreCreditEntries(ann.id, all),
        () => other.readSales(ann.id, all),
        () => other.readSale(ann.id),
        () => other.readRedemptions('2026-11-01T10:00:00.000Z'),
        () => other.readAudit(null, all),
      ];
      for (const call of calls) expect(await codeOf(call())).to.equal('closed');
    });
  });
}
