import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { AppearanceSheet } from '../../../src/ui/theme/appearance-sheet.js';
import { baseStyles } from '../../../src/ui/theme/base-styles.js';
import { cssProperty } from '../../../src/ui/theme/css-property.js';
import { contrast } from '../../support/contrast.js';
import { ThemeController } from '../../../src/ui/theme/theme-controller.js';
import type { ThemeSettings } from '../../../src/ui/theme/theme-controller.js';

class ThemeOnTrial extends LitElement {
  static override styles = [...baseStyles];
  settings: ThemeSettings | undefined;
  readonly theme = new ThemeController(this, () => this.settings);

  protected override render(): unknown {
    return html`<p>Text</p>`;
  }
}
customElements.define('theme-on-trial', ThemeOnTrial);

function paperOf(element: Element): string {
  return getComputedStyle(element).getPropertyValue('--_surface').trim();
}

async function settled(): Promise<void> {
  // Observers report before the next frame.
  await new Promise(requestAnimationFrame);
}

describe('the theme of an element', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
  });

  it('follows the system where the page says nothing, also while it is open', async () => {
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    expect(paperOf(element)).to.equal('#ffffff');
    const changed = oneEvent(matchMedia('(prefers-color-scheme: dark)'), 'change');
    await emulateMedia({ colorScheme: 'dark' });
    await changed;
    expect(paperOf(element)).to.equal('#1c1c1a');
  });

  it('follows the page over the system, also when the page changes', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    document.documentElement.style.colorScheme = 'light';
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    expect(paperOf(element)).to.equal('#ffffff');
    document.documentElement.style.colorScheme = 'dark';
    await settled();
    expect(paperOf(element)).to.equal('#1c1c1a');
  });

  it('follows what the provider says over the page', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial .settings=${{ scheme: 'light' }}></theme-on-trial>`);
    expect(element.theme.scheme).to.equal('light');
    element.settings = { scheme: 'dark' };
    element.requestUpdate();
    await element.updateComplete;
    expect(element.theme.scheme).to.equal('dark');
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
  });

  it('gives rows the height of the density, and none less than a finger needs', async () => {
    const rows = { default: '56px', compact: '44px', roomy: '72px' };
    for (const [density, height] of Object.entries(rows)) {
      const element = await fixture<ThemeOnTrial>(html`<theme-on-trial .settings=${{ density }}></theme-on-trial>`);
      const row = element.renderRoot.querySelector('p');
      row?.style.setProperty('block-size', 'var(--_row)');
      expect(row && getComputedStyle(row).height).to.equal(height);
    }
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial .settings=${{ density: 'compact' }}></theme-on-trial>`);
    element.style.setProperty('--regulars-density', '0.5');
    const row = element.renderRoot.querySelector('p');
    row?.style.setProperty('block-size', 'var(--_row)');
    expect(row && getComputedStyle(row).height).to.equal('44px');
  });

  it('turns what points when the page turns', async () => {
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    const towardsEnd = (): string => getComputedStyle(element).getPropertyValue('--_towards-end').trim();
    expect(towardsEnd()).to.equal('1');
    document.documentElement.dir = 'rtl';
    await settled();
    expect(towardsEnd()).to.equal('-1');
  });

  it('takes a colour the page sets at its root', async () => {
    document.documentElement.style.setProperty('--regulars-surface', 'rgb(1, 2, 3)');
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    expect(paperOf(element)).to.equal('rgb(1, 2, 3)');
  });

  it('takes only direction, language and font family from the page', async () => {
    const wrapper = await fixture<HTMLElement>(html`<div><theme-on-trial></theme-on-trial></div>`);
    const hostile = {
      letterSpacing: '9px',
      wordSpacing: '9px',
      textTransform: 'uppercase',
      textIndent: '40px',
      textAlign: 'center',
      whiteSpace: 'nowrap',
      cursor: 'wait',
      pointerEvents: 'none',
      userSelect: 'none',
      visibility: 'hidden',
      fontSize: '40px',
      lineHeight: '3',
      fontFamily: 'monospace',
      fontWeight: '900',
      fontStyle: 'italic',
      color: 'red',
    };
    Object.assign(wrapper.style, hostile);
    const text = wrapper.querySelector('theme-on-trial')?.shadowRoot?.querySelector('p');
    if (!text) throw new Error('No text.');
    const computed = getComputedStyle(text);
    expect(computed.fontFamily).to.equal('monospace');
    expect(computed.visibility).to.equal('visible');
    expect(computed.pointerEvents).to.equal('auto');
    expect(computed.fontSize).to.equal('16px');
    expect(computed.lineHeight).to.equal('24px');
    for (const name of [
      'letterSpacing',
      'wordSpacing',
      'textTransform',
      'textIndent',
      'textAlign',
      'whiteSpace',
      'cursor',
      'userSelect',
      'fontWeight',
      'fontStyle',
      'color',
    ] as const) {
      expect(computed[name], name).not.to.equal(getComputedStyle(wrapper)[name]);
    }
  });

  it('hides with the attribute hidden', async () => {
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial hidden></theme-on-trial>`);
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('writes nothing on itself', async () => {
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    expect(element.getAttributeNames()).to.deep.equal([]);
  });
});

describe('the tokens of a provider', () => {
  it('reach what is inside, and go with the next set', async () => {
    const element = await fixture<HTMLElement>(html`<div><theme-on-trial></theme-on-trial></div>`);
    const sheet = new AppearanceSheet();
    const root = element.attachShadow({ mode: 'open' });
    root.append(document.createElement('slot'));
    root.adoptedStyleSheets = [sheet.sheet];
    const inner = element.firstElementChild;
    if (!inner) throw new Error('Nothing inside.');
    sheet.set({ surface: '#abcdef', text: 'red; } * { display: none' });
    expect(paperOf(inner)).to.equal('#abcdef');
    expect(getComputedStyle(inner).display).to.equal('block');
    sheet.set({});
    expect(paperOf(inner)).to.equal('#ffffff');
  });
});

describe('a property computed in a script', () => {
  it('is set without a style attribute in the markup', async () => {
    const element = await fixture<HTMLElement>(html`<div ${cssProperty('--_share', '40%')}></div>`);
    expect(element.style.getPropertyValue('--_share')).to.equal('40%');
  });
});

describe('an element on a page that names no scheme', () => {
  afterEach(async () => {
    document.body.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
  });

  /** What is read: the ink of an element on its own ground, or on what the page has painted. */
  function readable(element: Element): number {
    const { backgroundColor, color } = getComputedStyle(element);
    const isBare = backgroundColor === 'rgba(0, 0, 0, 0)';
    return contrast(color, isBare ? getComputedStyle(document.body).backgroundColor : backgroundColor);
  }

  for (const paper of ['rgb(250, 250, 250)', 'rgb(20, 20, 24)']) {
    for (const system of ['light', 'dark'] as const) {
      it(`can be read where the page is ${paper} and the system ${system}`, async () => {
        await emulateMedia({ colorScheme: system });
        document.body.style.backgroundColor = paper;
        const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
        expect(readable(element)).to.be.at.least(4.5);
      });

      it(`can be read where the page is ${paper} and the provider says ${system}`, async () => {
        document.body.style.backgroundColor = paper;
        const element = await fixture<ThemeOnTrial>(html`<theme-on-trial .settings=${{ scheme: system }}></theme-on-trial>`);
        expect(element.theme.scheme).to.equal(system);
        expect(readable(element)).to.be.at.least(4.5);
      });
    }
  }

  it('can be read where the page has painted nothing and the system is dark', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    document.body.style.backgroundColor = 'transparent';
    const element = await fixture<ThemeOnTrial>(html`<theme-on-trial></theme-on-trial>`);
    expect(element.theme.scheme).to.equal('dark');
    expect(getComputedStyle(element).backgroundColor).to.equal('rgb(19, 19, 18)');
  });
});
