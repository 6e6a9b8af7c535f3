import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { PackedIndex } from '../../../src/data/search/packed-index.js';
import type { IndexQuery } from '../../../src/data/search/search-index.js';
import type { StoredCustomer } from '../../../src/data/store/stored-record.js';
import type { Customer } from '../../../src/domain/customer.js';
import { customerOf, idOf } from '../../support/sample-records.js';
import { idsOn } from '../../support/index-page.js';
import { SearchOracle } from '../../support/search-oracle.js';
import { pageIndex } from '../../support/page-index.js';

const clock = { monotonic: () => performance.now() };
const FIRST = ['Ann', 'Anna', 'José', 'Maria', 'Mario', 'Li', 'Lisa', 'Øyvind', "O'Neil", 'Jean-Luc', '山田', 'Анна', '𝒜da'];
const LAST = ['Smith', 'Smithson', 'Lee', 'García', 'Müller', 'van Dyk', 'Abel', 'Åberg', 'Pena-Ruiz'];
const DOMAINS = ['gmail.com', 'mail.example.com', 'x.org', 'gmx.de'];

const last4 = fc.integer({ min: 0, max: 9_999 }).map((number) => String(number).padStart(4, '0'));
const phone = fc.oneof(
  last4.map((end) => ({ typed: `(202) 555-${end}`, e164: `+1202555${end}` })),
  last4.map((end) => ({ typed: `030 90${end}`, e164: `+493090${end}` })),
  last4.map((end) => ({ typed: `12-${end} ext. 5`, e164: null })),
  last4.map((end) => ({ typed: `0123456789012345${end}`, e164: null })),
  fc.constant(null),
);
const customers: fc.Arbitrary<Partial<Customer>> = fc
  .record({
    first: fc.constantFrom(...FIRST),
    last: fc.constantFrom(...LAST),
    // Many have an e-mail in another name.
    mail: fc.tuple(fc.constantFrom(...FIRST), fc.constantFrom(...LAST)).map((names) => names.join('.')),
    phone,
    number: fc.integer({ min: 0, max: 30 }),
    domain: fc.constantFrom(...DOMAINS),
    status: fc.constantFrom('active', 'active', 'active', 'inactive', 'merged' as const),
    has: fc.record({ email: fc.boolean(), code: fc.boolean(), nickname: fc.boolean(), names: fc.boolean(), own: fc.boolean() }),
  })
  .map(({ first, last, mail, phone: number, number: count, domain, status, has }) => ({
    displayName: has.nickname ? first : `${first} ${last}`,
    givenName: has.names ? first : null,
    familyName: has.names ? last : null,
    nickname: has.nickname ? last : null,
    code: has.code ? `LC-${count}` : null,
    email: has.email ? `${has.own ? `${first}.${last}` : mail}${count}@${domain}`.replaceAll(/[^\w.@-]/g, '') : null,
    phone: number,
    status,
  }));
const word = fc.oneof(
  fc.constantFrom(...FIRST, ...LAST),
  fc.tuple(fc.constantFrom(...FIRST, ...LAST), fc.integer({ min: 1, max: 3 })).map(([text, length]) => text.slice(0, length)),
  fc.tuple(last4, fc.integer({ min: 1, max: 4 })).map(([digits, length]) => digits.slice(0, length)),
  fc.constantFrom(
    '202 555',
    '+49',
    '030 9',
    '@gm',
    'gmail.com',
    'x.org',
    'ann.',
    'ann.smith1@gmail.com',
    'ann.smith@',
    'lc-1',
    '12-',
  ),
);
const texts = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
/** More than are asked for, some of whom are nowhere. */
const MANY_RECENTS = Array.from({ length: 80 }, (_, place) => idOf(((place * 37) % 80) + 1));
const queries = fc.record({
  isSale: fc.boolean(),
  recents: fc.constantFrom([], [idOf(3), idOf(9), idOf(2)], MANY_RECENTS),
  wholeContactsOnly: fc.boolean(),
  limit: fc.constantFrom(1, 5, 20),
});

function rowsOf(fields: readonly Partial<Customer>[]): StoredCustomer[] {
  return fields.map((each, place) => ({ n: place + 1, customer: customerOf({ id: idOf(place + 1), ...each }) }));
}

async function packed(rows: readonly StoredCustomer[]): Promise<PackedIndex> {
  const index = pageIndex({ clock, packsFrom: 1 });
  index.stage(rows);
  await index.settle();
  return index;
}

/** In three segments, and the others just changed or, where they are many, in a fourth. */
async function mixed(rows: readonly StoredCustomer[]): Promise<PackedIndex> {
  const index = pageIndex({ clock, packsFrom: 1 });
  for (const part of [0, 1, 2]) {
    index.stage(rows.filter((_, place) => place % 4 === part));
    await index.settle();
  }
  index.take(rows.filter((_, place) => place % 4 === 3));
  await index.settle();
  return index;
}

function changed(rows: readonly StoredCustomer[]): PackedIndex {
  const index = pageIndex({ clock, packsFrom: Infinity });
  for (const row of rows) index.take([row]);
  return index;
}

function check(index: PackedIndex, oracle: SearchOracle, text: string, query: IndexQuery): void {
  const answer = index.search(text, query);
  const { ids, total } = oracle.answer(text, query);
  expect(
    answer.customers.map(({ id }) => id),
    text,
  ).to.deep.equal(ids);
  if (answer.atLeast) expect(answer.total, text).to.be.at.least(ids.length).and.at.most(total);
  else expect(answer.total, text).to.equal(total);
}

