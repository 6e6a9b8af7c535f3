import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { addCustomers } from '../../support/harness/register-page.js';

const CUSTOM_FIELDS = [
  { id: 'size', label: 'Shirt size', type: 'choice', choices: ['S', 'M'] },
  { id: 'bike', label: 'Comes by bike', type: 'boolean' },
] as const;

async function edit(): Promise<CustomerFormHarness> {
  const form = await CustomerFormHarness.open({ customerId: null, options: { shop: 'medical', customFields: CUSTOM_FIELDS } });
  const [customer] = await addCustomers(form.client, {
    displayName: 'Ana Perez',
    phone: '5055550147',
    detailsShown: true,
    consents: [{ channel: 'sms', state: 'subscribed' }],
    identityDocuments: [
      { type: 'drivers-license', number: 'D12345678', issuingRegion: 'NM', expiresOn: '2024-01-31' },
      { type: 'medical-card', number: 'M7654321' },
    ],
  });
  form.element.customerId = customer?.id ?? null;
  await form.ready();
  await form.settled();
  return form;
}

/** The same form, refused: problems, a summary and a changed field. */
async function refused(): Promise<CustomerFormHarness> {
  const form = await edit();
  await form.fill('Email', 'ana@');
  await form.fill('Full Name or Nickname', '');
  await form.save();
  expect(form.summary).to.have.length(2);
  return form;
}

describe('customer-form without a mouse', function () {
  // axe and real keys take their time on a busy machine.
  this.timeout(60_000);

  it('is filled in and saved by keys alone', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    form.field('Full Name or Nickname').focus();
    await sendKeys({ type: 'Ana Perez' });
    await form.keys('Tab');
    await sendKeys({ type: '5055550147' });
    await form.keys('Tab', 'Space');
    expect(form.focused).to.equal('Opt-In SMS');
    expect(form.state('Opt-In SMS').on).to.equal(true);
    await form.keys('Tab', 'Tab', 'Tab');
    await sendKeys({ type: '03071984' });
    await form.keys('Tab', 'w');
    expect(form.value('Customer Type')).to.equal('wholesale');
    form.button('Save').focus();
    await form.keys('Enter');
    await form.reads('Edit customer');
    const [found] = (await form.client.search('Ana Perez')).results;
    const details = await form.client.get(found?.customer.id ?? '');
    expect(details?.customer).to.include({ birthDate: '1984-03-07', customerType: 'wholesale' });
    expect(details?.consents).to.have.length(1);
  });

  it('goes on with Enter, and neither saves nor submits the host’s form', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    const around = document.createElement('form');
    let submitted = 0;
    around.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    form.element.before(around);
    around.append(document.createElement('input'), form.element);
    await form.settled();
    form.field('Full Name or Nickname').focus();
    await sendKeys({ type: 'Ana' });
    await form.keys('Enter');
    expect(form.focused).to.equal('Phone #');
    expect(submitted).to.equal(0);
    expect([...new FormData(around).keys()]).to.deep.equal([]);
    expect((await form.client.search('Ana')).total).to.equal(0);
  });

  it('makes a new line with Enter in the notes', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    form.field('Notes').focus();
    await sendKeys({ type: 'one' });
    await form.keys('Enter');
    expect(form.value('Notes')).to.equal('one\n');
  });

  it('keeps typed keys from the host’s hotkeys and lets function keys pass', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): number => heard.push(event.key);
    document.addEventListener('keydown', listen);
    form.field('Full Name or Nickname').focus();
    await form.keys('p', 'Backspace', 'ArrowLeft', 'F6', 'Escape');
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal(['F6', 'Escape']);
  });
});

describe('customer-form by touch', () => {
  it('does not move a button from under the finger when the field before it turns out wrong', async () => {
    const form = await CustomerFormHarness.open({ customerId: null });
    await form.typeInto('Phone #', '123');
    const { x, y, width, height } = form.switch('Opt-In SMS').getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height - 3)];
    await sendMouse({ type: 'move', position });
    await sendMouse({ type: 'down' });
    await form.settled();
    expect(form.switch('Opt-In SMS').getBoundingClientRect().y).to.equal(y);
    await sendMouse({ type: 'up' });
    await form.settled();
    expect(form.state('Opt-In SMS').on).to.equal(true);
    expect(form.problem('Phone #')).not.to.equal('');
  });

  it('has targets of 44 px and text of 16 px in fields', async () => {
    const form = await edit();
    for (const target of form.root.querySelectorAll<HTMLElement>('input, textarea, select, button')) {
      // A checkbox is pressed by its whole row.
      const pressed = target.closest<HTMLElement>('.check') ?? target;
      if (pressed.closest('dialog')) continue;
      const { width, height } = pressed.getBoundingClientRect();
      expect(Math.min(width, height), pressed.outerHTML.slice(0, 80)).to.be.at.least(44);
      if (target.matches('.input')) expect(parseFloat(getComputedStyle(target).fontSize)).to.be.at.least(16);
    }
  });
});

describe('customer-form for everybody', function () {
  // axe and real keys take their time on a busy machine.
  this.timeout(60_000);

  after(async () => {
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const direction of ['ltr', 'rtl'] as const) {
      it(`passes axe in ${colorScheme}, ${direction}, as it opens and when it is refused`, async () => {
        document.documentElement.dir = direction;
        await emulateMedia({ colorScheme });
        await expect((await edit()).element).to.be.accessible();
        await expect((await refused()).element).to.be.accessible();
      });
    }
  }

  it('is one column of 320 px that loses nothing', async () => {
    document.documentElement.dir = 'ltr';
    await setViewport({ width: 320, height: 640 });
    const form = await refused();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const control of form.root.querySelectorAll<HTMLElement>('.input, .switch, .button, .summary-link')) {
      if (control.closest('dialog')) continue;
      const { left, right } = control.getBoundingClientRect();
      expect(left, control.id).to.be.at.least(0);
      expect(right, control.id).to.be.at.most(320);
    }
    const state = form.field('Drivers License State').getBoundingClientRect();
    const expiry = form.field('Drivers License Expiration Date').getBoundingClientRect();
    expect(expiry.top).to.be.greaterThan(state.bottom);
  });

  it('offers nothing to autofill', async () => {
    const form = await edit();
    for (const control of form.root.querySelectorAll('input:not([type=checkbox]), textarea, select')) {
      expect(control.getAttribute('autocomplete')).to.equal('off');
      expect(control.getAttribute('name')).to.equal(null);
    }
  });

  it('has labels of its own language and takes dates in its order', async () => {
    const form = await CustomerFormHarness.open({ customerId: null, locale: 'fr' });
    await form.reads('Nom complet ou surnom');
    await form.fill('Date de naissance', '07/03/1984');
    expect(form.below('Date de naissance')).to.equal('7 mars 1984 · 42');
  });
});
