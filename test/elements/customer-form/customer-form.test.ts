import { expect } from '@open-wc/testing';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const OPEN = { customerId: null } as const;

describe('customer-form for somebody new', () => {
  it('asks what the register of the profile full-name asks, in its words and order', async () => {
    const form = await CustomerFormHarness.open(OPEN);
    expect(form.labels.slice(0, 11)).to.deep.equal([
      'Full Name or Nickname',
      'Phone #',
      'Opt-In SMS',
      'Email',
      'Opt-In Email',
      'Date of Birth',
      'Customer Type',
      'Customer Details',
      'Drivers License Number (Optional)',
      'Drivers License State (Optional)',
      'Drivers License Expiration Date (Optional)',
    ]);
  });

  it('asks for first name, last name and phone number in the profile given-family', async () => {
    const form = await CustomerFormHarness.open({ ...OPEN, options: { profile: 'given-family' } });
    expect(form.labels.slice(0, 4)).to.deep.equal(['First Name', 'Last Name', 'This person has one name', 'Phone Number']);
    await form.save();
    expect(form.summary).to.deep.equal([
      'First Name: Enter a first name.',
      'Last Name: Enter a last name, or tick “This person has one name”.',
      'Phone Number: Enter a phone number.',
    ]);
  });

  it('saves one name as the whole name', async () => {
    const form = await CustomerFormHarness.open({ ...OPEN, options: { profile: 'given-family' } });
    await form.fill('First Name', 'Sukarno');
    await form.fill('Phone Number', '505 555 0147');
    await form.toggle('This person has one name');
    expect(form.has('Last Name')).to.equal(false);
    await form.save();
    const [found] = (await form.client.search('Sukarno')).results;
    expect(found?.customer.displayName).to.equal('Sukarno');
    expect((await form.client.get(found?.customer.id ?? ''))?.customer.oneName).to.equal(true);
  });

  it('shows medical number and expiry in a medical shop alone, and asks for the number', async () => {
    const retail = await CustomerFormHarness.open(OPEN);
    expect(retail.has('Medical Number')).to.equal(false);
    const medical = await CustomerFormHarness.open({ ...OPEN, options: { shop: 'medical' } });
    await medical.fill('Full Name or Nickname', 'Ana');
    await medical.save();
    expect(medical.summary).to.deep.equal(['Medical Number: Enter Medical Number.']);
    await medical.fill('Medical Number', 'M-778-12');
    await medical.fill('Medical Expiration Date', '01/01/2020');
    expect(medical.below('Medical Expiration Date')).to.equal('Expired on January 1, 2020. Saved all the same.');
    await medical.save();
    expect(medical.element.dirty).to.equal(false);
    expect(medical.failure).to.equal('');
  });

  it('takes profile and shop of its own over those of the client', async () => {
    const form = await CustomerFormHarness.open({ ...OPEN, profile: 'given-family', shop: 'medical' });
    expect(form.has('First Name')).to.equal(true);
    await form.save();
    expect(form.summary.map((line) => line.split(':')[0])).to.deep.equal([
      'First Name',
      'Last Name',
      'Phone Number',
      'Medical Number',
    ]);
  });

  it('saves everything that was typed, evidence of consent with it', async () => {
    const form = await CustomerFormHarness.open(OPEN);
    await form.fill('Full Name or Nickname', 'Ana Perez');
    await form.fill('Phone #', '5055550147');
    await form.toggle('Opt-In SMS');
    await form.fill('Email', 'ana@example.com');
    await form.toggle('Opt-In Email');
    await form.fill('Date of Birth', '3/7/84');
    await form.choose('Customer Type', 'Wholesale');
    await form.fill('Drivers License Number', 'D1234567');
    await form.fill('Drivers License State', 'new mexico');
    await form.fill('Drivers License Expiration Date', '03072030');
    await form.fill('Street Address', '12 Calle Luna');
    await form.fill('Notes', 'Oat milk');
    await form.save();
    expect(form.failure).to.equal('');
    expect(form.politeWords).to.equal('Saved on this register.');

    const [found] = (await form.client.search('Ana Perez')).results;
    const details = await form.client.get(found?.customer.id ?? '');
    expect(details?.customer).to.include({
      displayName: 'Ana Perez',
      email: 'ana@example.com',
      birthDate: '1984-03-07',
      customerType: 'wholesale',
      note: 'Oat milk',
    });
    expect(details?.customer.phone?.e164).to.equal('+15055550147');
    expect(details?.customer.address).to.deep.equal({ line1: '12 Calle Luna' });
    expect(details?.identityDocuments[0]).to.include({
      type: 'drivers-license',
      issuingRegion: 'NM',
      expiresOn: '2030-03-07',
      numberLast4: '4567',
    });
    const evidence = details?.consents.map(({ channel, state, contactPoint, wording }) => ({
      channel,
      state,
      contactPoint,
      wording,
    }));
    expect(evidence).to.have.deep.members([
      {
        channel: 'sms',
        state: 'subscribed',
        contactPoint: '+15055550147',
        wording: form.below('Opt-In SMS').replace('Opted in ', ''),
      },
      {
        channel: 'email',
        state: 'subscribed',
        contactPoint: 'ana@example.com',
        wording: form.below('Opt-In Email').replace('Opted in ', ''),
      },
    ]);
  });

  it('makes one customer, however often Save is pressed', async () => {
    const form = await CustomerFormHarness.open(OPEN);
    const created: boolean[] = [];
    form.element.addEventListener('customer-save', (event) => created.push(event.created));
    await form.fill('Full Name or Nickname', 'Ana Perez');
    const twice = [form.element.save(), form.element.save()];
    expect(await Promise.all(twice)).to.deep.equal([true, true]);
    await form.save();
    expect(created).to.deep.equal([true, false]);
    expect((await form.client.search('Ana Perez')).total).to.equal(1);
  });

  it('carries over what was typed in a search', async () => {
    const phone = await CustomerFormHarness.open({ ...OPEN, draft: { phone: '505 555 0147' } });
    expect(phone.value('Phone #')).to.equal('505 555 0147');
    expect(phone.element.dirty, 'the search still holds it').to.equal(false);
    const name = await CustomerFormHarness.open({
      ...OPEN,
      options: { profile: 'given-family' },
      draft: { displayName: 'Ana Maria Perez' },
    });
    expect([name.value('First Name'), name.value('Last Name')]).to.deep.equal(['Ana Maria', 'Perez']);
  });

  it('keeps what was typed where a template or framework sets the same draft anew', async () => {
    const form = await CustomerFormHarness.open({ ...OPEN, draft: {} });
    await form.fill('Full Name or Nickname', 'Ana Perez');
    form.element.draft = {};
    await form.settled();
    expect(form.value('Full Name or Nickname')).to.equal('Ana Perez');
    form.element.draft = { displayName: 'Bea Other' };
    await form.settled();
    expect(form.value('Full Name or Nickname')).to.equal('Bea Other');
  });

  it('gives an unsaved draft back as it was, unreadable dates among it', async () => {
    const form = await CustomerFormHarness.open(OPEN);
    await form.fill('Full Name or Nickname', 'Ana');
    await form.fill('Date of Birth', '31 31 31');
    await form.toggle('Opt-In SMS');
    const { draft } = form.element;
    expect(form.element.dirty).to.equal(true);
    const again = await CustomerFormHarness.open({ ...OPEN, ...(draft ? { draft } : {}) });
    expect(again.value('Full Name or Nickname')).to.equal('Ana');
    expect(again.value('Date of Birth')).to.equal('31 31 31');
    expect(again.element.dirty).to.equal(true);
  });

  it('puts the customer on the sale only when asked to, and says so where that is refused', async () => {
    const form = await CustomerFormHarness.open({ ...OPEN, attachOnSave: true });
    const sale = form.client.sale();
    sale.guard(() => 'The drawer is open.');
    await form.fill('Full Name or Nickname', 'Ana Perez');
    await form.save();
    expect(form.failure).to.equal('Saved on this register, but not put on the sale. The drawer is open.');
    expect(sale.current).to.equal(null);

    const other = await CustomerFormHarness.open({ ...OPEN, attachOnSave: true });
    await other.fill('Full Name or Nickname', 'Bea');
    await other.save();
    expect(other.client.sale().current?.customer.displayName).to.equal('Bea');
    expect(other.client.sale().current?.origin).to.equal('form');
  });
});

