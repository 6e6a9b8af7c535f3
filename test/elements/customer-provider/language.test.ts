import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-form.js';
import '../../../src/define/customer-provider.js';
import '../../../src/define/customer-search.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerFormHarness } from '../../support/harness/customer-form-harness.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { clientOf, ownStore, until } from '../../support/harness/register-page.js';

const SPANISH = 'Acepto recibir mensajes de texto';

interface Languages {
  /** Of the page around the provider. */
  readonly lang?: string;
  /** Of the provider. */
  readonly locale?: string;
  readonly config?: CustomerClientOptions;
}

describe('the language of customer-provider', () => {
  async function page({ lang, locale, config }: Languages): Promise<CustomerProviderElement> {
    const around = await fixture(html`<div lang=${lang ?? ''}></div>`);
    const provider = document.createElement('customer-provider');
    if (lang === undefined) around.removeAttribute('lang');
    if (locale !== undefined) provider.setAttribute('locale', locale);
    provider.config = ownStore(config);
    around.append(provider);
    await provider.updateComplete;
    await clientOf(provider).ready;
    return provider;
  }

  for (const [whose, languages, expected] of [
    ['its own', { lang: 'fr', locale: 'es' }, 'es'],
    ['that of its config over its own', { lang: 'fr', locale: 'en', config: { locale: 'es' } }, 'es'],
    ['that of the page around it where it has none', { lang: 'es-MX' }, 'es-MX'],
    ['that of the whole page where nothing nearer names one', {}, 'en'],
    ['English where the page names none there is', { lang: 'no language' }, 'en'],
  ] as const) {
    it(`is ${whose}, and the client goes by it`, async () => {
      const provider = await page(languages);
      expect(clientOf(provider).options.locale).to.equal(expected);
    });
  }

  it('is the elements’ too where config gives it', async () => {
    const provider = await page({ config: { locale: 'es' } });
    provider.append(document.createElement('customer-search'));
    const search = CustomerSearchHarness.in(provider);
    await until(() => search.element.shadowRoot?.querySelector('[role=combobox]'));
    await until(() => search.field.getAttribute('aria-label') === 'Buscar un cliente');
  });

  it('follows the page while the client stays', async () => {
    const provider = await page({ lang: 'en' });
    const client = clientOf(provider);
    provider.parentElement?.setAttribute('lang', 'es');
    await until(() => client.options.locale === 'es');
    expect(provider.client === client).to.equal(true);
  });

  it('is left as it is in a client of the host’s own', async () => {
    const other = await page({ locale: 'fr' });
    const provider = await page({ lang: 'es' });
    provider.client = clientOf(other);
    await provider.updateComplete;
    expect(clientOf(provider).options.locale).to.equal('fr');
  });

  it('is the one that a customer agrees in: shown in the form, and kept as evidence', async () => {
    const provider = await page({ lang: 'es' });
    const client = clientOf(provider);
    const form = await formIn(provider, client);
    await form.fill('Nombre completo o apodo', 'Ana');
    await form.fill('N.º de teléfono', '(505) 555-0147');
    await form.toggle('Aceptar SMS');
    expect(form.below('Aceptar SMS')).to.contain('Acepto recibir mensajes de texto publicitarios en este número.');
    await form.press('Guardar');
    await until(() => !form.element.dirty);
    const [found] = (await client.search('Ana')).results;
    const details = await client.get(found?.customer.id ?? '');
    expect(details?.consents.map(({ wording, locale }) => [wording.startsWith(SPANISH), locale])).to.deep.equal([[true, 'es']]);
  });

  async function formIn(provider: CustomerProviderElement, client: CustomerClient): Promise<CustomerFormHarness> {
    const element = document.createElement('customer-form');
    element.customerId = null;
    provider.append(element);
    const form = new CustomerFormHarness(element, client);
    await form.ready();
    await form.reads('Guardar');
    return form;
  }
});
