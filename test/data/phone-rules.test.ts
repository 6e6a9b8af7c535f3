import { expect } from '@open-wc/testing';
import { phoneReader } from '../../src/data/phone-rules.js';

describe('a phone number', () => {
  it('without + is of the shop’s country, with + of its own', () => {
    expect(phoneReader.read('(202) 555-0147', 'US')).to.equal('+12025550147');
    expect(phoneReader.read('030 901820', 'DE')).to.equal('+4930901820');
    expect(phoneReader.read('+49 (0)30 901820', 'US')).to.equal('+4930901820');
    expect(phoneReader.read('٢٠٢ ٥٥٥ ٠١٤٧', 'US')).to.equal('+12025550147');
  });

  it('that is none is null, never guessed', () => {
    for (const typed of ['', '1234', 'call 202 555 0147 after six', '+999 123', '555-01']) {
      expect(phoneReader.read(typed, 'US'), typed).to.equal(null);
    }
    expect(phoneReader.read('2025550147', 'XX')).to.equal(null);
  });

  it('is shown as people write it at home and abroad', () => {
    expect(phoneReader.national('+12025550147')).to.equal('(202) 555-0147');
    expect(phoneReader.international('+12025550147')).to.equal('+1 202 555 0147');
    expect(phoneReader.countryOf('+4930901820')).to.equal('DE');
    expect(phoneReader.national('no number')).to.equal('no number');
  });
});
