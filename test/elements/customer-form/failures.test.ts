import { expect } from '@open-wc/testing';
import { RegularsError } from '../../../src/domain/errors.js';
import type { ErrorCode } from '../../../src/domain/errors.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

/** What goes wrong in mid-save, and what the cashier is told to do. */
const FAILURES: readonly [ErrorCode, string][] = [
  ['store-full', 'Free some space'],
  ['store-lost', 'Reload the page'],
  ['store-blocked', 'Close that tab, then reload'],
  ['store-denied', 'Allow storage'],
  ['locked', 'Sign in'],
  ['not-allowed', 'Ask a manager'],
];

async function filled(options: object = {}): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null, options });
  await form.fill('Full Name or Nickname', 'Ana Perez');
  await form.fill('Phone #', '505 555 0147');
  return form;
}

describe('a save of customer-form that fails', () => {
  for (const [code, whatToDo] of FAILURES) {
    it(`with ${code} keeps what was typed, says what to do, and saves the next time`, async () => {
      const form = await filled();
      const codes: string[] = [];
      form.element.addEventListener('regulars-error', (event) => codes.push(event.code));
      const save = form.client.save.bind(form.client);
      form.client.save = (draft, options) =>
        options?.dryRun === true ? save(draft, options) : Promise.reject(new RegularsError(code, 'It failed.'));
      await form.save();
      expect(form.failure).to.match(/^Not saved\. What you typed is still here\. /);
      expect(form.failure).to.contain(whatToDo);
      expect(form.assertiveWords).to.equal(form.failure);
      expect(form.value('Full Name or Nickname')).to.equal('Ana Perez');
      expect(form.element.dirty).to.equal(true);
      expect(codes).to.deep.equal([code]);

      form.client.save = save;
      await form.save();
      expect(form.failure).to.equal('');
      expect((await form.client.search('Ana Perez')).total).to.equal(1);
    });
  }

  it('after the write had gone through makes no second customer', async () => {
    const form = await filled();
    const save = form.client.save.bind(form.client);
    form.client.save = async (draft, options) => {
      const answer = await save(draft, options);
      if (options?.dryRun === true) return answer;
      form.client.save = save;
      throw new RegularsError('store-lost', 'The answer never came.');
    };
    await form.save();
    expect(form.failure).not.to.equal('');
    await form.save();
    expect(form.failure).to.equal('');
    expect((await form.client.search('Ana Perez')).total).to.equal(1);
  });

  it('is told to nobody in words that name a customer', async () => {
    const form = await filled();
    const messages: string[] = [];
    form.element.addEventListener('regulars-error', (event) => messages.push(event.message));
    const save = form.client.save.bind(form.client);
    form.client.save = (draft, options) =>
      options?.dryRun === true ? save(draft, options) : Promise.reject(new TypeError('Ana Perez broke it'));
    await form.save();
    expect(messages).to.have.length(1);
    expect(messages.join()).not.to.contain('Ana');
    expect(form.failure).not.to.contain('Ana');
  });
});

describe('leaving customer-form', () => {
  it('asks before it forgets what was typed', async () => {
    const form = await filled();
    await form.press('Cancel');
    await form.asked();
    expect(form.dialog).to.deep.equal({
      text: 'Discard changes? What you typed has not been saved.',
      buttons: ['Keep editing', 'Discard'],
    });
    await form.dialogAnswered('Keep editing');
    expect(form.value('Full Name or Nickname')).to.equal('Ana Perez');
    await form.press('Cancel');
    await form.dialogAnswered('Discard');
    expect(form.value('Full Name or Nickname')).to.equal('');
    expect(form.element.dirty).to.equal(false);
  });

  it('asks nothing where nothing was typed', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    await form.press('Cancel');
    expect(form.dialog).to.equal(null);
  });
});

describe('customer-form and who may do what', () => {
  it('is only to look at for who may not edit', async () => {
    const form = await CustomerFormHarness.open({ customerId: null, options: { cashier: { id: 'ben' } } });
    const [customer] = await addCustomers(form.client, { displayName: 'Ana Perez' });
    form.client.configure({ cashier: { id: 'ben', can: { edit: 'no' } } });
    form.element.customerId = customer?.id ?? null;
    await form.ready();
    const name = form.field('Full Name or Nickname');
    expect(name instanceof HTMLInputElement && name.readOnly).to.equal(true);
    expect(form.seen).to.contain('Only to look at: you are not allowed to change customers.');
    expect(() => form.button('Save')).to.throw();
  });

  it('shows phone and e-mail masked, and not to be changed, without the permission contacts', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    const [customer] = await addCustomers(form.client, {
      displayName: 'Ana Perez',
      phone: '5055550147',
      email: 'ana@example.com',
    });
    form.client.configure({ cashier: { id: 'ben', can: { contacts: 'no' } } });
    form.element.customerId = customer?.id ?? null;
    await form.ready();
    await form.settled();
    expect(form.value('Phone #')).to.equal('•••• 0147');
    const email = form.field('Email');
    expect(email instanceof HTMLInputElement && email.readOnly).to.equal(true);
    await form.fill('Full Name or Nickname', 'Ana Lopez');
    await form.save();
    expect(form.failure).to.equal('');
    form.client.configure({ cashier: { id: 'ana' } });
    const details = await form.client.get(customer?.id ?? '');
    expect(details?.customer.phone?.typed).to.equal('5055550147');
  });

  it('refuses wrong attributes by name and never throws', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    const paths: (string | undefined)[] = [];
    form.element.addEventListener('regulars-error', (event) => paths.push(event.path));
    form.element.setAttribute('profile', 'nickname');
    form.element.setAttribute('shop', '[object Object]');
    await form.settled();
    form.element.setAttribute('customer-id', 'ana');
    await form.settled();
    expect(paths).to.include.members(['profile', 'shop', 'customer-id']);
    form.element.removeAttribute('customer-id');
    await form.reads('New customer');
    expect(form.failure).to.match(/^This register is not set up right\./);
  });
});
