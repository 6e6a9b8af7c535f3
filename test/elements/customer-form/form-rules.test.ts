import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dateOrder, readDate } from '../../../src/domain/local-date.js';
import { dateText } from '../../../src/ui/i18n/date-text.js';
import { numberOf } from '../../../src/elements/customer-form/document-number.js';
import { accessOf } from '../../../src/elements/customer-form/form-access.js';
import { numberIn } from '../../../src/elements/customer-form/form-draft.js';
import { FormProblems, fieldOf, issueOf } from '../../../src/elements/customer-form/form-problems.js';
import { nationalPhone, phoneKey } from '../../../src/domain/national-phone.js';
import { choiceOf, shownState } from '../../../src/elements/customer-form/opt-in.js';
import { ana } from './ana.js';

describe('dates in a form', () => {
  it('are written as they are typed, in every order', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-21'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('en-US', 'fr', 'es', 'sv', 'ja'), (day, locale) => {
        const date = day.toISOString().slice(0, 10);
        const order = dateOrder(locale);
        expect(readDate(dateText(date, order), { order, today: '2026-11-21', century: 'past' })).to.equal(date);
      }),
    );
  });

  it('that are none stay as they were typed', () => {
    expect(dateText('31 31 31', 'mdy')).to.equal('31 31 31');
  });
});

describe('phones in a form', () => {
  for (const [typed, shown] of [
    ['5055550147', '(505) 555-0147'],
    ['1 505 555 0147', '(505) 555-0147'],
    ['+1 505-555-0147', '(505) 555-0147'],
    ['+44 20 7946 0018', '+44 20 7946 0018'],
    ['5550147', '5550147'],
    ['505 555 0147 x12', '505 555 0147 x12'],
    ['•••• 0147', '•••• 0147'],
  ] as const) {
    it(`show ${typed} as ${shown} in the United States`, () => {
      expect(nationalPhone(typed, 'US')).to.equal(shown);
    });
  }

  it('of other countries stay as they were typed', () => {
    expect(nationalPhone('612345678', 'FR')).to.equal('612345678');
    expect(nationalPhone('5055550147', 'FR')).to.equal('5055550147');
  });

  it('compare alike however they are spelt', () => {
    const spellings = ['5055550147', '(505) 555-0147', '+1 505 555 0147', '1-505-555-0147', '٥٠٥٥٥٥٠١٤٧'];
    expect(new Set(spellings.map(phoneKey)).size).to.equal(1);
  });
});

describe('numbers in a form', () => {
  for (const [typed, value] of [
    ['12', 12],
    ['2,5', 2.5],
    ['-3.25', -3.25],
    [' 7 ', 7],
  ] as const) {
    it(`read “${typed}” as ${String(value)}`, () => {
      expect(numberIn(typed)).to.equal(value);
    });
  }
  for (const typed of ['1e3', '12-', '0x10', '', '1.2.3', 'Infinity', '٣٣']) {
    it(`refuse “${typed}”`, () => {
      expect(numberIn(typed)).to.equal(null);
    });
  }
});

describe('a document number', () => {
  it('is left alone, changed or emptied', () => {
    expect(numberOf(undefined)).to.equal(undefined);
    expect(numberOf({ mode: 'change', text: '  ' })).to.equal(undefined);
    expect(numberOf({ mode: 'change', text: ' D1 ' })).to.equal('D1');
    expect(numberOf({ mode: 'remove' })).to.equal(null);
  });
});

describe('opt-in', () => {
  it('counts for the contact point it was given for, however that is spelt', () => {
    const details = ana();
    expect(shownState('sms', '+1 (505) 555-0147', details, undefined)).to.equal('subscribed');
    expect(shownState('sms', '505 555 0148', details, undefined)).to.equal('not-asked');
    expect(shownState('sms', '', details, undefined)).to.equal('not-asked');
    expect(shownState('email', 'ana@example.com', details, undefined)).to.equal('not-asked');
  });

  it('makes a choice only where it changes what is on record', () => {
    const details = ana();
    expect(choiceOf('sms', '5055550147', true, details)).to.equal(undefined);
    expect(choiceOf('sms', '5055550147', false, details)).to.include({ state: 'unsubscribed' });
    expect(choiceOf('sms', '5055550148', false, details)).to.equal(undefined);
    expect(choiceOf('sms', '5055550148', true, details)).to.deep.equal({ state: 'subscribed', contactPoint: '5055550148' });
  });
});

describe('what a cashier may do in a form', () => {
  it('is everything by default, and nothing on a locked register', () => {
    const all = { edit: true, contacts: 'shown', documents: 'shown', status: true };
    expect(accessOf({ id: 'ben' }, 'active', false)).to.deep.equal(all);
    const none = { edit: false, contacts: 'masked', documents: 'none', status: false };
    expect(accessOf(null, 'active', false)).to.deep.equal(none);
  });

  it('is never to change a merged customer, nor the status of a banned one', () => {
    expect(accessOf({ id: 'ben' }, 'merged', false).edit).to.equal(false);
    expect(accessOf({ id: 'ben' }, 'banned', false)).to.include({ edit: true, status: false });
  });

  it('asks for the permission to create only for somebody new', () => {
    const cashier = { id: 'ben', can: { create: 'no', contacts: 'no' } } as const;
    expect(accessOf(cashier, null, false)).to.include({ edit: false, contacts: 'shown' });
    expect(accessOf(cashier, 'active', false)).to.include({ edit: true, contacts: 'masked' });
  });

  it('is offered with a manager’s PIN as without, and what is stored then stays hidden', () => {
    const cashier = {
      id: 'ben',
      can: { create: 'grant', edit: 'grant', contacts: 'grant', documents: 'grant', status: 'grant' },
    } as const;
    const offered = { edit: true, contacts: 'over', documents: 'over', status: true };
    expect(accessOf(cashier, 'active', false)).to.deep.equal(offered);
    expect(accessOf(cashier, null, false)).to.deep.equal({ edit: true, contacts: 'shown', documents: 'shown', status: false });
    expect(accessOf(cashier, 'active', true)).to.include({ edit: false, status: false });
  });
});

describe('problems', () => {
  const draft = { identityDocuments: [{ type: 'passport' }, { type: 'medical-card' }, { type: 'drivers-license' }] } as const;

  for (const [path, field] of [
    ['phone', 'phone'],
    ['address.city', 'city'],
    ['address', 'line1'],
    ['custom.kids', 'custom.kids'],
    ['custom.a.b', 'custom.a.b'],
    ['identityDocuments.1.expiresOn', 'medicalExpiresOn'],
    ['identityDocuments.2.issuingRegion', 'licenseRegion'],
    ['identityDocuments.3.number', 'medicalNumber'],
    ['identityDocuments.0.number', null],
    ['externalIds.square', null],
  ] as const) {
    it(`at ${path} belong to ${String(field)}`, () => {
      expect(fieldOf(path, draft)).to.equal(field);
    });
  }

  it('show once the field was left, all of them from Save on', () => {
    const problems = new FormProblems();
    const wrong = (['phone', 'email'] as const).map((path) => issueOf({ path, code: 'invalid', message: '' }, {}));
    problems.take(wrong, []);
    expect(problems.shown('phone')).to.equal(undefined);
    problems.leave('phone');
    expect(problems.shown('phone')?.code).to.equal('invalid');
    expect(problems.shown('email')).to.equal(undefined);
    problems.isSaveRefused = true;
    expect(problems.shown('email')?.code).to.equal('invalid');
    problems.take([], []);
    expect(problems.isSaveRefused).to.equal(false);
  });
});
