import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  isEmail,
  last4,
  maskEmail,
  maskPhone,
  normalizeEmail,
  phoneDigits,
  withoutCallingCode,
} from '../../src/domain/contact.js';

describe('an e-mail address', () => {
  for (const address of [
    'jo@example.com',
    'JO@EXAMPLE.COM',
    "o'brien+till@a-b.example.co",
    'jo@localhost',
    'a.b..c@x.y',
    '.@x',
    `${'a'.repeat(64)}@${'b'.repeat(63)}.com`,
  ]) {
    it(`${address.slice(0, 24)} is one`, () => {
      expect(isEmail(address)).to.equal(true);
    });
  }

  for (const text of [
    '',
    'jo',
    'jo@',
    '@example.com',
    'jo@@example.com',
    'jo@-a.com',
    'jo@a-.com',
    'jo@a..com',
    'jo @a.com',
    'jo@a.com ',
    'jo@a.com\n',
    'jo@é.com',
    'jé@a.com',
    'jo@a_b.com',
    '"jo"@a.com',
    `jo@${'b'.repeat(64)}.com`,
  ]) {
    it(`${JSON.stringify(text.slice(0, 24))} is none`, () => {
      expect(isEmail(text)).to.equal(false);
    });
  }

  it('is what the browser takes as one', () => {
    const input = document.createElement('input');
    input.type = 'email';
    const ascii = fc.stringMatching(/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~@-]{1,30}$/);
    fc.assert(
      fc.property(fc.oneof(ascii, fc.emailAddress(), fc.stringMatching(/^[a-c.+-]{1,5}@[a-c.-]{1,9}$/)), (text) => {
        input.value = text;
        expect(isEmail(text), text).to.equal(input.checkValidity() && input.value !== '');
      }),
      { numRuns: 500 },
    );
  });

  it('answers at once however long the text', () => {
    expect(isEmail(`${'a'.repeat(50_000)}@${'a.'.repeat(25_000)}`)).to.equal(false);
  });

  it('is compared without case and the blanks around it', () => {
    expect(normalizeEmail('  Jo.Doe@Example.COM ')).to.equal('jo.doe@example.com');
  });
});

describe('the digits of a phone', () => {
  for (const [typed, digits] of [
    ['(555) 010-0147', '5550100147'],
    ['+1 555.010.0147', '15550100147'],
    ['٥٥٥ ٠١٠ ٠١٤٧', '5550100147'],
    ['５５５－０１４７', '5550147'],
    ['ask at the desk', ''],
  ] as const) {
    it(`of ${typed} are ${digits || 'none'}`, () => {
      expect(phoneDigits(typed)).to.equal(digits);
    });
  }

  it('are found through any punctuation', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,15}$/), fc.constantFrom(' ', '-', '.', ') ', '/', '\u200e'), (digits, between) => {
        expect(phoneDigits([...digits].join(between))).to.equal(digits);
      }),
    );
  });
});

describe('a masked contact', () => {
  it('shows the last four digits of a phone', () => {
    expect(last4('+1 555 010 0147')).to.equal('0147');
    expect(maskPhone('+15550100147')).to.equal('•••• 0147');
    expect(maskPhone('(555) 010-0147')).to.equal('•••• 0147');
  });

  it('shows nothing of a phone so short that four digits are most of it', () => {
    expect(maskPhone('911')).to.equal('••••');
    expect(maskPhone('12 34 56')).to.equal('••••');
    expect(maskPhone('ask at the desk')).to.equal('••••');
  });

  it('shows the first letter and the domain of an e-mail', () => {
    expect(maskEmail('jo.doe@example.com')).to.equal('j•••@example.com');
    expect(maskEmail('not an address')).to.equal('•••');
  });

  it('never shows more than four digits of a phone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(phoneDigits(maskPhone(text)).length).to.be.at.most(4);
      }),
    );
  });
});

describe('the calling code', () => {
  for (const [country, code] of Object.entries({
    'the United States': '1',
    Kazakhstan: '7',
    Egypt: '20',
    'South Sudan': '211',
  })) {
    it(`of ${country} is ${code}, and what is left is dialled at home`, () => {
      expect(withoutCallingCode(`${code}5055550147`)).to.equal('5055550147');
    });
  }

  it('is one, two or three digits long, whatever the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), (digits) => {
        const national = withoutCallingCode(digits);
        expect(digits.endsWith(national)).to.equal(true);
        expect(digits.length - national.length).to.be.within(1, 3);
      }),
    );
  });
});
