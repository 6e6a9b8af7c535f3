import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isExpired, localDateOf, toTimestamp } from '../../src/domain/clock.js';
import { isLocalDate } from '../../src/domain/local-date.js';

describe('timestamps', () => {
  it('are UTC with milliseconds', () => {
    expect(toTimestamp(0)).to.equal('1970-01-01T00:00:00.000Z');
    expect(toTimestamp(Date.UTC(2026, 10, 21, 17, 30, 0, 7))).to.equal('2026-11-21T17:30:00.007Z');
  });

  it('read back as the same moment and sort as time does', () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(Date.parse(toTimestamp(a))).to.equal(a);
        expect(toTimestamp(a) < toTimestamp(b)).to.equal(a < b);
      }),
    );
  });
});

describe('the date in a time zone', () => {
  const newYear = Date.UTC(2026, 0, 1, 2, 30);

  for (const [timeZone, date] of [
    ['UTC', '2026-01-01'],
    ['America/Denver', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-01-01'],
    ['Pacific/Pago_Pago', '2025-12-31'],
    ['Asia/Kathmandu', '2026-01-01'],
  ] as const) {
    it(`half past two in the night of 1 January UTC is ${date} in ${timeZone}`, () => {
      expect(localDateOf(newYear, timeZone)).to.equal(date);
    });
  }

  it('holds through a change to summer time', () => {
    // Clocks went from UTC-7 to UTC-6 in the night before.
    const midnight = Date.UTC(2026, 2, 9, 6, 0);
    expect(localDateOf(midnight - 1, 'America/Denver')).to.equal('2026-03-08');
    expect(localDateOf(midnight, 'America/Denver')).to.equal('2026-03-09');
  });

  it('is a date of ours at any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), (ms) => {
        expect(isLocalDate(localDateOf(ms, 'Asia/Tokyo'))).to.equal(true);
      }),
    );
  });

  it('in UTC is the beginning of the timestamp', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        expect(localDateOf(ms, 'UTC')).to.equal(toTimestamp(ms).slice(0, 10));
      }),
    );
  });

  it('refuses a zone that is not there', () => {
    expect(() => localDateOf(0, 'Mars/Olympus')).to.throw(RangeError);
  });
});

describe('an expiry', () => {
  it('is good through its day, and none never passes', () => {
    expect(isExpired('2026-11-20', '2026-11-21')).to.equal(true);
    expect(isExpired('2026-11-21', '2026-11-21')).to.equal(false);
    expect(isExpired('2026-11-22', '2026-11-21')).to.equal(false);
    expect(isExpired(null, '2026-11-21')).to.equal(false);
  });
});
