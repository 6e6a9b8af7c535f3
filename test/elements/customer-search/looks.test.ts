import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-search.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerSearchHarness } from '../../support/harness/customer-search-harness.js';
import { addCustomers, clientOf, registerPage, until } from '../../support/harness/register-page.js';

const LONG_NAME = 'Maria Guadalupe Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Santísima Trinidad';

describe('customer-search to look at', () => {
  async function page(
    attributes: { scheme?: 'light' | 'dark'; dir?: string; width?: string } = {},
  ): Promise<CustomerSearchHarness> {
    const provider: CustomerProviderElement = await registerPage(html`<div><customer-search></customer-search></div>`);
    provider.scheme = attributes.scheme ?? 'light';
    const frame = provider.firstElementChild as HTMLElement;
    frame.dir = attributes.dir ?? 'ltr';
    frame.style.width = attributes.width ?? '600px';
    frame.style.background = attributes.scheme === 'dark' ? '#1c1c1a' : '#fff';
    await addCustomers(clientOf(provider), { displayName: 'Lee Ann', phone: '3035550147' }, { displayName: `Lee ${LONG_NAME}` });
    const search = CustomerSearchHarness.in(provider);
    await search.type('lee');
    await until(() => search.rows.length === 3);
    await search.press('ArrowDown');
    return search;
  }

  for (const [name, attributes] of Object.entries({
    light: {},
    dark: { scheme: 'dark' as const },
    'right to left': { dir: 'rtl' },
  })) {
    it(`has nothing axe objects to, ${name}`, async () => {
      const { element } = await page(attributes);
      await expect(element).to.be.accessible();
    });
  }

  it('loses nothing in a column of 320 px', async () => {
    const { element, options } = await page({ width: '320px' });
    expect(element.scrollWidth).to.be.at.most(320);
    for (const option of options) expect(option.scrollWidth).to.be.at.most(option.clientWidth + 1);
  });

  it('loses nothing at 200 % in a window of 640 px', async () => {
    const { element, options, field } = await page({ width: '640px' });
    const frame = element.parentElement as HTMLElement;
    const lineBefore = field.getBoundingClientRect().height;
    frame.style.setProperty('zoom', '2');
    frame.style.width = '320px';
    await element.updateComplete;
    expect(field.getBoundingClientRect().height).to.be.closeTo(2 * lineBefore, 1);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    for (const option of options) {
      expect(option.scrollWidth).to.be.at.most(option.clientWidth + 1);
      expect(option.scrollHeight).to.be.at.most(option.clientHeight + 1);
    }
  });

  it('cuts no line where a reader has spread letters, words and lines', async () => {
    const { element, options } = await page({ width: '320px' });
    // What readers set through their own style sheet, by WCAG 1.4.12.
    const spread = new CSSStyleSheet();
    spread.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
    element.shadowRoot?.adoptedStyleSheets.push(spread);
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(320);
    for (const option of options) expect(option.scrollWidth).to.be.at.most(option.clientWidth + 1);
  });

  it('has targets of 44 px or more, and text of 16 px in its field', async () => {
    const { element, options, field } = await page({ width: '320px' });
    const targets = [...options, ...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.outerHTML.slice(0, 80)).to.be.at.least(44);
    }
    expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
  });
});
