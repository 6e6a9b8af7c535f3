import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hexOf } from '../../src/domain/id.js';
import { sha1 } from '../../src/domain/sha1.js';
import { utf8 } from '../../src/domain/utf8.js';

describe('SHA-1', () => {
  for (const [text, digest] of [
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ] as const) {
    it(`gives the digest of FIPS 180 for "${text.slice(0, 8)}"`, () => {
      expect(hexOf(sha1(utf8(text)))).to.equal(digest);
    });
  }

  it('gives the digest of FIPS 180 for a million times a', () => {
    expect(hexOf(sha1(new Uint8Array(1_000_000).fill(0x61)))).to.equal('34aa973cd4c4daa4f61eeb2bdbad27316534016f');
  });

  it('is what the browser makes of the same bytes, at every length around a block', async () => {
    for (let length = 0; length < 140; length += 1) {
      const message = Uint8Array.from({ length }, (_, index) => (index * 37) % 256);
      expect(hexOf(sha1(message))).to.equal(hexOf(new Uint8Array(await crypto.subtle.digest('SHA-1', message))));
    }
  });
});

describe('UTF-8', () => {
  it('is what the browser makes of any text, lone surrogates too', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0xd800, max: 0xdfff }), (text, surrogate) => {
        const typed = text + String.fromCharCode(surrogate);
        expect(hexOf(utf8(typed))).to.equal(hexOf(encoder.encode(typed)));
      }),
    );
  });
});
