import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CustomerDetails, CustomerDraft } from '../../../src/domain/customer.js';
import type { FieldName, FormSetting } from '../../../src/elements/customer-form/form-fields.js';
import { FormModel } from '../../../src/elements/customer-form/form-model.js';
import { FIRST_SETTING } from '../../../src/elements/customer-form/form-setting.js';
import { ana } from './ana.js';

const SETTING: FormSetting = {
  ...FIRST_SETTING,
  today: '2026-11-21',
  shop: 'medical',
  required: new Set<FieldName>(['displayName', 'medicalNumber']),
  customFields: [
    { id: 'kids', label: 'Kids', type: 'number' },
    { id: 'bike', label: 'Bike', type: 'boolean' },
    { id: 'since', label: 'Since', type: 'date' },
  ],
};

function shown(details: CustomerDetails | null, setting: FormSetting = SETTING): FormModel {
  const model = new FormModel(setting);
  model.show(details);
  return model;
}

const text = fc.string({ minLength: 1, maxLength: 12 }).filter((typed) => typed.trim() === typed);
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Drafts of a new customer as the form itself makes them. */
const drafts = fc.record(
  {
    displayName: text,
    phone: fc.stringMatching(/^[0-9]{10}$/),
    email: fc.emailAddress(),
    birthDate: date,
    customerType: fc.constantFrom('medical', 'wholesale'),
    note: text,
    address: fc.record({ line1: text, city: text }),
    custom: fc
      .record({ kids: fc.integer({ min: 0, max: 99 }), bike: fc.constant(true), since: date }, { requiredKeys: [] })
      .filter((custom) => Object.keys(custom).length > 0),
    identityDocuments: fc.constantFrom(
      [{ type: 'drivers-license', source: 'typed', issuingRegion: 'NM', expiresOn: '2030-01-31', number: 'D1' }] as const,
      [
        { type: 'passport', number: 'P1' },
        { type: 'medical-card', source: 'typed', expiresOn: '2030-01-31', number: 'M1' },
      ] as const,
    ),
  },
  { requiredKeys: [] },
);

describe('FormModel', () => {
  it('gives back the draft it was given', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const model = shown(null);
        model.restore(draft);
        expect(model.draft()).to.deep.equal({ detailsShown: true, ...draft });
      }),
    );
  });

  it('is unchanged when every field is typed as it is stored', () => {
    const model = shown(ana());
    const names: FieldName[] = [
      'displayName',
      'phone',
      'email',
      'birthDate',
      'note',
      'licenseRegion',
      'licenseExpiresOn',
      'custom.kids',
      'detailsShown',
    ];
    for (const name of names) model.type(name, model.stored(name));
    expect(model.dirty).to.equal(false);
    expect(model.hasChanges).to.equal(false);
  });

  it('puts only what is changed into the draft', () => {
    fc.assert(
      fc.property(fc.constantFrom<FieldName>('displayName', 'email', 'note', 'code'), text, (name, typed) => {
        const model = shown(ana());
        model.type(name, typed);
        expect(model.draft()).to.deep.equal({ id: ana().customer.id, [name]: typed });
      }),
    );
  });

  it('empties a field as null, and an address with nothing left whole', () => {
    const model = shown(ana());
    model.type('email', '  ');
    model.type('line1', '');
    expect(model.draft()).to.deep.equal({ id: ana().customer.id, email: null, address: null });
  });

  it('keeps the last name in mind while one name is the whole name', () => {
    const model = shown(null, { ...SETTING, profile: 'given-family' });
    model.type('givenName', 'Ana');
    model.type('familyName', 'Perez');
    model.type('oneName', true);
    expect(model.draft()).to.include({ givenName: 'Ana', oneName: true }).and.not.to.have.property('familyName');
    model.type('oneName', false);
    expect(model.text('familyName')).to.equal('Perez');
  });

  it('makes the name that shows anew where first or last name change', () => {
    const model = shown(ana(), { ...SETTING, profile: 'given-family' });
    model.type('familyName', 'Lopez');
    expect(model.draft()).to.deep.equal({ id: ana().customer.id, familyName: 'Lopez', displayName: null });
  });

  it('follows the store but for what was typed, and says which fields were overtaken', () => {
    const model = shown(ana());
    model.type('email', 'mine@example.com');
    const { customer, ...rest } = ana();
    model.follow({ ...rest, customer: { ...customer, displayName: 'Ana Lopez', email: 'theirs@example.com' } });
    expect(model.text('displayName')).to.equal('Ana Lopez');
    expect(model.text('email')).to.equal('mine@example.com');
    expect(model.isOvertaken('email')).to.equal(true);
    expect(model.isOvertaken('displayName')).to.equal(false);
    model.type('email', 'theirs@example.com');
    expect(model.isOvertaken('email')).to.equal(false);
    expect(model.dirty).to.equal(false);
  });

  it('takes a caregiver’s card for the medical card, and changes it as what it is', () => {
    const details = ana();
    const [license] = details.identityDocuments;
    if (!license) throw new Error('Ana has a license.');
    const card = { ...license, id: '01981f6e-0000-7000-8000-0000000000cc', type: 'caregiver-card', numberLast4: '9999' } as const;
    const model = shown({ ...details, identityDocuments: [license, card] });
    expect(model.isEmpty('medicalNumber')).to.equal(false);
    model.type('medicalExpiresOn', '01/31/2031');
    expect(model.draft().identityDocuments).to.deep.equal([{ type: 'caregiver-card', id: card.id, expiresOn: '2031-01-31' }]);
  });

  it('counts a single field as what a search still holds, and two as work', () => {
    const one: CustomerDraft = { phone: '5055550147' };
    const model = shown(null);
    model.restore(one);
    expect([model.dirty, model.hasChanges]).to.deep.equal([false, true]);
    model.type('email', 'ana@example.com');
    expect(model.dirty).to.equal(true);
    model.restore({ ...one, displayName: 'Ana' });
    expect(model.dirty).to.equal(true);
  });
});
