import type { CustomerId, SaleId } from '../../domain/id.js';
import { earnId } from '../../domain/earn.js';
import { sequenceOf } from '../../domain/sequence.js';
import type { PushAccepted } from '../../domain/remote-answer.js';
import type { Sale } from '../../domain/sale.js';
import { claimOf, madeCustomer, parkOf, pointsOf, recordSaleOf, refundOf, saleOf, saveOf } from '../bodies.js';
import { expectSame, expectThat, present } from '../check.js';
import type { Line } from '../shop.js';
import { lastOf, subjectOf, type Till } from '../till.js';

/** Points and store credit: what asks, what happened, and that each counts once. */
export const ledgerLines: readonly Line[] = [
  {
    says: 'writes no points by hand without a manager’s approval',
    kinds: ['loyalty-append'],
    async check({ here }) {
      const { id } = await madeCustomer(here);
      const entry = pointsOf(here, id, 'adjust', 10, { reason: { code: 'goodwill' } });
      await here.rejected({ kind: 'loyalty-append', entry }, 'no-cause');
    },
  },
  {
    says: 'writes points that a manager approved, once under their id',
    kinds: ['loyalty-append'],
    manager: true,
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      await there.follow();
      const given = await adjusted(here, id, 10);
      expectSame(pointsIn(given.pushed), 10, 'The points after it');
      const { record } = await there.toldOf('loyalty-entry', given.entry.id, given.pushed);
      expectSame([record.points, record.customerId], [10, id], 'The entry');
      const again = await here.accepted({ kind: 'loyalty-append', entry: given.entry }, given.use);
      expectSame(pointsIn(again), 10, 'The points after the same under another mutation');
      const other = { ...given.entry, reason: { code: 'mistake' } };
      await here.rejected({ kind: 'loyalty-append', entry: other }, 'id-reused', given.use);
    },
  },
  {
    says: 'refuses to take by hand or to redeem more than there is',
    kinds: ['loyalty-append'],
    manager: true,
    async check({ here, newId }) {
      const { id } = await madeCustomer(here);
      await adjusted(here, id, 10);
      const less = pointsOf(here, id, 'adjust', -11, { reason: { code: 'mistake' } });
      const use = await here.approve({ entryId: less.id, action: 'loyalty-remove', customerId: id, points: 11 });
      await here.rejected({ kind: 'loyalty-append', entry: { ...less, grantId: use.grant.id } }, 'insufficient-balance', use);
      const redemption = pointsOf(here, id, 'redeem', -11, { saleId: newId() });
      await here.rejected({ kind: 'loyalty-append', entry: redemption }, 'insufficient-balance');
    },
  },
  {
    says: 'lets two registers redeem the same points once',
    kinds: ['loyalty-append', 'sale-record'],
    async check({ here, there, newId }) {
      const { id } = await madeCustomer(here);
      await sold(here, id, 10);
      const redeem = (till: Till) =>
        till.push(till.mutation({ kind: 'loyalty-append', entry: pointsOf(till, id, 'redeem', -8, { saleId: newId() }) }));
      const statuses = (await Promise.all([redeem(here), redeem(there)])).map(([result]) => result?.status);
      expectSame(statuses.sort(), ['accepted', 'rejected'], 'How both redemptions ended');
    },
  },
  {
    says: 'counts a redemption once that the sale repeats',
    kinds: ['loyalty-append', 'sale-record'],
    async check({ here }) {
      const { id } = await madeCustomer(here);
      await sold(here, id, 10);
      const { sale, entry } = paidWithPoints(here, id, 4);
      expectSame(pointsIn(await here.accepted({ kind: 'loyalty-append', entry })), 6, 'The points after the redemption');
      expectSame(pointsIn(await here.accepted(recordSaleOf(sale, [entry]))), 6, 'The points after the sale');
    },
  },
  {
    says: 'takes a sale that happened, whatever the balance',
    kinds: ['sale-record'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      await there.follow();
      const { sale, entry } = paidWithPoints(here, id, 25);
      const pushed = await here.accepted(recordSaleOf(sale, [entry]));
      const { amount, spendable, overspent } = present(pushed.balances, 'The balances of the answer').loyalty;
      expectSame([amount, spendable, overspent], [-25, 0, true], 'Amount, spendable and overspent');
      expectSame((await there.toldOf('sale', sale.id, pushed)).record.customerId, id, 'Whose sale it is');
    },
  },
  {
    says: 'records a sale with what it earned as one, once',
    kinds: ['sale-record'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      await there.follow();
      const { sale, pushed } = await sold(here, id, 10);
      expectSame(pointsIn(pushed), 10, 'The points after the sale');
      const changes = await there.told(pushed.sequence);
      expectSame(lastOf(changes, 'sale', sale.id).record.registerId, here.registerId, 'The register of the sale');
      expectSame(lastOf(changes, 'loyalty-entry', earnId(sale.id)).record.points, 10, 'The points earned');
      const again = await here.accepted(recordSaleOf(sale, [earnedBy(here, id, sale.id, 10)]));
      expectSame(pointsIn(again), 10, 'The points after the same under another mutation');
      await here.rejected(recordSaleOf({ ...sale, totalMinor: 20_000 }, []), 'id-reused');
    },
  },
  {
    says: 'takes the parked sale out of the queue that a sale completes',
    kinds: ['sale-record', 'parked-sale-park', 'parked-sale-claim'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      const park = parkOf(here, { customerId: id });
      await here.accepted(park);
      await here.accepted(claimOf(park.parkedSale.id));
      await there.follow();
      const pushed = await here.accepted(recordSaleOf(saleOf(here, id), [], park.parkedSale.id));
      const { record, cartText } = await there.toldOf('parked-sale', park.parkedSale.id, pushed);
      expectSame([record.state, record.claim, cartText], ['completed', null, null], 'State, claim and cart');
    },
  },
  {
    says: 'rejects a sale for a location that the register may not name',
    kinds: ['sale-record'],
    async check({ here, newId }) {
      const { id } = await madeCustomer(here);
      await here.rejected(recordSaleOf(saleOf(here, id, { locationId: `nowhere-${newId()}` })), 'not-allowed');
    },
  },
  {
    says: 'takes back what a refunded sale earned, once, by entries of its own',
    kinds: ['sale-record', 'refund-record'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      const { sale } = await sold(here, id, 10);
      await there.follow();
      const refund = refundOf(here, sale);
      const body = { kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] } as const;
      const pushed = await here.accepted(body);
      expectSame(pointsIn(pushed), 0, 'The points after the refund');
      expectSame(
        (pushed.loyaltyEntries ?? []).map(({ type, points }) => [type, points]),
        [['refund-reverse', -10]],
        'The entries of the answer',
      );
      const changes = await there.told(pushed.sequence);
      expectSame(lastOf(changes, 'sale', sale.id).record.state, 'refunded', 'The state of the sale');
      expectThat(
        changes.some((change) => subjectOf(change) === refund.id),
        'The refund must be told.',
      );
      expectSame(pointsIn(await there.accepted(body)), 0, 'The points after the same under another mutation');
    },
  },
  {
    says: 'rejects a refund of a sale it does not know',
    kinds: ['refund-record'],
    async check({ here }) {
      const { id } = await madeCustomer(here);
      const refund = refundOf(here, saleOf(here, id));
      await here.rejected({ kind: 'refund-record', refund, loyaltyEntries: [], storeCreditEntries: [] }, 'not-found');
    },
  },
  {
    says: 'moves an account with a merge, and writes to the survivor what names the source later',
    kinds: ['customer-merge', 'sale-record'],
    async check({ here, there, newId }) {
      const source = await madeCustomer(here);
      const survivor = await madeCustomer(here);
      await sold(here, source.id, 10);
      await sold(here, survivor.id, 5);
      await there.follow();
      const merge = { kind: 'customer-merge', mergeId: newId(), customerId: source.id, survivorId: survivor.id } as const;
      const seen = source.version + 100_000_000;
      const pushed = await here.accepted({ ...merge, seen });
      const { record } = await there.toldOf('customer', source.id, pushed);
      expectSame([record.status, record.mergedInto], ['merged', survivor.id], 'Status and survivor of the source');
      const note = await there.accepted(saveOf(source.id, seen, { note: 'Likes tea' }));
      expectSame(note.customerId, survivor.id, 'The customer of the answer');
      expectSame((await there.toldOf('customer', survivor.id, note)).record.note, 'Likes tea', 'The note of the survivor');
      const later = await sold(there, source.id, 1);
      expectSame(later.pushed.customerId, survivor.id, 'The customer of a sale that names the source');
      expectSame(pointsIn(later.pushed), 16, 'The points of the survivor');
    },
  },
  {
    says: 'gives the account in a snapshot up to a sequence, which later entries count on top of',
    kinds: ['sale-record'],
    methods: ['get'],
    async check(shop) {
      const { here, there, method } = shop;
      const { id } = await madeCustomer(here);
      const first = await sold(here, id, 10);
      const { found } = await method('get')(id, there.call());
      const { amount, lots, sequence } = present(found, 'The customer').loyalty;
      expectSame([amount, lots.map(({ id: lotId, left }) => [lotId, left])], [10, [[earnId(first.sale.id), 10]]], 'The account');
      await there.follow();
      const second = await sold(here, id, 5);
      const { record } = await there.toldOf('loyalty-entry', earnId(second.sale.id), second.pushed);
      const [counter = '', n = ''] = sequence.split(':');
      expectThat(record.version > Number(n), 'What came after the account must have a version above its sequence.');
      expectSame(sequenceOf(counter, Number(n)), sequence, 'The sequence');
    },
  },
  {
    says: 'keeps sales and entries of a person who was erased, without the person',
    kinds: ['sale-record', 'customer-erase'],
    async check({ here, there }) {
      const { id } = await madeCustomer(here);
      const sale = saleOf(here, id, { tenders: [{ type: 'other', amountMinor: 10_000, label: 'Voucher of Maria' }] });
      await here.accepted(recordSaleOf(sale));
      await there.follow();
      const erased = await here.accepted({ kind: 'customer-erase', customerId: id, reason: 'Asked for it' });
      const { tenders } = (await there.toldOf('sale', sale.id, erased)).record;
      expectSame(tenders, [{ type: 'other', amountMinor: 10_000 }], 'The tenders of the sale');
      const late = saleOf(there, id, { tenders: [{ type: 'other', amountMinor: 10_000, label: 'Voucher of Maria' }] });
      const pushed = await there.accepted(recordSaleOf(late));
      const told = await there.toldOf('sale', late.id, pushed);
      expectThat(!JSON.stringify(told).includes('Maria'), 'A sale that arrives later is kept without the person too.');
    },
  },
];