describe('packed customers', () => {
  it('are found, counted and ordered as by looking at everybody', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(customers, { minLength: 1, maxLength: 60 }),
        fc.array(fc.tuple(texts, queries), { minLength: 1, maxLength: 20 }),
        async (fields, asked) => {
          const rows = rowsOf(fields);
          const oracle = new SearchOracle(rows);
          for (const index of [await packed(rows), changed(rows), await mixed(rows)]) {
            for (const [text, { isSale, ...query }] of asked) {
              check(index, oracle, text, { ...query, allows: (status) => !isSale || status === 'active' });
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are found first by their whole name, also where that is one word twice and many have the word', async () => {
    const names = [...Array.from({ length: 40 }, (_, place) => `Abram ${place} Soev`), 'Soev Soev'];
    const rows = rowsOf(names.map((displayName) => ({ displayName })));
    const changed = pageIndex({ clock });
    changed.take(rows);
    for (const index of [await packed(rows), changed]) {
      const query = { limit: 5, allows: () => true, recents: [idOf(7)], wholeContactsOnly: false };
      const { customers, total } = index.search('soev  SOEV', query);
      expect(customers.slice(0, 2).map(({ displayName }) => displayName)).to.deep.equal(['Soev Soev', 'Abram 6 Soev']);
      expect(total).to.equal(41);
    }
  });

  it('are so among many, where a search ends before it has seen everybody', async () => {
    const [sample] = fc.sample(fc.array(customers, { minLength: 12_000, maxLength: 12_000 }), { numRuns: 1, seed: 20_261_126 });
    const rows = rowsOf(sample ?? []);
    const [index, oracle] = [await packed(rows), new SearchOracle(rows)];
    let cut = 0;
    for (const [text, { isSale, ...query }] of fc.sample(fc.tuple(texts, queries), { numRuns: 400, seed: 7 })) {
      const asked = { ...query, allows: (status: Customer['status']) => !isSale || status === 'active' };
      check(index, oracle, text, asked);
      if (index.search(text, asked).atLeast) cut += 1;
    }
    expect(cut).to.be.above(5);
  });

  it('are so by several words that very many have, few of them together', async () => {
    const [sample] = fc.sample(fc.array(customers, { minLength: 12_000, maxLength: 12_000 }), { numRuns: 1, seed: 20_261_127 });
    const rows = rowsOf(sample ?? []);
    const oracle = new SearchOracle(rows);
    const letters = fc.array(fc.constantFrom('a', 'e', 'g', 'l', 'm', 's', 'o', '1', '2', '+4', 'lc'), {
      minLength: 2,
      maxLength: 6,
    });
    const many = fc.oneof(
      letters.map((words) => words.join(' ')),
      letters.map((words) => words.join('-')),
      fc.constantFrom('@gmail.com @x.org', '@gm @mail.example.com', 'gmail.com ann', 'smith smith', 'li li li li li', 'maria 1'),
    );
    const asked = fc.sample(fc.tuple(many, queries), { numRuns: 120, seed: 11 });
    for (const index of [await packed(rows), await mixed(rows)]) {
      for (const [text, { isSale, ...query }] of asked) {
        check(index, oracle, text, { ...query, allows: (status) => !isSale || status === 'active' });
      }
    }
  });

  it('are counted to the last where words that very many have shun each other', async () => {
    const people = Array.from({ length: 6_000 }, (_, place) =>
      place % 3_000 === 7 ? 'Abe Egan' : place % 2 ? 'Abe Lee' : 'Egan Lee',
    );
    const index = await packed(rowsOf(people.map((displayName) => ({ displayName }))));
    const {
      total,
      atLeast,
      customers: found,
    } = index.search('abe egan', {
      ...{ limit: 20, allows: () => true, recents: [], wholeContactsOnly: false },
    });
    expect([found.length, total, atLeast]).to.deep.equal([2, 2, false]);
  });

  it('change one by one, come in crowds, go and come back, and each stands there once', async () => {
    const step = fc.oneof(
      fc.record({ change: fc.integer({ min: 1, max: 40 }), as: customers }),
      fc.record({ remove: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ stage: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), customers), { maxLength: 20 }) }),
      fc.record({ stale: fc.integer({ min: 1, max: 40 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), texts, async (steps, text) => {
        const index = pageIndex({ clock, packsFrom: 1 });
        const newest = new Map<number, StoredCustomer>();
        const first = new Map<number, StoredCustomer>();
        let n = 0;
        const rowOf = (number: number, fields: Partial<Customer>): StoredCustomer => {
          n += 1;
          const row = { n, customer: customerOf({ id: idOf(number), ...fields }) };
          if (!first.has(number)) first.set(number, row);
          newest.set(number, row);
          return row;
        };
        for (const each of steps) {
          if ('change' in each) index.take([rowOf(each.change, each.as)]);
          else if ('remove' in each) index.take([rowOf(each.remove, { deletedAt: '2026-11-21T10:00:00.000Z' })]);
          else if ('stage' in each) index.stage(each.stage.map(([number, fields]) => rowOf(number, fields)));
          else index.stage([first.get(each.stale) ?? []].flat());
        }
        await index.settle();
        const oracle = new SearchOracle([...newest.values()]);
        expect(index.size).to.equal(oracle.size);
        check(index, oracle, text, { limit: 50, allows: () => true, recents: [], wholeContactsOnly: false });
        const page = await index.list({ limit: 500, filters: { statuses: ['active', 'inactive', 'merged'] } }, '2026-11-21');
        expect(idsOn(page)).to.have.length(oracle.size);
        expect(new Set(idsOn(page)).size).to.equal(oracle.size);
      }),
      { numRuns: 300 },
    );
  });
});
