import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { html } from 'lit/static-html.js';
import { tagOf } from '../../src/ui/tag-of.js';
import { ensureRegistered, registerElement, registerLater, tagName } from '../../src/ui/tags.js';
import type { ElementName } from '../../src/ui/tags.js';

function named(elementName: ElementName) {
  return class extends HTMLElement {
    static readonly elementName = elementName;
  };
}

describe('tags', () => {
  it('are the elements’ own names before anything is registered', () => {
    expect(tagName('customer-panel')).to.equal('customer-panel');
  });

  it('take a prefix, and then nest under it', () => {
    expect(registerElement(named('customer-form'), { prefix: 'acme-' })).to.equal('acme-customer-form');
    expect(tagName('customer-form')).to.equal('acme-customer-form');
    // What has not come yet will have the same prefix.
    expect(tagName('customer-panel')).to.equal('acme-customer-panel');
  });

  it('go under a number where another has the name, with one warning that names the way out', () => {
    customElements.define('taken-search', class extends HTMLElement {});
    const warnings: string[] = [];
    const warn = console.warn;
    console.warn = (text: string) => warnings.push(text);
    const search = named('customer-search');
    expect(registerElement(search, { tag: 'taken-search' })).to.equal('taken-search-2');
    expect(registerElement(search, { tag: 'taken-search' })).to.equal('taken-search-2');
    expect(registerElement(named('customer-search'), { tag: 'taken-search' })).to.equal('taken-search-3');
    console.warn = warn;
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('tag-taken').and.to.contain('prefix');
    expect(tagName('customer-search')).to.equal('taken-search-2');
  });

  it('are refused where they are no element’s, and the default is taken', () => {
    const warn = console.warn;
    console.warn = () => undefined;
    expect(registerElement(named('customer-provider'), { tag: 'No<Tag' })).to.equal('customer-provider');
    console.warn = warn;
  });

  it('stand in templates', () => {
    const place = document.createElement('div');
    render(html`<${tagOf('customer-provider')}></${tagOf('customer-provider')}>`, place);
    expect(place.firstElementChild?.localName).to.equal('customer-provider');
  });

  it('are registered when first needed, by who offered it', async () => {
    let loads = 0;
    registerLater('customer-account', async () => {
      loads += 1;
      registerElement(named('customer-account'), { tag: 'later-account' });
    });
    expect(loads).to.equal(0);
    await ensureRegistered('customer-account');
    await ensureRegistered('customer-account');
    expect(loads).to.equal(1);
    expect(tagName('customer-account')).to.equal('later-account');
  });
});
