import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { LedgerState } from '../../src/domain/account.js';
import { changeOf } from '../../src/domain/balance.js';
import { earnId } from '../../src/domain/earn.js';
import { applyChange } from '../../src/domain/ledger-state.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import { creditEntry, loyaltyEntry } from '../../src/domain/new-entry.js';
import { isWholeRefund, refundEntries } from '../../src/domain/refund.js';
import type { RefundedSale, RefundRecord } from '../../src/domain/refunded-sale.js';
import type { SaleLine, Tender } from '../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../src/domain/store-credit.js';
import { idOf } from '../support/sample-records.js';
import { lineOf, saleOf } from '../support/sample-sales.js';

const TODAY = '2026-11-21';
const place = { customerId: idOf(1), now: '2026-11-21T12:00:00.000Z', registerId: idOf(900) };
const plain = (sale: RefundedSale['sale']): RefundedSale => ({ sale, loyaltyEntries: [], storeCreditEntries: [] });

/** A refund of so much of each line, and of each kind of tender. */
function refundOf(number: number, quantities: Readonly<Record<string, number>>, tenders: readonly Tender[] = []): RefundRecord {
  return {
    id: idOf(number),
    customerId: idOf(1),
    lines: Object.entries(quantities).map(([id, quantity]) => lineOf({ id, quantity, totalMinor: 0 })),
    tenders: tenders.map((tender) => ({ ...tender, amountMinor: 0 - tender.amountMinor })),
    occurredAt: place.now,
    createdAt: place.now,
    originRegisterId: place.registerId,
  };
}

const taken = (entries: readonly LoyaltyEntry[]): number =>
  entries.filter(({ type }) => type === 'refund-reverse').reduce((sum, { points }) => sum - points, 0);

/** What a customer had, and what a sale that redeemed and earned made of it. */
function soldFrom(lots: readonly number[], redeemed: number, credit: number, lines: readonly SaleLine[], pointsEarned: number) {
  const stateOf = (from: number): LedgerState => ({
    amount: lots.reduce((sum, left) => sum + left, 0),
    lots: lots.map((left, at) => ({ id: idOf(from + at), left, expiresOn: `2027-0${at + 1}-01` })),
  });
  const before = { loyalty: stateOf(100), storeCredit: stateOf(200) };
  const tenders: Tender[] = [
    { type: 'points', amountMinor: redeemed * 3, redemptionId: idOf(510) },
    { type: 'store-credit', amountMinor: credit, redemptionId: idOf(511) },
    { type: 'cash', amountMinor: 1_000 },
  ];
  const redeem = loyaltyEntry(place, 'redeem', -redeemed, { id: idOf(510), saleId: idOf(500) });
  const use = creditEntry(place, 'use', { amountMinor: -credit, currency: 'USD' }, { id: idOf(511), saleId: idOf(500) });
  const afterRedeem = applyChange(before.loyalty, changeOf(redeem), TODAY);
  const afterUse = applyChange(before.storeCredit, changeOf(use), TODAY);
  const earned = loyaltyEntry(place, 'earn', pointsEarned, { id: earnId(idOf(500)), saleId: idOf(500) });
  const sale = saleOf({
    lines,
    tenders,
    pointsEarned,
    pointsRedeemed: redeemed,
    creditUsedMinor: credit,
    totalMinor: redeemed * 3 + credit + 1_000,
  });
  const sold: RefundedSale = {
    sale,
    loyaltyEntries: [{ entry: redeem, takes: afterRedeem.takes }],
    storeCreditEntries: [{ entry: use, takes: afterUse.takes }],
  };
  const loyalty = pointsEarned === 0 ? afterRedeem.state : applyChange(afterRedeem.state, changeOf(earned), TODAY).state;
  return { sold, before, after: { loyalty, storeCredit: afterUse.state } };
}

function applyAll(state: LedgerState, entries: readonly (LoyaltyEntry | StoreCreditEntry)[]): LedgerState {
  return entries.reduce((now, entry) => applyChange(now, changeOf(entry), TODAY).state, state);
}

