import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { foldDigits } from '../../src/domain/digits.js';

describe('digits of any script', () => {
  for (const [script, zero] of [
    ['Arabic-Indic', 0x660],
    ['Persian', 0x6f0],
    ['Devanagari', 0x966],
    ['Bengali', 0x9e6],
    ['Thai', 0xe50],
    ['Khmer', 0x17e0],
    ['full-width', 0xff10],
    ['mathematical bold', 0x1d7ce],
    ['mathematical monospace', 0x1d7f6],
    ['Adlam', 0x1e950],
  ] as const) {
    it(`${script} ones become 0 to 9`, () => {
      const digits = Array.from({ length: 10 }, (_, value) => String.fromCodePoint(zero + value)).join('');
      expect(foldDigits(digits)).to.equal('0123456789');
    });
  }

  it('every other character stays as it is', () => {
    expect(foldDigits('x² ½ Ⅳ 一 (555) é')).to.equal('x² ½ Ⅳ 一 (555) é');
  });

  it('none is left but ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/(?![0-9])\p{Nd}/u.test(foldDigits(text))).to.equal(false);
      }),
    );
  });
});
