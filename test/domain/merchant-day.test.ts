import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { localDateOf, toTimestamp } from '../../src/domain/clock.js';
import { isLocalDate } from '../../src/domain/local-date.js';
import { addDays, addMonths, dayStart, periodStart } from '../../src/domain/merchant-day.js';

const HOUR_MS = 3_600_000;
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

const date = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2060, 0, 1) }).map((ms) => toTimestamp(ms).slice(0, 10));
const hoursOf = (day: string, zone: string): number => (dayStart(addDays(day, 1), zone) - dayStart(day, zone)) / HOUR_MS;

describe('the start of a day', () => {
  it('is midnight in the merchant’s zone', () => {
    expect(toTimestamp(dayStart('2026-11-21', 'UTC'))).to.equal('2026-11-21T00:00:00.000Z');
    expect(toTimestamp(dayStart('2026-11-21', 'America/New_York'))).to.equal('2026-11-21T05:00:00.000Z');
    expect(toTimestamp(dayStart('2026-11-21', 'Asia/Kathmandu'))).to.equal('2026-11-20T18:15:00.000Z');
    expect(toTimestamp(dayStart('2026-11-21', 'Pacific/Kiritimati'))).to.equal('2026-11-20T10:00:00.000Z');
  });

  it('makes days of 23 and 25 hours where the clocks change', () => {
    expect(hoursOf('2026-03-08', 'America/New_York')).to.equal(23);
    expect(hoursOf('2026-11-01', 'America/New_York')).to.equal(25);
    expect(hoursOf('2026-03-29', 'Europe/Berlin')).to.equal(23);
    expect(hoursOf('2026-10-25', 'Europe/Berlin')).to.equal(25);
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).to.equal(24.5);
    expect(hoursOf('2026-11-21', 'America/New_York')).to.equal(24);
  });

  it('is one in the morning where the clocks go forward over midnight', () => {
    // São Paulo, 4 November 2018: 23:59:59 was followed by 01:00.
    expect(toTimestamp(dayStart('2018-11-04', 'America/Sao_Paulo'))).to.equal('2018-11-04T03:00:00.000Z');
    expect(hoursOf('2018-11-04', 'America/Sao_Paulo')).to.equal(23);
  });

  it('of a day that a zone left out is that of the next', () => {
    // Samoa went over the date line: there was no 30 December 2011.
    expect(dayStart('2011-12-30', 'Pacific/Apia')).to.equal(dayStart('2011-12-31', 'Pacific/Apia'));
  });

  it('is the first moment of its day, on every day of every zone', () => {
    fc.assert(
      fc.property(date, fc.constantFrom(...ZONES), (day, zone) => {
        const start = dayStart(day, zone);
        expect(localDateOf(start, zone)).to.equal(day);
        expect(localDateOf(start - 1, zone) < day).to.equal(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('dates', () => {
  it('go on by months, and end with the month', () => {
    expect(addMonths('2026-01-31', 1)).to.equal('2026-02-28');
    expect(addMonths('2027-12-31', 2)).to.equal('2028-02-29');
    expect(addMonths('2026-11-21', 12)).to.equal('2027-11-21');
    expect(addMonths('2026-11-30', 3)).to.equal('2027-02-28');
    expect(addMonths('2026-08-31', 13)).to.equal('2027-09-30');
  });

  it('are dates however far they go', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 1_200 }), (day, months) => {
        const later = addMonths(day, months);
        expect(isLocalDate(later)).to.equal(true);
        const count = (of: string): number => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
        expect(count(later) - count(day)).to.equal(months);
        expect(later.slice(8) <= day.slice(8)).to.equal(true);
        expect(addDays(addDays(day, months), -months)).to.equal(day);
      }),
      { numRuns: 10_000 },
    );
  });

  it('lie in a week from Monday, and in a month', () => {
    expect(periodStart('2026-11-21', 'day')).to.equal('2026-11-21');
    expect(periodStart('2026-11-22', 'week'), 'a Sunday').to.equal('2026-11-16');
    expect(periodStart('2026-11-23', 'week'), 'a Monday').to.equal('2026-11-23');
    expect(periodStart('2026-01-01', 'week')).to.equal('2025-12-29');
    expect(periodStart('2026-11-21', 'month')).to.equal('2026-11-01');
  });
});
