import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { Customer } from '../../../src/domain/customer.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('choosing in customer-search', () => {
  let provider: CustomerProviderElement;
  let search: CustomerSearchHarness;
  let ann: Customer;
  let events: Event[];

  beforeEach(async () => {
    provider = await registerPage(html`<customer-search></customer-search>`);
    [ann] = (await addCustomers(clientOf(provider), { displayName: 'Ann Lee', phone: '3035550147' })) as [Customer];
    search = CustomerSearchHarness.in(provider);
    events = [];
    for (const type of ['customer-select', 'customer-attach', 'customer-open', 'regulars-error']) {
      provider.addEventListener(type, (event) => events.push(event));
    }
    await search.type('ann');
    await until(() => search.rows.length === 2);
  });

  it('puts the customer on the sale and says so', async () => {
    await search.choose(0);
    await until(() => provider.customerId);
    expect(provider.sale?.current?.origin).to.equal('search');
    expect(search.field.value).to.equal('Ann Lee');
    expect(search.element.value).to.equal(ann.id);
    await until(() => search.politeWords === 'Ann Lee is on the sale.');
  });

  it('tells before of select and attach, with ids and the initial and nothing else', async () => {
    await search.choose(0);
    await until(() => provider.customerId);
    expect(events.map(({ type }) => type)).to.deep.equal(['customer-select', 'customer-attach']);
    const [select, attach] = events.map((event) => ({ ...event }));
    expect(select).to.include({ customerId: ann.id, initial: 'A', status: 'active', source: 'local' });
    expect(attach).to.include({ customerId: ann.id, initial: 'A', status: 'active', origin: 'search' });
    expect(JSON.stringify([select, attach]))
      .not.to.contain('Lee')
      .and.not.to.contain('0147');
  });

  for (const type of ['customer-select', 'customer-attach']) {
    it(`does nothing where the page cancels ${type}`, async () => {
      provider.addEventListener(type, (event) => event.preventDefault());
      await search.choose(0);
      await clientOf(provider).search('ann');
      expect(provider.customerId).to.equal(null);
    });
  }

  it('shows and speaks a guard’s own sentence, and keeps what was typed', async () => {
    provider.sale?.guard(() => 'Ann has to sign first.');
    await search.choose(0);
    await until(() => search.error);
    expect(search.error).to.equal('Ann has to sign first.');
    expect(search.assertiveWords).to.equal('Ann has to sign first.');
    expect(search.field.value).to.equal('ann');
    expect(events.at(-1)).to.include({ type: 'regulars-error', code: 'refused-by-host' });
  });

  it('says in words why somebody inactive is refused', async () => {
    await clientOf(provider).setStatus(ann.id, 'inactive');
    await search.choose(0);
    await until(() => search.error || search.rows.length === 1);
    if (search.rows.length === 2) expect(search.error).to.contain('deactivated');
    expect(provider.customerId).to.equal(null);
  });

  it('asks to open a new customer by Create and by the person + button', async () => {
    provider.addEventListener('customer-open', (event) => event.preventDefault());
    await search.choose(1);
    await search.click('New customer');
    expect(events.filter(({ type }) => type === 'customer-open').map((event) => ({ ...event }))).to.deep.equal([
      { customerId: null, view: 'new', isTrusted: false },
      { customerId: null, view: 'new', isTrusted: false },
    ]);
  });

  it('opens the customer, and attaches nobody, in a directory', async () => {
    provider.addEventListener('customer-open', (event) => event.preventDefault());
    search.element.purpose = 'directory';
    await search.settled();
    await until(() => search.rows.length === 2);
    await search.choose(0);
    expect(events.map(({ type }) => type)).to.deep.equal(['customer-select', 'customer-open']);
    expect(provider.customerId).to.equal(null);
  });

  it('is empty again when somebody else takes the customer off the sale', async () => {
    await search.choose(0);
    await until(() => provider.customerId);
    await until(() => search.field.value === 'Ann Lee');
    await new Promise((resolve) => setTimeout(resolve, 250));
    provider.customerId = null;
    await until(() => search.field.value === '');
    expect(search.element.value).to.equal(null);
  });

  it('is empty again in the next sale', async () => {
    await provider.nextSale();
    await until(() => search.field.value === '');
  });

  it('remembers which keyboard this register used last', async () => {
    localStorage.removeItem('regulars:search-keys');
    expect(search.field.inputMode).to.equal('text');
    await search.click('Number keys');
    expect(search.field.inputMode).to.equal('tel');
    const other = await registerPage(html`<customer-search></customer-search>`);
    expect(CustomerSearchHarness.in(other).field.inputMode).to.equal('tel');
    await search.click('Letter keys');
    expect(search.field.inputMode).to.equal('text');
  });
});
