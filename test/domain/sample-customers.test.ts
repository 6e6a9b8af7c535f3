import { expect } from '@open-wc/testing';
import { phoneReader } from '../../src/data/phone-rules.js';
import { isEmail } from '../../src/domain/contact.js';
import { readDraft } from '../../src/domain/customer-draft.js';
import { displayNameOf } from '../../src/domain/display-name.js';
import { sampleCustomers } from '../../src/domain/sample-customers.js';

describe('sample customers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(sampleCustomers(50, 7)).to.deep.equal(sampleCustomers(50, 7));
    expect(sampleCustomers(50, 7)).not.to.deep.equal(sampleCustomers(50, 8));
  });

  it('of a smaller set are the first of a larger one', () => {
    expect(sampleCustomers(20, 3)).to.deep.equal(sampleCustomers(40, 3).slice(0, 20));
  });

  it('bear an id of their own, another for another seed', () => {
    const ids = [...sampleCustomers(300, 1), ...sampleCustomers(300, 2)].map(({ externalIds }) => externalIds?.['samples']);
    expect(new Set(ids).size).to.equal(600);
  });

  it('have valid phones and e-mails, and are drafts', () => {
    for (const customer of sampleCustomers(500)) {
      expect(phoneReader.read(customer.phone, 'US'), customer.phone).to.be.a('string');
      if (customer.email) expect(isEmail(customer.email), customer.email).to.equal(true);
      expect(readDraft(customer).displayName).to.equal(customer.displayName);
    }
  });

  it('have ten thousand different phones, last fours and cards', () => {
    const customers = sampleCustomers(10_000);
    const different = (value: (customer: (typeof customers)[number]) => string | undefined): number =>
      new Set(customers.map(value)).size;
    expect(different(({ phone }) => phoneReader.read(phone, 'US') ?? '')).to.equal(10_000);
    expect(different(({ phone }) => phone.replace(/\D/g, '').slice(-4))).to.equal(10_000);
    expect(different(({ code }) => code)).to.equal(10_000);
  });

  it('have names of many scripts, whole the same as made of their parts', () => {
    const customers = sampleCustomers(2_000);
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Han', 'Hiragana', 'Hangul', 'Arabic', 'Hebrew', 'Devanagari']) {
      const inScript = new RegExp(`\\p{Script=${script}}`, 'u');
      expect(
        customers.some(({ displayName }) => inScript.test(displayName)),
        script,
      ).to.equal(true);
    }
    for (const customer of customers) expect(displayNameOf({ ...customer, displayName: null })).to.equal(customer.displayName);
  });
});
