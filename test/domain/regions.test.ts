import { expect } from '@open-wc/testing';
import { findRegion, REGIONS } from '../../src/domain/regions.js';

describe('the regions that issue licences', () => {
  it('are 50 states, the district, 5 territories and 13 provinces and territories of Canada', () => {
    expect(REGIONS.filter(({ country }) => country === 'US').length).to.equal(56);
    expect(REGIONS.filter(({ country }) => country === 'CA').length).to.equal(13);
  });

  it('have codes and names of their own', () => {
    expect(new Set(REGIONS.map(({ code }) => code)).size).to.equal(REGIONS.length);
    expect(new Set(REGIONS.map(({ name }) => name)).size).to.equal(REGIONS.length);
    for (const { code, name } of REGIONS) {
      expect(code).to.match(/^[A-Z]{2}$/);
      expect(name).to.match(/^[A-Z][a-zA-Z. ]+$/);
    }
  });

  for (const [typed, code] of [
    ['CA', 'CA'],
    ['ca', 'CA'],
    ['California', 'CA'],
    [' new  york ', 'NY'],
    ['Québec', 'QC'],
    ['u.s. virgin islands', 'VI'],
    ['Newfoundland and Labrador', 'NL'],
  ] as const) {
    it(`"${typed}" is ${code}`, () => {
      expect(findRegion(typed)?.code).to.equal(code);
    });
  }

  it('leave free text alone', () => {
    for (const typed of ['', 'Jalisco', 'Cal', 'XX']) expect(findRegion(typed)).to.equal(null);
  });
});