describe('a refund', () => {
  it('takes back what its units earned, cumulatively', () => {
    const sale = saleOf({ lines: [lineOf({ quantity: 3, totalMinor: 1_000 })], pointsEarned: 10 });
    const refunds = [601, 602, 603].map((number) => refundOf(number, { 1: 1 }));
    const each = refunds.map((refund, at) => taken(refundEntries(plain(sale), refunds.slice(0, at), refund).loyaltyEntries));
    expect(each).to.deep.equal([3, 3, 4]);
    expect(isWholeRefund(sale, refunds)).to.equal(true);
    expect(isWholeRefund(sale, refunds.slice(1))).to.equal(false);
  });

  it('has entries whose ids every register derives alike, and which name the lot of the sale', () => {
    const outcome = refundEntries(plain(saleOf()), [], refundOf(600, { 1: 1 }));
    expect(outcome.loyaltyEntries).to.have.length(1);
    expect(outcome.loyaltyEntries[0]).to.include({
      id: '8d2d340f-b26f-5e91-a8a3-53904c3f66d3',
      type: 'refund-reverse',
      points: -10,
      lotId: earnId(idOf(500)),
      saleId: idOf(600),
    });
    expect(refundEntries(plain(saleOf()), [], refundOf(600, { 1: 1 }))).to.deep.equal(outcome);
  });

  it('takes weighed goods by the gram', () => {
    const sale = saleOf({ lines: [lineOf({ quantity: 3.5, totalMinor: 3_500 })], pointsEarned: 35 });
    const first = refundOf(601, { 1: 0.1 });
    expect(taken(refundEntries(plain(sale), [], first).loyaltyEntries)).to.equal(1);
    expect(taken(refundEntries(plain(sale), [first], refundOf(602, { 1: 3.4 })).loyaltyEntries)).to.equal(34);
  });

  it('takes no more than stands in the account where the host clamps, and what it left is not taken later', () => {
    const sale = saleOf({ lines: [lineOf({ quantity: 2, totalMinor: 1_000 })] });
    const first = refundOf(601, { 1: 1 });
    const clamped = refundEntries(plain(sale), [], first, { mostPoints: 2 });
    expect(taken(clamped.loyaltyEntries)).to.equal(2);
    expect(clamped.flags).to.deep.equal(['shortfall']);
    expect(taken(refundEntries(plain(sale), [first], refundOf(602, { 1: 1 }), { mostPoints: 99 }).loyaltyEntries)).to.equal(5);
    expect(refundEntries(plain(sale), [], first, { mostPoints: -4 }).loyaltyEntries).to.deep.equal([]);
  });

  it('is flagged where more comes back than was sold, in units or in money', () => {
    const sale = saleOf();
    const cash = (amountMinor: number): Tender[] => [{ type: 'cash', amountMinor }];
    expect(refundEntries(plain(sale), [], refundOf(600, { 1: 1 }, cash(1_000))).flags).to.deep.equal([]);
    expect(refundEntries(plain(sale), [], refundOf(600, { 1: 2 })).flags).to.deep.equal(['over-refund']);
    expect(refundEntries(plain(sale), [], refundOf(600, {}, cash(1_001))).flags).to.deep.equal(['over-refund']);
    expect(taken(refundEntries(plain(sale), [], refundOf(600, { 1: 2 })).loyaltyEntries)).to.equal(10);
  });

  it('gives points back also where they have no worth in money', () => {
    const { sold } = soldFrom([50], 20, 0, [lineOf()], 0);
    const tenders: Tender[] = [{ type: 'points', amountMinor: 0, redemptionId: idOf(510) }];
    const free = { ...sold, sale: { ...sold.sale, tenders } };
    const back = refundEntries(free, [], refundOf(600, { 1: 1 }, [{ type: 'points', amountMinor: 0 }]));
    expect(back.loyaltyEntries.map(({ type, points }) => [type, points])).to.deep.equal([['redeem-reverse', 20]]);
    expect(refundEntries(free, [], refundOf(600, { 1: 1 })).loyaltyEntries).to.deep.equal([]);
  });

  it('gives back a redemption that overspent without naming a lot', () => {
    const { sold } = soldFrom([5], 20, 0, [lineOf()], 0);
    const { loyaltyEntries } = refundEntries(sold, [], refundOf(600, { 1: 1 }, [{ type: 'points', amountMinor: 60 }]));
    expect(loyaltyEntries.map(({ points, lotId }) => [points, lotId])).to.deep.equal([
      [5, idOf(100)],
      [15, null],
    ]);
  });
});

