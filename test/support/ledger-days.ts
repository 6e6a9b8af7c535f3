import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EMPTY_ACCOUNT, EMPTY_LEDGER, type LedgerState } from '../../src/domain/account.js';
import { toTimestamp } from '../../src/domain/clock.js';
import { earnId } from '../../src/domain/earn.js';
import { debtOf } from '../../src/domain/ledger-state.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import { addDays } from '../../src/domain/merchant-day.js';
import type { MutationBody } from '../../src/domain/mutation.js';
import { returning } from '../../src/domain/redeemed-lots.js';
import type { GrantUse } from '../../src/domain/grant.js';
import type { Sale, SaleLine, Tender } from '../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../src/domain/store-credit.js';
import { creditEntryOf, loyaltyEntryOf } from './sample-ledgers.js';
import { idOf } from './sample-records.js';
import { lineOf, saleOf } from './sample-sales.js';
import { TestMerchant, useOf } from './test-merchant.js';

const CUSTOMERS = [1, 2, 3, 4].map(idOf);
const DAY_MS = 86_400_000;
const CURRENCIES = ['USD', 'EUR'] as const;
const customer = fc.constantFrom(...CUSTOMERS);
const currency = fc.constantFrom(...CURRENCIES);
const pick = fc.nat({ max: 1_000 });
const days = fc.integer({ min: 0, max: 12 });

/** What a register does. `pick` chooses among what is there by then. */
type Step =
  | { readonly do: 'adjust'; readonly customer: string; readonly points: number; readonly days: number | null }
  | {
      readonly do: 'credit';
      readonly customer: string;
      readonly minor: number;
      readonly currency: string;
      readonly days: number | null;
    }
  | {
      readonly do: 'redeem';
      readonly customer: string;
      readonly figure: number;
      readonly currency: string | null;
      readonly late: number;
    }
  | { readonly do: 'reverse'; readonly pick: number }
  | {
      readonly do: 'sell';
      readonly customer: string;
      readonly pick: number;
      readonly points: number;
      readonly minor: number;
      readonly quantity: number;
      readonly unpushed: number;
      readonly late: number;
    }
  | {
      readonly do: 'refund';
      readonly pick: number;
      readonly quantity: number;
      readonly minor: number;
      readonly type: Tender['type'];
    }
  | { readonly do: 'merge'; readonly customer: string; readonly survivor: string }
  | { readonly do: 'again'; readonly pick: number }
  | { readonly do: 'wait'; readonly days: number };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      customer,
      points: fc.integer({ min: -20, max: 80 }).filter((points) => points !== 0),
      days: fc.option(days),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('credit' as const),
      customer,
      minor: fc.integer({ min: -200, max: 900 }).filter((minor) => minor !== 0),
      currency,
      days: fc.option(days),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('redeem' as const),
      customer,
      figure: fc.integer({ min: 1, max: 30 }),
      currency: fc.option(currency),
      late: days,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      customer,
      pick,
      points: fc.integer({ min: 0, max: 40 }),
      minor: fc.integer({ min: 0, max: 3_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      unpushed: fc.integer({ min: 0, max: 50 }),
      late: days,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      pick,
      quantity: fc.integer({ min: 1, max: 3 }),
      minor: fc.integer({ min: 0, max: 2_000 }),
      type: fc.constantFrom('cash' as const, 'points' as const, 'store-credit' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), customer, survivor: customer }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 8 }) }) },
);

/** A shop that runs steps against the rules, and looks at all the ledgers after each. */
export class LedgerDays {
  readonly merchant = new TestMerchant();
  private readonly accepted: [MutationBody, GrantUse | null][] = [];
  private readonly redemptions: (LoyaltyEntry | StoreCreditEntry)[] = [];
  private ids = 10_000;

  constructor(rules: TestMerchant['place']['rules'] = {}) {
    for (const id of CUSTOMERS) this.merchant.addCustomer(id);
    this.merchant.place = { ...this.merchant.place, rules };
  }

