import { expect } from '@open-wc/testing';
import {
  exceeds,
  GRANT_LIFE_MS,
  type GrantedWrite,
  grantMisfit,
  type GrantPlace,
  grantText,
  grantUseId,
  mayApprove,
} from '../../src/domain/grant-rules.js';
import type { Grant, Manager } from '../../src/domain/grant.js';

const ENTRY = '019aa6c0-0000-7000-8000-000000000001';
const CUSTOMER = '019aa6c0-0000-7000-8000-000000000002';
const OTHER = '019aa6c0-0000-7000-8000-000000000003';

const GRANT: Grant = {
  id: '019aa6c0-0000-7000-8000-000000000009',
  entryId: ENTRY,
  action: 'loyalty-add',
  customerId: CUSTOMER,
  points: null,
  amount: null,
  limit: null,
  merchantId: 'shop',
  registerId: 'register',
  managerId: '019aa6c0-0000-7000-8000-000000000004',
  verifiedBy: 'register',
  issuedAt: '2026-11-21T12:00:00.000Z',
  proof: 'ab'.repeat(32),
};
const WANTED: GrantedWrite = { action: 'loyalty-add', entryId: ENTRY, customerId: CUSTOMER, points: 50 };
const HERE: GrantPlace = { merchantId: 'shop', registerId: 'register', ageMs: 0 };

function misfit(grant: Partial<Grant>, wanted: Partial<GrantedWrite> = {}, place: Partial<GrantPlace> = {}): string | undefined {
  return grantMisfit({ ...GRANT, ...grant }, { ...WANTED, ...wanted }, { ...HERE, ...place })?.path;
}

describe('a grant', () => {
  it('fits what it was given for', () => {
    expect(misfit({})).to.equal(undefined);
    expect(misfit({ points: 50 })).to.equal(undefined);
  });

  it('fits no other action, entry, customer, register or merchant', () => {
    expect(misfit({ action: 'loyalty-remove' })).to.equal('grant.action');
    expect(misfit({ entryId: OTHER })).to.equal('grant.entryId');
    expect(misfit({ customerId: OTHER })).to.equal('grant.customerId');
    expect(misfit({ customerId: null })).to.equal('grant.customerId');
    expect(misfit({}, { customerId: null })).to.equal('grant.customerId');
    expect(misfit({ registerId: 'another' })).to.equal('grant.registerId');
    expect(misfit({ merchantId: '' })).to.equal('grant.merchantId');
  });

  it('names its customer where the customer is what is written', () => {
    expect(misfit({ customerId: null, entryId: CUSTOMER }, { entryId: CUSTOMER })).to.equal(undefined);
  });

  it('binds the figure it names, whichever way it goes', () => {
    expect(misfit({ points: 50 }, { points: -50 })).to.equal(undefined);
    expect(misfit({ points: 50 }, { points: 51 })).to.equal('grant.points');
    expect(misfit({ points: 50 }, { points: Number.NaN })).to.equal('grant.points');
    const amount = { amountMinor: 500, currency: 'USD' };
    expect(misfit({ amount }, { amount })).to.equal(undefined);
    expect(misfit({ amount }, { amount: { amountMinor: 501, currency: 'USD' } })).to.equal('grant.amount');
    expect(misfit({ amount }, { amount: { amountMinor: 500, currency: 'EUR' } })).to.equal('grant.amount');
    expect(misfit({ amount })).to.equal('grant.amount');
  });

  it('goes as far as its manager may', () => {
    expect(misfit({ limit: { points: 50 } })).to.equal(undefined);
    expect(misfit({ limit: { points: 49 } })).to.equal('grant.limit');
    expect(misfit({ limit: { points: 49 } }, { points: -50 })).to.equal('grant.limit');
    expect(misfit({ limit: { amountMinor: 1 } })).to.equal(undefined);
  });

  it('is good for 60 seconds, on the page that asked for it', () => {
    expect(misfit({}, {}, { ageMs: GRANT_LIFE_MS })).to.equal(undefined);
    expect(misfit({}, {}, { ageMs: GRANT_LIFE_MS + 1 })).to.equal('grant.issuedAt');
    expect(misfit({}, {}, { ageMs: null })).to.equal('grant.issuedAt');
    expect(misfit({}, {}, { ageMs: Number.NaN })).to.equal('grant.issuedAt');
  });

  it('has a text of its own, whatever in it differs', () => {
    const others: Partial<Grant>[] = [
      { id: OTHER },
      { entryId: OTHER },
      { action: 'loyalty-remove' },
      { customerId: null },
      { points: 0 },
      { amount: { amountMinor: 0, currency: 'USD' } },
      { amount: { amountMinor: 0, currency: 'EUR' } },
      { limit: {} },
      { limit: { points: 0 } },
      { limit: { amountMinor: 0 } },
      { merchantId: 'other' },
      { registerId: 'other' },
      { managerId: OTHER },
      { verifiedBy: 'remote' },
      { issuedAt: '2026-11-21T12:00:00.001Z' },
      { count: 0 },
      { count: 1 },
    ];
    const texts = [GRANT, ...others.map((other) => ({ ...GRANT, ...other }))].map(grantText);
    expect(new Set(texts).size).to.equal(others.length + 1);
  });

  it('is remembered by the entry of a ledger, which is written once, and else by itself', () => {
    expect(grantUseId(GRANT)).to.equal(ENTRY);
    expect(grantUseId({ ...GRANT, action: 'edit' })).to.equal(GRANT.id);
    expect(grantUseId({ ...GRANT, action: 'discount' })).to.equal(GRANT.id);
  });
});

describe('a manager', () => {
  const manager: Manager = { id: OTHER, name: 'Ana', actions: null, limit: null };

  it('approves everything where nothing is said', () => {
    expect(mayApprove(manager, { action: 'discount', points: 1e6 })).to.equal(true);
  });

  it('approves the actions named, and no others', () => {
    const named = { ...manager, actions: ['loyalty-add'] };
    expect(mayApprove(named, { action: 'loyalty-add' })).to.equal(true);
    expect(mayApprove(named, { action: 'loyalty-remove' })).to.equal(false);
    expect(mayApprove({ ...manager, actions: [] }, { action: 'loyalty-add' })).to.equal(false);
  });

  it('approves no more than the limit, of either sign', () => {
    expect(exceeds({ points: 100 }, { points: -101 })).to.equal(true);
    expect(exceeds({ points: 100 }, { points: -100 })).to.equal(false);
    expect(exceeds({ amountMinor: 100 }, { amount: { amountMinor: 101, currency: 'USD' } })).to.equal(true);
    expect(exceeds({ points: 1 }, { points: Number.NaN })).to.equal(true);
    expect(exceeds(null, { points: 1e9 })).to.equal(false);
  });
});
