import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { face, faceStyles, hueOf } from '../../../src/ui/face.js';
import { baseStyles } from '../../../src/ui/theme/base-styles.js';
import { ThemeController } from '../../../src/ui/theme/theme-controller.js';
import type { Scheme } from '../../../src/ui/theme/scheme.js';
import { contrast } from '../../support/contrast.js';

class FacesOnTrial extends LitElement {
  static override styles = [...baseStyles, faceStyles];
  scheme: Scheme = 'light';
  protected readonly theme = new ThemeController(this, () => ({ scheme: this.scheme }));

  protected override render(): unknown {
    return html`${ids().map((customerId) => face({ customerId, initial: 'Å' }))}
    ${face({ customerId: 'x', initial: '', mark: 'blocked' })}`;
  }
}
customElements.define('faces-on-trial', FacesOnTrial);

/** As a register makes them within one minute: only the end differs. */
function ids(): string[] {
  return Array.from({ length: 64 }, (_, number) => `01932f5a-7c00-7000-8000-${number.toString(16).padStart(12, '0')}`);
}

describe('a face', () => {
  it('has one hue for one person, and people made in the same minute differ', () => {
    const hues = ids().map((id) => hueOf(id));
    expect(ids().map((id) => hueOf(id))).to.deep.equal(hues);
    expect(new Set(hues)).to.deep.equal(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read in each of its hues, ${scheme}`, async () => {
      const element = await fixture<FacesOnTrial>(html`<faces-on-trial .scheme=${scheme}></faces-on-trial>`);
      const faces = [...element.renderRoot.querySelectorAll('.face')];
      const measured = faces.map((one) => {
        const { color, backgroundColor } = getComputedStyle(one);
        return contrast(color, backgroundColor);
      });
      expect(new Set(faces.map((one) => getComputedStyle(one).backgroundColor)).size).to.equal(8);
      expect(Math.min(...measured)).to.be.at.least(4.5);
    });
  }

  it('is hidden from screen readers: what it stands in bears the name', async () => {
    const element = await fixture<FacesOnTrial>(html`<faces-on-trial></faces-on-trial>`);
    const faces = [...element.renderRoot.querySelectorAll('.face')];
    expect(faces.every((one) => one.getAttribute('aria-hidden') === 'true')).to.equal(true);
  });

  it('draws a person where the name has no letter or digit', async () => {
    const element = await fixture<FacesOnTrial>(html`<faces-on-trial></faces-on-trial>`);
    const last = [...element.renderRoot.querySelectorAll('.face')].at(-1);
    expect(last?.textContent?.trim()).to.equal('');
    expect(last?.querySelectorAll('svg').length).to.equal(2);
  });
});