  run(one: Step): void {
    switch (one.do) {
      case 'adjust': {
        const { points } = one;
        const id = this.newId();
        const entry = loyaltyEntryOf({ ...this.givenTo(one.customer, one.days), id, points });
        const isIn = this.request(
          { kind: 'loyalty-append', entry },
          useOf({
            entryId: id,
            customerId: one.customer,
            action: points > 0 ? 'loyalty-add' : 'loyalty-remove',
          }),
        );
        if (isIn && points < 0) this.requireNoDebt(one.customer, 'points');
        return;
      }
      case 'credit': {
        const id = this.newId();
        const amount = { amountMinor: one.minor, currency: one.currency };
        const type = one.minor > 0 ? 'issue' : 'use';
        const entry = creditEntryOf({ ...this.givenTo(one.customer, one.days), id, type, amount });
        const action = one.minor > 0 ? 'credit-issue' : 'credit-use';
        const isIn = this.request(
          { kind: 'store-credit-append', entry },
          useOf({ entryId: id, customerId: one.customer, action }),
        );
        if (isIn && one.minor < 0) this.requireNoDebt(one.customer, one.currency);
        return;
      }
      case 'redeem': {
        const entry = this.redemptionOf(one.customer, one.figure, one.currency, this.newId(), one.late);
        if (!this.request(appendOf(entry))) return;
        this.redemptions.push(entry);
        this.requireNoDebt(one.customer, one.currency ?? 'points');
        return;
      }
      case 'reverse': {
        const redemption = this.redemptions[one.pick % this.redemptions.length];
        if (redemption) this.request(appendOf(this.reversalOf(redemption)));
        return;
      }
      case 'sell':
        return this.sell(one);
      case 'refund':
        return this.refund(one);
      case 'merge': {
        const { customer: customerId, survivor: survivorId } = one;
        this.request({ kind: 'customer-merge', mergeId: this.newId(), customerId, survivorId, seen: 0 });
        return;
      }
      case 'again': {
        const [body, use] = this.accepted[one.pick % this.accepted.length] ?? [];
        if (body) this.changesNothing(body, use ?? null);
        return;
      }
      case 'wait':
        this.merchant.passDays(one.days);
    }
  }

  check(): void {
    const { merchant } = this;
    expect(merchant.putTwice, 'no entry is written twice').to.deep.equal([]);
    for (const [id, { customer: record, account }] of merchant.customers) {
      const units = new Map<string, LedgerState>([['points', account.loyalty], ...Object.entries(account.storeCredit)]);
      for (const unit of ['points', ...CURRENCIES]) {
        const state = units.get(unit) ?? EMPTY_LEDGER;
        expect(state.amount, `${unit}: the account is the sum of its entries`).to.equal(
          this.sumOf(unit, (entry) => entry.customerId === id),
        );
        expect(
          state.lots.every(({ left }) => left > 0),
          `${unit}: a lot holds something`,
        ).to.equal(true);
        expect(debtOf(state), `${unit}: no lot holds more than there is`).to.be.at.least(0);
        expect(new Set(state.lots.map((lot) => lot.id)).size).to.equal(state.lots.length);
        if (record.mergedInto !== null) expect(state, 'nothing is left with whom was merged').to.deep.equal(EMPTY_LEDGER);
      }
    }
    for (const unit of ['points', ...CURRENCIES]) {
      expect(
        this.sumOf(unit, ({ type }) => type.startsWith('merge-')),
        'a merge makes nothing',
      ).to.equal(0);
    }
    for (const sale of merchant.sales.values()) if (sale.refundOf === null) this.checkSale(sale);
  }

  /** Refunds take what the sale gave, and give what it took, and never more. */
  private checkSale(sale: Sale): void {
    const refunds = [...this.merchant.sales.values()].filter(({ refundOf }) => refundOf === sale.id);
    const ids = new Set(refunds.map(({ id }) => id));
    const back = (unit: string, type: string): number =>
      this.sumOf(unit, (entry) => entry.type === type && ids.has(entry.saleId ?? ''));
    const taken = -back('points', 'refund-reverse');
    expect(taken).to.be.within(0, sale.pointsEarned);
    if (sale.state === 'refunded') expect(taken, 'all units are back, and so are the points').to.equal(sale.pointsEarned);
    expect(back('points', 'redeem-reverse')).to.be.within(0, sale.pointsRedeemed);
    expect(back(sale.currency, 'redeem-reverse')).to.be.within(0, sale.creditUsedMinor);
    const credit = back(sale.currency, 'redeem-reverse') + back(sale.currency, 'issue');
    expect(credit, 'no more credit than the sale took').to.be.within(0, Math.max(sale.totalMinor, sale.creditUsedMinor));
    const earned = this.merchant.loyaltyEntries.get(earnId(sale.id))?.entry.points ?? 0;
    expect(sale.pointsEarned).to.equal(earned);
    expect(earned).to.be.at.most(Math.floor(Math.max(0, sale.subtotalMinor) / 100));
    for (const { redemptionId } of sale.tenders) if (redemptionId !== undefined) this.checkRedemption(redemptionId, sale.id);
  }

