import { expect } from '@open-wc/testing';
import { EMPTY_ACCOUNT } from '../../../src/domain/account.js';
import { survivorOf } from '../../../src/domain/merchant/survivor.js';
import { customerOf, idOf } from '../../support/sample-records.js';

/** Each merged into the next. */
function chain(...numbers: readonly number[]) {
  const held = numbers.map((number, at) => {
    const next = numbers[at + 1];
    const customer = customerOf({ id: idOf(number), mergedInto: next === undefined ? null : idOf(next) });
    return [customer.id, { customer, touched: {}, account: EMPTY_ACCOUNT }] as const;
  });
  return { customers: new Map(held) };
}

describe('the survivor', () => {
  it('is whoever a customer was merged into, to the end', () => {
    expect(survivorOf(chain(1), idOf(1))?.customer.id).to.equal(idOf(1));
    expect(survivorOf(chain(1, 2, 3), idOf(1))?.customer.id).to.equal(idOf(3));
  });

  it('is nobody where the end is not known or merges go in a circle', () => {
    expect(survivorOf(chain(1), idOf(9))).to.equal(undefined);
    const { customers } = chain(1, 2);
    expect(survivorOf({ customers: new Map([...customers].slice(0, 1)) }, idOf(1))).to.equal(undefined);
    const circle = chain(1, 2, 1).customers;
    const first = chain(1, 2).customers.get(idOf(1));
    if (first) circle.set(idOf(1), first);
    expect(survivorOf({ customers: circle }, idOf(1))).to.equal(undefined);
  });
});
