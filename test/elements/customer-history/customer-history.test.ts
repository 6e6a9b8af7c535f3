import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CustomerHistoryHarness } from '../../support/harness/customer-history-harness.js';
import { historyScene, saleOf, sellDaysAgo } from '../../support/harness/history-scene.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';
import { codeOf } from '../../support/managers.js';

describe('a customer history', () => {
  it('shows the customer by name under its heading, with a pencil, points and store credit', async () => {
    const { history } = await historyScene();
    expect(history.heading).to.equal('Customer History');
    expect(history.name).to.equal('Ada Lovelace');
    expect(history.nameLevel).to.equal(3);
    expect(history.pencil?.getAttribute('aria-label')).to.equal('Edit Customer');
    expect(history.find('loyalty-pill')).not.to.equal(null);
    expect(history.find('credit-badge')).not.to.equal(null);
    expect(history.tabs.map((tab) => tab.textContent?.trim())).to.deep.equal(['Sales', 'Loyalty', 'Store Credit']);
    expect(history.states).to.deep.equal([]);
  });

  it('lists sales by day with number, time, items, total and points', async () => {
    const { history } = await historyScene({
      before: (client, customer) => sellDaysAgo(client, customer, 40, 1, 0),
    });
    expect(history.days).to.deep.equal(['Today', 'Yesterday', 'Monday, October 12, 2026']);
    const [first] = history.lines;
    expect(first?.cause).to.match(/^Sale \d+$/);
    expect(first?.details).to.equal('12:00 PM · 3 items');
    expect(first?.amount).to.equal('$15.40');
    expect(first?.below).to.equal('+14 points');
  });

  it('shows the balance of points after each entry, and why it changed', async () => {
    const { history } = await historyScene({
      options: { loyalty: { reasons: [{ code: 'goodwill', text: 'Made up for a wait' }] } },
      element: html`<customer-history tab="loyalty"></customer-history>`,
      before: async (client, customer) => {
        await sellDaysAgo(client, customer, 2, 1);
        await client.loyalty.adjust({ customerId: customer.id, points: 50, reason: { code: 'goodwill' } });
        await client.loyalty.adjust({ customerId: customer.id, points: -8, reason: { code: 'other', text: 'Typed twice' } });
      },
    });
    const seen = history.lines.map(({ cause, amount, below }) => `${cause}: ${amount}, ${below}`);
    expect(seen.slice(2)).to.deep.equal(['Earned on a sale: +14, Balance 28', 'Earned on a sale: +14, Balance 14']);
    // Of one moment, they stand in the order of their ids.
    expect(seen.slice(0, 2)).to.have.members(['Points removed: -8, Balance 70', 'Points added: +50, Balance 78']);
    expect(history.seen).to.contain('Made up for a wait').and.to.contain('Typed twice');
  });

  it('shows store credit as money, each entry with the balance after it', async () => {
    const { history } = await historyScene({
      element: html`<customer-history tab="store-credit"></customer-history>`,
      before: async (client, customer) => {
        const credit = { customerId: customer.id, reason: { code: 'return' } };
        await client.storeCredit.issue({ ...credit, amount: { amountMinor: 2000, currency: 'USD' } });
        await client.storeCredit.use({ ...credit, amount: { amountMinor: 550, currency: 'USD' } });
      },
    });
    const [newest, oldest] = history.lines;
    expect([newest?.cause, newest?.amount, newest?.below]).to.deep.equal(['Store credit used', '-$5.50', 'Balance $14.50']);
    expect([oldest?.cause, oldest?.amount, oldest?.below]).to.deep.equal(['Store credit issued', '+$20.00', 'Balance $20.00']);
  });

  it('shows what is recorded elsewhere meanwhile, and keeps focus where it was', async () => {
    const { history, client, customer } = await historyScene({ before: (open, who) => sellDaysAgo(open, who, 3) });
    history.find('.sale')?.focus();
    const focused = history.focused;
    await client.recordSale(saleOf(customer));
    await until(() => history.lines.length === 2);
    expect(history.days).to.deep.equal(['Today', 'Wednesday, November 18, 2026']);
    expect(history.focused).to.equal(focused);
  });

  it('opens the form by the pencil, and takes focus back', async () => {
    const { history, provider } = await historyScene();
    const asked: string[] = [];
    provider.addEventListener('customer-open', (event) => {
      asked.push(event.view);
      if (asked.length === 1) event.preventDefault();
    });
    await history.press('Edit Customer');
    expect(history.find('dialog[open]')).to.equal(null);
    await history.press('Edit Customer');
    await until(() => history.find('dialog[open]') !== null);
    expect(asked).to.deep.equal(['edit', 'edit']);
    await until(() => history.find('dialog[open] customer-form') !== null);
    await history.keys('Escape');
    await until(() => history.find('dialog[open]') === null);
    await until(() => history.focused === 'Edit Customer');
  });

  it('warns in one line of who may not buy', async () => {
    const { history } = await historyScene({
      options: { statusPolicy: { banned: 'warn' } },
      before: (client, customer) => client.setStatus(customer.id, 'banned', { reason: 'Took the tip jar' }),
    });
    expect(history.alert).to.equal('Banned: Took the tip jar');
  });

  it('says while nobody is on the sale, and what to do', async () => {
    const provider = await registerPage(html`<customer-history></customer-history>`, { locale: 'en' });
    const history = await CustomerHistoryHarness.in(provider);
    expect(history.states).to.deep.equal(['empty']);
    expect(history.seen).to.contain('No customer on this sale').and.to.contain('Find a customer');
  });

  it('says that a customer nobody has is no longer here', async () => {
    const provider = await registerPage(
      html`<customer-history customer-id="01a2003f-db61-7720-87eb-0000000000ff"></customer-history>`,
      { locale: 'en' },
    );
    const history = await CustomerHistoryHarness.in(provider);
    expect(history.seen).to.contain('This customer is no longer here.');
    expect(history.states).to.deep.equal(['failed']);
  });

  it('shows the customer of its customer-id rather than the one on the sale', async () => {
    const { provider } = await historyScene();
    const [grace] = await addCustomers(clientOf(provider), 'Grace Hopper');
    const element = document.createElement('customer-history');
    element.customerId = grace?.id ?? '';
    provider.append(element);
    const other = new CustomerHistoryHarness(element);
    await other.settled();
    expect(other.name).to.equal('Grace Hopper');
    expect(other.seen).to.contain('No sales yet');
  });

  it('tells the host of wrong attributes by their path, and shows all the same', async () => {
    const provider = await registerPage(html`<div></div>`, { locale: 'en' });
    const paths: (string | undefined)[] = [];
    provider.addEventListener('regulars-error', ({ path }) => paths.push(path));
    const element = document.createElement('customer-history');
    for (const [name, value] of [
      ['tab', 'points'],
      ['from', 'today'],
      ['to', '2026-02-30'],
      ['customer-id', 'Ada'],
    ]) {
      element.setAttribute(name ?? '', value ?? '');
    }
    provider.append(element);
    await until(() => paths.length === 4);
    expect(paths).to.have.members(['tab', 'from', 'to', 'customer-id']);
    const history = new CustomerHistoryHarness(element);
    await history.settled();
    expect(history.error).to.contain('customer-id');
  });
});

describe('a cashier who may not look', () => {
  it('sees the customer and why there is no history', async () => {
    const { history } = await historyScene({ options: { cashier: { id: 'kim', can: { history: 'no' } } } });
    expect(history.seen).to.contain('Ada Lovelace').and.to.contain('You are not allowed to see the history of customers');
    expect(history.tablist).to.equal(null);
    expect(await codeOf(history.element.exportCsv())).to.equal('not-allowed');
  });

  it('sees that the register is locked, and nothing of the customer', async () => {
    const { history, client } = await historyScene();
    client.configure({ cashier: null });
    await until(() => history.seen.includes('This register is locked.'));
    expect(history.seen).not.to.contain('Ada');
    expect(await codeOf(history.element.exportCsv())).to.equal('locked');
  });

  it('has no pencil where editing is not allowed', async () => {
    const { history } = await historyScene({ options: { cashier: { id: 'kim', can: { edit: 'no' } } } });
    expect(history.pencil).to.equal(null);
  });
});
