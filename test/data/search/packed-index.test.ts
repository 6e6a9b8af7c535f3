import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PackedIndex } from '../../../src/data/search/packed-index.js';
import type { StoredCustomer } from '../../../src/data/store/stored-record.js';
import type { IndexQuery } from '../../../src/data/search/search-index.js';
import type { Customer } from '../../../src/domain/customer.js';
import { codeOf } from '../../contracts/store-contract.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { idsOn } from '../../support/index-page.js';
import { pageIndex } from '../../support/page-index.js';

const TODAY = '2026-11-21';

const clock = { monotonic: () => performance.now() };

/** How customers come into an index: one by one as they change, or many at once. */
const WAYS = {
  'one by one': async (index: PackedIndex, rows: readonly StoredCustomer[]) => {
    for (const row of rows) index.take([row]);
  },
  packed: async (index: PackedIndex, rows: readonly StoredCustomer[]) => {
    index.stage(rows);
    await index.settle();
  },
} as const;

let way: keyof typeof WAYS = 'one by one';

async function indexOf(...customers: readonly Partial<Customer>[]): Promise<PackedIndex> {
  const index = pageIndex({ clock, packsFrom: 1 });
  const rows = customers.map((fields, place) => ({ n: place + 1, customer: customerOf({ id: idOf(place + 1), ...fields }) }));
  await WAYS[way](index, rows);
  return index;
}

function find(index: PackedIndex, text: string, query: Partial<IndexQuery> = {}): string[] {
  const { customers } = index.search(text, { limit: 20, allows: () => true, recents: [], wholeContactsOnly: false, ...query });
  return customers.map(({ id }) => id);
}

const named = (displayName: string): Partial<Customer> => ({ displayName });
const phoned = (typed: string, e164: string | null): Partial<Customer> => ({ displayName: 'Zoe', phone: { typed, e164 } });

