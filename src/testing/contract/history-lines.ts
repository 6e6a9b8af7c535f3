import type { MutationBody } from '../../domain/mutation.js';
import { earnId } from '../../domain/earn.js';
import { madeCustomer, pointsOf, refundOf, saleOf } from '../bodies.js';
import { expectSame } from '../check.js';
import { about } from '../shop.js';
import type { Till } from '../till.js';

type Adopt = Extract<MutationBody, { readonly kind: 'history-adopt' }>;

/** What a register did before it had a remote. */
export const historyLines = about(
  ['history-adopt'],
  [
    {
      says: 'takes over what a register did without a remote, as it was, each record once',
      async check({ here, there }) {
        const { id } = await madeCustomer(here);
        await there.follow();
        const { body, sale, earned } = historyOf(here, id);
        const pushed = await here.accepted(body);
        expectSame(pushed.balances?.loyalty.amount, 950, 'The points after it');
        const again = await here.accepted({ ...body, sales: [sale] });
        expectSame(again.balances?.loyalty.amount, 950, 'The points after it came again');
        const { record } = await there.toldOf('loyalty-entry', earned.id, again);
        expectSame([record.points, record.type, record.customerId], [1_000, 'earn', id], 'The entry');
      },
    },
    {
      says: 'refunds a sale that it took over as any other',
      kinds: ['refund-record'],
      async check({ here }) {
        const { id } = await madeCustomer(here);
        const { body, sale } = historyOf(here, id);
        await here.accepted(body);
        const nothing = { loyaltyEntries: [], storeCreditEntries: [] };
        const pushed = await here.accepted({ kind: 'refund-record', refund: refundOf(here, sale), ...nothing });
        expectSame(pushed.balances?.loyalty.amount, -50, 'The points after it');
      },
    },
    {
      says: 'rejects a history of nobody, of several people, of a foreign location, or under ids that are taken',
      async check({ here, newId }) {
        const { id } = await madeCustomer(here);
        const { body, sale, earned } = historyOf(here, id);
        await here.rejected(historyOf(here, newId()).body, 'not-found');
        await here.rejected({ ...body, sales: [{ ...sale, customerId: newId() }] }, 'invalid-input');
        await here.rejected({ ...body, sales: [{ ...sale, locationId: `nowhere-${newId()}` }] }, 'not-allowed');
        await here.accepted(body);
        await here.rejected({ ...body, sales: [{ ...sale, number: 'Another' }] }, 'id-reused');
        await here.rejected({ ...body, sales: [], loyaltyEntries: [{ ...earned, points: 5 }] }, 'id-reused');
      },
    },
  ],
);

/** A sale that earned more than the merchant allows, and points taken by hand, which nobody here has approved. */
function historyOf(till: Till, customerId: string) {
  const sale = saleOf(till, customerId, { pointsEarned: 1_000 });
  const earned = pointsOf(till, customerId, 'earn', 1_000, { id: earnId(sale.id), saleId: sale.id });
  const taken = pointsOf(till, customerId, 'adjust', -50, { reason: { code: 'mistake' } });
  const loyaltyEntries = [earned, taken];
  const body: Adopt = { kind: 'history-adopt', customerId, sales: [sale], loyaltyEntries, storeCreditEntries: [] };
  return { body, sale, earned };
}
