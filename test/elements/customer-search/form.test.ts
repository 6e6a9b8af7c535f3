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

  it('takes nothing while its fieldset is disabled', async () => {
    const { form, search } = await page();
    (form.querySelector('fieldset') as HTMLFieldSetElement).disabled = true;
    await search.settled();
    expect(search.field.disabled).to.equal(true);
  });

  it('has its own label above the field where given one', async () => {
    const search = new CustomerSearchHarness(await fixture(html`<customer-search label="Member"></customer-search>`));
    expect(search.seen).to.contain('Member');
    expect(search.field.getAttribute('aria-label')).to.equal('Member');
  });
});
