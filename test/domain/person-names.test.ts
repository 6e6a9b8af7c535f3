import { expect } from '@open-wc/testing';
import { namesPerson } from '../../src/domain/person-names.js';
import { customerOf } from '../support/sample-records.js';

describe('whether a text names a person', () => {
  const names = namesPerson(
    customerOf({
      displayName: 'José Lee',
      givenName: 'José',
      familyName: 'Lee',
      nickname: 'Pepe',
      phone: { typed: '(212) 555-0147', e164: '+12125550147' },
      email: 'Pepe@lee.example',
      address: { line1: '7 Row Lane', city: 'Ombersleigh' },
      code: 'L-88412',
      custom: { plate: 'ABC 123', age: 7 },
    }),
  );

  it('is yes for each of their names, contacts and addresses, however it is written', () => {
    for (const text of [
      'lee',
      'JOSE',
      'pepe',
      'Jose Lee',
      'pepe@LEE.example',
      '1 212 555 0147',
      '7 row lane',
      'l-88412',
      'abc 123',
    ]) {
      expect(names(text), text).to.equal(true);
    }
  });

  it('is yes where the whole name, the e-mail or the phone stands in it', () => {
    for (const text of ['for José Lee, blue bag', 'mail pepe@lee.example!', 'call (212) 555-0147 at noon', 'T: +12125550147']) {
      expect(names(text), text).to.equal(true);
    }
  });

  it('is no for goods that have a name, for other numbers, and for nothing', () => {
    for (const text of [
      'Lee Jeans',
      'Ombersleigh Pears',
      '0147',
      '7',
      '',
      ' ',
      'Josefine',
      'José Leeson',
      '12125550148',
      '00121255501470',
    ]) {
      expect(names(text), text).to.equal(false);
    }
  });

  it('is no for everything where nobody knows who it was', () => {
    expect(namesPerson(null)('José Lee')).to.equal(false);
    const nameless = namesPerson(customerOf({ displayName: '+', phone: { typed: '12', e164: null } }));
    expect(['', 'Tea', 'no 12 of it'].some((text) => nameless(text))).to.equal(false);
  });
});
