import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-provider.js';
import type { CustomerChangeEvent } from '../../../src/events/customer-change.js';
import { addCustomers, clientOf, ownStore, registerPage, until } from '../../support/harness/register-page.js';
import { ProviderHarness } from '../../support/harness/customer-provider-harness.js';

describe('the sale of customer-provider', () => {
  it('is there in the task in which the provider was put on the page', () => {
    const provider = document.createElement('customer-provider');
    Object.assign(provider, { config: ownStore() });
    document.body.append(provider);
    expect(provider).to.have.nested.property('sale.saleId', 'sale');
    provider.remove();
  });

  it('takes and loses the customer that the page sets', async () => {
    const provider = await registerPage(html``);
    const [ann] = await addCustomers(clientOf(provider), 'Ann Lee');
    provider.customerId = ann?.id ?? null;
    await until(() => provider.customerId);
    expect(provider.sale?.current?.origin).to.equal('host');
    provider.customerId = null;
    await until(() => provider.sale?.current === null);
    provider.setAttribute('customer-id', ann?.id ?? '');
    await until(() => provider.customerId === ann?.id);
  });

  it('fires no before-event for what the page sets', async () => {
    const provider = await registerPage(html``);
    const [ann] = await addCustomers(clientOf(provider), 'Ann Lee');
    let before = 0;
    provider.addEventListener('customer-attach', () => (before += 1));
    provider.customerId = ann?.id ?? null;
    await until(() => provider.customerId);
    expect(before).to.equal(0);
  });

  it('tells of every change: who, before whom, and whose doing', async () => {
    const provider = await registerPage(html``);
    const client = clientOf(provider);
    const [ann, bob] = await addCustomers(client, 'Ann Lee', 'Bob Ray');
    const changes: CustomerChangeEvent[] = [];
    provider.addEventListener('customer-change', (event) => changes.push(event));

    await provider.sale?.attach(ann?.id ?? '', { origin: 'search' });
    await until(() => changes.length === 1);
    await provider.sale?.attach(bob?.id ?? '', { origin: 'form' });
    await until(() => changes.length === 2);
    await provider.sale?.clear({ origin: 'menu' });
    await until(() => changes.length === 3);

    expect(
      changes.map(({ customerId, previousId, initial, origin }) => ({ customerId, previousId, initial, origin })),
    ).to.deep.equal([
      { customerId: ann?.id, previousId: null, initial: 'A', origin: 'search' },
      { customerId: bob?.id, previousId: ann?.id, initial: 'B', origin: 'form' },
      { customerId: null, previousId: bob?.id, initial: null, origin: 'menu' },
    ]);
    expect(JSON.stringify(changes)).not.to.contain('Lee');
  });

  it('keeps who is on it, and says so, where a customer set by the page is refused', async () => {
    const provider = await registerPage(html``);
    const client = clientOf(provider);
    const [ann, bob] = await addCustomers(client, 'Ann Lee', 'Bob Ray');
    provider.customerId = ann?.id ?? null;
    await until(() => provider.customerId);
    provider.sale?.guard(({ type }) => (type === 'attach' ? 'Finish this sale first.' : true));
    const event = oneEvent(provider, 'regulars-error');
    provider.customerId = bob?.id ?? null;
    expect(await event).to.include({ code: 'refused-by-host' });
    expect(provider.customerId).to.equal(ann?.id);
    await until(() => new ProviderHarness(provider).notice === 'Finish this sale first.');
  });

  it('refuses who does not exist', async () => {
    const provider = await registerPage(html``);
    const event = oneEvent(provider, 'regulars-error');
    provider.customerId = '018f0000-0000-7000-8000-000000000000';
    expect(await event).to.include({ code: 'not-found' });
  });

  it('is another one for another provider, on one client', async () => {
    const config = ownStore();
    const one = await registerPage(html``, config);
    const two = await registerPage(html``, config);
    expect(one.client === two.client).to.equal(true);
    const [ann] = await addCustomers(clientOf(one), 'Ann Lee');
    one.customerId = ann?.id ?? null;
    await until(() => one.customerId);
    expect(one.sale?.saleId).not.to.equal(two.sale?.saleId);
    expect(two.customerId).to.equal(null);
  });

  it('ends with nextSale(): nobody is on the next', async () => {
    const provider = await registerPage(html``);
    const [ann] = await addCustomers(clientOf(provider), 'Ann Lee');
    provider.customerId = ann?.id ?? null;
    await until(() => provider.customerId);
    await provider.nextSale('order-8');
    expect(provider.customerId).to.equal(null);
    expect(provider.sale?.saleId).to.equal('order-8');
  });

  it('does not end where a guard keeps the customer on', async () => {
    const provider = await registerPage(html``);
    const [ann] = await addCustomers(clientOf(provider), 'Ann Lee');
    provider.customerId = ann?.id ?? null;
    await until(() => provider.customerId);
    provider.sale?.guard(({ type }) => type !== 'clear');
    const refusal = await provider.nextSale('order-9').catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'refused-by-host');
    expect(provider.customerId).to.equal(ann?.id);
    expect(provider.sale?.saleId).to.equal('sale');
  });
});
