import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-provider.js';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { ProviderHarness } from '../../support/harness/customer-provider-harness.js';
import { clientOf, ownStore, registerPage, until } from '../../support/harness/register-page.js';

describe('the options of customer-provider', () => {
  it('are its attributes', async () => {
    const provider = await fixture<CustomerProviderElement>(html`
      <customer-provider
        storage="memory"
        merchant-id="m-${crypto.randomUUID()}"
        location-id="front"
        currency="EUR"
        country="FR"
        time-zone="Europe/Paris"
        register-name="Bar"
        profile="given-family"
        shop="medical"
        locale="fr"
      ></customer-provider>
    `);
    expect(clientOf(provider).options).to.include({
      storage: 'memory',
      locationId: 'front',
      currency: 'EUR',
      country: 'FR',
      timeZone: 'Europe/Paris',
      registerName: 'Bar',
      profile: 'given-family',
      shop: 'medical',
      locale: 'fr',
    });
  });

  it('are gone over by its config property', async () => {
    const provider = await fixture<CustomerProviderElement>(
      html`<customer-provider profile="full-name" .config=${ownStore({ profile: 'given-family' })}></customer-provider>`,
    );
    expect(clientOf(provider).options.profile).to.equal('given-family');
  });

  it('change live while the client stays, where they may', async () => {
    const provider = await registerPage(html``);
    const client = clientOf(provider);
    provider.profile = 'given-family';
    provider.cashier = { id: 'c7' };
    await provider.updateComplete;
    expect(provider.client === client).to.equal(true);
    expect(client.options).to.deep.include({ profile: 'given-family', cashier: { id: 'c7' } });
    provider.removeAttribute('profile');
    provider.profile = undefined;
    await provider.updateComplete;
    expect(client.options.profile).to.equal('full-name');
  });

  it('change live too where the config property alone has them', async () => {
    const provider = await registerPage(html``);
    const client = clientOf(provider);
    const live = { loyalty: { allowNegative: true }, storeCredit: { expireAfterMonths: 6 }, parkedSales: { days: 3 } };
    provider.config = { ...provider.config, ...live };
    await provider.updateComplete;
    expect(provider.client === client).to.equal(true);
    expect(client.options).to.deep.include(live);
  });

  it('open another store where they fix one', async () => {
    const provider = await registerPage(html``);
    const client = clientOf(provider);
    provider.config = ownStore();
    await provider.updateComplete;
    expect(provider.client === client).to.equal(false);
  });

  for (const [name, config, path] of [
    ['a wrong value', { currency: 'dollars' }, 'config.currency'],
    ['an unknown option', { curency: 'USD' }, 'config.curency'],
    ['a wrong value deep inside', { customFields: [{ id: 'a', label: 'A', type: 'tet' }] }, 'config.customFields.0.type'],
  ] as const) {
    it(`tell the path of ${name}, on the page and in the event, and throw nothing`, async () => {
      const provider = document.createElement('customer-provider');
      provider.config = ownStore(config as object);
      const event = oneEvent(provider, 'regulars-error');
      document.body.append(provider);
      expect(await event).to.include({ code: 'invalid-config', path });
      await until(() => new ProviderHarness(provider).notice);
      expect(new ProviderHarness(provider).notice).to.contain(path);
      expect(provider.client === undefined).to.equal(true);

      provider.config = ownStore();
      await provider.updateComplete;
      expect(provider.client === undefined).to.equal(false);
      await until(() => new ProviderHarness(provider).notice === '');
      provider.remove();
    });
  }

  for (const [property, value, path] of [
    ['scheme', 'blue', 'scheme'],
    ['density', 'tight', 'density'],
    ['headingLevel', 9, 'heading-level'],
    ['messages', { 'search.lable': 'Find' }, 'messages.search.lable'],
    ['messages', { 'search.label': 5 }, 'messages.search.label'],
    ['appearance', null, ''],
  ] as const) {
    it(`tell the path of a wrong ${property} (${path})`, async () => {
      const provider = await registerPage(html`<customer-search></customer-search>`);
      const event = oneEvent(provider, 'regulars-error');
      Object.assign(provider, { [property]: value });
      expect(await event).to.include({ code: 'invalid-config' });
      expect(String(Reflect.get(await event, 'path') ?? '')).to.equal(path);
      await provider.updateComplete;
    });
  }

  it('count where they were set before the element was defined', async () => {
    const late = document.createElement('late-provider') as CustomerProviderElement;
    const config = ownStore({ registerName: 'Set early' });
    Object.assign(late, { config });
    document.body.append(late);
    const { CustomerProviderElement: Provider } = await import('../../../src/elements/customer-provider/customer-provider.js');
    Provider.define({ tag: 'late-provider' });
    await late.updateComplete;
    expect(clientOf(late).options.registerName).to.equal('Set early');
    late.remove();
  });

  it('leave nothing on the element itself', async () => {
    const provider = await registerPage(html`<p>Page</p>`);
    provider.profile = 'given-family';
    provider.locale = 'es';
    await provider.updateComplete;
    expect(provider.getAttributeNames()).to.deep.equal([]);
    expect(provider.children).to.have.length(1);
  });

  it('hand tokens down to everything inside', async () => {
    const provider = await registerPage(html`<p>Page</p>`);
    provider.appearance = { tokens: { accent: 'rgb(1, 2, 3)' } };
    await provider.updateComplete;
    const page = provider.querySelector('p') as HTMLElement;
    expect(getComputedStyle(page).getPropertyValue('--regulars-accent')).to.equal('rgb(1, 2, 3)');
  });

  it('give the page inside no style of ours', async () => {
    const frame = await fixture<HTMLElement>(html`<div style="color: rgb(9, 9, 9); font: 21px serif; color-scheme: dark"></div>`);
    const provider = await registerPage(html`<p>Page</p>`);
    frame.append(provider);
    const { color, fontSize, colorScheme } = getComputedStyle(provider.querySelector('p') as HTMLElement);
    expect({ color, fontSize, colorScheme }).to.deep.equal({ color: 'rgb(9, 9, 9)', fontSize: '21px', colorScheme: 'dark' });
  });
});
