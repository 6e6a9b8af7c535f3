import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { customerFields } from '../../src/domain/customer-change.js';
import { checkDraft, readDraft } from '../../src/domain/customer-draft.js';
import type { CustomerDetails, CustomerDraft } from '../../src/domain/customer.js';
import { CUSTOMER_FIELDS } from '../../src/domain/customer.js';
import type { PhoneReader } from '../../src/domain/contact.js';
import type { LiveOptions } from '../../src/domain/client-options.js';
import { RegularsError } from '../../src/domain/errors.js';
import type { DraftContext } from '../../src/domain/field-rules.js';
import { customerOf, documentOf, idOf } from '../support/sample-records.js';

const phones: PhoneReader = {
  read: (typed) => (typed.includes('555') ? '+15555550147' : null),
  national: (e164) => e164,
  international: (e164) => e164,
  countryOf: () => 'US',
};

function contextOf(options: Partial<LiveOptions> = {}, rest: Partial<DraftContext> = {}): DraftContext {
  const settings = {
    profile: 'full-name',
    shop: 'retail',
    country: 'US',
    requiredFields: [],
    customFields: [],
    customerTypes: [{ id: 'retail' }, { id: 'vip' }],
    ...options,
  } as const;
  return { settings, today: '2026-11-21', phones, ...rest };
}

function detailsOf(customer = customerOf(), identityDocuments = [] as CustomerDetails['identityDocuments']): CustomerDetails {
  return { customer, identityDocuments, consents: [] };
}

/** What is wrong, as `path code`. */
function wrongIn(draft: CustomerDraft, current: CustomerDetails | null = null, context = contextOf()): string[] {
  return checkDraft(draft, current, context).problems.map(({ path, code }) => `${path} ${code}`);
}

