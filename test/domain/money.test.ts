import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatMoney, fractionDigits, isMoney, money, parseMoney } from '../../src/domain/money.js';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'GBP');
const amount = fc.integer({ min: 0, max: 2 ** 40 });

describe('a currency', () => {
  it('has its own number of digits', () => {
    expect(['USD', 'EUR', 'JPY', 'KWD', 'CLP'].map(fractionDigits)).to.deep.equal([2, 2, 0, 3, 0]);
  });
});

describe('money', () => {
  it('is a safe integer of minor units and a currency', () => {
    expect(isMoney({ amountMinor: 1450, currency: 'USD' })).to.equal(true);
    expect(isMoney({ amountMinor: -1, currency: 'USD' })).to.equal(true);
    expect(isMoney({ amountMinor: 0, currency: 'JPY' })).to.equal(true);
    expect(money(1450, 'USD')).to.deep.equal({ amountMinor: 1450, currency: 'USD' });
  });

  for (const amountMinor of [NaN, Infinity, 1e309, -0, 14.5, 2 ** 53, -(2 ** 53)]) {
    it(`is never ${Object.is(amountMinor, -0) ? '-0' : amountMinor} minor units`, () => {
      expect(isMoney({ amountMinor, currency: 'USD' })).to.equal(false);
      expect(() => money(amountMinor, 'USD')).to.throw(RangeError);
    });
  }

  for (const value of [
    null,
    5,
    'USD 5',
    {},
    { amountMinor: '5', currency: 'USD' },
    { amountMinor: 5 },
    { amountMinor: 5n, currency: 'USD' },
    { amountMinor: 5, currency: 'usd' },
    { amountMinor: 5, currency: '' },
  ]) {
    it(`is not ${typeof value === 'object' ? Object.entries(value ?? {}).join(' ') || 'empty' : value}`, () => {
      expect(isMoney(value)).to.equal(false);
    });
  }
});

describe('an amount as typed', () => {
  for (const [typed, amountMinor] of [
    ['14', 1400],
    ['14.5', 1450],
    ['14,5', 1450],
    ['14.50', 1450],
    ['14,50', 1450],
    ['0.05', 5],
    ['.5', 50],
    ['14.', 1400],
    ['$14.50', 1450],
    ['14,50 €', 1450],
    ['1,234', 123400],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ['1 234,50', 123450],
    ['1\u202f234,50', 123450],
    ["1'234.50", 123450],
    ['1,234,567', 123456700],
    ['1.234.567', 123456700],
    ['1,234,567.89', 123456789],
    ['١٤٫٥', 1450],
    ['007', 700],
    ['90071992547409.91', 2 ** 53 - 1],
  ] as const) {
    it(`"${typed}" is ${amountMinor} cents in the United States`, () => {
      expect(parseMoney(typed, 'USD', 'en-US')?.amountMinor).to.equal(amountMinor);
    });
  }

  for (const typed of [
    '',
    ' ',
    '-5',
    '-0',
    '+5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '1e309',
    '14.505',
    '1.234',
    '12,34,567',
    '14..5',
    '1.2.3',
    'five',
    '.',
    ',',
    '5 USD',
    '90071992547409.92',
    '9'.repeat(400),
  ]) {
    it(`"${typed.slice(0, 20)}" is none`, () => {
      expect(parseMoney(typed, 'USD', 'en-US')).to.equal(null);
    });
  }

  it('with one separator before three digits groups or parts as the language does', () => {
    expect(parseMoney('1.234', 'EUR', 'de')?.amountMinor).to.equal(123400);
    expect(parseMoney('1,234', 'EUR', 'de')).to.equal(null);
    expect(parseMoney('1,234', 'KWD', 'en')?.amountMinor).to.equal(1234000);
    expect(parseMoney('1.234', 'KWD', 'en')?.amountMinor).to.equal(1234);
  });

  it('of a currency without fractions has none', () => {
    expect(parseMoney('1450', 'JPY', 'ja')?.amountMinor).to.equal(1450);
    expect(parseMoney('1,450', 'JPY', 'ja')?.amountMinor).to.equal(1450);
    expect(parseMoney('14.5', 'JPY', 'ja')).to.equal(null);
  });

  it('is what was written, in each language and currency', () => {
    fc.assert(
      fc.property(
        amount,
        currency,
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'es-MX', 'de-CH', 'sv-SE'),
        (amountMinor, code, locale) => {
          const digits = fractionDigits(code);
          const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(amountMinor / 10 ** digits);
          expect(parseMoney(plain, code, locale), plain).to.deep.equal({ amountMinor, currency: code });
        },
      ),
    );
  });

  it('is money or nothing, never below zero, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,e+ -]{0,20}$/)), currency, (typed, code) => {
        const parsed = parseMoney(typed, code, 'en');
        if (parsed === null) return;
        expect(isMoney(parsed)).to.equal(true);
        expect(parsed.amountMinor).to.be.at.least(0);
      }),
    );
  });
});

describe('an amount as written', () => {
  it('has the currency and digits of the language', () => {
    expect(formatMoney({ amountMinor: 123450, currency: 'USD' }, 'en-US')).to.equal('$1,234.50');
    expect(formatMoney({ amountMinor: -5, currency: 'USD' }, 'en-US')).to.equal('-$0.05');
    expect(formatMoney({ amountMinor: 1450, currency: 'JPY' }, 'en-US')).to.equal('¥1,450');
    expect(formatMoney({ amountMinor: 1450, currency: 'EUR' }, 'de-DE').replace(/\s/, ' ')).to.equal('14,50 €');
  });

  it('reads back as the same amount', () => {
    fc.assert(
      fc.property(amount, currency, fc.constantFrom('en-US', 'de-DE', 'fr-FR'), (amountMinor, code, locale) => {
        const written = formatMoney({ amountMinor, currency: code }, locale).replace(/[A-Z]+/, '');
        expect(parseMoney(written, code, locale), written).to.deep.equal({ amountMinor, currency: code });
      }),
    );
  });
});
