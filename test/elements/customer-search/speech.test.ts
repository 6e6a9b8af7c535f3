import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

describe('what customer-search says', () => {
  let provider: CustomerProviderElement;
  let search: CustomerSearchHarness;

  beforeEach(async () => {
    provider = await registerPage(html`<customer-search></customer-search>`);
    await addCustomers(clientOf(provider), 'Lee A', 'Lee B');
    search = CustomerSearchHarness.in(provider);
  });

  it('comes from regions that stood there empty from the first render', () => {
    expect(search.politeWords).to.equal('');
    expect(search.assertiveWords).to.equal('');
  });

  it('is how many were found, Create not counted', async () => {
    await search.type('lee');
    await until(() => search.politeWords);
    expect(search.politeWords).to.equal('2 customers; create new, last');
  });

  it('is the count of the last text alone, once typing rests', async () => {
    const said = new Set<string>();
    const observer = new MutationObserver(() => said.add(search.politeWords));
    observer.observe(search.element.shadowRoot as ShadowRoot, { subtree: true, childList: true, characterData: true });
    await search.type('lee b');
    await until(() => search.politeWords === '1 customer; create new, last');
    observer.disconnect();
    said.delete('');
    expect([...said]).to.deep.equal(['1 customer; create new, last']);
  });

  it('names that there are more than show', async () => {
    search.element.limit = 1;
    await search.type('lee');
    await until(() => search.politeWords);
    expect(search.politeWords).to.equal('2 customers; 1 shown, type more; create new, last');
  });

  it('tells those found by forgiving a typo from those that match', async () => {
    await addCustomers(clientOf(provider), 'Leonora Smith');
    await search.type('smiht');
    await until(() => search.politeWords);
    expect(search.politeWords).to.equal('Nobody matches exactly; 1 customer; create new, last');
    expect(search.caption).to.equal('Nobody matches exactly. Spelled alike:');
  });

  it('says nothing of changes from elsewhere', async () => {
    await search.type('lee');
    await until(() => search.politeWords);
    await addCustomers(clientOf(provider), 'Lee C');
    await until(() => search.rows.length === 4);
    expect(search.politeWords).to.equal('2 customers; create new, last');
  });

  it('is in the language of the nearest lang, two of them on one page', async () => {
    const page = await registerPage(html`
      <div lang="es"><customer-search></customer-search></div>
      <div lang="fr"><customer-search></customer-search></div>
    `);
    const [spanish, french] = [...page.querySelectorAll('div')].map((part) => CustomerSearchHarness.in(part));
    await until(() => spanish?.field.getAttribute('aria-label') === 'Buscar un cliente');
    await until(() => french?.field.getAttribute('aria-label') === 'Trouver un client');
  });

  it('is in the host’s own words where it gave some', async () => {
    provider.messages = { 'search.label': 'Find a member', 'search.count': '{total} members' };
    await until(() => search.field.getAttribute('aria-label') === 'Find a member');
    await search.type('lee');
    await until(() => search.politeWords);
    expect(search.politeWords).to.equal('2 members');
  });
});
