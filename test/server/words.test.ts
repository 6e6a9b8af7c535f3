import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { Customer } from '../../src/domain/customer.js';
import { applyDraft } from '../../src/domain/customer-change.js';
import { isFoundAlike, wordsOf } from '../../src/server/words.js';

const ID = '01920000-0000-7000-8000-000000000001';
const AT = '2026-11-20T10:00:00.000Z';

const text = fc.constantFrom(null, 'Ann', 'Ann Lee', 'Jürgen', 'ann@example.com', 'C-77');
const phone = fc.constantFrom(null, { typed: '555 0100', e164: '+12025550100' }, { typed: '555 0100', e164: null });
const person: fc.Arbitrary<Customer> = fc
  .record({
    givenName: text,
    familyName: text,
    nickname: text,
    code: text,
    email: text,
    note: text,
    phone,
    status: fc.constantFrom('active' as const, 'inactive' as const, 'merged' as const),
    deletedAt: fc.constantFrom(undefined, AT),
  })
  .map(({ phone: dialled, status, deletedAt, ...fields }) => {
    const place = { id: ID, now: AT, registerId: 'r', e164: dialled?.e164 ?? null };
    const made = applyDraft(null, { ...fields, displayName: 'Somebody', phone: dialled?.typed ?? null }, place);
    return { ...made, status, ...(deletedAt !== undefined && { deletedAt }) };
  });

it('takes no two states of a customer for alike that are found by other words', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      // One field at a time: two that differ in many are told apart by any.
      for (const field of Object.keys(other) as (keyof Customer)[]) {
        const changed = { ...one, [field]: other[field] };
        if (isFoundAlike(one, changed)) expect(wordsOf(changed)).toEqual(wordsOf(one));
      }
    }),
    { numRuns: 500 },
  );
});

it('makes no words anew for a note', () => {
  fc.assert(
    fc.property(person, (one) => {
      expect(isFoundAlike(one, { ...one, note: 'Prefers oat milk', version: 7, updatedAt: AT })).toBe(true);
    }),
  );
});
