import type { Customer, FieldConflict } from '../../domain/customer.js';
import type { PushAccepted } from '../../domain/remote-answer.js';
import { madeCustomer, saveOf } from '../bodies.js';
import { expectSame, expectThat, present } from '../check.js';
import type { Line, Shop } from '../shop.js';

/** Changes of one customer at two registers. */
export const fieldLines: readonly Line[] = [
  {
    says: 'keeps both where two registers change two fields',
    async check(shop) {
      const { id, version } = await known(shop);
      await shop.here.accepted(saveOf(id, version, { note: 'Likes tea' }));
      const record = await after(shop, id, await shop.there.accepted(saveOf(id, version, { nickname: 'Mimi' })));
      expectSame([record.note, record.nickname], ['Likes tea', 'Mimi'], 'Note and nickname');
      expectSame(record.conflicts, [], 'The conflicts');
    },
  },
  {
    says: 'lets the later one stand where two registers change one field, and shows both',
    async check(shop) {
      const { id, version } = await known(shop, { note: 'old' });
      await shop.here.accepted(saveOf(id, version, { note: 'first' }));
      const record = await after(shop, id, await shop.there.accepted(saveOf(id, version, { note: 'second' })));
      expectSame(record.note, 'second', 'The note');
      const { group, shown, other, otherRegister } = only(record);
      expectSame([group, shown, other], ['note', 'second', 'first'], 'Group and both values of the conflict');
      expectSame(otherRegister.id, shop.here.registerId, 'The register of the other value');
    },
  },
  {
    says: 'says of the other value what its register called itself',
    async check(shop) {
      const { id, version } = await known(shop, { note: 'old' });
      await shop.here.accepted(saveOf(id, version, { note: 'first' }), null, { registerName: 'Tresen №2' });
      const later = await shop.there.accepted(saveOf(id, version, { note: 'second' }), null, { registerName: 'Bar' });
      const { otherRegister } = only(await after(shop, id, later));
      expectSame(otherRegister, { id: shop.here.registerId, name: 'Tresen №2' }, 'The register of the other value');
    },
  },
  {
    says: 'sees no conflict in what a register changes twice before it has pulled',
    async check(shop) {
      const { id, version } = await known(shop);
      await shop.here.accepted(saveOf(id, version, { note: 'first' }));
      const record = await after(shop, id, await shop.here.accepted(saveOf(id, version, { note: 'second' })));
      expectSame([record.note, record.conflicts], ['second', []], 'Note and conflicts');
    },
  },
  {
    says: 'sees no conflict where both registers say the same',
    async check(shop) {
      const { id, version } = await known(shop);
      await shop.here.accepted(saveOf(id, version, { note: 'Likes tea' }));
      const same = await shop.there.accepted(saveOf(id, version, { note: 'Likes tea' }));
      expectSame((await after(shop, id, same)).conflicts, [], 'The conflicts');
    },
  },
  {
    says: 'sees no conflict in a change by a register that had seen the other',
    async check(shop) {
      const { id, version } = await known(shop);
      const seen = await shop.here.accepted(saveOf(id, version, { note: 'first' }));
      const record = await after(shop, id, await shop.there.accepted(saveOf(id, seen.version, { note: 'second' })));
      expectSame([record.note, record.conflicts], ['second', []], 'Note and conflicts');
    },
  },
  {
    says: 'lets a name travel and win whole',
    async check(shop) {
      const { id, version } = await known(shop);
      const first = { displayName: 'Maria Perez', givenName: 'Maria', familyName: 'Perez' };
      const second = { displayName: 'Marie Lopez', givenName: 'Marie', familyName: 'Lopez' };
      await shop.here.accepted(saveOf(id, version, first));
      const record = await after(shop, id, await shop.there.accepted(saveOf(id, version, second)));
      const { displayName, givenName, familyName } = record;
      expectSame({ displayName, givenName, familyName }, second, 'The name');
      expectSame([only(record).group, only(record).other], ['name', first], 'The conflict');
    },
  },
  {
    says: 'lets a phone travel with what it means',
    async check(shop) {
      const { id, version } = await known(shop);
      const pushed = await shop.here.accepted(saveOf(id, version, { phone: '(555) 555-0147' }, '+15555550147'));
      const { phone } = await after(shop, id, pushed);
      expectSame(phone, { typed: '(555) 555-0147', e164: '+15555550147' }, 'The phone');
    },
  },
  {
    says: 'merges the host’s own fields and foreign ids key by key',
    async check(shop) {
      const { id, version } = await known(shop, { custom: { size: 'M' } });
      await shop.here.accepted(saveOf(id, version, { custom: { colour: 'red' } }));
      const record = await after(shop, id, await shop.there.accepted(saveOf(id, version, { custom: { shoe: 42 } })));
      expectSame(record.custom, { size: 'M', colour: 'red', shoe: 42 }, 'The fields');
      expectSame(record.conflicts, [], 'The conflicts');
    },
  },
  {
    says: 'shows both values of one key of them, and puts back that key alone',
    kinds: ['conflict-resolve'],
    async check(shop) {
      const { id, version } = await known(shop, { custom: { allergy: null, size: 'M' } });
      await shop.here.accepted(saveOf(id, version, { custom: { allergy: 'nuts', size: 'L' } }));
      const both = await shop.there.accepted(saveOf(id, version, { custom: { allergy: 'milk', colour: 'red' } }));
      const record = await after(shop, id, both);
      expectSame(record.custom, { allergy: 'milk', size: 'L', colour: 'red' }, 'The fields');
      const { id: conflictId, group, shown, other } = only(record);
      expectSame([group, shown, other], ['custom', { allergy: 'milk' }, { allergy: 'nuts' }], 'The conflict');
      await shop.here.accepted(saveOf(id, both.version, { custom: { colour: 'blue' } }));
      const resolve = { kind: 'conflict-resolve', customerId: id, conflictId, pick: 'other' } as const;
      const settled = await after(shop, id, await shop.here.accepted(resolve));
      expectSame(settled.custom, { allergy: 'nuts', size: 'L', colour: 'blue' }, 'The fields');
      expectSame(settled.conflicts, [], 'The conflicts');
    },
  },
  {
    says: 'puts the other value back where that is chosen, and forgets the conflict',
    kinds: ['conflict-resolve'],
    async check(shop) {
      const { id, conflict } = await contested(shop);
      const resolve = { kind: 'conflict-resolve', customerId: id, conflictId: conflict.id, pick: 'other' } as const;
      const record = await after(shop, id, await shop.here.accepted(resolve));
      expectSame([record.note, record.conflicts], ['first', []], 'Note and conflicts');
      const again = await shop.there.accepted(resolve);
      expectThat(again.version > 0, 'What somebody else has settled is accepted.');
    },
  },
  {
    says: 'keeps what shows where that is chosen, and forgets the conflict',
    kinds: ['conflict-resolve'],
    async check(shop) {
      const { id, conflict } = await contested(shop);
      const resolve = { kind: 'conflict-resolve', customerId: id, conflictId: conflict.id, pick: 'shown' } as const;
      const record = await after(shop, id, await shop.here.accepted(resolve));
      expectSame([record.note, record.conflicts], ['second', []], 'Note and conflicts');
    },
  },
  {
    says: 'sets a status only where nobody else has set it since',
    kinds: ['customer-status'],
    async check(shop) {
      const { id, version } = await known(shop);
      const ban = { kind: 'customer-status', customerId: id, seen: version, status: 'banned', reason: 'Theft' } as const;
      const first = await shop.here.accepted(ban);
      await shop.there.rejected({ ...ban, status: 'inactive', reason: null }, 'stale');
      const seen = await shop.there.accepted({ ...ban, seen: first.version, status: 'inactive', reason: 'Moved away' });
      const { status, statusReason } = await after(shop, id, seen);
      expectSame([status, statusReason], ['inactive', 'Moved away'], 'Status and reason');
    },
  },
  {
    says: 'lets a change of other fields pass between two of the status',
    kinds: ['customer-status'],
    async check(shop) {
      const { id, version } = await known(shop);
      await shop.here.accepted(saveOf(id, version, { note: 'Likes tea' }));
      await shop.there.accepted({ kind: 'customer-status', customerId: id, seen: version, status: 'inactive', reason: null });
    },
  },
  {
    says: 'sets a customer type only where nobody else has set it since',
    kinds: ['customer-type'],
    async check(shop) {
      const { id, version } = await known(shop);
      await shop.here.accepted({ kind: 'customer-type', customerId: id, seen: version, customerType: 'wholesale' });
      await shop.there.rejected({ kind: 'customer-type', customerId: id, seen: version, customerType: 'staff' }, 'stale');
    },
  },
  {
    says: 'rejects a change of somebody it does not know',
    async check({ here, newId }) {
      await here.rejected(saveOf(newId(), 1, { note: 'Likes tea' }), 'not-found');
    },
  },
  {
    says: 'makes nobody under the id of somebody else',
    async check({ here, there, newId }) {
      const id = newId();
      await here.accepted(saveOf(id, null, { displayName: 'Maria Perez' }));
      await there.rejected(saveOf(id, null, { displayName: 'Somebody Else' }), 'id-reused');
      await there.accepted(saveOf(id, null, { displayName: 'Maria Perez' }));
    },
  },
];

type Known = Awaited<ReturnType<typeof madeCustomer>>;

/** A customer that both registers know; the second follows from there. */
async function known({ here, there }: Shop, fields: Parameters<typeof madeCustomer>[1] = {}): Promise<Known> {
  const made = await madeCustomer(here, fields);
  await there.follow();
  return made;
}

async function after({ there }: Shop, id: string, pushed: PushAccepted): Promise<Customer> {
  return (await there.toldOf('customer', id, pushed)).record;
}

async function contested(shop: Shop): Promise<{ readonly id: string; readonly conflict: FieldConflict }> {
  const { id, version } = await known(shop, { note: 'old' });
  await shop.here.accepted(saveOf(id, version, { note: 'first' }));
  const pushed = await shop.there.accepted(saveOf(id, version, { note: 'second' }));
  return { id, conflict: only(await after(shop, id, pushed)) };
}

function only({ conflicts }: Customer): FieldConflict {
  expectSame(conflicts.length, 1, 'The number of conflicts');
  return present(conflicts[0], 'A conflict');
}
