import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { CustomerClient } from '../../src/context/customer-client-context.js';
import '../../src/define/customer-provider.js';
import '../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../src/elements/customer-provider/customer-provider.js';
import type { CustomerSearchElement } from '../../src/elements/customer-search/customer-search.js';
import { deleteDatabase } from '../support/delete-database.js';
import { ProviderHarness } from '../support/harness/customer-provider-harness.js';
import { CustomerSearchHarness } from '../support/harness/customer-search-harness.js';
import { HeldTimers } from '../support/held-timers.js';
import { addCustomers, ownStore, until } from '../support/harness/register-page.js';

describe('an element on a page without provider', () => {
  let search: CustomerSearchHarness;
  let client: CustomerClient;

  beforeEach(async () => {
    const element = await fixture<CustomerSearchElement>(html`<customer-search locale="en"></customer-search>`);
    client = await until(() => element.link.client);
    await client.ready;
    search = new CustomerSearchHarness(element);
  });
  afterEach(async () => {
    const timers = new HeldTimers();
    search.element.remove();
    // It may come back until the task ends; then the client stays open for others a while.
    await new Promise((resolve) => setTimeout(resolve));
    timers.advance(5_000);
    timers.restore();
    await client.close();
    await deleteDatabase('regulars');
  });

  async function addProvider(): Promise<CustomerProviderElement> {
    const provider = document.createElement('customer-provider');
    Object.assign(provider, { config: ownStore(), locale: 'en' });
    document.body.append(provider);
    await provider.updateComplete;
    return provider;
  }

  it('works alone: it opens the store of a plain register, finds in it and puts on its sale', async () => {
    expect(client.options.database).to.equal('regulars');
    const [ann] = await addCustomers(client, 'Ann Lee');
    await search.type('ann');
    await search.choose(0);
    await until(() => client.sale().current?.customer.id === ann?.id);
  });

  it('shares that store with others alone', async () => {
    const other = await fixture<CustomerSearchElement>(html`<customer-search></customer-search>`);
    await until(() => other.link.client);
    expect(other.link.client === client).to.equal(true);
    other.remove();
  });

  it('has customers agree in the page’s language, and is one client whatever that becomes', async () => {
    expect(client.options.locale).to.equal('en');
    document.documentElement.lang = 'es';
    const other = await fixture<CustomerSearchElement>(html`<customer-search></customer-search>`);
    await until(() => other.link.client);
    document.documentElement.lang = 'en';
    expect(other.link.client === client).to.equal(true);
    expect(client.options.locale).to.equal('es');
    other.remove();
  });

  describe('to which a provider is added', () => {
    it('stays with its store, its sale and what is typed', async () => {
      const [ann] = await addCustomers(client, 'Ann Lee');
      await client.sale().attach(ann?.id ?? '');
      await search.type('bob');
      const { sale } = search.element.link;

      const provider = await addProvider();
      await search.settled();
      expect(search.element.link.client === client).to.equal(true);
      expect(search.element.link.sale === sale).to.equal(true);
      expect(client.sale().current?.customer.id).to.equal(ann?.id);
      expect(search.field.value).to.equal('bob');
      expect(client.store.state).to.equal('ready');
      provider.remove();
    });

    it('is told of by the provider: on the page, and by an event', async () => {
      const told = oneEvent(document.body, 'regulars-error');
      const provider = await addProvider();
      expect(await told).to.include({ code: 'late-provider' });
      const page = new ProviderHarness(provider);
      await until(() => page.notice);
      expect(page.notice).to.equal('This register was set up too late. Reload the page.');
      provider.remove();
    });

    it('leaves the elements inside the provider to its own store', async () => {
      const provider = await addProvider();
      const inside = document.createElement('customer-search');
      provider.append(inside);
      expect(inside.link.client === provider.client).to.equal(true);
      expect(inside.link.client === client).to.equal(false);
      provider.remove();
    });
  });
});
