import { expect } from '@open-wc/testing';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const NEW = { customerId: null } as const;
const LONG = 'x'.repeat(5001);
const CUSTOM_FIELDS = [
  { id: 'kids', label: 'Kids', type: 'number' },
  { id: 'since', label: 'Member since', type: 'date' },
  { id: 'team', label: 'Team', type: 'text', maxLength: 5, required: true },
] as const;

/** Every field that can be wrong: what is typed, and the sentence beside it. */
const WRONG: readonly [label: string, typed: string, sentence: string][] = [
  ['Full Name or Nickname', LONG, 'This is too long. Shorten it.'],
  ['Phone #', '123', 'This is no whole phone number. Check the digits, or begin with + and the country.'],
  ['Email', 'ana@', 'This is no e-mail address. It reads like ana@example.com.'],
  ['Date of Birth', '13/45/1999', 'This is no date. Type it like 03/07/1984.'],
  ['Date of Birth', '02/30/1984', 'This is no date. Type it like 03/07/1984.'],
  ['Date of Birth', '12/31/2030', 'A date of birth cannot be in the future.'],
  ['Drivers License Number', LONG, 'This is too long. Shorten it.'],
  ['Drivers License State', LONG, 'This is too long. Shorten it.'],
  ['Drivers License Expiration Date', 'soon', 'This is no date. Type it like 03/07/2028.'],
  ['Medical Number', LONG, 'This is too long. Shorten it.'],
  ['Medical Expiration Date', '99', 'This is no date. Type it like 03/07/2028.'],
  ['Street Address', LONG, 'This is too long. Shorten it.'],
  ['ZIP Code', LONG, 'This is too long. Shorten it.'],
  ['Notes', LONG, 'This is too long. Shorten it.'],
  ['Kids', 'two', 'This is no number. Type digits alone.'],
  ['Kids', '1e3', 'This is no number. Type digits alone.'],
  ['Member since', 'always', 'This is no date. Type it like 03/07/1984.'],
  ['Team', 'Lobos de Taos', 'This is too long. Shorten it.'],
];

describe('a wrong value in customer-form', () => {
  for (const [label, typed, sentence] of WRONG) {
    it(`${label} “${typed.slice(0, 15)}” gets a sentence beside it when it is left, and in the summary on Save`, async () => {
      const form = await CustomerFormHarness.open({ ...NEW, options: { shop: 'medical', customFields: CUSTOM_FIELDS } });
      await form.typeInto(label, typed);
      expect(form.problem(label), 'while it is typed').to.equal('');
      await form.leave(label);
      expect(form.problem(label)).to.equal(sentence);
      expect(form.value(label), 'what was typed stays').to.equal(typed);
      await form.save();
      expect(form.summary).to.include(`${label}: ${sentence}`);
      expect(form.focused).to.match(/things? to put right$/);
    });
  }

  it('is judged on each key once it is wrong', async () => {
    const form = await CustomerFormHarness.open(NEW);
    await form.fill('Email', 'ana@');
    expect(form.problem('Email')).not.to.equal('');
    await form.typeInto('Email', 'ana@example.com');
    expect(form.problem('Email')).to.equal('');
  });

  it('is named in a summary whose heading has focus and whose links lead to the fields', async () => {
    const form = await CustomerFormHarness.open({ ...NEW, options: { profile: 'given-family' } });
    const address = location.href;
    await form.save();
    expect(form.summaryHeading?.textContent.trim()).to.equal('3 things to put right');
    expect(form.focused).to.equal('3 things to put right');
    await form.keys('Tab', 'Tab', 'Enter');
    expect(form.focused).to.equal('Last Name');
    expect(location.href, 'the host’s address').to.equal(address);
  });

  it('leaves the summary as soon as it is right', async () => {
    const form = await CustomerFormHarness.open({ ...NEW, options: { profile: 'given-family' } });
    await form.save();
    await form.fill('First Name', 'Ana');
    await form.fill('Last Name', 'Perez');
    expect(form.summary).to.deep.equal(['Phone Number: Enter a phone number.']);
    await form.fill('Phone Number', '505 555 0147');
    expect(form.summary).to.deep.equal([]);
  });

  it('behind the closed details opens them', async () => {
    const form = await CustomerFormHarness.open({ ...NEW, options: { shop: 'medical' } });
    await form.fill('Full Name or Nickname', 'Ana');
    await form.toggle('Customer Details');
    expect(form.has('Medical Number')).to.equal(false);
    await form.save();
    expect(form.problem('Medical Number')).to.equal('Enter Medical Number.');
  });

  it('is what the host’s own rules say, in the host’s words', async () => {
    const validate = () => [{ path: 'email', code: 'host', message: 'Members need a company address.' } as const];
    const form = await CustomerFormHarness.open({ ...NEW, options: { validate } });
    await form.fill('Full Name or Nickname', 'Ana');
    await form.save();
    expect(form.problem('Email')).to.equal('Members need a company address.');
    expect(form.summary).to.deep.equal(['Email: Members need a company address.']);
  });

  it('of a field that only the host requires gets a field to put it right in', async () => {
    const form = await CustomerFormHarness.open({
      ...NEW,
      options: { requiredFields: ['nickname', 'code', 'address', 'birthDate'] },
    });
    await form.fill('Full Name or Nickname', 'Ana');
    await form.save();
    expect(form.summary.map((line) => line.split(':')[0])).to.deep.equal([
      'Date of Birth',
      'Nickname',
      'Loyalty Card',
      'Street Address',
    ]);
    for (const label of ['Date of Birth', 'Nickname', 'Loyalty Card', 'Street Address']) expect(form.has(label)).to.equal(true);
  });
});

describe('a phone or e-mail that somebody has', () => {
  it('is a warning that names them and opens them', async () => {
    const form = await CustomerFormHarness.open(NEW);
    const [bea] = await addCustomers(form.client, { displayName: 'Bea Other', phone: '505 555 0199', email: 'bea@example.com' });
    const opened: unknown[] = [];
    form.element.addEventListener('customer-open', (event) => {
      opened.push([event.customerId, event.view]);
      event.preventDefault();
    });
    await form.fill('Full Name or Nickname', 'Ana');
    await form.fill('Phone #', '(505) 555 01 99');
    expect(form.below('Phone #')).to.contain('Another customer already has this phone number.');
    expect(form.problem('Phone #')).to.equal('');
    await form.reads('Open Bea Other');
    await form.press('Open Bea Other');
    expect(opened).to.deep.equal([[bea?.id, 'edit']]);

    await form.save();
    expect((await form.client.search('Ana')).total, 'families share phones').to.equal(1);
  });
});
