import { expect } from '@open-wc/testing';
import { DeltaIndex } from '../../../src/data/search/delta-index.js';
import { accountOf } from '../../support/sample-ledgers.js';
import { customerOf } from '../../support/sample-records.js';

describe('the changes since the segments were packed', () => {
  it('index no word again where an account alone has changed', () => {
    const delta = new DeltaIndex();
    const customer = customerOf({ displayName: 'Ann Lee' });
    for (let n = 1; n <= 1_000; n += 1) delta.take({ n, customer, account: accountOf(n), savedN: 1 });
    expect(delta.entries).to.have.length(1);
    expect(delta.entries[0]).to.deep.include({ displayName: 'Ann Lee', points: 1_000, n: 1_000 });
  });

  it('know of a customer who went, so that an older state does not bring them back', () => {
    const delta = new DeltaIndex();
    const customer = customerOf();
    delta.take({ n: 2, customer: { ...customer, deletedAt: '2026-11-21T10:00:00.000Z' } });
    delta.take({ n: 1, customer });
    expect(delta.size).to.equal(0);
    expect(delta.changeOf(customer.id)).to.equal(2);
  });
});
