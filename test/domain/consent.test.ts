import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { consentState, contactPointOf, makeConsent, newestConsents } from '../../src/domain/consent.js';
import { consentOf, customerOf, idOf } from '../support/sample-records.js';

const phone = '+15555550147';

describe('the state of a consent', () => {
  it('is not asked before anything was chosen, and where there is nothing to reach somebody by', () => {
    expect(consentState([], 'sms', phone)).to.equal('not-asked');
    expect(consentState([consentOf()], 'sms', null)).to.equal('not-asked');
  });

  it('is what was chosen last', () => {
    const yes = consentOf({ id: idOf(1), state: 'subscribed', recordedAt: '2026-11-01T10:00:00.000Z' });
    const no = consentOf({ id: idOf(2), state: 'unsubscribed', recordedAt: '2026-11-02T10:00:00.000Z' });
    expect(consentState([yes, no], 'sms', phone)).to.equal('unsubscribed');
    expect(consentState([no, yes], 'sms', phone)).to.equal('unsubscribed');
  });

  it('of two choices in one millisecond is the one made later, as its id tells', () => {
    const yes = consentOf({ id: idOf(1), state: 'subscribed' });
    const no = consentOf({ id: idOf(2), state: 'unsubscribed' });
    expect(consentState([no, yes], 'sms', phone)).to.equal('unsubscribed');
  });

  it('counts for its contact point alone: another number was not asked', () => {
    expect(consentState([consentOf()], 'sms', '+15555550148')).to.equal('not-asked');
    expect(consentState([consentOf()], 'sms', phone)).to.equal('subscribed');
  });

  it('counts for its channel and purpose alone', () => {
    expect(consentState([consentOf()], 'phone', phone)).to.equal('not-asked');
    expect(consentState([consentOf({ purpose: 'receipts' })], 'sms', phone)).to.equal('not-asked');
    expect(consentState([consentOf({ purpose: 'receipts' })], 'sms', phone, 'receipts')).to.equal('subscribed');
  });

  it('survives another way of writing the same address or number', () => {
    const email = consentOf({ channel: 'email', contactPoint: 'Jo@Example.com' });
    expect(consentState([email], 'email', 'jo@example.com ')).to.equal('subscribed');
    expect(consentState([consentOf({ contactPoint: '555 01-47' })], 'sms', '5550147')).to.equal('subscribed');
    expect(consentState([consentOf({ contactPoint: 'ask' })], 'sms', 'tell')).to.equal('not-asked');
  });

  it('may be pending', () => {
    expect(consentState([consentOf({ state: 'pending' })], 'sms', phone)).to.equal('pending');
  });
});

describe('the newest consents', () => {
  it('are one of each channel, purpose and contact point', () => {
    const old = consentOf({ id: idOf(1) });
    const newer = consentOf({ id: idOf(2), recordedAt: '2026-11-03T10:00:00.000Z' });
    const email = consentOf({ id: idOf(3), channel: 'email', contactPoint: 'jo@example.com' });
    const receipts = consentOf({ id: idOf(4), purpose: 'receipts' });
    expect(newestConsents([newer, old, email, receipts])).to.have.members([newer, email, receipts]);
    expect(newestConsents([])).to.deep.equal([]);
  });

  it('say the same as all of them, in any order', () => {
    const consent = fc
      .record({
        channel: fc.constantFrom('sms' as const, 'email' as const, 'phone' as const),
        contactPoint: fc.constantFrom(phone, '+15555550148', 'jo@example.com'),
        state: fc.constantFrom('subscribed' as const, 'pending' as const, 'unsubscribed' as const),
        id: fc.integer({ min: 1, max: 99 }).map(idOf),
        recordedAt: fc.integer({ min: 1, max: 5 }).map((day) => `2026-11-0${day}T10:00:00.000Z`),
      })
      .map(consentOf);
    fc.assert(
      fc.property(fc.uniqueArray(consent, { maxLength: 12, selector: ({ id }) => id }), (consents) => {
        const newest = newestConsents(consents);
        expect(newestConsents([...consents].reverse())).to.have.members(newest);
        expect(newestConsents(newest)).to.deep.equal(newest);
        for (const { channel, contactPoint } of consents) {
          expect(consentState(newest, channel, contactPoint)).to.equal(consentState(consents, channel, contactPoint));
        }
      }),
    );
  });
});

describe('the evidence of a choice', () => {
  const circumstances = {
    id: idOf(5),
    customerId: idOf(1),
    contactPoint: phone,
    wording: { text: 'Yes, text me.', version: '3' },
    locale: 'en-US',
    now: '2026-11-21T10:00:00.000Z',
    cashierId: 'ana',
    registerId: idOf(900),
    locationId: 'main-street',
  };

  it('holds the exact sentence, who, where and when', () => {
    expect(makeConsent({ channel: 'sms', state: 'subscribed' }, circumstances)).to.deep.equal({
      id: idOf(5),
      version: 0,
      createdAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      originRegisterId: idOf(900),
      customerId: idOf(1),
      channel: 'sms',
      state: 'subscribed',
      purpose: 'marketing',
      source: 'register',
      contactPoint: phone,
      wording: 'Yes, text me.',
      wordingVersion: '3',
      locale: 'en-US',
      recordedAt: '2026-11-21T10:00:00.000Z',
      recordedBy: 'ana',
      registerId: idOf(900),
      locationId: 'main-street',
    });
  });

  it('keeps the purpose and source that were given', () => {
    const made = makeConsent({ channel: 'email', state: 'unsubscribed', purpose: 'loyalty', source: 'import' }, circumstances);
    expect(made).to.include({ channel: 'email', state: 'unsubscribed', purpose: 'loyalty', source: 'import' });
  });

  it('decides from then on', () => {
    const made = makeConsent({ channel: 'sms', state: 'unsubscribed' }, circumstances);
    expect(consentState([consentOf(), made], 'sms', phone)).to.equal('unsubscribed');
  });
});

describe('what a channel reaches a customer by', () => {
  it('is the number in E.164, or as typed where it is no valid one', () => {
    expect(contactPointOf('sms', customerOf({ phone: { typed: '555 0147', e164: phone } }))).to.equal(phone);
    expect(contactPointOf('phone', customerOf({ phone: { typed: '0147', e164: null } }))).to.equal('0147');
  });

  it('is the address on paper or by e-mail', () => {
    expect(contactPointOf('email', customerOf({ email: 'jo@example.com' }))).to.equal('jo@example.com');
    const address = { line1: '1 Main St', city: 'Denver', region: 'CO', postalCode: '80202' };
    expect(contactPointOf('post', customerOf({ address }))).to.equal('1 Main St, Denver, CO, 80202');
  });

  it('is null where there is none', () => {
    for (const channel of ['sms', 'email', 'phone', 'post'] as const)
      expect(contactPointOf(channel, customerOf())).to.equal(null);
    expect(contactPointOf('post', customerOf({ address: {} }))).to.equal(null);
  });
});
