import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { applyDraft, changedFields, customerFields, EMPTY_FIELDS, mergedFields } from '../../src/domain/customer-change.js';
import type { DraftCircumstances } from '../../src/domain/customer-change.js';
import { CUSTOMER_FIELDS } from '../../src/domain/customer.js';
import type { CustomerDraft, CustomerFields } from '../../src/domain/customer.js';
import { customerOf, idOf } from '../support/sample-records.js';

const now = '2026-11-21T10:00:00.000Z';
const circumstances: DraftCircumstances = { id: idOf(5), now, registerId: idOf(901), e164: null };

const word = fc.stringMatching(/^[A-Za-z]{1,8}$/);
const text = fc.option(word);
const draftOf = fc.record<CustomerDraft>(
  {
    displayName: text,
    givenName: text,
    familyName: text,
    nickname: text,
    oneName: fc.boolean(),
    phone: text,
    email: text,
    address: fc.option(fc.record({ line1: word, city: word }, { requiredKeys: [] })),
    birthDate: fc.constantFrom(null, '1984-03-07'),
    customerType: word,
    code: text,
    note: text,
    detailsShown: fc.boolean(),
    externalIds: fc.dictionary(fc.constantFrom('square', 'shopify'), word),
    custom: fc.dictionary(fc.constantFrom('size', 'vip'), fc.oneof(word, fc.boolean(), fc.integer(), fc.constant(null))),
  },
  { requiredKeys: [] },
);
const customer = draftOf.map((draft) => applyDraft(null, { displayName: 'Ana', ...draft }, circumstances));

describe('a new customer', () => {
  it('has what the draft gives, and nothing else', () => {
    const made = applyDraft(null, { displayName: 'Maria Perez', email: 'm@example.com' }, circumstances);
    expect(made).to.deep.equal(
      customerOf({
        id: idOf(5),
        createdAt: now,
        updatedAt: now,
        originRegisterId: idOf(901),
        displayName: 'Maria Perez',
        email: 'm@example.com',
      }),
    );
  });

  it('keeps a phone as typed, with what it means', () => {
    const draft = { displayName: 'Ana', phone: '(555) 555-0147' };
    expect(applyDraft(null, draft, { ...circumstances, e164: '+15555550147' }).phone).to.deep.equal({
      typed: '(555) 555-0147',
      e164: '+15555550147',
    });
    expect(applyDraft(null, draft, circumstances).phone).to.deep.equal({ typed: '(555) 555-0147', e164: null });
  });

  it('is of the type given, else of the first type of the host', () => {
    expect(
      applyDraft(null, { displayName: 'Ana', customerType: 'vip' }, { ...circumstances, customerType: 'gold' }).customerType,
    ).to.equal('vip');
    expect(applyDraft(null, { displayName: 'Ana' }, { ...circumstances, customerType: 'gold' }).customerType).to.equal('gold');
    expect(applyDraft(null, { displayName: 'Ana' }, circumstances).customerType).to.equal('retail');
  });

  it('is called by given and family name in the order of the language', () => {
    const draft = { givenName: 'Ferenc', familyName: 'Liszt' };
    expect(applyDraft(null, draft, circumstances).displayName).to.equal('Ferenc Liszt');
    expect(applyDraft(null, draft, { ...circumstances, locale: 'hu' }).displayName).to.equal('Liszt Ferenc');
  });
});

