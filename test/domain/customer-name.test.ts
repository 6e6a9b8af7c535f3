import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { initialOf, splitTyped } from '../../src/domain/customer-name.js';

describe('the initial', () => {
  for (const [name, initial] of [
    ['maria perez', 'M'],
    ['  “Élodie”', 'É'],
    ['E\u0301lodie', 'E\u0301'],
    ['(3M) Company', '3'],
    ['łukasz', 'Ł'],
    ['ёлкин', 'Ё'],
    ['王小明', '王'],
    ['محمد', 'م'],
    ['สมชาย', 'ส'],
    ['𝒜da', '𝒜'],
    ['👋 ana', 'A'],
    ['', ''],
    ['…!?', ''],
    ['👍🏽', ''],
  ] as const) {
    it(`of ${JSON.stringify(name)} is ${initial || 'none'}`, () => {
      expect(initialOf(name)).to.equal(initial);
    });
  }

  it('is upper-cased by the language', () => {
    expect(initialOf('istanbul', 'tr')).to.equal('İ');
    expect(initialOf('istanbul', 'en')).to.equal('I');
    expect(initialOf('Ivan', 'tr')).to.equal('I');
  });

  it('keeps a letter of several parts whole', () => {
    expect(initialOf('क्षमा')).to.match(/^क/);
    expect(initialOf('नी')).to.equal('नी');
  });

  it('is empty just where the name has no letter or digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(initialOf(name) === '').to.equal(!/[\p{L}\p{N}]/u.test(name));
      }),
    );
  });
});

describe('what was typed in search, made a field of a new customer', () => {
  for (const typed of ['5550100147', '(555) 010-0147', '+1 555 010 0147', '0147', '٥٥٥٠١٤٧', '911', '555/0147', '*67 555 0147']) {
    it(`${typed} goes to the phone`, () => {
      expect(splitTyped(` ${typed} `)).to.deep.equal({ phone: typed });
    });
  }

  for (const typed of ['jo@example.com', 'jo@exam', 'jo@']) {
    it(`${typed} goes to the e-mail`, () => {
      expect(splitTyped(` ${typed} `)).to.deep.equal({ email: typed });
    });
  }

  for (const typed of ['Maria', '3M', '12', 'Jo @ the gym', '@jo', 'Ana 555', '王小明', '']) {
    it(`${typed || 'nothing'} goes to the name`, () => {
      expect(splitTyped(` ${typed} `)).to.deep.equal({ displayName: typed });
    });
  }

  it('loses nothing but the blanks around it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Object.values(splitTyped(text))).to.deep.equal([text.trim()]);
      }),
    );
  });
});