for (const name of ['one by one', 'packed'] as const) {
  describe(`taken ${name}`, () => {
    before(() => {
      way = name;
    });

    describe('a customer is found', () => {
      it('by the beginning of each name, in any order, whatever the case and accents', async () => {
        const index = await indexOf({ displayName: 'José Peña-Ruiz', nickname: 'Pepe' });
        for (const text of ['jose', 'PENA', 'ruiz jos', 'peña josé', 'pep', 'pena-ruiz', ' jos  '])
          expect(find(index, text), text).to.have.length(1);
        for (const text of ['os', 'jose gomez', 'rxxzz', '-', '']) expect(find(index, text), text).to.have.length(0);
      });

      it('in every script, by its beginning where it has no spaces', async () => {
        for (const [name, text] of [
          ['山田太郎', '山田'],
          ['สมชาย ใจดี', 'สมช'],
          ['Анна Каренина', 'карен'],
          ['مُحَمَّد علي', 'محمد'],
        ] as const) {
          expect(find(await indexOf(named(name)), text), text).to.have.length(1);
        }
      });

      it('by phone, typed in any way, from its beginning or by its end', async () => {
        const index = await indexOf(phoned('(202) 555-0147', '+12025550147'));
        const spellings = [
          '2025550147',
          '202-555-0147',
          '(202) 555 0147',
          '+1 202 555 0147',
          '+1 (202) 555-0147',
          '12025550147',
          '001 202 555 0147',
          '202',
          '(202) 5',
          '202-555',
          '555 0147',
          '0147',
          '147',
          '2 0 2 5',
          '+1202',
          '٢٠٢٥٥٥٠١٤٧',
          '２０２',
        ];
        for (const text of spellings) expect(find(index, text), text).to.have.length(1);
        for (const text of ['203', '0148', '5550', '01470', '20255501477']) expect(find(index, text), text).to.have.length(0);
      });

      it('by a phone of another country, with what is dialled at home or abroad', async () => {
        const berlin = await indexOf(phoned('030 901820', '+4930901820'));
        for (const text of ['030 901', '+49 30 90', '0049 30 901820', '+49 (0)30 901820', '011 49 30 901820', '30 901', '1820']) {
          expect(find(berlin, text), text).to.have.length(1);
        }
        const dublin = await indexOf(phoned('+353 1 677 1234', '+35316771234'));
        for (const text of ['01 677', '1677', '+353 1', '353']) expect(find(dublin, text), text).to.have.length(1);
      });

      it('by a phone that is no valid number, as it was typed', async () => {
        const index = await indexOf(phoned('12-34 ext. 5', null));
        for (const text of ['12345', '1234', '12-34']) expect(find(index, text), text).to.have.length(1);
      });

      it('by e-mail: whole, its local part, its parts, its domain', async () => {
        const index = await indexOf({ displayName: 'Zoe', email: 'Ann.Lee@Mail.Example.com' });
        for (const text of ['ann.lee@mail.example.com', 'ANN.LEE@', 'ann.l', 'lee', 'mail.example.com', '@mail', 'mail.ex']) {
          expect(find(index, text), text).to.have.length(1);
        }
        expect(find(index, 'lee@mail')).to.have.length(0);
      });

      it('by the code of a loyalty card', async () => {
        const index = await indexOf({ displayName: 'Zoe', code: 'LC-0042' });
        for (const text of ['lc-0042', 'LC-0042', 'LC-', '0042', 'lc 0042']) expect(find(index, text), text).to.have.length(1);
      });

      it('by words and digits together, where all are met', async () => {
        const index = await indexOf(
          { displayName: 'Ann Lee', phone: { typed: '2025550147', e164: '+12025550147' } },
          { displayName: 'Ann Lee', phone: { typed: '2025550148', e164: '+12025550148' } },
        );
        expect(find(index, 'ann 0147')).to.deep.equal([idOf(1)]);
        expect(find(index, '0148 lee')).to.deep.equal([idOf(2)]);
        expect(find(index, '0147 0148')).to.deep.equal([]);
      });

      it('by a name that holds digits', async () => {
        expect(find(await indexOf(named('Table 12')), 'table 12')).to.have.length(1);
        expect(find(await indexOf(named('Customer 30 7')), '30 7')).to.have.length(1);
      });
    });

    describe('what is found comes in order', () => {
      it('whole words before beginnings, then by name, then by id', async () => {
        const index = await indexOf(named('Annabel'), named('Ann Zed'), named('Ann Abel'), named('Ann Abel'));
        expect(find(index, 'ann')).to.deep.equal([idOf(3), idOf(4), idOf(2), idOf(1)]);
      });

      it('those whose phone ends in four digits before those it begins with or who have them without their zeros', async () => {
        const index = await indexOf(
          phoned('5255550147', '+15255550147'),
          phoned('2025550052', '+12025550052'),
          phoned('0052 55 1234 5678', '+525512345678'),
        );
        expect(find(index, '0052')[0]).to.equal(idOf(2));
      });

      it('those whose e-mail begins as only an e-mail does before those of that name', async () => {
        const index = await indexOf({ displayName: 'Ann Abel' }, { displayName: 'Zoe', email: 'ann_abel@example.com' });
        expect(find(index, 'ann_')).to.deep.equal([idOf(2), idOf(1)]);
        expect(find(index, 'ann')).to.deep.equal([idOf(1), idOf(2)]);
      });

      it('those who are called so before those whose e-mail alone has it, among equals', async () => {
        const index = await indexOf(
          { displayName: 'Abe', email: 'gili.novak@example.com' },
          { displayName: 'Abe Novak', email: 'gili.x@example.com' },
          { displayName: 'Gilian Nowak' },
          { displayName: 'Zoe', nickname: 'Gilian', code: 'NX-1' },
        );
        expect(find(index, 'gili n')).to.deep.equal([idOf(3), idOf(4), idOf(1), idOf(2)]);
        expect(find(index, 'gili novak')).to.deep.equal([idOf(1), idOf(2)]);
        expect(find(index, 'no')).to.deep.equal([idOf(2), idOf(3), idOf(1)]);
      });

      it('a word of the e-mail that is typed whole before a name that only begins so, and after one that is it', async () => {
        const index = await indexOf(
          { displayName: 'Ann Leeds', email: 'ann.lee@example.com' },
          { displayName: 'Bob Leeds' },
          { displayName: 'Zoe Lee' },
        );
        expect(find(index, 'lee')).to.deep.equal([idOf(3), idOf(1), idOf(2)]);
      });

      it('in the order of the list where an at sign says that the e-mail is meant', async () => {
        const index = await indexOf({ displayName: 'Gmeiner' }, { displayName: 'Abe', email: 'abe@gmail.example' });
        expect(find(index, '@gm')).to.deep.equal([idOf(2), idOf(1)]);
        expect(find(index, 'gm')).to.deep.equal([idOf(1), idOf(2)]);
      });

      it('recent ones first among equals, though not those whose e-mail alone has it before who is called so', async () => {
        const index = await indexOf({ displayName: 'Abe', email: 'x.ann@example.com' }, named('Ann Abel'), named('Ann Zed'));
        expect(find(index, 'ann', { recents: [idOf(1), idOf(3)] })).to.deep.equal([idOf(3), idOf(2), idOf(1)]);
      });

      it('recent ones first among equals, never over a better match', async () => {
        const index = await indexOf(named('Annabel'), named('Ann Abel'), named('Ann Zed'));
        expect(find(index, 'ann', { recents: [idOf(1), idOf(3)] })).to.deep.equal([idOf(3), idOf(2), idOf(1)]);
      });

      it('recent ones first, each once, though they change between two searches', async () => {
        const index = await indexOf(named('Ann Abel'), named('Ann Bell'), named('Ann Zed'));
        const query = { limit: 20, allows: () => true, recents: [idOf(3), idOf(2)], wholeContactsOnly: false };
        expect(find(index, 'ann', query)).to.deep.equal([idOf(3), idOf(2), idOf(1)]);
        index.take([{ n: 9, customer: customerOf({ id: idOf(2), displayName: 'Ann Cole' }) }]);
        index.take([{ n: 10, customer: customerOf({ id: idOf(3), deletedAt: '2026-11-21T10:00:00.000Z' }) }]);
        expect(find(index, 'ann', query)).to.deep.equal([idOf(2), idOf(1)]);
        expect(index.search('ann', query).total).to.equal(2);
      });

      it('with the best of many within the limit, and all of them counted', async () => {
        const index = await indexOf(...Array.from({ length: 300 }, (_, place) => named(`Ann ${String(999 - place)}`)));
        const answer = index.search('ann', { limit: 3, allows: () => true, recents: [], wholeContactsOnly: false });
        expect(answer.total).to.equal(300);
        expect(answer.customers.map(({ id }) => id)).to.deep.equal([idOf(300), idOf(299), idOf(298)]);
      });
    });

    describe('the index follows the store', () => {
      it('forgets what a customer was called', async () => {
        const index = await indexOf(named('Ann'));
        index.take([{ n: 9, customer: customerOf({ id: idOf(1), displayName: 'Bea' }) }]);
        expect(find(index, 'ann')).to.deep.equal([]);
        expect(find(index, 'bea')).to.deep.equal([idOf(1)]);
        expect(index.size).to.equal(1);
      });

      it('keeps the newer of two, in whichever order they come', async () => {
        const index = await indexOf();
        index.take([{ n: 9, customer: customerOf({ id: idOf(1), displayName: 'New' }) }]);
        index.take([{ n: 3, customer: customerOf({ id: idOf(1), displayName: 'Old' }) }]);
        expect(find(index, 'old')).to.deep.equal([]);
        expect(find(index, 'new')).to.deep.equal([idOf(1)]);
      });

      it('lets go of a deleted one, also when an older state comes after', async () => {
        const index = await indexOf(named('Ann'));
        index.take([{ n: 9, customer: customerOf({ id: idOf(1), displayName: 'Ann', deletedAt: '2026-11-21T10:00:00.000Z' }) }]);
        index.take([{ n: 5, customer: customerOf({ id: idOf(1), displayName: 'Ann' }) }]);
        expect(find(index, 'ann')).to.deep.equal([]);
        expect(index.size).to.equal(0);
      });

      it('answers as one that took everything at once', async () => {
        const name = fc.constantFrom('Ann', 'Anna', 'Bob', 'Bo', 'Lee', 'Leeds', 'José');
        const customer = fc.record({ id: fc.integer({ min: 1, max: 6 }), first: name, last: name, gone: fc.boolean() });
        await fc.assert(
          fc.asyncProperty(
            fc.array(customer, { maxLength: 30 }),
            fc.constantFrom('a', 'an', 'ann', 'bo', 'lee', 'jose', 'ann lee'),
            async (rows, text) => {
              const changes = rows.map(({ id, first, last, gone }, place) => ({
                n: place + 1,
                customer: customerOf({
                  id: idOf(id),
                  displayName: `${first} ${last}`,
                  ...(gone && { deletedAt: '2026-11-21T10:00:00.000Z' }),
                }),
              }));
              const followed = pageIndex({ clock, packsFrom: 1 });
              for (const change of changes) followed.take([change]);
              const newest = new Map(changes.map((change) => [change.customer.id, change]));
              const fresh = pageIndex({ clock, packsFrom: 1 });
              await WAYS.packed(
                fresh,
                [...newest.values()].filter(({ customer: { deletedAt } }) => deletedAt === undefined),
              );
              expect(find(followed, text)).to.deep.equal(find(fresh, text));
              expect(followed.size).to.equal(fresh.size);
            },
          ),
        );
      });
    });

    describe('a list of the index', () => {
      const people = [
        { displayName: 'bob', createdAt: '2026-01-03T00:00:00.000Z' },
        { displayName: 'Ann', createdAt: '2026-01-02T00:00:00.000Z', status: 'inactive' },
        { displayName: 'Émile', createdAt: '2026-01-01T00:00:00.000Z', customerType: 'wholesale' },
      ] as const;

      it('is sorted by name or by when they were made, either way', async () => {
        const index = await indexOf(...people);
        expect(idsOn(await index.list({}, TODAY))).to.deep.equal([idOf(2), idOf(1), idOf(3)]);
        expect(idsOn(await index.list({ descending: true }, TODAY))).to.deep.equal([idOf(3), idOf(1), idOf(2)]);
        expect(idsOn(await index.list({ sort: 'created-at' }, TODAY))).to.deep.equal([idOf(3), idOf(2), idOf(1)]);
      });

      it('says how many it shows of how many there are', async () => {
        const page = await (await indexOf(...people)).list({ filters: { statuses: ['active'] } }, TODAY);
        expect(page).to.include({ shown: 2, total: 3, position: 0, next: null });
      });

      it('gives everybody once, page by page, though people come and go between', async () => {
        const index = await indexOf(...Array.from({ length: 25 }, (_, place) => named(`Ann ${String(100 + place)}`)));
        const seen: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await index.list({ limit: 10, ...(cursor !== undefined && { cursor }) }, TODAY);
          seen.push(...idsOn(page));
          if (page.next === null) break;
          cursor = page.next;
          index.take([{ n: 900 + seen.length, customer: customerOf({ id: idOf(500 + seen.length), displayName: 'Aa before' }) }]);
        }
        expect(seen).to.deep.equal(Array.from({ length: 25 }, (_, place) => idOf(place + 1)));
      });

      it('starts at a row for a scroll bar', async () => {
        const index = await indexOf(...Array.from({ length: 25 }, (_, place) => named(`Ann ${String(100 + place)}`)));
        const page = await index.list({ position: 20, limit: 3 }, TODAY);
        expect(idsOn(page)).to.deep.equal([idOf(21), idOf(22), idOf(23)]);
        expect(page.position).to.equal(20);
      });

      it('refuses a cursor of another list', async () => {
        const index = await indexOf(named('Ann'), named('Bob'));
        const { next } = await index.list({ limit: 1 }, TODAY);
        expect(await codeOf(index.list({ limit: 1, cursor: next ?? '', sort: 'created-at' }, TODAY))).to.equal('cursor-expired');
        expect(await codeOf(index.list({ cursor: 'nonsense' }, TODAY))).to.equal('cursor-expired');
      });
    });
  });
}
