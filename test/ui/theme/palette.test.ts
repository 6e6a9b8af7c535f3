import { expect } from '@open-wc/testing';
import { dark, light } from '../../../src/ui/theme/palette.js';
import type { ColourRole } from '../../../src/ui/theme/palette.js';
import { contrast } from '../../support/contrast.js';

const PAPERS: readonly ColourRole[] = ['canvas', 'surface', 'sunken'];

/** Every pair in which one colour is read on another. */
const READ: readonly (readonly [ColourRole, ColourRole])[] = [
  ...PAPERS.flatMap((paper) => [['text', paper] as const, ['muted', paper] as const]),
  ...PAPERS.flatMap((paper) => (['accent', 'danger', 'warning', 'active'] as const).map((ink) => [ink, paper] as const)),
  ['on-accent', 'accent'],
  ...(['accent', 'loyalty', 'active', 'danger', 'warning'] as const).map((ink) => [ink, `${ink}-soft`] as const),
  ...(['accent', 'loyalty', 'active', 'danger', 'warning'] as const).map((ink) => ['text', `${ink}-soft`] as const),
  ['muted', 'accent-soft'],
  ['surface', 'text'],
];

describe('the colours', () => {
  for (const [scheme, palette] of Object.entries({ light, dark })) {
    for (const [ink, paper] of READ) {
      it(`${scheme}: ${ink} can be read on ${paper}`, () => {
        expect(contrast(palette[ink], palette[paper])).to.be.at.least(4.5);
      });
    }

    for (const paper of PAPERS) {
      it(`${scheme}: the line of a field and the ring of focus stand out from ${paper}`, () => {
        expect(contrast(palette.line, palette[paper])).to.be.at.least(3);
        expect(contrast(palette.accent, palette[paper])).to.be.at.least(3);
      });
    }

    it(`${scheme}: muted text is 5.6 to 1 even on the darkest well`, () => {
      expect(contrast(palette.muted, palette.sunken)).to.be.at.least(5.6);
    });
  }
});
