import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EMPTY_LEDGER, type LedgerState } from '../../src/domain/account.js';
import { isExpired } from '../../src/domain/clock.js';
import { applyChange, debtOf, lapsedLots, type LedgerChange, spendableOf } from '../../src/domain/ledger-state.js';
import { idOf } from '../support/sample-records.js';

const TODAY = '2026-11-21';
const change = (number: number, amount: number, fields: Partial<LedgerChange> = {}): LedgerChange => ({
  id: idOf(number),
  amount,
  expiresOn: null,
  lotId: null,
  ...fields,
});
const after = (changes: readonly LedgerChange[], on = TODAY): LedgerState =>
  changes.reduce((state, next) => applyChange(state, next, on).state, EMPTY_LEDGER);

describe('an account', () => {
  it('has a lot of what was given, under the id of the entry', () => {
    expect(after([change(1, 100, { expiresOn: '2027-01-31' })])).to.deep.equal({
      amount: 100,
      lots: [{ id: idOf(1), left: 100, expiresOn: '2027-01-31' }],
    });
  });

  it('is taken from by expiry, what never expires last, then by id', () => {
    const given = after([
      change(4, 10),
      change(3, 10, { expiresOn: '2027-02-01' }),
      change(2, 10, { expiresOn: '2027-01-01' }),
      change(1, 10, { expiresOn: '2027-02-01' }),
    ]);
    const { state, takes } = applyChange(given, change(9, -25), TODAY);
    expect(takes.map(({ lotId, amount }) => [lotId, amount])).to.deep.equal([
      [idOf(2), 10],
      [idOf(1), 10],
      [idOf(3), 5],
    ]);
    expect(state.lots.map(({ id, left }) => [id, left])).to.deep.equal([
      [idOf(3), 5],
      [idOf(4), 10],
    ]);
  });

  it('owes what was taken beyond its lots, and pays it back first', () => {
    const owing = after([change(1, 10), change(2, -15)]);
    expect(owing).to.deep.equal({ amount: -5, lots: [] });
    expect(debtOf(owing)).to.equal(5);
    const paid = applyChange(owing, change(3, 8), TODAY).state;
    expect(paid).to.deep.equal({ amount: 3, lots: [{ id: idOf(3), left: 3, expiresOn: null }] });
    expect(applyChange(owing, change(3, 5), TODAY).state.lots).to.deep.equal([]);
  });

  it('leaves alone what has lapsed, but for an entry that names it', () => {
    const given = after([change(1, 10, { expiresOn: '2026-11-20' }), change(2, 10, { expiresOn: TODAY })]);
    expect(spendableOf(given, TODAY), 'good through the day').to.equal(10);
    expect(applyChange(given, change(3, -10), TODAY).takes.map(({ lotId }) => lotId)).to.deep.equal([idOf(2)]);
    expect(lapsedLots(given, TODAY).map(({ id }) => id)).to.deep.equal([idOf(1)]);
    const expired = applyChange(given, change(4, -10, { lotId: idOf(1), expiresOn: '2026-11-20' }), TODAY).state;
    expect(expired.lots.map(({ id }) => id)).to.deep.equal([idOf(2)]);
  });

  it('gets back into a lot what was taken from it, but not into one that has lapsed', () => {
    const lot = { lotId: idOf(1), expiresOn: '2027-01-01' };
    const given = after([change(1, 10, { expiresOn: '2027-01-01' }), change(2, -10)]);
    expect(applyChange(given, change(3, 4, lot), TODAY).state.lots).to.deep.equal([
      { id: idOf(1), left: 4, expiresOn: '2027-01-01' },
    ]);
    const late = applyChange(given, change(3, 4, lot), '2027-01-02').state;
    expect(late.lots, 'its expiry was written under an id that is used').to.deep.equal([
      { id: idOf(3), left: 4, expiresOn: '2027-01-01' },
    ]);
  });

  it('is its lots without its debt, whatever happens, and nothing takes what has lapsed', () => {
    const days = ['2026-11-19', '2026-11-20', TODAY, '2026-11-22', '2027-01-01', null];
    const step = fc.record({
      amount: fc.integer({ min: -1_000, max: 1_000 }).filter((amount) => amount !== 0),
      expiresOn: fc.constantFrom(...days),
      lot: fc.option(fc.nat({ max: 12 }), { freq: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = EMPTY_LEDGER;
        let sum = 0;
        for (const [at, { amount, expiresOn, lot }] of steps.entries()) {
          const next = change(at, amount, { expiresOn, lotId: lot === null ? null : idOf(lot) });
          const before = state;
          const { state: now, takes } = applyChange(before, next, TODAY);
          sum += amount;
          expect(now.amount).to.equal(sum);
          const inLots = now.lots.reduce((all, { left }) => all + left, 0);
          expect(debtOf(now)).to.equal(inLots - now.amount);
          expect(debtOf(now) >= 0).to.equal(true);
          expect(now.lots.every(({ left }) => Number.isSafeInteger(left) && left > 0)).to.equal(true);
          expect(new Set(now.lots.map(({ id }) => id)).size).to.equal(now.lots.length);
          for (const take of takes) {
            expect(take.amount > 0).to.equal(true);
            expect(take.lotId === next.lotId || !isExpired(take.expiresOn, TODAY)).to.equal(true);
          }
          const taken = takes.reduce((all, take) => all + take.amount, 0);
          if (amount < 0) expect(taken + debtOf(now) - debtOf(before)).to.equal(-amount);
          // Whoever owes has nothing live: a debt is made only of what the lots could not give.
          if (debtOf(now) > 0) expect(now.lots.every((own) => isExpired(own.expiresOn, TODAY))).to.equal(true);
          expect(spendableOf(now, TODAY) <= Math.max(0, inLots)).to.equal(true);
          state = now;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
