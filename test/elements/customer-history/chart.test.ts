import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { barsOf, chartFigures } from '../../../src/elements/customer-history/chart-figures.js';
import { historyScene, saleOf } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';

const total = { currency: 'USD', pointsEarned: 10, pointsSpent: 4 } as const;

describe('the figures of a chart', () => {
  it('are there for each of twelve months, also where nothing happened', () => {
    const { months } = chartFigures([{ ...total, start: '2026-10-01', spentMinor: 500 }], '2026-11-21', 'USD');
    expect(months).to.have.length(12);
    expect([months[0]?.month, months.at(-1)?.month]).to.deep.equal(['2025-12-01', '2026-11-01']);
    expect(months[10]).to.deep.equal({ month: '2026-10-01', spentMinor: 500, pointsEarned: 10, pointsSpent: 4 });
    expect(months[11]?.spentMinor).to.equal(0);
  });

  it('add no currency to another', () => {
    const totals = [
      { ...total, start: '2026-11-01', spentMinor: 500 },
      { ...total, start: '2026-11-01', spentMinor: 900, currency: 'CAD' },
    ];
    const { months, currency } = chartFigures(totals, '2026-11-21', 'USD');
    expect([currency, months[11]?.spentMinor, months[11]?.pointsEarned]).to.deep.equal(['USD', 500, 20]);
    expect(chartFigures(totals.slice(1), '2026-11-21', 'USD').currency).to.equal('CAD');
  });

  it('make bars that fill the height, with the smallest still seen', () => {
    const { bars, zero } = barsOf([0, 1, 50, 100]);
    expect(zero).to.equal(88);
    expect(bars).to.deep.equal([
      { y: 88, height: 0 },
      { y: 86, height: 2 },
      { y: 44, height: 44 },
      { y: 0, height: 88 },
    ]);
  });

  it('hang a month below zero from the line', () => {
    const { bars, zero } = barsOf([300, -100]);
    expect(zero).to.equal(66);
    expect(bars).to.deep.equal([
      { y: 0, height: 66 },
      { y: 66, height: 22 },
    ]);
    expect(barsOf([0, 0])).to.deep.equal({
      bars: [
        { y: 88, height: 0 },
        { y: 88, height: 0 },
      ],
      zero: 88,
    });
  });
});

describe('the chart of a history', () => {
  const scene = (tab = 'sales'): ReturnType<typeof historyScene> =>
    historyScene({
      element: html`<customer-history tab=${tab}></customer-history>`,
      before: async (client, customer) => {
        for (const at of ['2026-09-10', '2026-09-20', '2026-11-02']) {
          await client.recordSale(saleOf(customer, { occurredAt: `${at}T20:00:00.000Z` }));
        }
      },
    });

  it('says the gist in its name', async () => {
    const { history } = await scene();
    await until(() => history.chart !== null);
    expect(history.chart?.getAttribute('aria-label')).to.equal(
      'Spent in 12 months. December 2025 to November 2026: $46.20 in all, most in September 2026 with $30.80',
    );
    expect(history.find('.chart-total')?.textContent).to.contain('$46.20');
  });

  it('has a bar for each month in which something happened, and marks this one', async () => {
    const { history } = await scene();
    await until(() => history.chart !== null);
    expect(history.chart?.querySelectorAll('.bar')).to.have.length(2);
    expect(history.chart?.querySelectorAll('.now')).to.have.length(1);
    expect(history.chart?.getBoundingClientRect().height).to.equal(96);
    expect(history.element.renderRoot.querySelector('[style]')).to.equal(null);
  });

  it('shows as a table what it shows in bars', async () => {
    const { history, client, customer } = await scene();
    await until(() => history.chart !== null);
    expect(history.button('Show as table')?.getAttribute('aria-expanded')).to.equal('false');
    await history.press('Show as table');
    expect(history.button('Show as table')?.getAttribute('aria-expanded')).to.equal('true');
    expect(history.table).to.have.length(12);
    expect(history.table.slice(0, 3)).to.deep.equal([
      ['November 2026', '$15.40'],
      ['October 2026', '$0.00'],
      ['September 2026', '$30.80'],
    ]);
    const totals = await client.sales.totals(customer.id, { by: 'month', from: '2025-12-01', to: '2026-11-21' });
    expect(totals.map(({ start, spentMinor }) => [start, spentMinor])).to.deep.equal([
      ['2026-09-01', 3080],
      ['2026-11-01', 1540],
    ]);
  });

  it('shows points on their tab, nothing on store credit, and nothing where the host wants none', async () => {
    const { history } = await scene('loyalty');
    await until(() => history.chart !== null);
    expect(history.chart?.getAttribute('aria-label')).to.contain('Points earned in 12 months').and.to.contain('42 points in all');
    await history.press('Show as table');
    expect(history.table[0]).to.deep.equal(['November 2026', '14', '0']);
    await history.press('Store Credit');
    expect(history.chart).to.equal(null);
    await history.press('Sales');
    history.element.noChart = true;
    await until(() => history.chart === null);
  });

  it('grows with what is recorded meanwhile', async () => {
    const { history, client, customer } = await scene();
    await until(() => history.chart !== null);
    await client.recordSale(saleOf(customer));
    await until(() => history.chart?.getAttribute('aria-label')?.includes('$61.60') === true);
  });

  it('says that nothing happened', async () => {
    const { history } = await historyScene();
    await until(() => history.chart !== null);
    expect(history.chart?.getAttribute('aria-label')).to.equal('Spent in 12 months. Nothing in 12 months');
  });
});