describe('a changed customer', () => {
  const maria = customerOf({ givenName: 'Maria', familyName: 'Perez', note: 'Likes blue', phone: { typed: '0147', e164: null } });

  it('has the fields given and keeps the others', () => {
    const changed = applyDraft(maria, { note: null, email: 'm@example.com' }, circumstances);
    expect(changed).to.deep.equal({ ...maria, note: null, email: 'm@example.com', updatedAt: now });
  });

  it('keeps what is no field: id, version, status, origin, unknown fields of newer releases', () => {
    const known = customerOf({
      version: 4,
      status: 'inactive',
      statusReason: 'Moved',
      extra: '{"tier":3}',
      expiries: { identity: '2027-01-01', medical: null },
    });
    const { id, version, status, statusReason, extra, expiries, createdAt, originRegisterId } = applyDraft(
      known,
      { note: 'x' },
      circumstances,
    );
    expect({ ...known, id, version, status, statusReason, extra, expiries, createdAt, originRegisterId }).to.deep.equal(known);
  });

  it('is the very same where the draft changes nothing', () => {
    expect(applyDraft(maria, {}, circumstances)).to.equal(maria);
    expect(applyDraft(maria, { note: 'Likes blue', givenName: 'Maria' }, circumstances)).to.equal(maria);
  });

  it('has another phone as soon as the same digits mean another number', () => {
    const changed = applyDraft(maria, { phone: '0147' }, { ...circumstances, e164: '+15555550147' });
    expect(changed.phone).to.deep.equal({ typed: '0147', e164: '+15555550147' });
    expect(changed.updatedAt).to.equal(now);
    expect(applyDraft(maria, { phone: null }, circumstances).phone).to.equal(null);
    expect(applyDraft(maria, { note: 'x' }, { ...circumstances, e164: '+15555550147' }).phone).to.deep.equal(maria.phone);
  });

  it('is called by the new names where the display name was made from the old ones', () => {
    expect(applyDraft(maria, { familyName: 'Lopez' }, circumstances).displayName).to.equal('Maria Lopez');
  });

  it('keeps a display name that somebody chose', () => {
    const mia = customerOf({ displayName: 'Mia', givenName: 'Maria', familyName: 'Perez' });
    expect(applyDraft(mia, { familyName: 'Lopez' }, circumstances).displayName).to.equal('Mia');
    expect(applyDraft(mia, { displayName: 'Mimi' }, circumstances).displayName).to.equal('Mimi');
  });

  it('whose display name is emptied is called by the other names, and never nothing', () => {
    expect(applyDraft({ ...maria, displayName: 'Mia' }, { displayName: null }, circumstances).displayName).to.equal(
      'Maria Perez',
    );
  });

  it('gains ids of other systems and own fields key by key', () => {
    const known = customerOf({ externalIds: { square: '1' }, custom: { size: 'M', vip: true } });
    const changed = applyDraft(known, { externalIds: { shopify: '2' }, custom: { vip: null } }, circumstances);
    expect(changed.externalIds).to.deep.equal({ square: '1', shopify: '2' });
    expect(changed.custom).to.deep.equal({ size: 'M', vip: null });
  });

  it('has a whole new address, as it travels whole', () => {
    const known = customerOf({ address: { line1: '1 Main St', city: 'Denver' } });
    expect(applyDraft(known, { address: { line1: '2 Oak Ave' } }, circumstances).address).to.deep.equal({ line1: '2 Oak Ave' });
  });

  it('differs in nothing the draft does not give, but the name made from others and the time', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        const after = customerFields(applyDraft(before, draft, circumstances));
        for (const field of CUSTOMER_FIELDS) {
          if (field === 'displayName' || draft[field] !== undefined) continue;
          expect(after[field], field).to.deep.equal(customerFields(before)[field]);
        }
      }),
    );
  });

  it('has everything the draft gives', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        const after = customerFields(applyDraft(before, draft, circumstances));
        for (const field of CUSTOMER_FIELDS) {
          const given = draft[field];
          if (field === 'externalIds' || field === 'custom') expect(after[field]).to.include(given ?? {});
          else if (given !== undefined && !(field === 'displayName' && given === null))
            expect(after[field], field).to.deep.equal(given);
        }
      }),
    );
  });

  it('takes the same draft twice as once', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        const once = applyDraft(before, draft, circumstances);
        expect(applyDraft(once, draft, { ...circumstances, now: '2027-01-01T00:00:00.000Z' })).to.equal(once);
      }),
    );
  });

  it('always has a name where there is anything to call somebody by', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        expect(applyDraft(before, { ...draft, givenName: 'Ana' }, circumstances).displayName).not.to.equal('');
      }),
    );
  });

  it('leaves the record it started from as it was', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        const copy = structuredClone(before);
        applyDraft(before, draft, circumstances);
        expect(before).to.deep.equal(copy);
      }),
    );
  });
});

describe('the fields that changed', () => {
  const maria = customerOf({ givenName: 'Maria', familyName: 'Perez' });

  it('are none between a record and itself', () => {
    expect(changedFields(maria, maria)).to.deep.equal({});
    expect(changedFields(maria, { ...maria, updatedAt: now, version: 9 })).to.deep.equal({});
  });

  it('are those and no others', () => {
    expect(changedFields(maria, { ...maria, note: 'x' })).to.deep.equal({ note: 'x' });
    expect(changedFields(maria, { ...maria, custom: { size: 'M' } })).to.deep.equal({ custom: { size: 'M' } });
  });

  it('are all three of a name, as it travels whole', () => {
    expect(changedFields(maria, { ...maria, familyName: 'Lopez' })).to.deep.equal({
      displayName: 'Maria Perez',
      givenName: 'Maria',
      familyName: 'Lopez',
    });
  });

  it('have the phone where only its meaning changed', () => {
    const typed = customerOf({ phone: { typed: '0147', e164: null } });
    expect(changedFields(typed, { ...typed, phone: { typed: '0147', e164: '+15555550147' } })).to.deep.equal({ phone: '0147' });
  });

  it('do not care for the order of keys', () => {
    const one = customerOf({ address: { line1: 'a', city: 'b' } });
    expect(changedFields(one, { ...one, address: { city: 'b', line1: 'a' } })).to.deep.equal({});
    expect(changedFields(one, { ...one, address: { line1: 'a', city: 'b', region: 'CO' } })).to.have.keys('address');
    expect(changedFields(one, { ...one, address: { line1: 'a' } })).to.deep.equal({ address: { line1: 'a' } });
  });

  it('of a new customer are what is not empty', () => {
    expect(changedFields(null, customerOf({ email: 'm@example.com' }))).to.deep.equal({
      displayName: 'Maria Perez',
      givenName: null,
      familyName: null,
      email: 'm@example.com',
    });
  });

  it('applied as a draft make the record they were taken from', () => {
    fc.assert(
      fc.property(customer, draftOf, (before, draft) => {
        const after = applyDraft(before, draft, circumstances);
        const fields: Partial<CustomerFields> = changedFields(before, after);
        expect(customerFields(applyDraft(before, fields, circumstances))).to.deep.equal(customerFields(after));
      }),
    );
  });
});

describe('the fields as a form would hold them', () => {
  it('are every field once', () => {
    expect(Object.keys(customerFields(customerOf()))).to.have.members([...CUSTOMER_FIELDS]);
    expect(Object.keys(EMPTY_FIELDS)).to.have.members([...CUSTOMER_FIELDS]);
  });

  it('have the phone as it was typed', () => {
    expect(customerFields(customerOf({ phone: { typed: '(555) 555-0147', e164: '+15555550147' } })).phone).to.equal(
      '(555) 555-0147',
    );
  });

  it('are joined with a draft before anything is saved', () => {
    expect(mergedFields(EMPTY_FIELDS, { givenName: 'Ana', familyName: 'Li' })).to.deep.equal({
      ...EMPTY_FIELDS,
      givenName: 'Ana',
      familyName: 'Li',
      displayName: 'Ana Li',
    });
  });
});
