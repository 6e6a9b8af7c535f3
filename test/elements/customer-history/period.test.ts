import { expect } from '@open-wc/testing';
import { addDays, lastMonths, periodName, periodOf } from '../../../src/elements/customer-history/history-period.js';
import { byDay } from '../../../src/elements/customer-history/history-row.js';
import { historyScene, saleOf, sellDaysAgo } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';

describe('days of a history', () => {
  it('are calendar days, also where the clocks change', () => {
    // On 8 March 2026 the day has 23 hours in Los Angeles, on 1 November 25.
    expect(addDays('2026-03-09', -1)).to.equal('2026-03-08');
    expect(addDays('2026-03-08', -1)).to.equal('2026-03-07');
    expect(addDays('2026-11-02', -2)).to.equal('2026-10-31');
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
  });

  it('are counted with today among them', () => {
    expect(periodOf('today', '2026-11-21')).to.deep.equal({ from: '2026-11-21', to: '2026-11-21' });
    expect(periodOf('week', '2026-11-21')).to.deep.equal({ from: '2026-11-15', to: '2026-11-21' });
    expect(periodOf('month', '2026-03-09')).to.deep.equal({ from: '2026-02-08', to: '2026-03-09' });
    expect(periodOf('year', '2026-11-21')).to.deep.equal({ from: '2026-01-01', to: '2026-11-21' });
    expect(periodOf('all', '2026-11-21')).to.deep.equal({ from: null, to: null });
  });

  it('have the name of their chip, where they have one', () => {
    expect(periodName({ from: '2026-11-15', to: '2026-11-21' }, '2026-11-21')).to.equal('week');
    expect(periodName({ from: null, to: null }, '2026-11-21')).to.equal('all');
    expect(periodName({ from: '2026-11-15', to: null }, '2026-11-21')).to.equal(undefined);
    expect(periodName({ from: '2026-01-01', to: '2026-01-01' }, '2026-01-01')).to.equal('today');
  });

  it('make twelve months, over the turn of the year', () => {
    expect(lastMonths('2026-02-28', 4)).to.deep.equal(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']);
    expect(lastMonths('2026-11-21', 12)).to.have.length(12);
  });

  it('take entries by the merchant’s zone, to the minute in which the day turns', () => {
    const at = (utc: string): { at: string } => ({ at: `${utc}:00.000Z` });
    const rows = [at('2026-11-02T07:59'), at('2026-11-01T08:30'), at('2026-11-01T07:00'), at('2026-11-01T06:59')];
    expect(byDay(rows, 'America/Los_Angeles').map(({ date, rows: ofDay }) => [date, ofDay.length])).to.deep.equal([
      ['2026-11-01', 3],
      ['2026-10-31', 1],
    ]);
  });
});

describe('the filter by date', () => {
  it('shows all at first, and what its chips say', async () => {
    const { history } = await historyScene({ before: (client, who) => sellDaysAgo(client, who, 400, 40, 10, 3, 0) });
    expect(history.chips.map((chip) => chip.textContent?.trim())).to.deep.equal([
      'Today',
      '7 days',
      '30 days',
      'This year',
      'All',
      'Dates',
    ]);
    expect(history.chosenChip).to.equal('All');
    for (const [chip, count] of [
      ['Today', 1],
      ['7 days', 2],
      ['30 days', 3],
      ['This year', 4],
      ['All', 5],
    ] as const) {
      await history.press(chip);
      expect([history.chosenChip, history.lines.length]).to.deep.equal([chip, count]);
    }
  });

  it('marks the chip for screen readers, by a tick besides colour', async () => {
    const { history } = await historyScene();
    await history.press('7 days');
    expect(history.chips.map((chip) => chip.getAttribute('aria-pressed'))).to.deep.equal([
      'false',
      'true',
      'false',
      'false',
      'false',
      'false',
    ]);
    expect(history.chips.map((chip) => chip.querySelector('svg') !== null)).to.deep.equal([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('sets from and to as the host may, and writes no attribute', async () => {
    const { history } = await historyScene();
    await history.press('7 days');
    expect([history.element.from, history.element.to]).to.deep.equal(['2026-11-15', '2026-11-21']);
    expect(history.element.getAttributeNames()).to.deep.equal([]);
    history.element.setAttribute('from', '2026-11-21');
    await until(() => history.chosenChip === 'Today');
  });

  it('counts a day whose clocks change as one day', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        // First and last minute of 1 November 2026 in Los Angeles, and the minutes beside them.
        for (const at of ['2026-11-01T06:59', '2026-11-01T07:00', '2026-11-02T07:59', '2026-11-02T08:00']) {
          await client.recordSale(saleOf(customer, { occurredAt: `${at}:00.000Z` }));
        }
      },
    });
    Object.assign(history.element, { from: '2026-11-01', to: '2026-11-01' });
    await history.element.updateComplete;
    await history.settled();
    expect(history.days).to.deep.equal(['Sunday, November 1, 2026']);
    expect(history.lines.map(({ details }) => details.split(' · ')[0])).to.deep.equal(['11:59 PM', '12:00 AM']);
  });

  it('takes typed dates, as the language writes them', async () => {
    const { history } = await historyScene({ before: (client, who) => sellDaysAgo(client, who, 20, 10, 0) });
    await history.press('Dates');
    expect(history.focused).to.equal('');
    expect(history.field('From')).to.equal(history.element.shadowRoot?.activeElement);
    await history.type('From', '11/5/26');
    await history.type('To', '11122026');
    await history.keys('Enter');
    expect([history.element.from, history.element.to]).to.deep.equal(['2026-11-05', '2026-11-12']);
    expect(history.lines).to.have.length(1);
    expect(history.field('To').value).to.equal('11/12/2026');
    await history.type('To', '');
    await history.keys('Tab');
    expect([history.element.from, history.element.to]).to.deep.equal(['2026-11-05', null]);
    expect(history.lines).to.have.length(2);
  });

  it('says what is wrong beside the field, and goes on showing what it showed', async () => {
    const { history } = await historyScene({ before: (client, who) => sellDaysAgo(client, who, 1) });
    await history.press('Dates');
    await history.type('From', '13/45');
    await history.keys('Tab');
    expect(history.field('From').getAttribute('aria-invalid')).to.equal('true');
    expect(history.seen).to.contain('This is no date. Type one such as 11/21/2026.');
    expect(history.lines).to.have.length(1);
    await history.type('From', '11/20/2026');
    await history.type('To', '11/2/2026');
    await history.keys('Enter');
    expect(history.seen).to.contain('This is before the first day.');
    expect(history.element.to).to.equal(null);
  });

  it('keeps what is typed in its fields from the host’s hotkeys', async () => {
    const { history } = await historyScene();
    const heard: string[] = [];
    const onKeydown = ({ key }: KeyboardEvent): void => void heard.push(key);
    document.addEventListener('keydown', onKeydown);
    await history.press('Dates');
    await history.type('From', '11');
    await history.keys('F6');
    document.removeEventListener('keydown', onKeydown);
    expect(heard).to.deep.equal(['F6']);
  });

  it('offers all again where nothing was on these days', async () => {
    const { history } = await historyScene({ before: (client, who) => sellDaysAgo(client, who, 40) });
    await history.press('Today');
    expect(history.seen).to.contain('Nothing on these days');
    await history.press('Show all');
    expect(history.lines).to.have.length(1);
    expect(history.chosenChip).to.equal('All');
  });
});