  /** What a recorded sale has is taken once, however often it was reversed on the way. */
  private checkRedemption(redemptionId: string, saleId: string): void {
    const { loyaltyEntries, storeCreditEntries } = this.merchant;
    const redemption = loyaltyEntries.get(redemptionId)?.entry ?? storeCreditEntries.get(redemptionId)?.entry;
    if (!redemption) throw new Error('A sale has a redemption that is nowhere.');
    const unit = 'points' in redemption ? 'points' : redemption.amount.currency;
    const isOf = (entry: LoyaltyEntry | StoreCreditEntry): boolean =>
      entry.saleId === saleId && ['redeem', 'use', 'redeem-reverse'].includes(entry.type);
    expect(this.sumOf(unit, isOf), 'taken once').to.equal(figureOf(redemption));
  }

  private sell({ customer: customerId, pick: at, points, minor, quantity, unpushed, late }: Extract<Step, { do: 'sell' }>): void {
    // Of a redemption that was pushed ahead, the sale it was made for; else one with what no remote knows.
    const known = unpushed % 2 === 0 ? this.redemptions[at % Math.max(1, this.redemptions.length)] : undefined;
    const id = known?.saleId ?? this.newId();
    if (this.merchant.sales.has(id)) return;
    const owner = known?.customerId ?? customerId;
    const fresh =
      known || unpushed === 0
        ? undefined
        : this.redemptionOf(owner, unpushed, at % 3 === 0 ? 'USD' : null, this.newId(), late, id);
    const redeemed = known ?? fresh;
    const tender: Tender[] = redeemed
      ? [{ type: 'points' in redeemed ? 'points' : 'store-credit', amountMinor: -figureOf(redeemed), redemptionId: redeemed.id }]
      : [];
    const money = redeemed && 'amount' in redeemed ? redeemed.amount.currency : 'USD';
    const earn = loyaltyEntryOf({
      ...this.givenTo(owner, 9),
      id: earnId(id),
      type: 'earn',
      points,
      saleId: id,
      occurredAt: this.ago(late),
    });
    const sale = saleOf({
      id,
      customerId: owner,
      currency: money,
      lines: [lineOf({ quantity, totalMinor: minor })],
      tenders: [{ type: 'cash', amountMinor: minor }, ...tender],
      subtotalMinor: minor,
      totalMinor: minor - (redeemed ? figureOf(redeemed) : 0),
      pointsEarned: points,
      occurredAt: this.ago(late),
    });
    this.fact({
      kind: 'sale-record',
      sale,
      parkedSaleId: null,
      loyaltyEntries: [...(redeemed && 'points' in redeemed ? [redeemed] : []), ...(points > 0 ? [earn] : [])],
      storeCreditEntries: redeemed && 'amount' in redeemed ? [redeemed] : [],
    });
    if (fresh) this.redemptions.push(fresh);
  }

  private refund({ pick: at, quantity, minor, type }: Extract<Step, { do: 'refund' }>): void {
    const sales = [...this.merchant.sales.values()].filter(({ refundOf }) => refundOf === null);
    const sale = sales[at % Math.max(1, sales.length)];
    if (!sale) return;
    this.fact(refundBody(sale, this.newId(), quantity, [{ type, amountMinor: 0 - minor }], this.merchant.now));
  }