function earnedBy(till: Till, customerId: CustomerId, saleId: SaleId, points: number) {
  return pointsOf(till, customerId, 'earn', points, { id: earnId(saleId), saleId });
}

/** A sale that earned points. */
async function sold(till: Till, customerId: CustomerId, points: number) {
  const sale = saleOf(till, customerId, { pointsEarned: points });
  const pushed = await till.accepted(recordSaleOf(sale, [earnedBy(till, customerId, sale.id, points)]));
  return { sale, pushed };
}

/** A sale that is paid with points, and the redemption of them. */
function paidWithPoints(till: Till, customerId: CustomerId, points: number) {
  const { shop } = till;
  const [saleId, redemptionId] = [shop.newId(), shop.newId()];
  const tenders: Sale['tenders'] = [
    { type: 'points', amountMinor: points, redemptionId },
    { type: 'cash', amountMinor: 10_000 - points },
  ];
  const sale = saleOf(till, customerId, { id: saleId, tenders, pointsRedeemed: points });
  return { sale, entry: pointsOf(till, customerId, 'redeem', -points, { id: redemptionId, saleId }) };
}

/** Points by hand that a manager approved. */
async function adjusted(till: Till, customerId: CustomerId, points: number) {
  const draft = pointsOf(till, customerId, 'adjust', points, { reason: { code: 'goodwill' } });
  const use = await till.approve({ entryId: draft.id, action: 'loyalty-add', customerId, points });
  const entry = { ...draft, grantId: use.grant.id };
  return { entry, use, pushed: await till.accepted({ kind: 'loyalty-append', entry }, use) };
}

function pointsIn({ balances }: PushAccepted): number {
  return present(balances, 'The balances of the answer').loyalty.amount;
}
