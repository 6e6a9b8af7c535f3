import type { Change } from '../../domain/change.js';
import { hasPassed, readSequence } from '../../domain/sequence.js';
import { customerOf, importOf, madeCustomer, nameOf, saveOf } from '../bodies.js';
import { expectSame, expectThat, expectThrown, present } from '../check.js';
import type { Line } from '../shop.js';
import { acceptedOf, subjectOf } from '../till.js';

/** What registers are told, and when. */
export const feedLines: readonly Line[] = [
  {
    says: 'has what was accepted at a sequence in the pages that pass it',
    async check({ here, there }) {
      await there.follow();
      const id = here.shop.newId();
      const pushed = await here.accepted(saveOf(id, null, { displayName: nameOf(id), note: 'Likes tea' }));
      const { record } = await there.toldOf('customer', id, pushed);
      expectSame([record.displayName, record.note], [nameOf(id), 'Likes tea'], 'Name and note');
      expectSame(record.version, pushed.version, 'The version');
      expectSame(record.originRegisterId, here.registerId, 'The register it came from');
    },
  },
  {
    says: 'tells the register that sent it too',
    async check({ here }) {
      await here.follow();
      const id = here.shop.newId();
      await here.toldOf('customer', id, await here.accepted(saveOf(id, null, { displayName: nameOf(id) })));
    },
  },
  {
    says: 'lets versions grow with each change of a record',
    async check({ here, there }) {
      const { id, version } = await madeCustomer(here);
      const next = await here.accepted(saveOf(id, version, { note: 'one' }));
      const last = await there.accepted(saveOf(id, next.version, { note: 'two' }));
      expectThat(version < next.version && next.version < last.version, 'Each version must be above the one before.');
    },
  },
  {
    says: 'makes versions numbers of its counter',
    async check({ here, there, newId }) {
      await there.follow();
      const id = newId();
      const pushed = await here.accepted(saveOf(id, null, { displayName: nameOf(id) }));
      const n = present(readSequence(pushed.sequence), 'A sequence').n;
      expectThat(pushed.version <= n, 'A version must not be above the sequence it was accepted at.');
    },
  },
  {
    says: 'tells each record once, as it is now',
    async check({ here, there }) {
      const { id, version } = await madeCustomer(here);
      await there.follow();
      await here.accepted(saveOf(id, version, { note: 'one' }));
      await here.accepted(saveOf(id, version, { note: 'two' }));
      const last = await here.accepted(saveOf(id, version, { note: 'three' }));
      const told = (await there.told(last.sequence)).filter((change) => change.type === 'customer' && subjectOf(change) === id);
      expectSame(
        told.map((change) => change.type === 'customer' && change.record.note),
        ['three'],
        'The notes told',
      );
    },
  },
  {
    says: 'never ends a page inside a mutation, whatever the limit',
    kinds: ['customer-import'],
    async check({ here, there }) {
      await there.follow();
      await madeCustomer(here);
      const customers = Array.from({ length: 5 }, () => customerOf(here));
      const pushed = await here.accepted(importOf(here, customers));
      const ids = new Set(customers.map(({ id }) => id));
      let seen = 0;
      for (let isPassed = false; !isPassed;) {
        const page = await there.page(2);
        const held = page.changes.filter((change) => ids.has(subjectOf(change))).length;
        expectThat(held === 0 || held === 5, `A page must hold all 5 customers of an import or none, but held ${held}.`);
        seen += held;
        isPassed = hasPassed(page.passed, pushed.sequence);
        expectThat(isPassed || page.changes.length > 0 || page.more, 'pull must come to what was pushed.');
      }
      expectSame(seen, 5, 'The customers told');
    },
  },
  {
    says: 'ends a page at the limit, and says that there is more',
    async check({ here, there }) {
      await there.follow();
      const made: string[] = [];
      for (let number = 0; number < 5; number += 1) made.push((await madeCustomer(here)).id);
      const { changes, more } = await there.page(2);
      const held = changes.filter((change) => made.includes(subjectOf(change))).length;
      expectThat(held < 5 && more, `A page of 2 must leave something for the next, but held ${held} of 5 customers.`);
    },
  },
  {
    says: 'skips nothing while several registers push at once',
    async check({ here, there, newId }) {
      await here.follow();
      const ids = Array.from({ length: 40 }, () => newId());
      const told = new Set<string>();
      const note = (changes: readonly Change[]): void => changes.forEach((change) => told.add(subjectOf(change)));
      const pushes = ids.map((id, at) => {
        const till = at % 2 === 0 ? here : there;
        return till.push(till.mutation(saveOf(id, null, { displayName: nameOf(id) })));
      });
      for (let page = 0; page < 10; page += 1) note((await here.page(3)).changes);
      const results = (await Promise.all(pushes)).map(([result]) => acceptedOf(result, 'customer-save'));
      for (const { sequence } of results) note(await here.told(sequence));
      expectSame(
        ids.filter((id) => !told.has(id)),
        [],
        'The customers that were never told',
      );
    },
  },
  {
    says: 'answers the same cursor again with no less',
    async check({ here, there, remote }) {
      const { cursor } = await there.follow();
      const { id } = await madeCustomer(here);
      const last = await madeCustomer(here);
      const pushed = await here.accepted(saveOf(last.id, last.version, { note: 'Likes tea' }));
      await there.told(pushed.sequence);
      const again = await remote.pull(cursor, 500, there.call());
      const subjects = again.changes.map(subjectOf);
      expectThat(
        subjects.includes(id) && subjects.includes(last.id),
        'A cursor that was used must still lead to what came after it.',
      );
    },
  },
  {
    says: 'throws for a cursor it cannot go on from',
    async check({ remote, here }) {
      await expectThrown(remote.pull('not-a-cursor-of-yours', 10, here.call()), 'cursor-expired', 'A pull from nowhere');
    },
  },
  {
    says: 'answers a pull of which nothing is new with nothing',
    async check({ here }) {
      await here.follow();
      const { sequence } = await here.accepted(saveOf(here.shop.newId(), null, { displayName: 'Quiet' }));
      await here.told(sequence);
      const { more, cursor } = await here.page();
      expectSame(more, false, 'more');
      expectThat(cursor !== '', 'cursor must be there.');
    },
  },
];
