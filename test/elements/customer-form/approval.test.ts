import { expect } from '@open-wc/testing';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Permissions } from '../../../src/domain/policy.js';
import { approveWith, cancelApproval, padSeen } from '../../support/harness/approval.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers, until } from '../../support/harness/register-page.js';
import { ANA, BEN, WRONG_PIN } from '../../support/managers.js';

/** A blank form of a cashier who needs a manager for some things. */
async function blank(can: Partial<Permissions>, options: CustomerClientOptions = {}): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null, options });
  await form.client.setManagers([ANA, BEN]);
  form.client.configure({ cashier: { id: 'mia', can } });
  await form.settled();
  return form;
}

/** The form of Ana Perez, who has a phone, an e-mail and a license. */
async function edit(can: Partial<Permissions>): Promise<CustomerFormHarness> {
  const form = await blank({});
  const [customer] = await addCustomers(form.client, {
    displayName: 'Ana Perez',
    phone: '5055550147',
    email: 'ana@example.com',
    detailsShown: true,
    identityDocuments: [{ type: 'drivers-license', number: 'D12345678', issuingRegion: 'NM', expiresOn: '2030-01-31' }],
  });
  form.client.configure({ cashier: { id: 'mia', can } });
  form.element.customerId = customer?.id ?? null;
  await form.ready();
  await form.settled();
  return form;
}

/** Presses *Save*, and has a manager approve it. */
async function saveWith(form: CustomerFormHarness, pin: string): Promise<void> {
  form.button('Save').click();
  await approveWith(form.element, pin);
  await until(() => !form.isSaving);
  await form.settled();
}

/** What the store has, whoever may see it. */
async function stored(form: CustomerFormHarness) {
  const { cashier } = form.client.options;
  form.client.configure({ cashier: { id: 'manager' } });
  const details = await form.client.get(form.element.customerId ?? '');
  form.client.configure({ cashier });
  return details;
}

