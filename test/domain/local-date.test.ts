import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ageOn, dateOrder, isLocalDate, readDate } from '../../src/domain/local-date.js';
import type { DateOrder, DateReading } from '../../src/domain/local-date.js';

const today = '2026-11-21';
const born = (order: DateOrder): DateReading => ({ order, today, century: 'past' });
const expires = (order: DateOrder): DateReading => ({ order, today, century: 'ahead' });

/** Days that exist, as year, month and day. */
const day = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .map((date) => ({ date, y: date.slice(0, 4), m: date.slice(5, 7), d: date.slice(8) }));
const order = fc.constantFrom<DateOrder>('mdy', 'dmy', 'ymd');

describe('a date', () => {
  it('is four, two and two digits of a day that exists', () => {
    for (const date of ['2026-11-21', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      expect(isLocalDate(date), date).to.equal(true);
  });

  it('is none where the day does not exist or the digits are not all there', () => {
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-01-00',
      '2026-01-32',
      '0000-01-01',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00',
      ' 2026-01-01',
      '2026-01-01\n',
      '٢٠٢٦-٠١-٠١',
      '',
    ]) {
      expect(isLocalDate(text), text).to.equal(false);
    }
  });

  it('exists just where the calendar of the browser has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, dayOfMonth) => {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00.000Z`);
          expect(isLocalDate(text), text).to.equal(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
        },
      ),
    );
  });
});

describe('a date as typed', () => {
  for (const typed of [
    '03071984',
    '3/7/1984',
    '3/7/84',
    '03-07-84',
    '3.7.1984',
    ' 3 / 7 / 1984 ',
    '1984-03-07',
    '1984/3/7',
    '19840307',
    '030784',
    '3 7 84',
    '٠٣٠٧١٩٨٤',
    '３/７/８４',
  ]) {
    it(`"${typed}" is 7 March 1984 where months come first`, () => {
      expect(readDate(typed, born('mdy'))).to.equal('1984-03-07');
    });
  }

  for (const typed of ['07031984', '7/3/1984', '7. 3. 1984', '7-3-84', '070384', '1984-03-07']) {
    it(`"${typed}" is 7 March 1984 where days come first`, () => {
      expect(readDate(typed, born('dmy'))).to.equal('1984-03-07');
    });
  }

  for (const typed of ['19840307', '1984. 3. 7.', '84/3/7', '840307', '1984-03-07']) {
    it(`"${typed}" is 7 March 1984 where years come first`, () => {
      expect(readDate(typed, born('ymd'))).to.equal('1984-03-07');
    });
  }

  for (const typed of [
    '',
    '3/7',
    '3/7/84/1',
    '13/7/1984',
    '2/30/1984',
    '0/7/1984',
    '3/7/984',
    '3/7/21984',
    '1234567',
    'March 7 1984',
    '3/7/19x4',
    '1e3',
    '3071984',
    '99999999',
    '1/1/0084',
  ]) {
    it(`"${typed}" is no date`, () => {
      expect(readDate(typed, born('mdy'))).to.equal(null);
    });
  }

  it('of two-digit year is the last one past for a birth', () => {
    expect(readDate('11/21/26', born('mdy'))).to.equal('2026-11-21');
    expect(readDate('11/22/26', born('mdy'))).to.equal('1926-11-22');
    expect(readDate('1/1/00', born('mdy'))).to.equal('2000-01-01');
    expect(readDate('2/29/24', born('mdy'))).to.equal('2024-02-29');
  });

  it('of two-digit year is ahead for an expiry, or was not long ago', () => {
    expect(readDate('3/7/31', expires('mdy'))).to.equal('2031-03-07');
    expect(readDate('3/7/24', expires('mdy'))).to.equal('2024-03-07');
    expect(readDate('3/7/06', expires('mdy'))).to.equal('2006-03-07');
    expect(readDate('3/7/05', expires('mdy'))).to.equal('2105-03-07');
  });

  it('comes back from any way of typing it, in any order', () => {
    fc.assert(
      fc.property(day, order, fc.constantFrom('/', '-', '.', ' ', '. ', ''), ({ date, y, m, d }, inOrder, separator) => {
        const typed = [...inOrder].map((part) => ({ y, m, d })[part]).join(separator);
        expect(readDate(typed, born(inOrder)), typed).to.equal(date);
      }),
    );
  });

  it('comes back without leading zeros', () => {
    fc.assert(
      fc.property(day, order, ({ date, y, m, d }, inOrder) => {
        const typed = [...inOrder].map((part) => ({ y, m: String(Number(m)), d: String(Number(d)) })[part]).join('/');
        expect(readDate(typed, expires(inOrder)), typed).to.equal(date);
      }),
    );
  });

  it('with a two-digit birth year is never ahead of today and never over a hundred years old', () => {
    fc.assert(
      fc.property(day, order, ({ y, m, d }, inOrder) => {
        const typed = [...inOrder].map((part) => ({ y: y.slice(2), m, d })[part]).join('/');
        const date = readDate(typed, born(inOrder));
        if (date === null) return;
        expect(date <= today).to.equal(true);
        expect(ageOn(date, today)).to.be.within(0, 100);
      }),
    );
  });

  it('is a day that exists, or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/. -]{0,12}$/)), order, (typed, inOrder) => {
        const date = readDate(typed, born(inOrder));
        expect(date === null || isLocalDate(date)).to.equal(true);
      }),
    );
  });
});

describe('the order of a date', () => {
  for (const [locale, expected] of [
    ['en-US', 'mdy'],
    ['en-GB', 'dmy'],
    ['es', 'dmy'],
    ['fr-CA', 'ymd'],
    ['fr', 'dmy'],
    ['de', 'dmy'],
    ['ja', 'ymd'],
    ['hu', 'ymd'],
    ['ar-EG', 'dmy'],
    ['th', 'dmy'],
  ] as const) {
    it(`is ${expected} in ${locale}`, () => {
      expect(dateOrder(locale)).to.equal(expected);
    });
  }
});

describe('an age', () => {
  it('grows on the birthday', () => {
    expect(ageOn('1984-11-20', today)).to.equal(42);
    expect(ageOn('1984-11-21', today)).to.equal(42);
    expect(ageOn('1984-11-22', today)).to.equal(41);
    expect(ageOn(today, today)).to.equal(0);
  });

  it('of somebody born on 29 February grows on 1 March in common years', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).to.equal(17);
    expect(ageOn('2008-02-29', '2026-03-01')).to.equal(18);
    expect(ageOn('2008-02-29', '2028-02-29')).to.equal(20);
  });
});
