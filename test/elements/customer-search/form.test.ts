import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { Customer } from '../../../src/domain/customer.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('customer-search in a form of the page', () => {
  async function page(): Promise<{ form: HTMLFormElement; search: CustomerSearchHarness; ann: Customer }> {
    const provider = await registerPage(html`
      <form>
        <fieldset>
          <label for="who">Sold to</label>
          <customer-search id="who" name="buyer" required></customer-search>
        </fieldset>
      </form>
    `);
    const [ann] = (await addCustomers(clientOf(provider), 'Ann Lee')) as [Customer];
    const search = CustomerSearchHarness.in(provider);
    await search.settled();
    return { form: provider.querySelector('form') as HTMLFormElement, search, ann };
  }

  it('sends the id of the chosen customer under its name', async () => {
    const { form, search, ann } = await page();
    expect([...new FormData(form)]).to.deep.equal([]);
    search.element.value = ann.id;
    await search.settled();
    expect([...new FormData(form)]).to.deep.equal([['buyer', ann.id]]);
  });

  it('shows the name of a customer chosen by id', async () => {
    const { search, ann } = await page();
    search.element.value = ann.id;
    await until(() => search.field.value === 'Ann Lee');
  });

  it('is missing until somebody is chosen, where it is required', async () => {
    const { form, search, ann } = await page();
    expect(form.checkValidity()).to.equal(false);
    expect(search.element.checkValidity()).to.equal(false);
    expect(search.element.reportValidity()).to.equal(false);
    search.element.value = ann.id;
    await search.settled();
    expect(form.checkValidity()).to.equal(true);
  });

  it('takes the page’s label as the name of its field, and focus when that is clicked', async () => {
    const { form, search } = await page();
    expect(search.field.getAttribute('aria-label')).to.equal('Sold to');
    form.querySelector('label')?.click();
    expect(document.activeElement === search.element).to.equal(true);
  });

  it('goes back to what it was on reset', async () => {
    const { form, search, ann } = await page();
    search.element.value = ann.id;
    await until(() => search.field.value === 'Ann Lee');
    form.reset();
    await search.settled();
    expect(search.element.value).to.equal(null);
    expect(search.field.value).to.equal('');
  });

  it('goes back to the customer that the page wrote into it, on reset', async () => {
    const { form, search, ann } = await page();
    const [bob] = (await addCustomers(search.client, 'Bob Ray')) as [Customer];
    search.element.setAttribute('value', ann.id);
    await until(() => search.field.value === 'Ann Lee');
    search.element.value = bob.id;
    await until(() => search.field.value === 'Bob Ray');
    form.reset();
    await until(() => search.field.value === 'Ann Lee');
    expect([...new FormData(form)]).to.deep.equal([['buyer', ann.id]]);
  });

  for (const mode of ['restore', 'autocomplete']) {
    it(`takes back what the browser kept of it (${mode}): the customer, and the name in the field`, async () => {
      const { form, search, ann } = await page();
      // As the browser calls it, when a page comes back from its history.
      Reflect.apply(search.element.formStateRestoreCallback, search.element, [ann.id, mode]);
      await until(() => search.field.value === 'Ann Lee');
      expect([...new FormData(form)]).to.deep.equal([['buyer', ann.id]]);
      expect(form.checkValidity()).to.equal(true);
    });
  }

  const WAYS_TO_DISABLE: Readonly<Record<string, (form: HTMLFormElement, search: CustomerSearchHarness) => void>> = {
    'its fieldset': (form) => ((form.querySelector('fieldset') as HTMLFieldSetElement).disabled = true),
    'its attribute': (_, search) => search.element.setAttribute('disabled', ''),
    'its property': (_, search) => (search.element.disabled = true),
  };
  for (const [way, disable] of Object.entries(WAYS_TO_DISABLE)) {
    describe(`disabled by ${way}`, () => {
      it('can neither be typed in nor pressed', async () => {
        const { form, search } = await page();
        disable(form, search);
        await search.settled();
        expect(search.field.disabled).to.equal(true);
        expect(search.button('Numbers')?.disabled ?? search.button('New customer')?.disabled).to.equal(true);
      });

      it('offers nobody to be chosen', async () => {
        const { form, search, ann } = await page();
        await search.sale.attach(ann.id);
        await search.sale.clear();
        await until(() => search.rows.length === 1);
        disable(form, search);
        await search.settled();
        expect(search.rows).to.deep.equal([]);
      });

      it('sends nothing and misses nothing, until it is enabled again', async () => {
        const { form, search, ann } = await page();
        disable(form, search);
        await search.settled();
        expect(form.checkValidity()).to.equal(true);
        search.element.value = ann.id;
        await search.settled();
        expect([...new FormData(form)]).to.deep.equal([]);

        (form.querySelector('fieldset') as HTMLFieldSetElement).disabled = false;
        search.element.removeAttribute('disabled');
        search.element.disabled = false;
        await search.settled();
        expect([...new FormData(form)]).to.deep.equal([['buyer', ann.id]]);
      });
    });
  }

  it('has its own label above the field where given one', async () => {
    const search = new CustomerSearchHarness(await fixture(html`<customer-search label="Member"></customer-search>`));
    expect(search.seen).to.contain('Member');
    expect(search.field.getAttribute('aria-label')).to.equal('Member');
  });
});