describe('customer-form of a cashier who needs a manager', () => {
  it('asks for the PIN on Save, saves with it, and records who approved', async () => {
    const form = await edit({ edit: 'grant' });
    const saved: string[] = [];
    form.element.addEventListener('customer-save', ({ customerId }) => saved.push(customerId));
    await form.fill('Notes', 'Likes tea');
    expect(padSeen(form.element)).to.equal('');
    await saveWith(form, ANA.pin);
    expect((await stored(form))?.customer.note).to.equal('Likes tea');
    expect(saved).to.deep.equal([form.element.customerId]);
    expect(form.element.dirty).to.equal(false);
    const [used] = (await form.client.audit({ kinds: ['grant-used'] })).rows;
    expect(used).to.include({ managerId: ANA.id, customerId: form.element.customerId, cashierId: 'mia' });
  });

  it('names what is approved, and asks again for the next change', async () => {
    const form = await edit({ edit: 'grant' });
    await form.fill('Notes', 'one');
    form.button('Save').click();
    await until(() => padSeen(form.element).includes('Change a customer'));
    await approveWith(form.element, ANA.pin);
    await until(() => !form.isSaving);
    await form.fill('Notes', 'two');
    await saveWith(form, ANA.pin);
    expect((await stored(form))?.customer.note).to.equal('two');
    expect((await form.client.audit({ kinds: ['grant-used'] })).rows).to.have.length(2);
  });

  it('keeps all that was typed where the PIN is cancelled, and says nothing of it', async () => {
    const form = await edit({ edit: 'grant' });
    await form.fill('Notes', 'Likes tea');
    form.button('Save').focus();
    form.button('Save').click();
    await cancelApproval(form.element);
    await until(() => !form.isSaving);
    expect(form.value('Notes')).to.equal('Likes tea');
    expect(form.isChanged('Notes')).to.equal(true);
    expect(form.failure).to.equal('');
    expect(form.focused).to.equal('Save');
    expect((await stored(form))?.customer.note).to.equal(null);
    await saveWith(form, ANA.pin);
    expect((await stored(form))?.customer.note).to.equal('Likes tea');
  });

  it('says on the pad that a PIN is wrong, or its manager may not, and goes on asking', async () => {
    const form = await edit({ edit: 'grant' });
    await form.fill('Notes', 'Likes tea');
    form.button('Save').click();
    await approveWith(form.element, WRONG_PIN);
    await until(() => padSeen(form.element).includes('No manager has this PIN.'));
    await approveWith(form.element, BEN.pin);
    await until(() => padSeen(form.element).includes('This manager may not approve this'));
    await approveWith(form.element, ANA.pin);
    await until(() => !form.isSaving);
    expect((await stored(form))?.customer.note).to.equal('Likes tea');
  });

  it('says where nobody can approve, and keeps what was typed', async () => {
    const form = await edit({ edit: 'grant' });
    await form.client.setManagers([]);
    await form.fill('Notes', 'Likes tea');
    form.button('Save').click();
    await until(() => padSeen(form.element).includes('No manager is set up on this register'));
    await cancelApproval(form.element);
    expect(form.value('Notes')).to.equal('Likes tea');
  });

  it('asks for no PIN while there is something to put right', async () => {
    const form = await edit({ edit: 'grant' });
    await form.fill('Full Name or Nickname', '');
    await form.save();
    expect(padSeen(form.element)).to.equal('');
    expect(form.summary).to.have.length(1);
  });

  it('creates somebody with a PIN, once, however often Save is pressed', async () => {
    const form = await blank({ create: 'grant' });
    await form.fill('Full Name or Nickname', 'Bea Ito');
    const save = form.button('Save');
    save.click();
    await until(() => padSeen(form.element).includes('Create a customer'));
    save.click();
    await approveWith(form.element, ANA.pin);
    await form.reads('Edit customer');
    expect((await form.client.search('Bea Ito')).total).to.equal(1);
  });

  it('drops the pad, and writes nothing, where another customer comes meanwhile', async () => {
    const form = await edit({ edit: 'grant' });
    const first = form.element.customerId ?? '';
    await form.fill('Notes', 'Likes tea');
    form.button('Save').click();
    await until(() => padSeen(form.element) !== '');
    form.element.customerId = null;
    await until(() => padSeen(form.element) === '' && !form.isSaving);
    expect((await form.client.get(first))?.customer.note).to.equal(null);
  });
});

