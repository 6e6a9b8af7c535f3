import { expect } from '@open-wc/testing';
import { ageOf, expiryOf } from '../../../src/elements/sale-queue/queue-time.js';
import { timeOf } from '../../../src/ui/i18n/time-text.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const before = (minutes: number): string => new Date(NOON - minutes * MINUTE).toISOString();
const after = (hours: number): string => new Date(NOON + hours * 60 * MINUTE).toISOString();

describe('how long a sale has waited', () => {
  for (const [minutes, text, isLong] of [
    [0, '0 min', false],
    [0.99, '0 min', false],
    [12, '12 min', false],
    [29.9, '29 min', false],
    [30, '30 min', true],
    [60, '1 hr', true],
    [80, '1 hr 20 min', true],
    [24 * 60, '1 day', true],
    [50 * 60, '2 days', true],
  ] as const) {
    it(`is ${text} after ${String(minutes)} minutes`, () => {
      expect(ageOf(before(minutes), NOON, 'en')).to.deep.equal({ text, isLong });
    });
  }

  it('is nothing for one that a clock ahead of ours has parked', () => {
    expect(ageOf(before(-5), NOON, 'en').text).to.equal('0 min');
  });

  it('is said in other languages', () => {
    expect(ageOf(before(12), NOON, 'es').text).to.equal('12 min');
    expect(ageOf(before(3 * 24 * 60), NOON, 'fr').text).to.match(/^3\sj$/);
  });
});

describe('when a sale expires', () => {
  it('is said from three days before, in days of the merchant', () => {
    expect(expiryOf(after(4 * 24), NOON, 'UTC', 'en')).to.equal(null);
    expect(expiryOf(after(3 * 24), NOON, 'UTC', 'en')).to.equal('in 3 days');
    expect(expiryOf(after(24), NOON, 'UTC', 'en')).to.equal('tomorrow');
    expect(expiryOf(after(2), NOON, 'UTC', 'en')).to.equal('today');
    // 14:00 UTC is the next day already where it is 14 hours later.
    expect(expiryOf(after(2), NOON - 3 * 60 * MINUTE, 'Pacific/Kiritimati', 'en')).to.equal('tomorrow');
  });

  it('is never in the past', () => {
    expect(expiryOf(after(-48), NOON, 'UTC', 'en')).to.equal('today');
  });
});

describe('since when a sale is open', () => {
  it('is a time today, with its day else', () => {
    expect(timeOf(before(78), NOON, 'UTC', 'en-US').replace(/\s/g, ' ')).to.equal('10:42 AM');
    expect(timeOf(before(24 * 60), NOON, 'UTC', 'en-US')).to.match(/Nov 20.*12:00/);
  });
});
