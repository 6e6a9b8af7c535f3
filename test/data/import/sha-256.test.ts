import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { sha256, sha256Here } from '../../../src/data/import/sha-256.js';
import { hexOf } from '../../../src/domain/id.js';

describe('the hash of a file', () => {
  it('is SHA-256', () => {
    expect(hexOf(sha256Here(new TextEncoder().encode('abc')))).to.equal(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('is the same without WebCrypto', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const plain = Uint8Array.from(bytes);
        expect(hexOf(sha256Here(plain))).to.equal(hexOf(await sha256(plain)));
      }),
    );
  });
});