describe('contacts and documents that need a manager', () => {
  it('are typed over as if they were shown, by the PIN, and stay hidden after it', async () => {
    const form = await edit({ contacts: 'grant' });
    expect(form.value('Phone #')).to.equal('•••• 0147');
    expect(form.below('Phone #')).to.contain('What you type takes its place');
    form.field('Phone #').focus();
    const { selectionStart, selectionEnd } = form.field('Phone #') as HTMLInputElement;
    expect([selectionStart, selectionEnd], 'typing replaces it').to.deep.equal([0, '•••• 0147'.length]);
    await form.fill('Phone #', '505 555 0199');
    form.button('Save').click();
    await until(() => padSeen(form.element).includes('Change phone or e-mail'));
    await approveWith(form.element, ANA.pin);
    await until(() => !form.isSaving);
    await until(() => form.value('Phone #') === '•••• 0199');
    const customer = (await stored(form))?.customer;
    expect([customer?.phone?.e164, customer?.email]).to.deep.equal(['+15055550199', 'ana@example.com']);
  });

  it('ask for no PIN where something else is changed', async () => {
    const form = await edit({ contacts: 'grant', documents: 'grant' });
    await form.fill('Notes', 'Likes tea');
    await form.save();
    expect(padSeen(form.element)).to.equal('');
    const details = await stored(form);
    expect([details?.customer.note, details?.customer.phone?.e164]).to.deep.equal(['Likes tea', '+15055550147']);
  });

  it('refuse what is left of a masked phone', async () => {
    const form = await edit({ contacts: 'grant' });
    await form.fill('Phone #', '•••• 01475');
    await form.save();
    expect(form.problem('Phone #')).to.match(/^This is no whole phone number/);
    expect(padSeen(form.element)).to.equal('');
  });

  it('change one field of a document that stays hidden, and make no second one', async () => {
    const form = await edit({ documents: 'grant' });
    expect(form.value('Drivers License Expiration Date')).to.equal('');
    expect(form.seen).to.contain('There is one already.').and.not.to.contain('5678');
    await form.fill('Drivers License Expiration Date', '02/28/2031');
    form.button('Save').click();
    await until(() => padSeen(form.element).includes('Change ID documents'));
    await approveWith(form.element, ANA.pin);
    await until(() => !form.isSaving);
    const documents = (await stored(form))?.identityDocuments ?? [];
    expect(documents.map(({ issuingRegion, expiresOn, numberLast4 }) => [issuingRegion, expiresOn, numberLast4])).to.deep.equal([
      ['NM', '2031-02-28', '5678'],
    ]);
    await until(() => form.value('Drivers License Expiration Date') === '');
  });

  it('are offered whole for somebody new', async () => {
    const form = await blank({ documents: 'grant', contacts: 'grant' });
    await form.fill('Full Name or Nickname', 'Bea Ito');
    await form.fill('Phone #', '505 555 0123');
    await form.fill('Drivers License Number', 'D7654321');
    await saveWith(form, ANA.pin);
    await form.reads('Edit customer');
    const [found] = (await form.client.search('Bea Ito')).results;
    form.client.configure({ cashier: { id: 'manager' } });
    const details = await form.client.get(found?.customer.id ?? '');
    expect([details?.customer.phone?.e164, details?.identityDocuments[0]?.numberLast4]).to.deep.equal(['+15055550123', '4321']);
  });

  it('do not count as missing where a medical shop needs a card that is there and hidden', async () => {
    const form = await blank({}, { shop: 'medical' });
    const card = { type: 'medical-card', number: 'M7654321', expiresOn: '2030-01-31' } as const;
    const [customer] = await addCustomers(form.client, { displayName: 'Cy Ross', detailsShown: true, identityDocuments: [card] });
    form.client.configure({ cashier: { id: 'mia', can: { documents: 'grant' } } });
    form.element.customerId = customer?.id ?? null;
    await form.reads('There is one already.');
    await form.fill('Notes', 'Comes by bike');
    await form.save();
    expect(form.summary).to.deep.equal([]);
    expect((await stored(form))?.customer.note).to.equal('Comes by bike');
  });
});

describe('the Active checkbox of a cashier who needs a manager', () => {
  it('asks for the PIN, then writes and warns as ever', async () => {
    const form = await edit({ status: 'grant' });
    await form.fill('Notes', 'typed');
    await form.toggle('Active');
    await until(() => padSeen(form.element).includes('Activate, deactivate or ban a customer'));
    expect((await form.client.get(form.element.customerId ?? ''))?.customer.status).to.equal('active');
    await approveWith(form.element, ANA.pin);
    await until(() => form.dialog?.text.startsWith('This Customer is DEACTIVATED!'));
    await form.dialogAnswered('OK');
    expect(form.checkbox('Active').checked).to.equal(false);
    expect(form.value('Notes')).to.equal('typed');
  });

  it('goes back without a word where the PIN is cancelled', async () => {
    const form = await edit({ status: 'grant' });
    const codes: string[] = [];
    form.element.addEventListener('regulars-error', ({ code }) => codes.push(code));
    form.checkbox('Active').focus();
    await form.toggle('Active');
    await cancelApproval(form.element);
    await until(() => form.checkbox('Active').checked);
    expect([form.dialog, form.problem('Active'), form.failure, codes.join()]).to.deep.equal([null, '', '', '']);
    await until(() => form.focused === 'Active');
    expect((await form.client.get(form.element.customerId ?? ''))?.customer.status).to.equal('active');
  });
});
