import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { compareByName, type ListedFields, listedAccountOf, matchesFilters } from '../../src/domain/customer-list.js';
import type { Account } from '../../src/domain/account.js';
import type { Customer } from '../../src/domain/customer.js';
import { foldText } from '../../src/domain/search-text.js';
import { accountOf } from '../support/sample-ledgers.js';
import { customerOf, idOf } from '../support/sample-records.js';

const today = '2026-11-21';
const key = fc.record({
  foldedName: fc.string({ unit: fc.constantFrom('a', 'b', 'é', '王') }).map(foldText),
  id: fc.integer({ min: 1, max: 9 }).map(idOf),
});

describe('the order of the list', () => {
  it('is by folded name, then by id', () => {
    const rows = ['Óscar', 'anna', 'Zoë', 'Anna', 'O’Brien'].map((name, index) => ({
      name,
      foldedName: foldText(name),
      id: idOf(9 - index),
    }));
    expect(rows.sort(compareByName).map(({ name }) => name)).to.deep.equal(['Anna', 'anna', 'O’Brien', 'Óscar', 'Zoë']);
  });

  it('is the same from whichever side it is asked, and through a third', () => {
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(Math.sign(compareByName(a, b)) + Math.sign(compareByName(b, a))).to.equal(0);
        expect(compareByName(a, a)).to.equal(0);
        if (compareByName(a, b) <= 0 && compareByName(b, c) <= 0) expect(compareByName(a, c)).to.be.at.most(0);
        expect(compareByName(a, b) === 0).to.equal(a.foldedName === b.foldedName && a.id === b.id);
      }),
    );
  });
});

describe('the filters of the list', () => {
  const listed = (fields: Partial<Customer> = {}, account?: Account): ListedFields => ({
    ...customerOf(fields),
    ...listedAccountOf(account),
  });
  const active = listed();
  const inactive = listed({ status: 'inactive', customerType: 'wholesale' });
  const banned = listed({ status: 'banned' });
  const merged = listed({ status: 'merged' });
  const expired = listed({ expiries: { identity: '2026-11-20', medical: null } });
  const expiredCard = listed({ expiries: { identity: null, medical: '2026-11-20' } });
  const all = [active, inactive, banned, merged, expired, expiredCard];
  const shownBy = (filters: Parameters<typeof matchesFilters>[1], among = all): ListedFields[] =>
    among.filter((customer) => matchesFilters(customer, filters, today));

  it('that are not set hide the merged alone', () => {
    expect(shownBy({})).to.deep.equal([active, inactive, banned, expired, expiredCard]);
  });

  it('of status show those, the merged too where they are asked for', () => {
    expect(shownBy({ statuses: ['inactive'] })).to.deep.equal([inactive]);
    expect(shownBy({ statuses: ['inactive', 'banned'] })).to.deep.equal([inactive, banned]);
    expect(shownBy({ statuses: ['merged'] })).to.deep.equal([merged]);
    expect(shownBy({ statuses: [] })).to.deep.equal([]);
  });

  it('of customer type show those', () => {
    expect(shownBy({ customerTypes: ['wholesale'] })).to.deep.equal([inactive]);
    expect(shownBy({ customerTypes: [] })).to.deep.equal([]);
  });

  it('of expired documents show those with one of either kind, or without', () => {
    expect(shownBy({ expiredDocument: true })).to.deep.equal([expired, expiredCard]);
    expect(shownBy({ expiredDocument: false })).to.deep.equal([active, inactive, banned]);
  });

  it('of balances show those with one, or without', () => {
    const pointed = listed({}, accountOf(10));
    const credited = listed({}, accountOf(0, 500));
    const owing = listed({}, accountOf(-3));
    const owingCredit = listed({}, accountOf(5, -1));
    const among = [active, pointed, credited, owing, owingCredit];
    expect(shownBy({ hasPoints: true }, among)).to.deep.equal([pointed, owingCredit]);
    expect(shownBy({ hasPoints: false }, among)).to.deep.equal([active, credited, owing]);
    expect(shownBy({ hasStoreCredit: true }, among)).to.deep.equal([credited]);
    expect(shownBy({ overspent: true }, among)).to.deep.equal([owing, owingCredit]);
    expect(shownBy({ overspent: false, hasPoints: true }, among)).to.deep.equal([pointed]);
  });

  it('of balances do not count what has lapsed', () => {
    const lot = (expiresOn: string | null) => ({ id: idOf(9), left: 5, expiresOn });
    const state = (...dates: (string | null)[]) => ({ amount: 5 * dates.length, lots: dates.map(lot) });
    const account = (points: (string | null)[], credit: (string | null)[]): Account => ({
      loyalty: state(...points),
      storeCredit: { EUR: state(...credit), USD: state() },
      lastSaleAt: null,
    });
    const lapsed = listed({}, account(['2026-11-20'], ['2026-11-20', '2026-10-01']));
    const lasting = listed({}, account(['2026-11-20', today], ['2026-11-20', null]));
    expect(shownBy({ hasPoints: true }, [lapsed, lasting])).to.deep.equal([lasting]);
    expect(shownBy({ hasStoreCredit: true }, [lapsed, lasting])).to.deep.equal([lasting]);
  });

  it('all have to be met', () => {
    expect(shownBy({ statuses: ['inactive'], customerTypes: ['retail'] })).to.deep.equal([]);
    expect(shownBy({ statuses: ['active'], expiredDocument: true })).to.deep.equal([expired, expiredCard]);
  });
});
