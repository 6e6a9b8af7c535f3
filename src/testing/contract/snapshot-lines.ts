import type { CustomerId } from '../../domain/id.js';
import { readSequence } from '../../domain/sequence.js';
import type { CustomerWhole } from '../../domain/change.js';
import { PULLED_AT_ONCE } from '../../domain/remote-answer.js';
import { consentOf, documentOf, madeCustomer, parkOf, saveOf } from '../bodies.js';
import { expectSame, expectThat, present } from '../check.js';
import type { Line, Shop } from '../shop.js';
import { subjectOf } from '../till.js';

/** All customers at once: how a register begins. */
export const snapshotLines: readonly Line[] = [
  {
    says: 'gives every customer once, by id, in pages',
    async check(shop) {
      const ids = [await madeCustomer(shop.here), await madeCustomer(shop.here)].map(({ id }) => id);
      const { customers } = await whole(shop);
      const given = customers.map(({ customer }) => customer.id);
      expectSame(given, [...new Set(given)].sort(), 'The ids, each once and in order,');
      expectThat(
        ids.every((id) => given.includes(id)),
        'Every customer must be there.',
      );
    },
  },
  {
    says: 'goes on behind the last id it gave',
    async check({ here, there, remote }) {
      const made = [await madeCustomer(here), await madeCustomer(here), await madeCustomer(here)];
      const [first = '', second = '', third = ''] = made.map(({ id }) => id).sort();
      await there.follow();
      const { customers } = await remote.snapshot('merchant', first, there.call());
      const ids = customers.map(({ customer }) => customer.id);
      expectThat(!ids.includes(first) && ids.every((id) => id > first), 'Only higher ids may come.');
      expectSame(ids.slice(0, 2).sort(), [second, third], 'What comes behind it');
    },
  },
  {
    says: 'gives every page the cursor from before the first, so that what changes meanwhile is pulled',
    async check({ here, there, remote }) {
      const { id, version } = await madeCustomer(here);
      const first = await there.follow();
      const pushed = await here.accepted(saveOf(id, version, { note: 'Meanwhile' }));
      const page = await remote.snapshot('merchant', '00000000-0000-7000-8000-000000000000', there.call());
      there.cursor = page.cursor;
      expectSame((await there.toldOf('customer', id, pushed)).record.note, 'Meanwhile', 'The note');
      there.cursor = first.cursor;
      expectSame((await there.toldOf('customer', id, pushed)).record.note, 'Meanwhile', 'The note from the first cursor');
    },
  },
  {
    says: 'comes with pulls to the same as the remote has',
    async check(shop) {
      const { here, there } = shop;
      const made = await Promise.all(Array.from({ length: 6 }, () => madeCustomer(here)));
      const snapshot = await whole(shop);
      const records = new Map(snapshot.customers.map(({ customer }) => [customer.id, customer]));
      let last = await here.accepted(saveOf(made[0]?.id ?? '', made[0]?.version ?? 0, { note: 'changed' }));
      const later = await madeCustomer(there);
      last = await here.accepted(saveOf(later.id, later.version, { note: 'later' }));
      for (const change of await there.told(last.sequence)) {
        if (change.type !== 'customer') continue;
        // Only over a lower version: pages and pulls were read at different moments.
        const known = records.get(change.record.id);
        if (!known || known.version < change.record.version) records.set(change.record.id, change.record);
      }
      const fresh = await whole(shop);
      const ids: CustomerId[] = [...made, later].map(({ id }) => id);
      for (const id of ids) {
        const held = present(
          fresh.customers.find(({ customer }) => customer.id === id),
          'A customer in a fresh snapshot',
        ).customer;
        expectSame({ ...records.get(id), expiries: null }, { ...held, expiries: null }, 'A customer by snapshot and pulls');
      }
    },
  },
  {
    says: 'gives customers with what hangs on them, and accounts up to a sequence',
    kinds: ['identity-document-save', 'consent-append'],
    async check(shop) {
      const { here } = shop;
      const { id, version } = await madeCustomer(here);
      const document = documentOf(here, id);
      const consent = consentOf(here, id);
      await here.accepted({ kind: 'identity-document-save', identityDocument: document, number: 'D0014711', seen: null });
      const pushed = await here.accepted({ kind: 'consent-append', consent, seen: version });
      const { customers } = await whole(shop);
      const found = present(
        customers.find(({ customer }) => customer.id === id),
        'The customer',
      );
      expectSame(
        found.identityDocuments.map((one) => one.id),
        [document.id],
        'The documents',
      );
      expectSame(
        found.consents.map((one) => one.id),
        [consent.id],
        'The consents',
      );
      expectSame([found.loyalty.amount, found.loyalty.lots, found.storeCredit], [0, [], []], 'The accounts');
      const [reached, wanted] = [readSequence(found.loyalty.sequence), readSequence(pushed.sequence)];
      expectThat(
        reached !== null && wanted !== null && reached.n >= wanted.n,
        'The accounts must be of a sequence that is reached.',
      );
      expectThat(!JSON.stringify(found).includes('D0014711'), 'A snapshot may not hold the number of a document.');
    },
  },
  {
    says: 'gives the parked sales that wait',
    kinds: ['parked-sale-park'],
    async check(shop) {
      const park = parkOf(shop.here);
      await shop.here.accepted(park);
      const { others } = await whole(shop);
      const found = others.find((change) => change.type === 'parked-sale' && subjectOf(change) === park.parkedSale.id);
      expectSame(found?.type === 'parked-sale' && found.cartText, park.cartText, 'The cart of the parked sale');
    },
  },
  {
    says: 'keeps a scope in its cursor: who was just made belongs to every place',
    async check({ here, there, locationId }) {
      const { id } = await madeCustomer(here);
      const scope = { locationIds: [locationId], seenWithinMonths: 12 };
      let page = await there.follow(scope);
      const { cursor } = page;
      const customers = [...page.customers];
      while (page.after !== null) {
        page = await there.shop.remote.snapshot(scope, page.after, there.call());
        customers.push(...page.customers);
      }
      expectThat(
        customers.some(({ customer }) => customer.id === id),
        'A customer who was just made must be there.',
      );
      there.cursor = cursor;
      const next = here.shop.newId();
      await there.toldOf('customer', next, await here.accepted(saveOf(next, null, { displayName: 'Of every place' })));
    },
  },
];

/** The whole snapshot; the second register follows from it. */
async function whole({ there, remote }: Shop): Promise<{
  readonly customers: readonly CustomerWhole[];
  readonly others: Awaited<ReturnType<typeof remote.snapshot>>['others'];
}> {
  let page = await there.follow();
  const customers = [...page.customers];
  while (page.after !== null) {
    page = await remote.snapshot('merchant', page.after, there.call());
    expectThat(page.customers.length <= PULLED_AT_ONCE, `A page may hold ${PULLED_AT_ONCE} customers at most.`);
    customers.push(...page.customers);
  }
  return { customers, others: page.others };
}
