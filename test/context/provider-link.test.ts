import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { ProviderLink } from '../../src/context/provider-link.js';
import { WidgetElement } from '../../src/context/widget-element.js';
import '../../src/define/customer-provider.js';
import type { CustomerProviderElement } from '../../src/elements/customer-provider/customer-provider.js';
import type { RegularsErrorEvent } from '../../src/events/regulars.js';
import { clientOf, ownStore, registerPage, until } from '../support/harness/register-page.js';

class ProbeElement extends WidgetElement {
  static override readonly elementName = 'customer-account';
}
customElements.define('link-probe', ProbeElement);

function probeIn(page: ParentNode): ProbeElement {
  return page.querySelector('link-probe') as ProbeElement;
}

describe('which client an element speaks to', () => {
  it('is its own, where it was given one', async () => {
    const other = await registerPage(html``);
    const provider = await registerPage(html`<link-probe .client=${clientOf(other)}></link-probe>`);
    expect(probeIn(provider).link.client === clientOf(other)).to.equal(true);
  });

  it('is the nearest provider’s, through shadow roots and slots', async () => {
    const provider = await registerPage(html`<div></div>`);
    const inner = document.createElement('div');
    provider.firstElementChild?.attachShadow({ mode: 'closed' }).append(inner);
    const probe = document.createElement('link-probe') as ProbeElement;
    inner.attachShadow({ mode: 'open' }).append(probe);
    expect(probe.link.client === clientOf(provider)).to.equal(true);
    expect(probe.link.sale === provider.sale).to.equal(true);
    expect(probe.link.state).to.equal('linked');
  });

  it('is the inner one’s of two nested providers', async () => {
    const outer = await registerPage(html`
      <customer-provider .config=${ownStore()}><link-probe></link-probe></customer-provider>
    `);
    const inner = outer.querySelector('customer-provider') as CustomerProviderElement;
    await until(() => inner.client);
    expect(probeIn(outer).link.client === clientOf(inner)).to.equal(true);
  });

  it('is the page’s only provider’s, for what was moved out of it', async () => {
    const provider = await registerPage(html`<link-probe></link-probe>`);
    const portal = await fixture(html`<dialog open></dialog>`);
    const probe = probeIn(provider);
    portal.append(probe);
    expect(probe.link.client === clientOf(provider)).to.equal(true);
    expect(probe.link.sale === provider.sale).to.equal(true);
  });

  it('is nobody’s where several are on the page and none around, and the element says so', async () => {
    await registerPage(html``);
    await registerPage(html``);
    const errors: RegularsErrorEvent[] = [];
    const frame = await fixture(html`<div @regulars-error=${(event: RegularsErrorEvent) => errors.push(event)}></div>`);
    const probe = document.createElement('link-probe') as ProbeElement;
    frame.append(probe);
    expect(probe.link.state).to.equal('failed');
    expect(probe.link.client).to.equal(undefined);
    expect(errors.map(({ code }) => code)).to.deep.equal(['ambiguous-provider']);
  });

  it('goes with the element into another provider, and back', async () => {
    const one = await registerPage(html`<link-probe></link-probe>`);
    const two = await registerPage(html``);
    const probe = probeIn(one);
    two.append(probe);
    expect(probe.link.client === clientOf(two)).to.equal(true);
    one.append(probe);
    expect(probe.link.client === clientOf(one)).to.equal(true);
  });

  it('stays while the provider is taken out and put back in one task', async () => {
    const provider = await registerPage(html`<link-probe></link-probe>`);
    const client = clientOf(provider);
    const parent = provider.parentElement as HTMLElement;
    provider.remove();
    parent.append(provider);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(provider.client === client).to.equal(true);
    expect(probeIn(provider).link.client === client).to.equal(true);
    expect(client.store.state).not.to.equal('closed');
  });

  it('is shared by equal options, also by a provider that comes as another leaves', async () => {
    const config = ownStore();
    const first = await registerPage(html``, config);
    const client = clientOf(first);
    first.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await registerPage(html``, { ...config });
    expect(second.client === client).to.equal(true);
    expect(client.store.state).not.to.equal('closed');
  });

  it('is told anew when the provider gets another store', async () => {
    const provider = await registerPage(html`<link-probe></link-probe>`);
    provider.config = ownStore();
    await provider.updateComplete;
    expect(probeIn(provider).link.client === clientOf(provider)).to.equal(true);
  });
});

describe('a provider that is defined late', () => {
  it('is waited for by the elements inside, also those in a shadow root', async () => {
    // A registry knows a tag for good: the waiting is seen in a frame of its own.
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><body></body>';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    const page = frame.contentDocument as Document;
    const script = page.createElement('script');
    script.type = 'module';
    script.textContent = `
      globalThis.addEventListener('unhandledrejection', (event) => parent.console.log('frame', String(event.reason)));
      document.body.innerHTML = '<customer-provider storage="memory"><customer-search></customer-search></customer-provider>';
      await import('${location.origin}/src/define/customer-search.ts');
      const search = document.querySelector('customer-search');
      await new Promise((resolve) => setTimeout(resolve, 50));
      globalThis.before = search.link.state + ' ' + String(search.link.client);
      await import('${location.origin}/src/define/customer-provider.ts');
      await document.querySelector('customer-provider').updateComplete;
      await search.updateComplete;
      globalThis.after = search.link.client === document.querySelector('customer-provider').client && search.link.state;
    `;
    page.body.append(script);
    const view = frame.contentWindow as unknown as { before?: string; after?: string };
    await until(() => view.after !== undefined);
    expect(view.before).to.equal('waiting undefined');
    expect(view.after).to.equal('linked');
    frame.remove();
  });
});

describe('ProviderLink', () => {
  it('is what every element has', async () => {
    const provider = await registerPage(html`<link-probe></link-probe>`);
    expect(probeIn(provider).link).to.be.instanceOf(ProviderLink);
  });
});
