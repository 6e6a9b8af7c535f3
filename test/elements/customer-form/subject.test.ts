import { expect, html } from '@open-wc/testing';
import { CustomerFormElement } from '../../../src/elements/customer-form/customer-form.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers, clientOf, registerPage } from '../../support/harness/register-page.js';
import { until } from '../../support/until.js';

const NAME = 'Full Name or Nickname';

/** A form in a register, with Ana on the sale and Bea beside her. */
async function register(
  form = html`<customer-form locale="en"></customer-form>`,
): Promise<{ form: CustomerFormHarness; ana: string; bea: string }> {
  const provider = await registerPage(form);
  const client = clientOf(provider);
  const [ana, bea] = await addCustomers(client, 'Ana Perez', 'Bea Other');
  if (!ana || !bea) throw new Error('Nobody was saved.');
  await client.sale().attach(ana.id);
  const element = provider.querySelector('customer-form');
  if (!(element instanceof CustomerFormElement)) throw new Error('There is no form.');
  const harness = new CustomerFormHarness(element, client);
  await harness.ready();
  return { form: harness, ana: ana.id, bea: bea.id };
}

/** Whether the fields are there, and of this customer: while another is read they are not. */
function shows(form: CustomerFormHarness, name: string): boolean {
  return form.has(NAME) && form.value(NAME) === name;
}

describe('whom customer-form shows', () => {
  it('is who is on the sale where nobody is named, and somebody new once the sale is cleared', async () => {
    const { form } = await register();
    await form.reads('Edit customer');
    expect(form.value(NAME)).to.equal('Ana Perez');
    await form.client.sale().clear();
    await form.reads('New customer');
    expect(form.value(NAME)).to.equal('');
  });

  it('is somebody new where the attribute is empty, whoever is on the sale', async () => {
    const { form } = await register(html`<customer-form locale="en" customer-id=""></customer-form>`);
    await form.settled();
    expect(form.value(NAME)).to.equal('');
    expect(form.seen).to.contain('New customer');
  });

  it('stays whom something was typed for while another comes on the sale', async () => {
    const { form, ana, bea } = await register();
    await form.reads('Edit customer');
    await form.fill('Email', 'ana@example.com');
    await form.client.sale().attach(bea);
    await form.settled();
    expect(form.value(NAME)).to.equal('Ana Perez');
    await form.save();
    expect((await form.client.get(ana))?.customer.email).to.equal('ana@example.com');
    expect((await form.client.get(bea))?.customer.email).to.equal(null);
    form.element.requestUpdate();
    await until(() => shows(form, 'Bea Other'));
  });

  it('is whom the host names, over the sale', async () => {
    const { form, bea } = await register();
    form.element.setAttribute('customer-id', bea);
    await until(() => shows(form, 'Bea Other'));
    form.element.removeAttribute('customer-id');
    await until(() => shows(form, 'Ana Perez'));
    expect(form.element.dirty).to.equal(false);
  });

  it('keeps text and focus where the form is moved in one task', async () => {
    const { form } = await register();
    await form.reads('Edit customer');
    await form.typeInto(NAME, 'Ana Lopez');
    const { parentElement } = form.element;
    form.element.remove();
    parentElement?.append(form.element);
    await form.settled();
    expect(form.value(NAME)).to.equal('Ana Lopez');
    expect(form.focused).to.equal(NAME);
  });

  it('is nobody any more after a reset of one just made', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    await form.fill(NAME, 'Ana Perez');
    await form.save();
    expect(form.seen).to.contain('Edit customer');
    form.element.reset();
    await form.settled();
    expect(form.seen).to.contain('New customer');
    expect(form.value(NAME)).to.equal('');
  });

  it('takes text typed before the element was upgraded', async () => {
    const form = await CustomerFormHarness.open({ customerId: null, draft: { displayName: 'Ana', email: 'ana@example.com' } });
    expect(form.value('Email')).to.equal('ana@example.com');
    expect(form.element.dirty).to.equal(true);
  });

  it('can be disabled by the host without a word about permissions', async () => {
    const form = await CustomerFormHarness.open({ customerId: null, disabled: true });
    const name = form.field(NAME);
    expect(name instanceof HTMLInputElement && name.readOnly).to.equal(true);
    expect(form.seen).not.to.contain('not allowed');
  });
});
