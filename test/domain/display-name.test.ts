import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { displayNameOf } from '../../src/domain/display-name.js';

describe('the display name', () => {
  it('is the one typed, without the blanks around it', () => {
    expect(displayNameOf({ displayName: ' Mia ', givenName: 'Maria', familyName: 'Perez' })).to.equal('Mia');
  });

  it('is made from given and family name where none was typed', () => {
    expect(displayNameOf({ displayName: '  ', givenName: 'Maria', familyName: 'Perez' })).to.equal('Maria Perez');
    expect(displayNameOf({ givenName: null, familyName: 'Perez' })).to.equal('Perez');
    expect(displayNameOf({ givenName: 'Cher', familyName: '' })).to.equal('Cher');
  });

  it('has the family first where the language has it', () => {
    expect(displayNameOf({ givenName: 'Ferenc', familyName: 'Liszt' }, 'hu-HU')).to.equal('Liszt Ferenc');
    expect(displayNameOf({ givenName: '小明', familyName: '王' }, 'zh-Hant')).to.equal('王小明');
    expect(displayNameOf({ givenName: 'Ana', familyName: 'Li' }, 'en')).to.equal('Ana Li');
    expect(displayNameOf({ givenName: 'Ana', familyName: 'Li' }, 'huq')).to.equal('Ana Li');
  });

  it('has the family first in scripts that write both together, whatever the register speaks', () => {
    expect(displayNameOf({ givenName: '洋', familyName: '黄' }, 'en')).to.equal('黄洋');
    expect(displayNameOf({ givenName: 'さくら', familyName: '佐藤' })).to.equal('佐藤さくら');
    expect(displayNameOf({ givenName: 'Anna', familyName: '王' }, 'en')).to.equal('Anna 王');
  });

  it('falls back to nickname, code, e-mail and phone, in that order', () => {
    const fields = { nickname: 'Bibi', code: 'C-7', email: 'b@example.com', phone: '555 0147' };
    expect(displayNameOf(fields)).to.equal('Bibi');
    expect(displayNameOf({ ...fields, nickname: null })).to.equal('C-7');
    expect(displayNameOf({ ...fields, nickname: null, code: ' ' })).to.equal('b@example.com');
    expect(displayNameOf({ phone: '555 0147' })).to.equal('555 0147');
    expect(displayNameOf({})).to.equal('');
  });

  it('is never blank where any name is given', () => {
    const name = fc.option(fc.string());
    fc.assert(
      fc.property(name, name, name, name, (displayName, givenName, familyName, nickname) => {
        const hasName = [displayName, givenName, familyName, nickname].some((text) => (text?.trim() ?? '') !== '');
        expect(displayNameOf({ displayName, givenName, familyName, nickname }).trim() !== '').to.equal(hasName);
      }),
    );
  });
});
