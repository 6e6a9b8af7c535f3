import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { applyDocumentDraft, expiriesOf, isMedical, NEVER_EXPIRES, numberLast4 } from '../../src/domain/identity-document.js';
import { documentOf, idOf } from '../support/sample-records.js';

const circumstances = {
  id: idOf(301),
  customerId: idOf(1),
  now: '2026-11-21T10:00:00.000Z',
  registerId: idOf(901),
  numberHash: 'hash',
};

describe('the soonest expiry', () => {
  it('is null without documents, or with identity documents that have none', () => {
    expect(expiriesOf([])).to.deep.equal({ identity: null, medical: null });
    expect(expiriesOf([documentOf()])).to.deep.equal({ identity: null, medical: null });
  });

  it('is of identity documents and of medical cards apart', () => {
    const documents = [
      documentOf({ expiresOn: '2028-01-01' }),
      documentOf({ type: 'passport', expiresOn: '2027-01-01' }),
      documentOf({ type: 'medical-card', expiresOn: '2026-06-01' }),
      documentOf({ type: 'caregiver-card', expiresOn: '2026-05-01' }),
    ];
    expect(expiriesOf(documents)).to.deep.equal({ identity: '2027-01-01', medical: '2026-05-01' });
    expect(expiriesOf([...documents].reverse())).to.deep.equal(expiriesOf(documents));
  });

  it('of a medical card that never expires is told from none at all', () => {
    expect(expiriesOf([documentOf({ type: 'medical-card' })]).medical).to.equal(NEVER_EXPIRES);
  });
});

describe('a medical document', () => {
  it('is a card of the patient or of who cares for one', () => {
    expect(isMedical('medical-card')).to.equal(true);
    expect(isMedical('caregiver-card')).to.equal(true);
    expect(isMedical('drivers-license')).to.equal(false);
  });
});

describe('the end of a number that lies in clear', () => {
  for (const [number, end] of [
    ['D1234567', '4567'],
    ['D123-456-789', '6789'],
    ['12345', '45'],
    ['123', '3'],
    ['7', ''],
    ['', ''],
  ] as const) {
    it(`of ${number || 'nothing'} is ${end || 'nothing'}`, () => {
      expect(numberLast4(number)).to.equal(end);
    });
  }

  it('is never over four characters, nor over half of the number', () => {
    fc.assert(
      fc.property(fc.string(), (number) => {
        const end = [...numberLast4(number)];
        expect(end.length).to.be.at.most(4);
        expect(end.length * 2).to.be.at.most([...number].length);
      }),
    );
  });
});

describe('a document as saved', () => {
  it('is made from what the draft gives', () => {
    const draft = { type: 'drivers-license', number: 'D1234567', issuingRegion: 'CO', expiresOn: '2028-01-01' } as const;
    expect(applyDocumentDraft(null, draft, circumstances)).to.deep.equal(
      documentOf({
        id: idOf(301),
        createdAt: circumstances.now,
        updatedAt: circumstances.now,
        originRegisterId: idOf(901),
        issuingRegion: 'CO',
        expiresOn: '2028-01-01',
        numberLast4: '4567',
        numberHash: 'hash',
      }),
    );
  });

  it('never holds the number itself', () => {
    const draft = { type: 'passport', number: 'X99887766' } as const;
    expect(JSON.stringify(applyDocumentDraft(null, draft, circumstances))).not.to.contain('X9988');
  });

  it('keeps what the draft does not give, the number too', () => {
    const current = documentOf({
      version: 3,
      issuingRegion: 'CO',
      expiresOn: '2028-01-01',
      source: 'scanned',
      numberLast4: '4567',
      numberHash: 'old',
      extra: '{}',
    });
    const changed = applyDocumentDraft(current, { type: 'drivers-license', expiresOn: null }, circumstances);
    expect(changed).to.deep.equal({ ...current, expiresOn: null, updatedAt: circumstances.now });
  });

  it('loses its number where the draft empties it, and takes another', () => {
    const current = documentOf({ numberLast4: '4567', numberHash: 'old' });
    expect(applyDocumentDraft(current, { type: 'drivers-license', number: null }, circumstances)).to.include({
      numberLast4: null,
      numberHash: null,
    });
    expect(applyDocumentDraft(current, { type: 'drivers-license', number: 'A7654321' }, circumstances)).to.include({
      numberLast4: '4321',
      numberHash: 'hash',
    });
  });
});
