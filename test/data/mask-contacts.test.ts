import { expect } from '@open-wc/testing';
import { maskCustomer } from '../../src/data/mask-contacts.js';
import type { FieldConflict } from '../../src/domain/customer.js';
import { customerOf, idOf } from '../support/sample-records.js';

describe('a customer without contacts', () => {
  const conflictOf = (group: FieldConflict['group'], shown: string, other: string): FieldConflict => ({
    id: idOf(700),
    group,
    shown,
    other,
    otherRegister: { id: idOf(901), name: null },
    at: '2026-11-21T12:00:00.000Z',
  });

  it('shows no phone and no e-mail, not even the one another register has set', () => {
    const masked = maskCustomer(
      customerOf({
        phone: { typed: '(415) 555-2671', e164: '+14155552671' },
        email: 'ann@example.com',
        conflicts: [
          conflictOf('phone', '(415) 555-2671', '(415) 555-9830'),
          conflictOf('email', 'ann@example.com', 'rivers@example.com'),
          conflictOf('note', 'Tea', 'Oat milk'),
        ],
      }),
    );
    const text = JSON.stringify(masked);
    for (const secret of ['415', '9830', 'ann@', 'rivers']) expect(text, secret).not.to.contain(secret);
    expect(masked.conflicts.map(({ group }) => group)).to.deep.equal(['note']);
  });
});
