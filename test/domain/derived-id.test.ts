import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { deriveId } from '../../src/domain/derived-id.js';
import { isId } from '../../src/domain/id.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const URL_SPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

describe('derived ids', () => {
  it('are those of the RFC and of other makers', () => {
    // RFC 9562, appendix A.4.
    expect(deriveId(DNS, 'www.example.com')).to.equal('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    // Python's documentation of uuid.uuid5.
    expect(deriveId(DNS, 'python.org')).to.equal('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  it('are the same on every register and differ by name and by namespace', () => {
    expect(deriveId(DNS, 'square:42')).to.equal(deriveId(DNS, 'square:42'));
    expect(deriveId(DNS, 'square:42')).not.to.equal(deriveId(DNS, 'square:43'));
    expect(deriveId(DNS, 'square:42')).not.to.equal(deriveId(URL_SPACE, 'square:42'));
  });

  it('are UUIDs of version 5 for any text', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'binary' }), (namespace, name) => {
        const id = deriveId(namespace, name);
        expect(isId(id)).to.equal(true);
        expect(id.charAt(14)).to.equal('5');
      }),
    );
  });
});
