import { expect } from '@open-wc/testing';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const ANA = { displayName: 'Ana Perez', phone: '5055550147', email: 'ana@example.com' };
const AGREED = { ...ANA, consents: [{ channel: 'sms', state: 'subscribed' }] } as const;

async function edit(draft: object): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null });
  const [customer] = await addCustomers(form.client, draft);
  form.element.customerId = customer?.id ?? null;
  await form.ready();
  await form.settled();
  return form;
}

describe('the opt-in switches of customer-form', () => {
  it('say what is on record for the number that stands in the field, each with its wording under it', async () => {
    const form = await edit(AGREED);
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: true, word: 'Opted in' });
    expect(form.state('Opt-In Email')).to.deep.equal({ on: false, word: 'Not asked' });
    expect(form.below('Opt-In SMS')).to.contain('I agree to receive marketing text messages at this number.');
  });

  it('show the host’s own wording where it has one', async () => {
    const consentWording = { sms: { text: 'Texts from Luna Café?', version: '7' } };
    const form = await CustomerFormHarness.open({ customerId: null, options: { consentWording } });
    expect(form.below('Opt-In SMS')).to.equal('Not asked Texts from Luna Café?');
  });

  it('are not asked once the number is another, and on again when it is the old one', async () => {
    const form = await edit(AGREED);
    await form.typeInto('Phone #', '505 555 0199');
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: false, word: 'Not asked' });
    await form.fill('Phone #', '+1 505-555-0147');
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: true, word: 'Opted in' });
  });

  it('leave the consent of the old number behind', async () => {
    const form = await edit(AGREED);
    await form.fill('Phone #', '505 555 0199');
    await form.save();
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: false, word: 'Not asked' });
    await form.fill('Phone #', '5055550147');
    await form.save();
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: true, word: 'Opted in' });
  });

  it('forget a choice made for a number that was changed after it', async () => {
    const form = await edit(ANA);
    await form.toggle('Opt-In SMS');
    expect(form.state('Opt-In SMS').word).to.equal('Opted in');
    await form.fill('Phone #', '505 555 0199');
    expect(form.state('Opt-In SMS').word).to.equal('Not asked');
    await form.save();
    const details = await form.client.get(form.element.customerId ?? '');
    expect(details?.consents).to.deep.equal([]);
  });

  it('count for the first number typed where they are pressed before it', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    await form.toggle('Opt-In SMS');
    await form.fill('Full Name or Nickname', 'Ana');
    await form.fill('Phone #', '505 555 0147');
    expect(form.state('Opt-In SMS').on).to.equal(true);
    await form.fill('Phone #', '505 555 0148');
    expect(form.state('Opt-In SMS').on, 'the second number').to.equal(false);
  });

  it('that are on without a number or address are not dropped in silence', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    await form.fill('Full Name or Nickname', 'Ana');
    await form.toggle('Opt-In SMS');
    await form.toggle('Opt-In Email');
    await form.save();
    expect(form.summary).to.deep.equal([
      'Phone #: Opt-In SMS is on. Enter the phone number it is for, or switch it off.',
      'Email: Opt-In Email is on. Enter the e-mail address it is for, or switch it off.',
    ]);
    expect((await form.client.search('Ana')).total).to.equal(0);
  });

  it('record that somebody opted out', async () => {
    const form = await edit(AGREED);
    await form.toggle('Opt-In SMS');
    expect(form.isChanged('Opt-In SMS')).to.equal(true);
    await form.save();
    expect(form.state('Opt-In SMS')).to.deep.equal({ on: false, word: 'Opted out' });
    const details = await form.client.get(form.element.customerId ?? '');
    expect(details?.consents.map(({ state }) => state)).to.include('unsubscribed');
  });

  it('pressed twice change nothing', async () => {
    const form = await edit(AGREED);
    await form.toggle('Opt-In SMS');
    await form.toggle('Opt-In SMS');
    expect(form.element.dirty).to.equal(false);
  });
});
