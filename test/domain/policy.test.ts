import { expect } from '@open-wc/testing';
import { RegularsError } from '../../src/domain/errors.js';
import { permissionOf, PERMISSIONS, requirePermission, requireSight } from '../../src/domain/policy.js';
import type { Cashier, Permission } from '../../src/domain/policy.js';

function codeOf(cashier: Cashier | null, permission: Permission, require = requirePermission): string | null {
  try {
    require(cashier, permission);
    return null;
  } catch (error) {
    return error instanceof RegularsError ? error.code : 'another';
  }
}

describe('what a cashier may do', () => {
  it('is everything where nothing is named, but loyalty, credit, export and erase', () => {
    const answers = PERMISSIONS.map((permission) => [permission, permissionOf({ id: 'ana' }, permission)]);
    expect(answers.filter(([, answer]) => answer !== 'yes')).to.deep.equal([
      ['loyalty', 'grant'],
      ['credit', 'grant'],
      ['export', 'grant'],
      ['erase', 'no'],
    ]);
  });

  it('is what the host names', () => {
    const cashier: Cashier = { id: 'ana', can: { edit: 'no', loyalty: 'yes', erase: 'grant' } };
    expect(permissionOf(cashier, 'edit')).to.equal('no');
    expect(permissionOf(cashier, 'loyalty')).to.equal('yes');
    expect(permissionOf(cashier, 'erase')).to.equal('grant');
    expect(permissionOf(cashier, 'credit')).to.equal('grant');
    expect(permissionOf(cashier, 'create')).to.equal('yes');
  });

  it('is nothing on a locked register', () => {
    for (const permission of PERMISSIONS) {
      expect(permissionOf(null, permission)).to.equal('no');
      expect(codeOf(null, permission)).to.equal('locked');
    }
  });

  it('is refused by a code that says why', () => {
    expect(codeOf({ id: 'ana' }, 'edit')).to.equal(null);
    expect(codeOf({ id: 'ana' }, 'erase')).to.equal('not-allowed');
    expect(codeOf({ id: 'ana' }, 'loyalty')).to.equal('grant-required');
  });

  it('is no sight by a grant: what is only looked at is refused as if it were not allowed at all', () => {
    const cashier: Cashier = { id: 'ana', can: { history: 'grant', documents: 'no' } };
    expect(codeOf(cashier, 'history', requireSight)).to.equal('not-allowed');
    expect(codeOf(cashier, 'documents', requireSight)).to.equal('not-allowed');
    expect(codeOf(cashier, 'contacts', requireSight)).to.equal(null);
    expect(codeOf(null, 'history', requireSight)).to.equal('locked');
  });

  it('is refused without naming the cashier', () => {
    expect(() => requirePermission({ id: 'ana-lopez', name: 'Ana López' }, 'erase')).to.throw(/^(?!.*[Ll][oó]pez).*"erase"/);
  });
});
