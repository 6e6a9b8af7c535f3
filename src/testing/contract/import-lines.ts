import { consentOf, customerOf, importOf, nameOf, pointsOf } from '../bodies.js';
import { expectSame } from '../check.js';
import { about } from '../shop.js';
import { lastOf } from '../till.js';

/** Customers of a file, in blocks. */
export const importLines = about(
  ['customer-import'],
  [
    {
      says: 'takes all customers of a block at once, with their consents',
      async check({ here, there }) {
        await there.follow();
        const customers = [customerOf(here), customerOf(here, { phone: { typed: '555 0147', e164: null } })];
        const [first, second] = customers.map(({ id }) => id);
        const consent = consentOf(here, first ?? '');
        const pushed = await here.accepted({ ...importOf(here, customers), consents: [consent] });
        expectSame(pushed.refused ?? [], [], 'Who was refused');
        const changes = await there.told(pushed.sequence);
        const one = lastOf(changes, 'customer', first ?? '').record;
        const other = lastOf(changes, 'customer', second ?? '').record;
        expectSame([one.displayName, other.phone], [nameOf(one.id), { typed: '555 0147', e164: null }], 'Name and phone');
        expectSame([one.version, other.version], [pushed.version, pushed.version], 'The versions');
        expectSame(lastOf(changes, 'consent', consent.id).record.customerId, first, 'Whose consent it is');
      },
    },
    {
      says: 'writes over nobody: the same person is taken as known, another is refused and named',
      async check({ here, there, newId }) {
        const known = customerOf(here, { displayName: 'Maria Perez' });
        await here.accepted(importOf(here, [known]));
        await there.follow();
        const fresh = customerOf(here, { id: newId() });
        const again = await here.accepted(importOf(here, [known, fresh]));
        expectSame(again.refused ?? [], [], 'Who was refused of the same');
        const pushed = await here.accepted(importOf(here, [{ ...known, displayName: 'Somebody Else' }, customerOf(here)]));
        expectSame(
          (pushed.refused ?? []).map(({ customerId, code }) => [customerId, code]),
          [[known.id, 'id-reused']],
          'Who was refused',
        );
        const { customers } = await there.shop.remote.snapshot('merchant', before(known.id), there.call());
        expectSame(customers.find(({ customer }) => customer.id === known.id)?.customer.displayName, 'Maria Perez', 'The name');
      },
    },
    {
      says: 'takes balances only with a manager’s approval',
      async check({ here }) {
        const customer = customerOf(here);
        const opening = pointsOf(here, customer.id, 'open', 50);
        await here.rejected({ ...importOf(here, [customer]), loyaltyEntries: [opening] }, 'grant-required');
      },
    },
    {
      says: 'takes balances that a manager approved, each once',
      manager: true,
      async check({ here, there }) {
        await there.follow();
        const customer = customerOf(here);
        const opening = pointsOf(here, customer.id, 'open', 50);
        const body = { ...importOf(here, [customer]), loyaltyEntries: [opening] };
        const use = await here.approve({ entryId: body.importId, action: 'balance-import' });
        await here.accepted(body, use);
        const again = await here.accepted({ ...body, block: 1 }, use);
        const { record } = await there.toldOf('loyalty-entry', opening.id, again);
        expectSame([record.points, record.type], [50, 'open'], 'The entry');
        const page = await there.shop.remote.snapshot('merchant', before(customer.id), there.call());
        const whole = page.customers.find((one) => one.customer.id === customer.id);
        expectSame(whole?.loyalty.amount, 50, 'The points of the account');
      },
    },
  ],
);

/** The id just below, so that a snapshot begins with this one. */
function before(id: string): string {
  const last = Number.parseInt(id.slice(-8), 16);
  return last === 0 ? id.slice(0, -12) + '000000000000' : id.slice(0, -8) + (last - 1).toString(16).padStart(8, '0');
}
