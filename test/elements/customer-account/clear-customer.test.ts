import { expect } from '@open-wc/testing';
import { scene } from '../../support/harness/account-scene.js';
import { addCustomers, clientOf, until } from '../../support/harness/register-page.js';

describe('clearing a customer', () => {
  it('takes the customer off the sale and leaves the customer as it was', async () => {
    const { provider, account, customer } = await scene();
    await account.choose('Clear Customer');
    await until(() => account.states.includes('empty'));
    expect(provider.sale?.current).to.equal(null);
    expect((await clientOf(provider).get(customer.id))?.customer).to.deep.equal(customer);
  });

  it('moves focus to what stands in its place, with Undo one Tab away, and says so once', async () => {
    const { account } = await scene();
    account.initial?.focus();
    await account.press('ArrowUp', 'Enter');
    await until(() => account.offersUndo);
    await until(() => account.focused.startsWith('No customer on this sale'));
    await until(() => account.politeWords.includes('Ada Lovelace cleared from the sale'));
    await account.press('Tab');
    expect(account.focused).to.equal('Undo');
  });

  it('is undone by Undo, and focus goes back to the initial', async () => {
    const { provider, account, customer } = await scene();
    account.initial?.focus();
    await account.press('ArrowUp', 'Enter');
    await until(() => account.offersUndo && account.focused.startsWith('No customer'));
    await account.press('Tab', 'Enter');
    await until(() => account.hasInitial);
    expect(provider.sale?.current?.customer.id).to.equal(customer.id);
    expect(account.offersUndo).to.equal(false);
    await until(() => account.focused === 'Ada Lovelace, customer menu');
  });

  it('can no longer be undone once somebody else is on the sale', async () => {
    const { provider, account } = await scene();
    await account.choose('Clear Customer');
    await until(() => account.offersUndo);
    const [grace] = await addCustomers(clientOf(provider), 'Grace Hopper');
    await provider.sale?.attach(grace?.id ?? '');
    await until(() => account.seen.includes('Grace Hopper'));
    expect(account.offersUndo).to.equal(false);
  });

  it('asks the page first, which can refuse, and carries no name', async () => {
    const { provider, account, customer } = await scene();
    const refuse = (event: Event): void => {
      event.preventDefault();
      expect({ ...event }).to.deep.equal({
        isTrusted: false,
        customerId: customer.id,
        initial: 'A',
        status: 'active',
        origin: 'menu',
      });
    };
    provider.addEventListener('customer-clear', refuse);
    await account.choose('Clear Customer');
    await new Promise((resolve) => setTimeout(resolve));
    expect(provider.sale?.current?.customer.id).to.equal(customer.id);
    expect(account.offersUndo).to.equal(false);
  });

  it('shows and says the sentence of a guard that refuses', async () => {
    const { provider, account, customer } = await scene();
    provider.sale?.guard(() => 'A layaway belongs to this customer.');
    await account.choose('Clear Customer');
    await until(() => account.error === 'A layaway belongs to this customer.');
    expect(account.assertiveWords).to.equal('A layaway belongs to this customer.');
    expect(provider.sale?.current?.customer.id).to.equal(customer.id);
  });
});
