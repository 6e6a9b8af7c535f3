import { expect } from '@open-wc/testing';
import type { Permissions } from '../../src/domain/policy.js';
import { mayNeedGrant, saveApproval, savePermissions } from '../../src/domain/save-approval.js';

const asked = (can: Partial<Permissions>, draft: object, isNew = false) => saveApproval({ id: 'mia', can }, draft, isNew).action;
const CARD = { identityDocuments: [{ type: 'medical-card', number: 'M1' }] } as const;

describe('what a save needs', () => {
  it('is to create or to edit, and contacts and documents where the draft has them', () => {
    expect(savePermissions({}, true)).to.deep.equal(['create']);
    expect(savePermissions({ phone: '5055550147' }, true), 'of somebody new').to.deep.equal(['create']);
    expect(savePermissions({ phone: null }, false)).to.deep.equal(['edit', 'contacts']);
    expect(savePermissions({ email: 'a@example.com', ...CARD }, false)).to.deep.equal(['edit', 'contacts', 'documents']);
    expect(savePermissions({ identityDocuments: [] }, false)).to.deep.equal(['edit']);
  });

  it('is approved once: by the one permission that needs it, or as a save where several do', () => {
    expect(asked({ edit: 'grant' }, { note: 'x' })).to.equal('edit');
    expect(asked({ contacts: 'grant' }, { phone: '5055550147' })).to.equal('contacts');
    expect(asked({ documents: 'grant' }, CARD, true)).to.equal('documents');
    expect(asked({ contacts: 'grant', documents: 'grant' }, { phone: null, ...CARD })).to.equal('edit');
    expect(asked({ create: 'grant', documents: 'grant' }, CARD, true)).to.equal('create');
  });

  it('may be a manager’s word for any of the four, and for no other permission', () => {
    for (const permission of ['create', 'edit', 'contacts', 'documents'] as const) {
      expect(mayNeedGrant({ id: 'mia', can: { [permission]: 'grant' } }), permission).to.equal(true);
    }
    expect(mayNeedGrant({ id: 'mia', can: { status: 'grant', park: 'grant' } })).to.equal(false);
  });
});
