import { expect } from '@open-wc/testing';
import { lanesOf, mutationsOf } from '../../src/domain/mutation.js';
import { consentOf, customerOf, documentOf, idOf } from '../support/sample-records.js';

const customerId = idOf(1);

describe('the changes one save makes', () => {
  it('of a new customer are one, with its type and what is not empty', () => {
    const customer = customerOf({ email: 'm@example.com', customerType: 'wholesale', phone: { typed: '0147', e164: null } });
    expect(mutationsOf(null, { customer })).to.deep.equal([
      {
        kind: 'customer-save',
        customerId,
        seen: null,
        fields: {
          displayName: 'Maria Perez',
          givenName: null,
          familyName: null,
          phone: '0147',
          email: 'm@example.com',
          customerType: 'wholesale',
        },
        e164: null,
      },
    ]);
  });

  it('of a new customer name the type also where it is the usual one', () => {
    expect(mutationsOf(null, { customer: customerOf() })[0]).to.have.nested.property('fields.customerType', 'retail');
  });

  it('of an edit are the changed fields alone, and the version that was seen', () => {
    const before = customerOf({ version: 7, note: 'a', email: 'm@example.com' });
    expect(mutationsOf(before, { customer: { ...before, note: 'b' } })).to.deep.equal([
      { kind: 'customer-save', customerId, seen: 7, fields: { note: 'b' } },
    ]);
  });

  it('of an edit that changes nothing are none', () => {
    const before = customerOf({ version: 7 });
    expect(mutationsOf(before, { customer: { ...before, updatedAt: '2027-01-01T00:00:00.000Z' } })).to.deep.equal([]);
  });

  it('have the phone with what it means', () => {
    const before = customerOf({ phone: { typed: '0147', e164: null } });
    const customer = { ...before, phone: { typed: '0147', e164: '+15555550147' } };
    expect(mutationsOf(before, { customer })).to.deep.equal([
      { kind: 'customer-save', customerId, seen: 0, fields: { phone: '0147' }, e164: '+15555550147' },
    ]);
  });

  it('have of the host’s own fields and foreign ids only the keys that changed, an emptied one as null', () => {
    const before = customerOf({
      version: 7,
      custom: { size: 'M', shoe: 42, colour: 'red' },
      externalIds: { shop: '1', web: '2' },
    });
    const after = { custom: { size: 'L', shoe: 42, colour: null }, externalIds: { shop: '1', web: '3', till: '4' } };
    expect(mutationsOf(before, { customer: { ...before, ...after } })).to.deep.equal([
      {
        kind: 'customer-save',
        customerId,
        seen: 7,
        fields: { custom: { size: 'L', colour: null }, externalIds: { web: '3', till: '4' } },
      },
    ]);
  });

  it('have the customer type of an existing customer on its own', () => {
    const before = customerOf({ version: 2 });
    expect(mutationsOf(before, { customer: { ...before, customerType: 'wholesale' } })).to.deep.equal([
      { kind: 'customer-type', customerId, seen: 2, customerType: 'wholesale' },
    ]);
    const both = mutationsOf(before, { customer: { ...before, customerType: 'wholesale', note: 'x' } });
    expect(both.map(({ kind }) => kind)).to.deep.equal(['customer-save', 'customer-type']);
    expect(both[0]).to.have.deep.property('fields', { note: 'x' });
  });

  it('have the customer first, then consents, then documents', () => {
    const consent = consentOf();
    const fresh = documentOf();
    const known = documentOf({ id: idOf(302), version: 4 });
    const unsent = documentOf({ id: idOf(304) });
    const bodies = mutationsOf(null, {
      customer: customerOf(),
      consents: [consent],
      identityDocuments: [
        { identityDocument: fresh, isNew: true },
        { identityDocument: known, isNew: false, number: null },
        { identityDocument: unsent, isNew: false },
      ],
      removedIdentityDocumentIds: [idOf(303)],
    });
    expect(bodies.slice(1)).to.deep.equal([
      { kind: 'consent-append', consent, seen: 0 },
      { kind: 'identity-document-save', identityDocument: fresh, seen: null },
      { kind: 'identity-document-save', identityDocument: known, seen: 4, number: null },
      { kind: 'identity-document-save', identityDocument: unsent, seen: 0 },
      { kind: 'identity-document-remove', identityDocumentId: idOf(303), customerId },
    ]);
    expect(bodies[0]?.kind).to.equal('customer-save');
  });
});

describe('the lanes of a change', () => {
  it('are that of its customer', () => {
    const write = {
      customer: customerOf({ note: 'x', customerType: 'wholesale' }),
      consents: [consentOf()],
      identityDocuments: [{ identityDocument: documentOf(), isNew: true }],
      removedIdentityDocumentIds: [idOf(303)],
    };
    const bodies = mutationsOf(customerOf(), write);
    expect(bodies.length).to.equal(5);
    for (const body of bodies) expect(lanesOf(body), body.kind).to.deep.equal([`customer:${customerId}`]);
    expect(lanesOf({ kind: 'customer-status', customerId, seen: 1, status: 'banned', reason: 'x' })).to.deep.equal([
      `customer:${customerId}`,
    ]);
  });

  it('of a merge are those of both customers', () => {
    const merge = { customerId: idOf(1), survivorId: idOf(2), mergeId: idOf(3), seen: 4 };
    expect(lanesOf({ kind: 'customer-merge', ...merge })).to.deep.equal([`customer:${idOf(1)}`, `customer:${idOf(2)}`]);
  });

  it('of an import are those of all its customers', () => {
    const customers = [customerOf({ id: idOf(1) }), customerOf({ id: idOf(2) })];
    const rest = { consents: [], loyaltyEntries: [], storeCreditEntries: [] };
    expect(lanesOf({ kind: 'customer-import', importId: idOf(9), block: 1, customers, ...rest })).to.deep.equal([
      `customer:${idOf(1)}`,
      `customer:${idOf(2)}`,
    ]);
  });
});
