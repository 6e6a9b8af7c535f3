import { expect } from '@open-wc/testing';
import { RegularsError } from '../../../src/domain/errors.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const NUMBER = 'Drivers License Number';

async function edit(options: object = {}, draft: object = {}): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null, options });
  const identityDocuments = [
    { type: 'drivers-license', number: 'D12345678', issuingRegion: 'NM', expiresOn: '2030-01-31' },
  ] as const;
  const [customer] = await addCustomers(form.client, {
    displayName: 'Ana Perez',
    detailsShown: true,
    identityDocuments,
    ...draft,
  });
  form.element.customerId = customer?.id ?? null;
  await form.ready();
  await form.settled();
  return form;
}

async function stored(form: CustomerFormHarness): Promise<{ last4: string | null; number: string | null } | null> {
  const details = await form.client.get(form.element.customerId ?? '');
  const [document] = details?.identityDocuments ?? [];
  if (!document) return null;
  return { last4: document.numberLast4, number: document.numberLast4 === null ? null : await form.client.reveal(document.id) };
}

describe('a stored document number in customer-form', () => {
  it('shows its last four, and the whole on Show, until Hide', async () => {
    const form = await edit();
    expect(form.seen).to.contain('•••• 5678');
    expect(form.seen).not.to.contain('D12345678');
    await form.press(`Show ${NUMBER}`);
    await form.reads('D12345678');
    await form.press(`Hide ${NUMBER}`);
    expect(form.seen).not.to.contain('D12345678');
  });

  it('is gone from the screen when another customer comes', async () => {
    const form = await edit();
    await form.press(`Show ${NUMBER}`);
    await form.reads('D12345678');
    form.element.customerId = null;
    await form.settled();
    expect(form.root.textContent).not.to.contain('D12345678');
  });

  it('stays as it is where the rest is saved', async () => {
    const form = await edit();
    await form.fill('Drivers License State', 'Texas');
    expect(form.value('Drivers License State')).to.equal('TX');
    expect(form.below('Drivers License State')).to.equal('Texas');
    await form.save();
    expect(await stored(form)).to.deep.equal({ last4: '5678', number: 'D12345678' });
  });

  it('is changed by Change, which takes focus to the field', async () => {
    const form = await edit();
    await form.press(`Change ${NUMBER}`);
    expect(form.focused).to.equal(NUMBER);
    await form.fill(NUMBER, 'E87654321');
    await form.save();
    expect(await stored(form)).to.deep.equal({ last4: '4321', number: 'E87654321' });
    expect(form.seen).to.contain('•••• 4321');
  });

  it('stays where Change is left empty, and on Keep', async () => {
    const form = await edit();
    await form.press(`Change ${NUMBER}`);
    await form.leave(NUMBER);
    await form.save();
    expect((await stored(form))?.number).to.equal('D12345678');
    await form.press(`Change ${NUMBER}`);
    await form.fill(NUMBER, 'X1');
    await form.press(`Keep ${NUMBER}`);
    expect(form.focused).to.equal(`Change ${NUMBER}`);
    expect(form.element.dirty).to.equal(false);
  });

  it('goes on Remove, once saved', async () => {
    const form = await edit();
    await form.press(`Change ${NUMBER}`);
    await form.press(`Remove ${NUMBER}`);
    expect(form.below(NUMBER)).to.contain('Goes when you save.');
    await form.save();
    expect(await stored(form)).to.deep.equal({ last4: null, number: null });
  });

  it('takes the document with it where nothing else is left', async () => {
    const form = await edit();
    await form.press(`Change ${NUMBER}`);
    await form.press(`Remove ${NUMBER}`);
    await form.fill('Drivers License State', '');
    await form.fill('Drivers License Expiration Date', '');
    await form.save();
    expect(await stored(form)).to.equal(null);
  });

  it('that this register can no longer read is asked for again', async () => {
    const form = await edit();
    form.client.reveal = () => Promise.reject(new RegularsError('key-lost', 'The key is gone.'));
    await form.press(`Show ${NUMBER}`);
    expect(form.below(NUMBER)).to.contain('This register can no longer read the number. Type it again.');
  });

  it('is not there for who may not see documents', async () => {
    const form = await edit();
    form.client.configure({ cashier: { id: 'ben', can: { documents: 'no' } } });
    await form.settled();
    form.element.requestUpdate();
    await form.settled();
    expect(form.has(NUMBER)).to.equal(false);
    expect(form.seen).not.to.contain('5678');
  });

  it('takes a state of any country as free text, and suggests those of the shop’s country first', async () => {
    const form = await edit({ country: 'CA' });
    await form.fill('Drivers License State', 'Jalisco');
    expect(form.value('Drivers License State')).to.equal('Jalisco');
    expect(form.suggestions('Drivers License State').slice(0, 2)).to.deep.equal(['AB Alberta', 'BC British Columbia']);
    expect(form.suggestions('Drivers License State')).to.include('NM New Mexico');
  });
});
