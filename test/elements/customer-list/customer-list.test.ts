import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../../src/define/customer-list.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { CustomerOpenEvent } from '../../../src/events/customer-open.js';
import type { CustomerSelectEvent } from '../../../src/events/customer-select.js';
import type { RegularsErrorEvent } from '../../../src/events/regulars.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('customer-list', () => {
  let provider: CustomerProviderElement;
  let list: CustomerListHarness;

  async function page(
    content: TemplateResult = html`<customer-list></customer-list>`,
    options: CustomerClientOptions = {},
  ): Promise<void> {
    provider = await registerPage(html`<div style="inline-size: 900px">${content}</div>`, options);
    list = CustomerListHarness.in(provider);
  }

  async function threeCustomers(): Promise<string[]> {
    await page();
    const saved = await addCustomers(clientOf(provider), 'Cid Perez', 'Ann Lee', 'Bob Ito');
    await list.ready();
    await until(() => list.names.length === 3);
    return saved.map(({ id }) => id);
  }

  it('shows all customers by name, in a grid that says how many rows there are', async () => {
    await threeCustomers();
    expect(list.names).to.deep.equal(['Ann Lee', 'Bob Ito', 'Cid Perez']);
    expect(list.count).to.equal('3 customers');
    expect(list.grid.getAttribute('aria-rowcount')).to.equal('4');
    expect(list.rows.map((row) => row.getAttribute('aria-rowindex'))).to.deep.equal(['2', '3', '4']);
  });

  it('shows phone, e-mail and type in a table, and names their columns', async () => {
    await page();
    await addCustomers(clientOf(provider), {
      displayName: 'Ann Lee',
      phone: '(303) 555-0147',
      email: 'ann@example.com',
      customerType: 'wholesale',
    });
    await list.ready();
    expect(list.row('Ann Lee').innerText.replace(/\s+/g, ' ')).to.contain('(303) 555-0147 ann@example.com Wholesale');
    const heads = [...list.grid.querySelectorAll('[role=columnheader]')].map((head) => head.textContent?.trim());
    expect(heads).to.deep.equal(['Name', 'Phone', 'Email', 'Type', 'Points', 'Store credit', 'Status']);
  });

  it('chooses a row by a press: customer-select, then customer-open, then the form in a dialog', async () => {
    const [, ann] = await threeCustomers();
    const events: Event[] = [];
    provider.addEventListener('customer-select', (event) => events.push(event));
    provider.addEventListener('customer-open', (event) => events.push(event));
    list.row('Ann Lee').click();
    const [select, open] = events as [CustomerSelectEvent, CustomerOpenEvent];
    expect({ ...pick(select, 'customerId', 'initial', 'status', 'source') }).to.deep.equal({
      customerId: ann,
      initial: 'A',
      status: 'active',
      source: 'local',
    });
    expect({ ...pick(open, 'customerId', 'view') }).to.deep.equal({ customerId: ann, view: 'edit' });
    expect(list.element.selectedId).to.equal(ann);
    const form = await until(() => list.root.querySelector('dialog[open] customer-form'));
    expect(Reflect.get(form, 'customerId')).to.equal(ann);
    expect(list.row('Ann Lee').getAttribute('aria-selected')).to.equal('true');
  });

  it('gives focus back to the row when the form is left', async () => {
    await threeCustomers();
    await list.enter();
    await list.keys('ArrowDown', 'Enter');
    await until(() => list.root.querySelector('dialog[open] customer-form'));
    await list.keys('Escape');
    await until(() => list.focused === 'Bob Ito 2');
  });

  it('opens nothing where the host refuses', async () => {
    await threeCustomers();
    const refuse = (event: Event): void => event.preventDefault();
    provider.addEventListener('customer-open', refuse);
    list.row('Bob Ito').click();
    await list.settled();
    expect(list.root.querySelector('dialog[open]')).to.equal(null);
    provider.removeEventListener('customer-open', refuse);
    provider.addEventListener('customer-select', refuse, { once: true });
    list.row('Ann Lee').click();
    await list.settled();
    expect(list.root.querySelector('dialog[open]')).to.equal(null);
    expect(list.element.selectedId).to.not.equal(undefined);
  });

  it('has Add New Customer at its top end in profile given-family, and the person + in full-name', async () => {
    await page(undefined, { profile: 'given-family' });
    await until(() => list.button('Add New Customer'));
    const { right, top } = list.button('Add New Customer')!.getBoundingClientRect();
    const base = list.element.getBoundingClientRect();
    expect(base.right - right).to.be.lessThan(2);
    expect(top - base.top).to.be.lessThan(60);
    const opened: CustomerOpenEvent[] = [];
    provider.addEventListener('customer-open', (event) => opened.push(event));
    list.press('Add New Customer');
    await until(() => list.root.querySelector('dialog[open] customer-form'));
    expect(opened.map(({ view, customerId }) => [view, customerId])).to.deep.equal([['new', null]]);

    clientOf(provider).configure({ profile: 'full-name' });
    await until(() => list.button('New customer'));
    expect(list.button('Add New Customer')).to.equal(null);
  });

  it('offers nobody new to a cashier who may create nobody', async () => {
    await page(html`<customer-list importable></customer-list>`, { cashier: { id: 'ana', can: { create: 'no' } } });
    await until(() => list.seen.includes('There are no customers yet.'));
    expect(list.button('New customer')).to.equal(null);
    expect(list.button('Import customers')).to.equal(null);
  });

  it('with nobody there says so, and what to do', async () => {
    await page();
    await until(() => list.seen.includes('There are no customers yet.'));
    expect(list.one('[part~=base]').getAttribute('part')).to.equal('base empty');
    // Nothing to filter, to count or to put in order.
    expect([list.chips, list.root.querySelector('[part=count]'), list.root.querySelector('select')]).to.deep.equal([
      [],
      null,
      null,
    ]);
    list.press('New customer');
    await until(() => list.root.querySelector('dialog[open] customer-form'));
  });

  it('says that the register is locked, shows nobody, and shows them again when somebody signs in', async () => {
    await threeCustomers();
    clientOf(provider).configure({ cashier: null });
    await until(() => list.error);
    expect(list.error).to.contain('This register is locked. Sign in to go on.');
    expect(list.seen).to.not.contain('Ann Lee');
    expect(list.button('Try again')).to.equal(null);
    expect(list.assertiveWords).to.contain('locked');
    clientOf(provider).configure({ cashier: { id: 'ana' } });
    await until(() => list.root.querySelector('.rows [role=row]'));
    expect(list.error).to.equal('');
  });

  it('masks phones and e-mails for a cashier who may not see them', async () => {
    await page(undefined, { cashier: { id: 'ana', can: { contacts: 'no' } } });
    await addCustomers(clientOf(provider), { displayName: 'Ann Lee', phone: '3035550147', email: 'ann@example.com' });
    await list.ready();
    expect(list.row('Ann Lee').textContent).to.contain('•••• 0147').and.to.contain('a•••@example.com');
  });

  it('tells wrong attributes by their path, and shows the list all the same', async () => {
    const errors: RegularsErrorEvent[] = [];
    await page(html`<customer-list sort="age" selected-id="7"></customer-list>`);
    provider.addEventListener('regulars-error', (event) => errors.push(event));
    Object.assign(list.element, { filters: '[object Object]' });
    await addCustomers(clientOf(provider), 'Ann Lee');
    await list.ready();
    expect(errors.map(({ code, path }) => [code, path])).to.deep.include.members([['invalid-config', 'filters']]);
    expect(list.names).to.deep.equal(['Ann Lee']);
    Object.assign(list.element, { sort: 'size', selectedId: 'x' });
    await until(() => errors.some(({ path }) => path === 'selected-id'));
    expect(errors.some(({ path }) => path === 'sort')).to.equal(true);
  });

  it('takes a heading of the host and its own level', async () => {
    await page(html`<customer-list heading-level="4"></customer-list>`);
    await until(() => list.root.querySelector('[role=heading]'));
    expect(list.one('[role=heading]').getAttribute('aria-level')).to.equal('4');
    expect(list.one('[role=heading]').textContent).to.equal('Customers');
  });

  it('sorts by the button of a column, and turns round when it is pressed again', async () => {
    await threeCustomers();
    const head = list.root.querySelector('[role=columnheader][aria-sort]')!;
    expect(head.getAttribute('aria-sort')).to.equal('ascending');
    list.press('Name');
    await until(() => list.names[0] === 'Cid Perez');
    expect(head.getAttribute('aria-sort')).to.equal('descending');
    await until(() => list.politeWords === 'Sorted by Name, descending.');
    expect(list.element.descending).to.equal(true);
  });

  it('sorts by the day a customer was added', async () => {
    await threeCustomers();
    list.sortBy('Date added');
    await until(() => list.names[0] === 'Cid Perez');
    expect(list.names).to.deep.equal(['Cid Perez', 'Ann Lee', 'Bob Ito']);
    expect(list.element.sort).to.equal('created-at');
    list.press('Descending order');
    await until(() => list.names[0] === 'Bob Ito');
  });

  it('shows a customer saved elsewhere at once, and one renamed in the new place', async () => {
    const [cid] = await threeCustomers();
    await addCustomers(clientOf(provider), 'Abe Zorn', { id: cid!, displayName: 'Aaron Perez' });
    await until(() => list.names.length === 4 && list.names[0] === 'Aaron Perez');
    expect(list.names).to.deep.equal(['Aaron Perez', 'Abe Zorn', 'Ann Lee', 'Bob Ito']);
    expect(list.count).to.equal('4 customers');
  });
});

function pick<T, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}
