import { expect } from '@open-wc/testing';
import { scene } from '../../support/harness/account-scene.js';
import { clientOf, until } from '../../support/harness/register-page.js';

describe('editing from the account', () => {
  it('tells the page first, which can route to its own', async () => {
    const { provider, account, customer } = await scene();
    const told: unknown[] = [];
    provider.addEventListener('customer-open', (event) => {
      event.preventDefault();
      told.push([event.customerId, event.view]);
    });
    await account.choose('Edit Customer');
    expect(told).to.deep.equal([[customer.id, 'edit']]);
    expect(account.element.renderRoot.querySelector('customer-form') === null).to.equal(true);
  });

  it('outside a panel opens the form in a dialog of its own, and closing it gives focus back to the initial', async () => {
    const { account } = await scene();
    account.initial?.focus();
    await account.press('Enter', 'ArrowDown', 'Enter');
    await until(() => account.element.renderRoot.querySelector('dialog[open] customer-form') !== null);
    await until(() => account.focused === 'Edit Customer');
    await account.press('Escape');
    await until(() => account.element.renderRoot.querySelector('dialog[open]') === null);
    expect(account.focused).to.equal('Ada Lovelace, customer menu');
  });

  it('is offered to who needs a manager to save, and not to who may not at all', async () => {
    const { account, provider } = await scene();
    clientOf(provider).configure({ cashier: { id: 'mia', can: { edit: 'no' } } });
    account.element.openMenu();
    await until(() => account.menu.length > 0 && !account.menu.includes('Edit Customer'));
    clientOf(provider).configure({ cashier: { id: 'mia', can: { edit: 'grant' } } });
    await until(() => account.menu.includes('Edit Customer'));
    await account.choose('Edit Customer');
    await until(() => account.element.renderRoot.querySelector('dialog[open] customer-form') !== null);
  });
});
