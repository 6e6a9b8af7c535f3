import { expect } from '@open-wc/testing';
import { blocksSale, customerAlerts } from '../../src/domain/status.js';
import { customerOf } from '../support/sample-records.js';
import { idOf } from '../support/sample-records.js';

const today = '2026-11-21';
const conflict = {
  id: idOf(7),
  group: 'note',
  shown: 'a',
  other: 'b',
  otherRegister: { id: idOf(901), name: 'Bar' },
  at: '2026-11-01T10:00:00.000Z',
} as const;

describe('a status on a sale', () => {
  it('blocks as the policy says', () => {
    const block = { inactive: 'block', banned: 'block' } as const;
    const warn = { inactive: 'warn', banned: 'warn' } as const;
    expect(blocksSale('active', block)).to.equal(false);
    expect(blocksSale('inactive', block)).to.equal(true);
    expect(blocksSale('banned', block)).to.equal(true);
    expect(blocksSale('inactive', warn)).to.equal(false);
    expect(blocksSale('banned', warn)).to.equal(false);
  });

  it('of inactive and banned are two rules', () => {
    expect(blocksSale('inactive', { inactive: 'warn', banned: 'block' })).to.equal(false);
    expect(blocksSale('banned', { inactive: 'warn', banned: 'block' })).to.equal(true);
  });

  it('of the merged blocks whatever the policy: the survivor is attached', () => {
    expect(blocksSale('merged', { inactive: 'warn', banned: 'warn' })).to.equal(true);
  });
});

describe('the alerts of a customer', () => {
  it('are none for an active one with documents in date', () => {
    const expiries = { identity: today, medical: '2027-01-01' };
    expect(customerAlerts(customerOf({ expiries }), today, 'medical')).to.deep.equal([]);
    expect(customerAlerts(customerOf(), today)).to.deep.equal([]);
  });

  it('name the status', () => {
    expect(customerAlerts(customerOf({ status: 'inactive' }), today)).to.deep.equal(['inactive']);
    expect(customerAlerts(customerOf({ status: 'banned' }), today)).to.deep.equal(['banned']);
    expect(customerAlerts(customerOf({ status: 'merged' }), today)).to.deep.equal([]);
  });

  it('name an expired document from the day after', () => {
    const expiries = { identity: '2026-11-20', medical: '2026-11-20' };
    expect(customerAlerts(customerOf({ expiries }), today)).to.deep.equal(['expired-medical', 'expired-identity']);
    expect(customerAlerts(customerOf({ expiries }), '2026-11-20')).to.deep.equal([]);
  });

  it('miss the medical card in a medical shop alone', () => {
    expect(customerAlerts(customerOf(), today, 'medical')).to.deep.equal(['missing-medical']);
    expect(customerAlerts(customerOf(), today, 'retail')).to.deep.equal([]);
  });

  it('name a field changed at two registers', () => {
    expect(customerAlerts(customerOf({ conflicts: [conflict] }), today)).to.deep.equal(['conflict']);
  });

  it('come worst first', () => {
    const expiries = { identity: '2020-01-01', medical: null };
    const customer = customerOf({ status: 'banned', expiries, conflicts: [conflict] });
    expect(customerAlerts(customer, today, 'medical')).to.deep.equal([
      'banned',
      'missing-medical',
      'expired-identity',
      'conflict',
    ]);
  });
});