function refusalOf(input: unknown): RegularsError {
  try {
    readDraft(input);
  } catch (error) {
    if (error instanceof RegularsError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('a draft as read', () => {
  it('has its texts trimmed and composed, and empty ones null', () => {
    const draft = readDraft({
      displayName: '  Jose\u0301 ',
      email: '',
      note: '   ',
      phone: null,
      address: { line1: ' 1 Main St ', city: '' },
    });
    expect(draft).to.deep.equal({ displayName: 'José', email: null, note: null, phone: null, address: { line1: '1 Main St' } });
  });

  it('has no address where all of it is empty', () => {
    expect(readDraft({ address: { line1: '', city: ' ' } })).to.deep.equal({ address: null });
    expect(readDraft({ address: null })).to.deep.equal({ address: null });
  });

  it('takes every field a draft has', () => {
    const draft: CustomerDraft = {
      ...customerFields(customerOf({ displayName: 'Ana', phone: { typed: '555', e164: null } })),
      id: idOf(1),
      externalIds: { 'square.eu': '7' },
      custom: { size: 'M', vip: true, visits: 3, since: null },
      consents: [{ channel: 'sms', state: 'subscribed', purpose: 'loyalty', source: 'import' }],
      identityDocuments: [
        {
          id: idOf(3),
          type: 'passport',
          number: 'X1',
          issuingRegion: null,
          expiresOn: '2027-01-01',
          birthDate: null,
          source: 'scanned',
          remove: false,
        },
      ],
    };
    expect(readDraft(draft)).to.deep.equal(draft);
    expect(CUSTOMER_FIELDS.filter((field) => !(field in readDraft(draft)))).to.deep.equal([]);
  });

  it('lets through what a cashier may have mistyped', () => {
    const draft = { email: 'no address', phone: 'ask', birthDate: '31.2.84', customerType: 'no such type' };
    expect(readDraft(draft)).to.deep.equal(draft);
  });

  it('is a fresh object', () => {
    const input = { custom: { size: 'M' } };
    const draft = readDraft(input);
    input.custom.size = 'L';
    expect(draft.custom).to.deep.equal({ size: 'M' });
  });

  for (const [input, path] of [
    [null, 'draft'],
    [[], 'draft'],
    ['x', 'draft'],
    [{ phone: 5_550_147 }, 'draft.phone'],
    [{ colour: 'red' }, 'draft.colour'],
    [{ status: 'banned' }, 'draft.status'],
    [{ id: 'customer-1' }, 'draft.id'],
    [{ oneName: 'yes' }, 'draft.oneName'],
    [{ customerType: ' ' }, 'draft.customerType'],
    [{ customerType: null }, 'draft.customerType'],
    [{ address: 'Denver' }, 'draft.address'],
    [{ address: { zip: '80202' } }, 'draft.address.zip'],
    [{ note: 'x'.repeat(20_001) }, 'draft.note'],
    [
      {
        consents: [
          { channel: 'sms', state: 'subscribed' },
          { channel: 'fax', state: 'subscribed' },
        ],
      },
      'draft.consents.1.channel',
    ],
    [{ consents: [{ channel: 'sms', state: 'not-asked' }] }, 'draft.consents.0.state'],
    [{ consents: new Array(101).fill({ channel: 'sms', state: 'subscribed' }) }, 'draft.consents'],
    [{ identityDocuments: [{ number: 'X1' }] }, 'draft.identityDocuments.0.type'],
    [{ identityDocuments: [{ type: 'passport', numberHash: 'x' }] }, 'draft.identityDocuments.0.numberHash'],
    [{ externalIds: { square: 7 } }, 'draft.externalIds.square'],
    [{ externalIds: { 'a b': '7' } }, 'draft.externalIds.a b'],
    [{ externalIds: { constructor: '7' } }, 'draft.externalIds.constructor'],
    [{ custom: { size: {} } }, 'draft.custom.size'],
    [{ custom: { visits: NaN } }, 'draft.custom.visits'],
    [{ custom: { visits: 1e309 } }, 'draft.custom.visits'],
  ] as [unknown, string][]) {
    it(`${JSON.stringify(input).slice(0, 70)} is refused at ${path}`, () => {
      const refusal = refusalOf(input);
      expect(refusal).to.include({ code: 'invalid-input', path });
      expect(refusal.expected).to.be.a('string').and.not.equal('');
    });
  }

  it('is refused without repeating what was typed', () => {
    const secret = 'Maria-4155550147';
    for (const input of [
      { note: { secret } },
      { oneName: secret },
      { consents: [{ channel: secret, state: 'subscribed' }] },
      { id: secret },
      { note: secret.repeat(2000) },
    ]) {
      const { message, expected, cause } = refusalOf(input);
      expect(`${message} ${expected} ${String(cause)}`).not.to.contain('4155550147');
    }
  });

  it('of an input that throws when read is refused like any other', () => {
    const input = {
      get phone(): string {
        throw new Error('gone');
      },
    };
    expect(refusalOf(input).code).to.equal('invalid-input');
  });

  it('is a draft or refused for 10,000 inputs of any kind, without a prototype changed', () => {
    const keys = fc.constantFrom(
      ...CUSTOMER_FIELDS,
      'id',
      'consents',
      'identityDocuments',
      'type',
      '__proto__',
      'constructor',
      'prototype',
      'line1',
    );
    const anything = fc.anything({
      key: keys,
      withNullPrototype: true,
      withMap: true,
      withSet: true,
      withBigInt: true,
      withDate: true,
      withSparseArray: true,
      withObjectString: true,
    });
    const parsed = fc.json({ maxDepth: 3 }).map((json): unknown => JSON.parse(json));
    const likeDraft = fc.record(
      Object.fromEntries(
        CUSTOMER_FIELDS.map((field) => [field, fc.oneof(fc.string(), fc.boolean(), fc.constant(null), anything)]),
      ),
      { requiredKeys: [] },
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(anything, parsed, likeDraft), (input) => {
        let draft: CustomerDraft | null = null;
        try {
          draft = readDraft(input);
          taken += 1;
        } catch (error) {
          expect(error).to.be.instanceOf(RegularsError);
          expect(error).to.include({ code: 'invalid-input' });
        }
        // What was taken is taken again as it is.
        if (draft) expect(readDraft(draft)).to.deep.equal(draft);
        expect(Object.keys(Object.prototype)).to.deep.equal([]);
      }),
      { numRuns: 10_000 },
    );
    expect(taken).to.be.greaterThan(100);
    expect(Reflect.ownKeys(Object.prototype).filter((name) => CUSTOMER_FIELDS.some((field) => field === name))).to.deep.equal([]);
  }).timeout(60_000);
});

describe('what is required', () => {
  it('in profile full-name is a name', () => {
    expect(wrongIn({})).to.deep.equal(['displayName required']);
    expect(wrongIn({ displayName: null, phone: '555' })).to.deep.equal(['displayName required']);
    expect(wrongIn({ displayName: 'Ana' })).to.deep.equal([]);
  });

  it('in profile full-name is met by names of other fields, as an import has them', () => {
    expect(wrongIn({ givenName: 'Ana', familyName: 'Li' })).to.deep.equal([]);
    expect(wrongIn({ nickname: 'Bibi' })).to.deep.equal([]);
  });

  const names = contextOf({ profile: 'given-family' });

  it('in profile given-family is given name, family name and phone', () => {
    expect(wrongIn({ displayName: 'Ana' }, null, names)).to.have.members([
      'givenName required',
      'familyName required',
      'phone required',
    ]);
    expect(wrongIn({ givenName: 'Ana', familyName: 'Li', phone: '555' }, null, names)).to.deep.equal([]);
  });

  it('in profile given-family is no family name of a person who has one name', () => {
    expect(wrongIn({ givenName: 'Cher', oneName: true, phone: '555' }, null, names)).to.deep.equal([]);
    expect(wrongIn({ oneName: true, phone: '555' }, null, names)).to.deep.equal(['givenName required']);
  });

  it('may stand in the record already, but not be taken away', () => {
    const current = detailsOf(customerOf({ givenName: 'Ana', familyName: 'Li', phone: { typed: '555', e164: null } }));
    expect(wrongIn({ note: 'x' }, current, names)).to.deep.equal([]);
    expect(wrongIn({ phone: null }, current, names)).to.deep.equal(['phone required']);
  });

  it('is also what the host requires', () => {
    const context = contextOf({ requiredFields: ['email', 'birthDate', 'address', 'detailsShown', 'custom'] });
    expect(wrongIn({ displayName: 'Ana' }, null, context)).to.have.members([
      'email required',
      'birthDate required',
      'address required',
    ]);
    expect(
      wrongIn({ displayName: 'Ana', email: 'a@b.co', birthDate: '1984-03-07', address: { city: 'Denver' } }, null, context),
    ).to.deep.equal([]);
  });

  it('is a phone or address for a consent to reach it', () => {
    expect(wrongIn({ displayName: 'Ana', consents: [{ channel: 'sms', state: 'subscribed' }] })).to.deep.equal([
      'phone required',
    ]);
    expect(wrongIn({ displayName: 'Ana', consents: [{ channel: 'email', state: 'pending' }] })).to.deep.equal(['email required']);
    expect(wrongIn({ displayName: 'Ana', consents: [{ channel: 'sms', state: 'unsubscribed' }] })).to.deep.equal([]);
  });

  it('is a field of the host’s own that it requires', () => {
    const context = contextOf({
      customFields: [
        { id: 'size', label: 'Size', type: 'text', required: true },
        { id: 'age21', label: 'Over 21', type: 'boolean', required: true },
        { id: 'visits', label: 'Visits', type: 'number', required: true },
      ],
    });
    expect(wrongIn({ displayName: 'Ana' }, null, context)).to.deep.equal([
      'custom.size required',
      'custom.age21 required',
      'custom.visits required',
    ]);
    expect(wrongIn({ displayName: 'Ana', custom: { size: '', age21: false, visits: 0 } }, null, context)).to.deep.equal([
      'custom.size required',
      'custom.age21 required',
    ]);
    expect(
      wrongIn({ custom: { visits: 1 } }, detailsOf(customerOf({ custom: { size: 'M', age21: true } })), context),
    ).to.deep.equal([]);
  });
});

describe('a medical shop', () => {
  const medical = contextOf({ shop: 'medical' });

  it('requires the number of a medical card, named by its place in the draft', () => {
    expect(wrongIn({ displayName: 'Ana' }, null, medical)).to.deep.equal(['identityDocuments.0.number required']);
    const licence = { type: 'drivers-license', number: 'D1' } as const;
    expect(wrongIn({ displayName: 'Ana', identityDocuments: [licence] }, null, medical)).to.deep.equal([
      'identityDocuments.1.number required',
    ]);
    expect(wrongIn({ displayName: 'Ana', identityDocuments: [licence, { type: 'medical-card' }] }, null, medical)).to.deep.equal([
      'identityDocuments.1.number required',
    ]);
    expect(
      wrongIn({ displayName: 'Ana', identityDocuments: [{ type: 'medical-card', number: 'M1' }] }, null, medical),
    ).to.deep.equal([]);
  });

  it('is content with a card on record, unless the draft takes it or its number away', () => {
    const card = documentOf({ type: 'medical-card', numberLast4: '1234' });
    const current = detailsOf(customerOf(), [card]);
    expect(wrongIn({ note: 'x' }, current, medical)).to.deep.equal([]);
    expect(
      wrongIn({ identityDocuments: [{ id: card.id, type: 'medical-card', expiresOn: '2027-01-01' }] }, current, medical),
    ).to.deep.equal([]);
    expect(wrongIn({ identityDocuments: [{ id: card.id, type: 'medical-card', remove: true }] }, current, medical)).to.deep.equal(
      ['identityDocuments.1.number required'],
    );
    expect(wrongIn({ identityDocuments: [{ id: card.id, type: 'medical-card', number: null }] }, current, medical)).to.deep.equal(
      ['identityDocuments.0.number required'],
    );
  });

  it('alone requires it', () => {
    expect(wrongIn({ displayName: 'Ana' })).to.deep.equal([]);
  });
});

describe('a wrong field', () => {
  const wrong = (draft: CustomerDraft, context = contextOf()): string[] => wrongIn(draft, detailsOf(), context);

  it('is an e-mail that is none', () => {
    expect(wrong({ email: 'ana@' })).to.deep.equal(['email invalid']);
    expect(wrong({ email: 'ana@example.com' })).to.deep.equal([]);
  });

  it('is a phone that is none, unless it may stand as it is', () => {
    expect(wrong({ phone: '0147' })).to.deep.equal(['phone invalid']);
    expect(wrong({ phone: '555 0147' })).to.deep.equal([]);
    expect(wrong({ phone: '0147' }, contextOf({}, { phoneMayBeInvalid: true }))).to.deep.equal([]);
    expect(wrong({ phone: '0147' }, contextOf({}, { phones: null }))).to.deep.equal([]);
  });

  it('is a birth date that does not exist, is still to come or long past', () => {
    expect(wrong({ birthDate: '2026-02-30' })).to.deep.equal(['birthDate invalid']);
    expect(wrong({ birthDate: '3/7/84' })).to.deep.equal(['birthDate invalid']);
    expect(wrong({ birthDate: '2026-11-22' })).to.deep.equal(['birthDate future']);
    expect(wrong({ birthDate: '2026-11-21' })).to.deep.equal([]);
    expect(wrong({ birthDate: '1850-01-01' })).to.deep.equal(['birthDate invalid']);
    expect(wrong({ birthDate: '1910-01-01' })).to.deep.equal([]);
  });

  it('is a customer type that the host does not have', () => {
    expect(wrong({ customerType: 'gold' })).to.deep.equal(['customerType invalid']);
    expect(wrong({ customerType: 'vip' })).to.deep.equal([]);
  });

  it('is one that is too long', () => {
    expect(wrong({ displayName: 'x'.repeat(200), note: 'x'.repeat(5000) })).to.deep.equal([]);
    expect(wrong({ displayName: 'x'.repeat(201) })).to.deep.equal(['displayName too-long']);
    expect(wrong({ note: 'x'.repeat(5001) })).to.deep.equal(['note too-long']);
    expect(wrong({ address: { city: 'x'.repeat(201) } })).to.deep.equal(['address.city too-long']);
    expect(wrong({ identityDocuments: [{ type: 'passport', number: 'x'.repeat(101) }] })).to.deep.equal([
      'identityDocuments.0.number too-long',
    ]);
  });

  it('is one of the host’s own that is not of its type', () => {
    const context = contextOf({
      customFields: [
        { id: 'size', label: 'Size', type: 'choice', choices: ['S', 'M'] },
        { id: 'since', label: 'Since', type: 'date' },
        { id: 'visits', label: 'Visits', type: 'number' },
        { id: 'vip', label: 'VIP', type: 'boolean' },
        { id: 'dog', label: 'Dog', type: 'text', maxLength: 5 },
      ],
    });
    expect(wrong({ custom: { size: 'M', since: '2020-01-01', visits: 3, vip: false, dog: 'Rex' } }, context)).to.deep.equal([]);
    expect(wrong({ custom: { size: null, since: '', dog: null } }, context)).to.deep.equal([]);
    expect(
      wrong({ custom: { size: 'L', since: '2020-02-30', visits: '3', vip: 'no', dog: 'Barbarossa' } }, context),
    ).to.deep.equal([
      'custom.size invalid',
      'custom.since invalid',
      'custom.visits invalid',
      'custom.vip invalid',
      'custom.dog too-long',
    ]);
    expect(wrong({ custom: { shoes: '43' } }, context)).to.deep.equal(['custom.shoes invalid']);
  });

  it('that stood there before is not judged again', () => {
    const imported = customerOf({
      email: 'no address',
      phone: { typed: 'ask', e164: null },
      birthDate: '2026-02-30',
      customerType: 'gold',
      custom: { shoes: '43' },
    });
    expect(wrongIn({ ...customerFields(imported), note: 'x' }, detailsOf(imported))).to.deep.equal([]);
  });

  it('is named without its value', () => {
    const { problems } = checkDraft({ email: 'ana@secret' + '.'.repeat(3), phone: '0147' }, detailsOf(), contextOf());
    expect(problems.length).to.equal(2);
    expect(JSON.stringify(problems)).not.to.match(/secret|0147/);
  });
});

describe('a document in a draft', () => {
  const verdictOn = (expiresOn: string | null): ReturnType<typeof checkDraft> =>
    checkDraft({ identityDocuments: [{ type: 'drivers-license', expiresOn }] }, detailsOf(), contextOf());

  it('that has expired is warned of and does not stop the save', () => {
    const { problems, warnings } = verdictOn('2026-11-20');
    expect(problems).to.deep.equal([]);
    expect(warnings.map(({ path, code }) => [path, code])).to.deep.equal([['identityDocuments.0.expiresOn', 'expired']]);
  });

  it('is good through its day', () => {
    expect(verdictOn('2026-11-21')).to.deep.equal({ problems: [], warnings: [] });
    expect(verdictOn(null)).to.deep.equal({ problems: [], warnings: [] });
  });

  it('with a day that does not exist stops the save', () => {
    expect(verdictOn('2026-02-30').problems.map(({ path, code }) => [path, code])).to.deep.equal([
      ['identityDocuments.0.expiresOn', 'invalid'],
    ]);
  });

  it('that is taken away is not judged', () => {
    const draft: CustomerDraft = {
      identityDocuments: [{ type: 'passport', expiresOn: 'x', number: 'x'.repeat(200), remove: true }],
    };
    expect(checkDraft(draft, detailsOf(), contextOf())).to.deep.equal({ problems: [], warnings: [] });
  });

  it('has a birth date like any other', () => {
    expect(wrongIn({ identityDocuments: [{ type: 'passport', birthDate: '2027-01-01' }] }, detailsOf())).to.deep.equal([
      'identityDocuments.0.birthDate future',
    ]);
  });
});
