import { expect } from '@open-wc/testing';
import type { Store, WritePuts } from '../../src/data/store/store.js';
import type { StoredCustomer } from '../../src/data/store/stored-record.js';
import { EMPTY_ACCOUNT } from '../../src/domain/account.js';
import type { Customer } from '../../src/domain/customer.js';
import { consentOf, customerOf, idOf } from '../support/sample-records.js';
import type { StorePlace } from './store-contract.js';

/** What every store promises of customers who came many at once, however it keeps those. */
export function manyCustomersContract(name: string, makePlace: () => StorePlace): void {
  describe(`${name} as a store of many customers written at once`, () => {
    let place: StorePlace;
    let store: Store;
    let numbers: ReadonlyMap<string, number>;

    /** In no order of ids, as a file has them. */
    const many = Array.from({ length: 600 }, (_, at) =>
      customerOf({ id: idOf(((at * 7919) % 600) + 1), displayName: `Customer ${at}`, note: at % 3 === 0 ? 'Ωméga 😀' : null }),
    );
    const [ann] = many as [Customer];

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
      const { changes } = await put({ customers: many });
      numbers = new Map(changes.map(({ customer, n }) => [customer.id, n]));
    });
    afterEach(async () => {
      await store.close();
      await place.end();
    });

    const put = (puts: WritePuts) => store.write({}, () => ({ puts, result: null }));

    it('gives each back as written, with its own number', async () => {
      const rows = await store.readCustomers(many.map(({ id }) => id));
      expect(rows.map(({ customer }) => customer)).to.deep.equal(many);
      expect([...numbers.values()].sort((a, b) => a - b)).to.deep.equal(many.map((_, at) => at + 1));
      for (const { customer, n } of rows) expect(n).to.equal(numbers.get(customer.id));
    });

    it('gives nobody for ids between theirs', async () => {
      expect(await store.readCustomers([idOf(0), idOf(601), ann.id.replace(/^../, 'ff')])).to.deep.equal([]);
    });

    it('keeps fields it does not know by name, and leaves out what was not there', async () => {
      const { expiries: _, ...older } = customerOf({ id: idOf(1_000) });
      const strange = { ...customerOf({ id: idOf(1_001) }), extra: '{"shoe":40}', deletedAt: '2026-11-02T10:00:00.000Z' };
      const others = Array.from({ length: 70 }, (__, at) => customerOf({ id: idOf(2_000 + at) }));
      await put({ customers: [...others, older as Customer, strange] });
      const rows = await store.readCustomers([idOf(1_000), idOf(1_001)]);
      expect(rows.map(({ customer }) => customer)).to.deep.equal([older, strange]);
    });

    it('lets a write decide on one of them, and keeps the account with it', async () => {
      const account = { ...EMPTY_ACCOUNT, loyalty: { amount: 5, lots: [] } };
      await put({ accounts: new Map([[ann.id, account]]) });
      const { result } = await store.write({ customers: [ann.id, idOf(9_999)] }, (found) => ({ result: found }));
      expect([...result.customers.values()]).to.deep.equal([ann]);
      expect(result.accounts.get(ann.id)).to.deep.equal(account);
      const [row] = await store.readCustomers([ann.id]);
      expect(row?.savedN, 'the change that wrote the customer').to.equal(numbers.get(ann.id));
      await put({ customers: [{ ...ann, note: 'new' }] });
      expect((await store.readCustomers([ann.id]))[0]?.account).to.deep.equal(account);
    });

    it('gives what was written last, and one of them whole', async () => {
      await put({ customers: [{ ...ann, displayName: 'Changed' }], consents: [consentOf({ customerId: ann.id })] });
      expect((await store.readCustomers([ann.id])).map(({ customer }) => customer.displayName)).to.deep.equal(['Changed']);
      const details = await store.readDetails(ann.id);
      expect(details?.customer.displayName).to.equal('Changed');
      expect(details?.consents).to.have.lengthOf(1);
      expect((await store.readDetails(many[1]?.id ?? ''))?.customer).to.deep.equal(many[1]);
    });

    it('tells all of them as changes, each once, and those written again as they are now', async () => {
      const before = (await store.changesAfter(0)).upTo;
      await put({ customers: [{ ...ann, displayName: 'Changed' }] });
      const told = await changesFrom(store, 0);
      expect(told.filter(({ customer }) => customer.id === ann.id).map(({ customer }) => customer.displayName)).to.deep.equal([
        'Changed',
      ]);
      expect(told).to.have.lengthOf(600);
      expect((await changesFrom(store, before)).length, 'from a number it gave').to.be.lessThan(600);
      expect(await changesFrom(store, (await store.changesAfter(before)).upTo + 1_000)).to.deep.equal([]);
    });

    it('walks all of them, as they were written last', async () => {
      await put({ customers: [{ ...ann, displayName: 'Changed' }, customerOf({ id: idOf(5_000) })] });
      const seen = new Map<string, StoredCustomer>();
      await store.walkCustomers((customers) => {
        for (const row of customers) if ((seen.get(row.customer.id)?.n ?? 0) < row.n) seen.set(row.customer.id, row);
        return true;
      });
      expect(seen.size).to.equal(601);
      expect(seen.get(ann.id)?.customer.displayName).to.equal('Changed');
    });

    it('opens with every row, and names where the others are', async () => {
      await put({ customers: [{ ...ann, displayName: 'Changed' }] });
      const rows: StoredCustomer[] = [];
      const { n, blocks, segments } = await store.readOpening((part) => rows.push(...part));
      const inBlocks = (await store.readBlocks(blocks.map(({ number }) => number))).flatMap((block) => block ?? []);
      const newest = new Map([...inBlocks, ...rows].map((row) => [row.customer.id, row.customer.displayName]));
      expect(newest.size).to.equal(600);
      expect(newest.get(ann.id)).to.equal('Changed');
      expect(n).to.equal(601);
      expect(segments).to.deep.equal([]);
      expect(blocks.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).to.equal(inBlocks.length);
    });

    it('takes more of them, some of whom are here', async () => {
      const more = Array.from({ length: 300 }, (_, at) => customerOf({ id: idOf(at + 500), displayName: `Later ${at}` }));
      await put({ customers: more });
      const rows = await store.readCustomers([...many, ...more].map(({ id }) => id));
      expect(new Map(rows.map(({ customer }) => [customer.id, customer])).size).to.equal(799);
      expect((await store.readCustomers([idOf(510)]))[0]?.customer.displayName).to.equal('Later 10');
    });
  });
}

async function changesFrom(store: Store, n: number): Promise<StoredCustomer[]> {
  const told: StoredCustomer[] = [];
  for (let upTo = n; ;) {
    const answer = await store.changesAfter(upTo);
    if (answer.upTo === upTo) return told;
    told.push(...answer.customers);
    upTo = answer.upTo;
  }
}
