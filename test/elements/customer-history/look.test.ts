import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { historyScene, sellDaysAgo } from '../../support/harness/history-scene.js';
import type { HistoryScene } from '../../support/harness/history-scene.js';
import { leftOf } from '../../support/harness/left-of.js';
import { until } from '../../support/harness/register-page.js';

const scene = async (displayName = 'Ada Lovelace'): Promise<HistoryScene> => {
  const made = await historyScene({
    customer: { displayName, identityDocuments: [{ type: 'drivers-license', number: 'D1234567', expiresOn: '2024-03-07' }] },
    before: async (client, customer) => {
      const [first] = await sellDaysAgo(client, customer, 70, 1, 0);
      await client.recordRefund({
        id: crypto.randomUUID(),
        refundOf: first?.sale.id ?? '',
        number: 'R1',
        lines: [{ lineId: 'bagel', quantity: 1, amountMinor: 400 }],
        tenders: [{ type: 'cash', amountMinor: 440 }],
      });
      await client.loyalty.adjust({ customerId: customer.id, points: -3, reason: { code: 'other' } });
      await client.storeCredit.issue({
        customerId: customer.id,
        amount: { amountMinor: 123_450, currency: 'USD' },
        reason: { code: 'return' },
      });
    },
  });
  await until(() => made.history.chart !== null);
  return made;
};

describe('the look of a history', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  it('has points before their unit on a page read from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const { history } = await scene();
    const line = history.find('.sale .figures .detail');
    const [figure = ''] = /\d+/.exec(line?.textContent ?? '') ?? [];
    expect(leftOf(line, figure)).to.be.lessThan(leftOf(line, 'point'));
  });

  for (const [look, prepare] of Object.entries({
    light: (): void => undefined,
    dark: () => emulateMedia({ colorScheme: 'dark' }),
    'right to left': (): void => {
      document.documentElement.dir = 'rtl';
    },
    'in 320 px': () => setViewport({ width: 320, height: 640 }),
  })) {
    it(`is without fault for axe, ${look}`, async () => {
      await prepare();
      const { history } = await scene();
      history.find('.sale')?.click();
      await history.press('Show as table');
      await history.press('Dates');
      await expect(history.element).to.be.accessible();
      for (const tab of ['Loyalty', 'Store Credit']) {
        await history.press(tab);
        await expect(history.element).to.be.accessible();
      }
    });
  }

  it('loses nothing in 320 px, with a name that has no space', async () => {
    await setViewport({ width: 320, height: 640 });
    const { history } = await scene('Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren');
    for (const tab of ['Sales', 'Loyalty', 'Store Credit']) {
      await history.press(tab);
      expect(document.documentElement.scrollWidth, tab).to.be.at.most(320);
      const base = history.element.getBoundingClientRect();
      for (const inner of history.element.renderRoot.querySelectorAll('.name, .alert, .tab, .chip, .entry, .figures, .pencil')) {
        const { left, right } = inner.getBoundingClientRect();
        expect(right, `${tab} ${inner.className}`).to.be.at.most(base.right + 1);
        expect(left, `${tab} ${inner.className}`).to.be.at.least(base.left - 1);
      }
    }
  });

  it('has nothing to press under 44 px', async () => {
    const { history } = await scene();
    for (const button of history.element.renderRoot.querySelectorAll('button')) {
      const { width, height } = button.getBoundingClientRect();
      if (button.checkVisibility()) expect(Math.min(width, height), button.className).to.be.at.least(44);
    }
  });

  it('says more and less by arrow and sign, not by colour', async () => {
    const { history } = await scene();
    await history.press('Loyalty');
    const removed = history.lines.find(({ cause }) => cause === 'Points removed');
    expect(removed?.amount).to.equal('-3');
    const arrows = [...history.element.renderRoot.querySelectorAll('.entry .amount path')].map((path) => path.getAttribute('d'));
    expect(new Set(arrows).size).to.equal(2);
  });
});