  /** @returns Whether it was accepted. */
  private request(body: MutationBody, use: GrantUse | null = null): boolean {
    const judgement = this.merchant.judge(body, use);
    if (judgement.status === 'rejected') {
      expect(judgement.code).to.be.oneOf(['insufficient-balance', 'stale', 'invalid-input', 'no-cause']);
      return false;
    }
    this.accepted.push([body, use]);
    this.changesNothing(body, use);
    return true;
  }

  private fact(body: MutationBody): void {
    this.merchant.accept(body);
    this.accepted.push([body, null]);
    this.changesNothing(body, null);
  }

  /** What was applied is not applied again, though another mutation brings it. */
  private changesNothing(body: MutationBody, use: GrantUse | null): void {
    const judgement = this.merchant.judge(body, use);
    if (judgement.status === 'accepted') expect(judgement.puts, body.kind).to.deep.equal({});
    else expect([body.kind, judgement.code]).to.deep.equal(['customer-merge', 'stale']);
  }

  private requireNoDebt(customerId: string, unit: string): void {
    const account = this.merchant.customers.get(this.survivor(customerId))?.account ?? EMPTY_ACCOUNT;
    const state = unit === 'points' ? account.loyalty : (account.storeCredit[unit] ?? EMPTY_LEDGER);
    expect(state.amount, 'a request does not overspend').to.be.at.least(0);
  }

  private survivor(id: string): string {
    const next = this.merchant.customers.get(id)?.customer.mergedInto;
    return next ? this.survivor(next) : id;
  }

  private sumOf(unit: string, isIn: (entry: LoyaltyEntry | StoreCreditEntry) => boolean): number {
    const { loyaltyEntries, storeCreditEntries } = this.merchant;
    const all: readonly (LoyaltyEntry | StoreCreditEntry)[] = [...loyaltyEntries.values(), ...storeCreditEntries.values()].map(
      ({ entry }) => entry,
    );
    return all
      .filter((entry) => ('points' in entry ? 'points' : entry.amount.currency) === unit && isIn(entry))
      .reduce((sum, entry) => sum + figureOf(entry), 0);
  }

  private redemptionOf(
    customerId: string,
    figure: number,
    money: string | null,
    id: string,
    late: number,
    saleId = this.newId(),
  ) {
    const fields = { ...this.givenTo(customerId, null), id, saleId, occurredAt: this.ago(late) };
    return money === null
      ? loyaltyEntryOf({ ...fields, type: 'redeem', points: -figure })
      : creditEntryOf({ ...fields, type: 'use', amount: { amountMinor: -figure, currency: money } });
  }

  private reversalOf(redemption: LoyaltyEntry | StoreCreditEntry): LoyaltyEntry | StoreCreditEntry {
    const { saleId, customerId } = redemption;
    const share = returning(redemption.id, { lotId: null, amount: 0, expiresOn: null });
    const fields = { ...this.givenTo(customerId, null), ...share, type: 'redeem-reverse' as const, saleId };
    return 'points' in redemption
      ? loyaltyEntryOf({ ...fields, points: -redemption.points })
      : creditEntryOf({ ...fields, amount: { ...redemption.amount, amountMinor: -redemption.amount.amountMinor } });
  }

  private givenTo(customerId: string, good: number | null) {
    const { now, today } = this.merchant;
    return { customerId, occurredAt: now, createdAt: now, expiresOn: good === null ? null : addDays(today, good) };
  }

  private ago(late: number): string {
    return toTimestamp(this.merchant.nowMs - late * DAY_MS);
  }

  private newId(): string {
    this.ids += 1;
    return idOf(this.ids);
  }
}

export function refundBody(sale: Sale, id: string, quantity: number, tenders: readonly Tender[], now: string): MutationBody {
  const lines: SaleLine[] = [lineOf({ quantity, totalMinor: 0 })];
  const refund = saleOf({ ...sale, id, refundOf: sale.id, lines, tenders, state: 'refund', occurredAt: now, createdAt: now });
  return { kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] };
}

function appendOf(entry: LoyaltyEntry | StoreCreditEntry): MutationBody {
  return 'points' in entry ? { kind: 'loyalty-append', entry } : { kind: 'store-credit-append', entry };
}

function figureOf(entry: LoyaltyEntry | StoreCreditEntry): number {
  return 'points' in entry ? entry.points : entry.amount.amountMinor;
}