describe('customer-form for a customer who is there', () => {
  const ANA = { displayName: 'Ana Perez', phone: '5055550147', email: 'ana@example.com', birthDate: '1984-03-07' };

  async function edit(draft: object = ANA, options: object = {}): Promise<CustomerFormHarness> {
    const form = await CustomerFormHarness.open({ ...OPEN, options });
    const [customer] = await addCustomers(form.client, draft);
    form.element.customerId = customer?.id ?? null;
    await form.ready();
    await form.settled();
    return form;
  }

  it('shows what is stored: the phone in national form, the birth date in words with the age', async () => {
    const form = await edit();
    expect(form.value('Full Name or Nickname')).to.equal('Ana Perez');
    expect(form.value('Phone #')).to.equal('(505) 555-0147');
    expect(form.value('Date of Birth')).to.equal('03/07/1984');
    expect(form.below('Date of Birth')).to.equal('March 7, 1984 · 42');
    expect(form.element.dirty).to.equal(false);
    expect(form.element.draft).to.equal(undefined);
  });

  it('saves only what was changed, and marks it until then', async () => {
    const form = await edit();
    await form.fill('Phone #', '505-555-0199');
    expect(form.value('Phone #')).to.equal('(505) 555-0199');
    expect(form.isChanged('Phone #')).to.equal(true);
    expect(form.isChanged('Email')).to.equal(false);
    expect(Object.keys(form.element.draft ?? {}).sort()).to.deep.equal(['id', 'phone']);
    await form.save();
    expect(form.isChanged('Phone #')).to.equal(false);
    expect(form.element.dirty).to.equal(false);
    expect((await form.client.search('0199')).results[0]?.customer.displayName).to.equal('Ana Perez');
  });

  it('is unchanged again when what is stored is typed back', async () => {
    const form = await edit();
    await form.fill('Email', 'other@example.com');
    await form.fill('Email', 'ana@example.com');
    expect(form.element.dirty).to.equal(false);
  });

  it('hides the details and keeps what they hold', async () => {
    const form = await edit({ ...ANA, note: 'Oat milk', detailsShown: true });
    expect(form.value('Notes')).to.equal('Oat milk');
    await form.toggle('Customer Details');
    expect(form.has('Notes')).to.equal(false);
    await form.save();
    const details = await form.client.get(form.element.customerId ?? '');
    expect(details?.customer).to.include({ detailsShown: false, note: 'Oat milk' });
    await form.toggle('Customer Details');
    expect(form.value('Notes')).to.equal('Oat milk');
  });

  it('warns of an expired license and saves it', async () => {
    const form = await edit({ ...ANA, detailsShown: true });
    await form.fill('Drivers License Expiration Date', '01/31/2024');
    expect(form.below('Drivers License Expiration Date')).to.equal('Expired on January 31, 2024. Saved all the same.');
    expect(form.problem('Drivers License Expiration Date')).to.equal('');
    await form.save();
    expect(form.element.dirty).to.equal(false);
    const details = await form.client.get(form.element.customerId ?? '');
    expect(details?.identityDocuments[0]?.expiresOn).to.equal('2024-01-31');
  });

  it('keeps a customer type that left the list, with those who have it', async () => {
    const form = await edit({ ...ANA, customerType: 'employee' });
    form.client.configure({ customerTypes: [{ id: 'gold', label: 'Gold' }] });
    await form.settled();
    form.element.requestUpdate();
    await form.settled();
    const select = form.field('Customer Type');
    expect(select.value).to.equal('employee');
    await form.choose('Customer Type', 'Gold');
    await form.save();
    expect((await form.client.get(form.element.customerId ?? ''))?.customer.customerType).to.equal('gold');
  });

  it('keeps the fields of the host, each by its kind', async () => {
    const customFields = [
      { id: 'size', label: 'Shirt size', type: 'choice', choices: ['S', 'M'] },
      { id: 'bike', label: 'Comes by bike', type: 'boolean' },
      { id: 'kids', label: 'Kids', type: 'number' },
      { id: 'since', label: 'Member since', type: 'date' },
      { id: 'team', label: 'Team', type: 'text' },
    ];
    const form = await edit({ ...ANA, detailsShown: true }, { customFields });
    await form.choose('Shirt size', 'M');
    await form.toggle('Comes by bike');
    await form.fill('Kids', '2,5');
    await form.fill('Member since', '11/20/2020');
    await form.fill('Team', 'Lobos');
    await form.save();
    expect(form.summary).to.deep.equal([]);
    const details = await form.client.get(form.element.customerId ?? '');
    expect(details?.customer.custom).to.deep.equal({ size: 'M', bike: true, kids: 2.5, since: '2020-11-20', team: 'Lobos' });
  });

  it('says that a customer is no longer here', async () => {
    const form = await CustomerFormHarness.open({ customerId: '01981f6e-0000-7000-8000-000000000000' });
    expect(form.seen).to.contain('This customer is no longer here. Search again.');
  });

  it('follows what is changed elsewhere, but for what was typed in, and says so', async () => {
    const form = await edit();
    await form.fill('Email', 'mine@example.com');
    await form.client.save({ id: form.element.customerId ?? '', displayName: 'Ana Lopez', email: 'theirs@example.com' });
    await form.settled();
    const soon = async (): Promise<void> => {
      while (form.value('Full Name or Nickname') !== 'Ana Lopez') await form.settled();
    };
    await soon();
    expect(form.value('Email')).to.equal('mine@example.com');
    expect(form.below('Email')).to.contain('Changed elsewhere to “theirs@example.com”. What you typed is kept.');
    await form.press('Use what was entered elsewhere for Email');
    expect(form.value('Email')).to.equal('theirs@example.com');
    expect(form.element.dirty).to.equal(false);
  });
});
