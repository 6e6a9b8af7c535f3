import { expect } from '@open-wc/testing';
import { isRegularsError } from '../../../src/domain/errors.js';
import type { Grant, GrantUse } from '../../../src/domain/grant.js';
import { type GrantPuts, useGrant } from '../../../src/domain/merchant/judge-grant.js';
import type { JudgePlace } from '../../../src/domain/merchant/judgement.js';
import type { HeldGrantUse, MerchantRecords } from '../../../src/domain/merchant/merchant-records.js';
import type { MutationBody } from '../../../src/domain/mutation.js';
import { idOf } from '../../support/sample-records.js';
import { TestMerchant, useOf } from '../../support/test-merchant.js';

const MARIA = idOf(1);
const save = (fields: object = { note: 'tall' }, seen: number | null = 3): MutationBody => ({
  kind: 'customer-save',
  customerId: MARIA,
  seen,
  fields,
});
const toEdit = (fields: Partial<Grant> = {}): GrantUse => useOf({ entryId: MARIA, action: 'edit', ...fields });

describe('a grant that came with a change of a customer', () => {
  let merchant: TestMerchant;
  const uses = new Map<string, HeldGrantUse>();
  const used = (body: MutationBody, use: GrantUse | null, place: Partial<JudgePlace> = {}): GrantPuts => {
    const none = new Map();
    const found: MerchantRecords = {
      ...{ customers: merchant.customers, grantUses: uses, documents: none, documentsOf: none, consentsOf: none },
      ...{ loyaltyEntries: none, storeCreditEntries: none, sales: none, causedBy: none },
      ...{ parkedSales: none, erasures: none, allOf: none },
    };
    const at = { ...merchant.place, n: 7, now: merchant.now, today: merchant.today, ...place };
    const puts = useGrant(merchant.mutationOf(body, use), found, at);
    for (const one of puts.grantUses) uses.set(one.id, one);
    return puts;
  };
  const codeOf = (...given: Parameters<typeof used>): string | null => {
    try {
      used(...given);
      return null;
    } catch (error) {
      if (isRegularsError(error)) return error.code;
      throw error;
    }
  };

  beforeEach(() => {
    merchant = new TestMerchant();
    merchant.addCustomer(MARIA);
    uses.clear();
  });

  it('is not needed', () => {
    expect(used(save(), null)).to.deep.equal({ grantUses: [], auditEntries: [] });
  });

  it('is recorded as used, under its own id, in the audit trail', () => {
    const { grantUses, auditEntries } = used(save(), toEdit());
    expect(grantUses).to.have.length(1);
    expect(grantUses[0]).to.include({ id: idOf(800), grantId: idOf(800) });
    expect(auditEntries).to.have.length(1);
    expect(auditEntries[0]).to.include({ kind: 'grant-used', version: 7, customerId: MARIA, subjectId: MARIA, cashierId: 'ana' });
  });

  it('allows what it was given for, of any of a save’s permissions, and nothing else', () => {
    for (const [at, action] of ['edit', 'contacts', 'documents'].entries()) {
      expect(codeOf(save(), toEdit({ action, id: idOf(820 + at) })), action).to.equal(null);
    }
    expect(codeOf(save({ displayName: 'Maria' }, null), toEdit({ action: 'create', id: idOf(811) }))).to.equal(null);
    expect(codeOf(save(), toEdit({ action: 'create' }))).to.equal('grant-invalid');
    expect(codeOf(save(), toEdit({ action: 'erase' }))).to.equal('grant-invalid');
    const ban: MutationBody = { kind: 'customer-status', customerId: MARIA, seen: 3, status: 'banned', reason: 'theft' };
    expect(codeOf(ban, toEdit())).to.equal('grant-invalid');
    expect(codeOf(ban, toEdit({ action: 'status', id: idOf(812) }))).to.equal(null);
    const erase: MutationBody = { kind: 'customer-erase', customerId: MARIA, reason: 'asked' };
    expect(codeOf(erase, toEdit({ action: 'status', id: idOf(813) }))).to.equal('grant-invalid');
    expect(codeOf(erase, toEdit({ action: 'erase', id: idOf(813) }))).to.equal(null);
  });

  it('serves one body: the same again records nothing, another is refused', () => {
    used(save(), toEdit());
    expect(used(save(), toEdit())).to.deep.equal({ grantUses: [], auditEntries: [] });
    expect(codeOf(save({ note: 'short' }), toEdit())).to.equal('id-reused');
  });

  it('is checked though none was needed', () => {
    expect(codeOf(save(), toEdit(), { isProven: false })).to.equal('grant-invalid');
    expect(codeOf(save(), toEdit({ customerId: idOf(2) }))).to.equal('grant-invalid');
    expect(codeOf(save(), { ...toEdit(), ageMs: Number.NaN })).to.equal('grant-invalid');
  });

  it('leaves nothing behind by which somebody could guess what was saved', () => {
    const bodyOf = (proof: string): string | undefined => {
      uses.clear();
      return used(save({ phone: '+15555550147' }), toEdit({ proof })).grantUses[0]?.body;
    };
    expect(bodyOf('one')).to.not.equal(bodyOf('two'));
    expect(bodyOf('one')).to.match(/^[0-9a-f]{40}$/);
  });
});
