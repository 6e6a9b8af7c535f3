import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ADA, EXPIRED, scene } from '../../support/harness/account-scene.js';
import { CustomerAccountHarness } from '../../support/harness/customer-account-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('a customer account', () => {
  it('shows who is on the sale by initial, name and the end of the phone', async () => {
    const { account } = await scene();
    expect(account.heading).to.deep.equal({ text: 'Customer Account', level: 2 });
    expect(account.initial?.textContent?.trim()).to.equal('A');
    expect(account.initial?.getAttribute('aria-label')).to.equal('Ada Lovelace, customer menu');
    expect(account.seen).to.contain('Ada Lovelace').and.to.contain('•••• 0147');
    expect(account.seen).not.to.contain('415');
  });

  it('says while nobody is on the sale, and what to do', async () => {
    const provider = await registerPage(html`<customer-account></customer-account>`, { locale: 'en' });
    const account = await CustomerAccountHarness.in(provider);
    expect(account.states).to.deep.equal(['empty']);
    expect(account.seen).to.contain('No customer on this sale').and.to.contain('Find a customer');
    expect(account.hasInitial).to.equal(false);
  });

  it('shows the host’s own words while nobody is on the sale', async () => {
    const provider = await registerPage(html`<customer-account><p slot="empty">Ask for a card</p></customer-account>`);
    const account = await CustomerAccountHarness.in(provider);
    const words = provider.querySelector<HTMLElement>('[slot=empty]');
    expect(words?.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(account.states).to.deep.equal(['empty']);
  });

  it('follows the sale, and the customer who is edited meanwhile', async () => {
    const { provider, account, customer } = await scene();
    await clientOf(provider).save({ id: customer.id, displayName: 'Ada King' });
    await until(() => account.seen.includes('Ada King'));
    await provider.sale?.clear();
    await until(() => account.states.includes('empty'));
  });

  it('shows the customer of its customer-id, and lets nobody be cleared who is not on the sale', async () => {
    const { provider } = await scene();
    const [grace] = await addCustomers(clientOf(provider), 'Grace Hopper');
    const element = document.createElement('customer-account');
    element.setAttribute('customer-id', grace?.id ?? '');
    provider.append(element);
    const harness = new CustomerAccountHarness(element);
    await until(() => harness.hasInitial);
    expect(harness.seen).to.contain('Grace Hopper');
    harness.element.openMenu();
    await harness.element.updateComplete;
    expect(harness.menu).to.deep.equal(['Customer History', 'Edit Customer']);
  });

  it('says that a customer-id nobody has is no longer here', async () => {
    const provider = await registerPage(
      html`<customer-account customer-id="01a2003f-db61-7720-87eb-0000000000ff"></customer-account>`,
      { locale: 'en' },
    );
    const account = await CustomerAccountHarness.in(provider);
    expect(account.seen).to.contain('This customer is no longer here.');
  });

  it('names a customer-id that is no id by its path, and throws nothing', async () => {
    const paths: unknown[] = [];
    const listen = (event: Event): void => void paths.push('path' in event ? event.path : undefined);
    document.addEventListener('regulars-error', listen);
    const provider = await registerPage(html`<customer-account customer-id="[object Object]"></customer-account>`, {
      locale: 'en',
    });
    const account = new CustomerAccountHarness(provider.querySelector('customer-account') as CustomerAccountHarness['element']);
    await until(() => account.error !== '');
    document.removeEventListener('regulars-error', listen);
    expect(paths).to.include('customer-id');
    expect(account.error).to.contain('customer-id');
  });

  it('warns in one line, with a mark beside the initial, and says it once', async () => {
    const { account } = await scene(EXPIRED);
    expect(account.alert).to.equal('ID expired March 7, 2024');
    await until(() => account.politeWords.includes('ID expired March 7, 2024'));
  });

  it('warns of all there is in the same one line, the worst first', async () => {
    const { provider, account, customer } = await scene(EXPIRED);
    await clientOf(provider).setStatus(customer.id, 'banned', { reason: 'Bad cheques' });
    await until(() => account.alert.startsWith('Banned: Bad cheques'));
    expect(account.alert).to.contain(' · ID expired March 7, 2024');
  });

  it('warns of an account that was overspent, as soon as it is', async () => {
    const options = { cashier: { id: 'c', can: { loyalty: 'yes' } }, loyalty: { allowNegative: true } } as const;
    const { account, provider } = await scene(ADA, options);
    const client = clientOf(provider);
    const customerId = client.sale().current?.customer.id ?? '';
    await client.loyalty.adjust({ customerId, points: -5, reason: { code: 'correction' } });
    await until(() => account.alert.includes('Spent more than there was'));
  });

  it('flags who is deactivated while on the sale, and keeps them on it', async () => {
    const { provider, account, customer } = await scene();
    await clientOf(provider).setStatus(customer.id, 'inactive');
    await until(() => account.alert.startsWith('Deactivated'));
    expect(provider.sale?.current?.customer.id).to.equal(customer.id);
  });

  it('with no-menu shows the initial as a picture', async () => {
    const { account } = await scene();
    account.element.noMenu = true;
    await account.element.updateComplete;
    expect(account.hasInitial).to.equal(false);
    expect(account.seen).to.contain('Ada Lovelace');
    account.element.openMenu();
    expect(account.menu).to.deep.equal([]);
  });

  it('offers no editing to a cashier who may not edit', async () => {
    const { account } = await scene(ADA, { cashier: { id: 'c', can: { edit: 'no' } } });
    account.element.openMenu();
    await account.element.updateComplete;
    expect(account.menu).to.deep.equal(['Customer History', 'Clear Customer']);
  });

  it('speaks Spanish and French', async () => {
    const { account } = await scene(EXPIRED);
    account.element.locale = 'es';
    await until(() => account.heading.text === 'Cuenta del cliente');
    expect(account.alert).to.equal('Documento caducado el 7 de marzo de 2024');
    account.element.locale = 'fr';
    await until(() => account.heading.text === 'Compte client');
  });
});