const someLines = fc
  .array(fc.record({ steps: fc.integer({ min: 1, max: 5_000 }), totalMinor: fc.nat({ max: 100_000 }), earns: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((rows) =>
    rows.map(({ steps, totalMinor, earns }, at) =>
      lineOf({ id: `line-${at}`, quantity: steps / 1_000, totalMinor, earnsPoints: earns }),
    ),
  );
const someLots = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 3 });
const someSale = fc
  .tuple(someLots, someLines, fc.nat({ max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([lots, lines, earned, share]) => {
    const all = lots.reduce((sum, left) => sum + left, 0);
    const redeemed = Math.max(1, Math.floor(all * share));
    return soldFrom(lots, redeemed, redeemed, lines, earned);
  });

/** Cuts a whole into parts at these places. */
const cutUp = (whole: number, cuts: readonly number[]): number[] => {
  const places = [...cuts.map((cut) => Math.floor(cut * whole)), whole].sort((a, b) => a - b);
  return places.map((to, at) => to - (places[at - 1] ?? 0)).filter((part) => part > 0);
};
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 1 });

/** A sale, and refunds that together are all of it, in some order. */
const refundedSale = fc.tuple(someSale, fc.array(cuts, { minLength: 4, maxLength: 4 })).chain(([made, places]) => {
  const { sale } = made.sold;
  const ofLines = sale.lines.flatMap(({ id, quantity }, at) =>
    cutUp(Math.round(quantity * 1_000), places[at] ?? []).map((steps) => ({ [id]: steps / 1_000 })),
  );
  const ofTenders = sale.tenders.flatMap((tender, at) =>
    cutUp(tender.amountMinor, places[2 + (at % 2)] ?? []).map((amountMinor): Tender[] => [{ ...tender, amountMinor }]),
  );
  const refunds = [
    ...ofLines.map((quantities, at) => refundOf(1_000 + at, quantities)),
    ...ofTenders.map((tenders, at) => refundOf(2_000 + at, {}, tenders)),
  ];
  return fc.tuple(fc.constant(made), fc.shuffledSubarray(refunds, { minLength: refunds.length }));
});

describe('refunds of a whole sale, in any parts and order', function () {
  this.timeout(90_000);

  it('take and give back exactly what it did, and leave the account where it was, lots and expiry and all', () => {
    fc.assert(
      fc.property(refundedSale, ([{ sold, before, after }, refunds]) => {
        const outcomes = refunds.map((refund, at) => refundEntries(sold, refunds.slice(0, at), refund));
        const loyalty = outcomes.flatMap(({ loyaltyEntries }) => loyaltyEntries);
        const credit = outcomes.flatMap(({ storeCreditEntries }) => storeCreditEntries);
        expect(taken(loyalty)).to.equal(sold.sale.pointsEarned);
        expect(applyAll(after.loyalty, loyalty)).to.deep.equal(before.loyalty);
        expect(applyAll(after.storeCredit, credit)).to.deep.equal(before.storeCredit);

        const all = [...loyalty, ...credit];
        expect(new Set(all.map(({ id }) => id)).size, 'an id twice').to.equal(all.length);
        expect(all.some((entry) => changeOf(entry).amount === 0)).to.equal(false);
        expect(
          credit.some(({ type }) => type === 'issue'),
          'credit made anew',
        ).to.equal(false);
        expect(outcomes.some(({ flags }) => flags.length > 0)).to.equal(false);
        expect(isWholeRefund(sold.sale, refunds)).to.equal(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('say the same whatever order the earlier ones are told in', () => {
    fc.assert(
      fc.property(refundedSale, ([{ sold }, refunds]) => {
        const last = refunds.at(-1);
        if (!last) return;
        const earlier = refunds.slice(0, -1);
        expect(refundEntries(sold, [...earlier].reverse(), last)).to.deep.equal(refundEntries(sold, earlier, last));
      }),
      { numRuns: 10_000 },
    );
  });
});
