import { expect } from '@open-wc/testing';
import { RegularsError } from '../../../src/domain/errors.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const ACTIVE =
  'This Customer is ACTIVE! Transactions can be made with this Customer. To disallow transactions with this Customer you will need to deactivate them.';
const DEACTIVATED =
  'This Customer is DEACTIVATED! Transactions cannot be made with this Customer. To allow transactions with this Customer you will need to activate them.';

async function edit(options: object = {}): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null, options });
  const [customer] = await addCustomers(form.client, { displayName: 'Ana Perez', phone: '5055550147' });
  form.element.customerId = customer?.id ?? null;
  await form.ready();
  await form.settled();
  return form;
}

describe('the Active checkbox of customer-form', () => {
  it('is there for an existing customer alone', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    expect(form.has('Active')).to.equal(false);
    const existing = await edit();
    expect(existing.checkbox('Active').checked).to.equal(true);
  });

  it('writes at once, then warns to the letter with one button OK, and gives focus back', async () => {
    const form = await edit();
    const statuses: string[] = [];
    form.element.addEventListener('customer-status', (event) => statuses.push(event.status));
    form.checkbox('Active').focus();
    await form.toggle('Active');
    await form.asked();
    expect(form.dialog).to.deep.equal({ text: DEACTIVATED, buttons: ['OK'] });
    expect((await form.client.get(form.element.customerId ?? ''))?.customer.status).to.equal('inactive');
    await form.dialogAnswered('OK');
    expect(form.dialog).to.equal(null);
    expect(form.checkbox('Active').checked).to.equal(false);
    expect(form.focused).to.equal('Active');

    await form.toggle('Active');
    await form.asked();
    expect(form.dialog).to.deep.equal({ text: ACTIVE, buttons: ['OK'] });
    await form.keys('Enter');
    expect(form.dialog).to.equal(null);
    expect(form.checkbox('Active').checked).to.equal(true);
    expect(statuses).to.deep.equal(['inactive', 'active']);
  });

  it('leaves the rest of the form as typed', async () => {
    const form = await edit();
    await form.fill('Email', 'ana@example.com');
    await form.toggle('Active');
    await form.dialogAnswered('OK');
    expect(form.value('Email')).to.equal('ana@example.com');
    expect(form.isChanged('Email')).to.equal(true);
    expect((await form.client.get(form.element.customerId ?? ''))?.customer.email).to.equal(null);
  });

  it('goes back and says why where the write is refused', async () => {
    const form = await edit();
    const codes: string[] = [];
    form.element.addEventListener('regulars-error', (event) => codes.push(event.code));
    form.client.setStatus = () => Promise.reject(new RegularsError('store-full', 'The disk is full.'));
    await form.toggle('Active');
    expect(form.dialog).to.equal(null);
    expect(form.checkbox('Active').checked).to.equal(true);
    expect(form.problem('Active')).to.match(/^The status stays as it was\. The storage of this register is full\./);
    expect(codes).to.deep.equal(['store-full']);
  });

  it('cannot be pressed by who may not change a status', async () => {
    const form = await edit({ cashier: { id: 'ben', can: { status: 'no' } } });
    expect(form.checkbox('Active').disabled).to.equal(true);
  });

  it('follows a change made elsewhere', async () => {
    const form = await edit();
    await form.client.setStatus(form.element.customerId ?? '', 'inactive');
    while (form.checkbox('Active').checked) await form.settled();
    expect(form.seen).to.contain('Inactive');
  });

  it('gives way to the reason where a customer is banned', async () => {
    const form = await edit();
    await form.client.setStatus(form.element.customerId ?? '', 'banned', { reason: 'Took the tip jar' });
    while (form.has('Active')) await form.settled();
    expect(form.seen).to.contain('Banned: Took the tip jar');
  });
});
