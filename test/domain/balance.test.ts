import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EMPTY_LEDGER, type LedgerState } from '../../src/domain/account.js';
import { balanceOf, changeOf, creditBalancesOf, foldEntries, spendable } from '../../src/domain/balance.js';
import { addDays } from '../../src/domain/merchant-day.js';
import { applyChange, spendableOf } from '../../src/domain/ledger-state.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import { creditEntry, loyaltyEntry } from '../../src/domain/new-entry.js';
import { sequenceOf } from '../../src/domain/sequence.js';
import { idOf } from '../support/sample-records.js';

const TODAY = '2026-11-21';
const place = { customerId: idOf(1), now: '2026-11-21T12:00:00.000Z', registerId: idOf(900) };
const entry = (number: number, points: number, fields: Partial<LoyaltyEntry> = {}): LoyaltyEntry => ({
  ...loyaltyEntry(place, points > 0 ? 'earn' : 'redeem', points, { id: idOf(number) }),
  ...fields,
});
const opening = { amount: 50, lots: [{ id: idOf(800), left: 50, expiresOn: '2026-12-31' }], sequence: sequenceOf('m', 1) };

const someEntries = fc
  .array(
    fc.record({
      points: fc.integer({ min: -500, max: 500 }).filter((points) => points !== 0),
      day: fc.nat({ max: 20 }),
      good: fc.option(fc.nat({ max: 30 })),
    }),
    { maxLength: 10 },
  )
  .map((rows) =>
    rows.map(({ points, day, good }, at) =>
      entry(at + 10, points, {
        occurredAt: `${addDays('2026-11-01', day)}T12:00:00.000Z`,
        expiresOn: good === null || points < 0 ? null : addDays('2026-11-01', day + good),
      }),
    ),
  );
/** A list, and the same entries in another order, some of them more than once. */
const reordered = someEntries.chain((entries: LoyaltyEntry[]) =>
  fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }), fc.subarray(entries)),
);

describe('a balance', () => {
  it('says what stands there, what can be spent and what expires when', () => {
    const state = {
      amount: 66,
      lots: [
        { id: idOf(1), left: 6, expiresOn: '2026-11-20' },
        { id: idOf(2), left: 10, expiresOn: TODAY },
        { id: idOf(3), left: 20, expiresOn: '2027-01-01' },
        { id: idOf(4), left: 5, expiresOn: '2027-01-01' },
        { id: idOf(5), left: 25, expiresOn: null },
      ],
    };
    expect(balanceOf(idOf(1), state, TODAY)).to.deep.equal({
      customerId: idOf(1),
      amount: 66,
      spendable: 60,
      unsent: 0,
      overspent: false,
      expiring: [
        { amount: 10, expiresOn: TODAY },
        { amount: 25, expiresOn: '2027-01-01' },
      ],
    });
    const overspent = balanceOf(idOf(1), { amount: -3, lots: [] }, TODAY);
    expect(overspent).to.include({ amount: -3, spendable: 0, overspent: true });
  });

  it('of store credit is one a currency, in their order', () => {
    const balances = creditBalancesOf(idOf(1), { USD: { amount: -5, lots: [] }, EUR: EMPTY_LEDGER }, TODAY);
    expect(balances.map(({ amount, overspent }) => [amount.currency, amount.amountMinor, overspent])).to.deep.equal([
      ['EUR', 0, false],
      ['USD', -5, true],
    ]);
  });
});

describe('what can be spent', () => {
  it('is the opening and the entries after it, without what has lapsed', () => {
    expect(spendable(opening, [], TODAY)).to.equal(50);
    expect(spendable(opening, [entry(1, 30), entry(2, -20)], TODAY)).to.equal(60);
    expect(spendable(opening, [entry(1, 30)], '2027-01-01')).to.equal(30);
    expect(spendable(opening, [entry(2, -70)], TODAY), 'overspent').to.equal(0);
  });

  it('goes by the merchant’s dates: a redemption on the last evening took what was still good', () => {
    const evening = entry(2, -50, { occurredAt: '2027-01-01T02:00:00.000Z' });
    const two = [entry(1, 30), evening];
    expect(spendable(opening, two, '2027-01-01', 'America/New_York')).to.equal(30);
    expect(spendable(opening, two, '2027-01-01', 'UTC'), 'there it had lapsed').to.equal(0);
  });

  it('of store credit is money of the opening’s currency', () => {
    const credit = {
      amount: { amountMinor: 500, currency: 'USD' },
      lots: [{ id: idOf(800), left: { amountMinor: 500, currency: 'USD' }, expiresOn: null }],
      sequence: sequenceOf('m', 1),
    };
    const used = creditEntry(place, 'use', { amountMinor: -200, currency: 'USD' }, { id: idOf(1) });
    const euros = creditEntry(place, 'issue', { amountMinor: 900, currency: 'EUR' }, { id: idOf(2) });
    expect(spendable(credit, [used, euros], TODAY)).to.deep.equal({ amountMinor: 300, currency: 'USD' });
  });
});

describe('opening and entries', () => {
  const start = { amount: opening.amount, lots: opening.lots };

  it('are the balance', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const { amount } = foldEntries(start, entries, 'UTC');
        expect(amount).to.equal(entries.reduce((sum, { points }) => sum + points, opening.amount));
      }),
      { numRuns: 10_000 },
    );
  });

  it('say the same in any order and however often they are told', () => {
    fc.assert(
      fc.property(reordered, ([entries, shuffled, repeated]) => {
        const told = foldEntries(start, [...repeated, ...shuffled, ...repeated], 'UTC');
        expect(told).to.deep.equal(foldEntries(start, entries, 'UTC'));
        expect(spendable(opening, [...shuffled, ...repeated], TODAY)).to.equal(spendable(opening, entries, TODAY));
      }),
      { numRuns: 10_000 },
    );
  });

  it('come to the same amount in whatever order they arrive, and to an opening wherever it is cut', () => {
    fc.assert(
      fc.property(reordered, fc.nat({ max: 10 }), ([entries, shuffled], cut) => {
        const arrived = shuffled.reduce<LedgerState>((state, next) => applyChange(state, changeOf(next), TODAY).state, start);
        const whole = foldEntries(start, entries, 'UTC');
        expect(arrived.amount).to.equal(whole.amount);
        const inOrder = [...entries].sort((a, b) => (a.occurredAt + a.id < b.occurredAt + b.id ? -1 : 1));
        const cutAt = foldEntries(start, inOrder.slice(0, cut), 'UTC');
        expect(foldEntries(cutAt, inOrder.slice(cut), 'UTC')).to.deep.equal(whole);
        expect(spendableOf(whole, TODAY) <= Math.max(0, whole.amount)).to.equal(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
