import { expect } from '@open-wc/testing';
import { text } from '../../support/harness/customer-history-harness.js';
import { historyScene, NOON, saleOf, sellDaysAgo } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';

describe('a sale in a history', () => {
  it('opens to its lines, sums, tenders and points, and closes again', async () => {
    const { history } = await historyScene({ before: (client, customer) => sellDaysAgo(client, customer, 0) });
    const row = history.find('.sale');
    expect(row?.getAttribute('aria-expanded')).to.equal('false');
    row?.focus();
    await history.keys('Enter');
    expect(row?.getAttribute('aria-expanded')).to.equal('true');
    const detail = history.find(`[id="${row?.getAttribute('aria-controls') ?? ''}"]`);
    expect(detail?.checkVisibility()).to.equal(true);
    const pairs = [...(detail?.querySelectorAll('dl > div') ?? [])].map((pair) => text(pair));
    expect(pairs).to.deep.equal([
      '2 × Coffee$10.00',
      '1 × Bagel$4.00',
      'Subtotal$14.00',
      'Tax$1.40',
      'Total$15.40',
      'Cash$15.40',
      'Points earned14',
    ]);
    // A key as fast after another as a scanner's is heard of a moment later.
    await history.keys(' ');
    await until(() => row?.getAttribute('aria-expanded') === 'false');
  });

  it('is marked when refunded, in part and whole, and names its refunds', async () => {
    const { history, client, customer } = await historyScene({
      before: async (open, who) => {
        await open.recordSale(saleOf(who, { number: 'S1', occurredAt: new Date(NOON - 86_400_000).toISOString() }));
      },
    });
    const sale = history.find('.sale');
    sale?.click();
    const [sold] = (await client.sales.list(customer.id)).rows;
    const id = sold?.id ?? '';
    await client.recordRefund({
      id: crypto.randomUUID(),
      refundOf: id,
      number: 'R1',
      lines: [{ lineId: 'bagel', quantity: 1, amountMinor: 400 }],
      tenders: [{ type: 'cash', amountMinor: 440 }],
    });
    await until(() =>
      history.lines.some(({ cause }) => cause === 'Sale S1 Partly refunded' || cause === 'Sale S1Partly refunded'),
    );
    const refund = history.lines.find(({ cause }) => cause.startsWith('Refund R1'));
    expect(refund?.amount).to.equal('-$4.40');
    expect(refund?.below).to.equal('-4 points');
    expect(history.seen).to.contain('Refunds').and.to.contain('Refund R1, Nov 21, 2026');

    await history.press('Refund R1');
    await until(() => history.seen.includes('Refund of sale S1'));
    expect(history.seen).to.contain('Given back by').and.to.contain('Points taken back');

    await client.recordRefund({
      id: crypto.randomUUID(),
      refundOf: id,
      number: 'R2',
      lines: [{ lineId: 'coffee', quantity: 2, amountMinor: 1000 }],
      tenders: [{ type: 'card', amountMinor: 1100 }],
    });
    await until(() => history.lines.some(({ cause }) => /^Sale S1 ?Refunded$/.test(cause)));
  });

  it('finds refunds that came after the days shown', async () => {
    const { history, client, customer } = await historyScene({
      before: async (open, who) => {
        const sale = saleOf(who, { occurredAt: new Date(NOON - 9 * 86_400_000).toISOString() });
        await open.recordSale(sale);
        await open.recordRefund({
          id: crypto.randomUUID(),
          refundOf: sale.id,
          number: 'LATE',
          lines: [{ lineId: 'bagel', quantity: 1, amountMinor: 400 }],
          tenders: [{ type: 'cash', amountMinor: 440 }],
        });
      },
    });
    expect((await client.sales.list(customer.id)).rows).to.have.length(2);
    Object.assign(history.element, { from: '2026-11-01', to: '2026-11-15' });
    await history.element.updateComplete;
    await history.settled();
    expect(history.lines).to.have.length(1);
    history.find('.sale')?.click();
    await until(() => history.seen.includes('Refund LATE'));
  });

  it('writes names as text', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        const lines = [{ id: 'a', name: '<img src=x onerror=alert(1)>', quantity: 1, totalMinor: 1400 }];
        await client.recordSale(saleOf(customer, { lines }));
      },
    });
    history.find('.sale')?.click();
    await until(() => history.seen.includes('<img src=x onerror=alert(1)>'));
    expect(history.find('img')).to.equal(null);
  });
});
