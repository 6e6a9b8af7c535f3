import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { clientOf, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';

const LONG = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren';

async function opened(): Promise<SaleQueueHarness> {
  const queue = await SaleQueueHarness.open({ cashier: { id: 'c1', name: LONG } });
  for (const label of ['Ana', LONG]) {
    const total = { amountMinor: 123_456_789, currency: 'USD' };
    await clientOf(queue.provider).parkedSales.park({ label, cart: null, itemCount: 3, total });
  }
  queue.cart.ring({});
  await queue.start();
  await until(() => queue.labels.length === 2 && queue.buttons.includes('Save Sale'));
  await Promise.allSettled((queue.dialog?.getAnimations() ?? []).map(({ finished }) => finished));
  return queue;
}

describe('the look of the queue', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 800, height: 600 });
  });

  for (const [look, prepare] of Object.entries({
    light: (): void => undefined,
    dark: () => emulateMedia({ colorScheme: 'dark' }),
    'right to left': (): void => {
      document.documentElement.dir = 'rtl';
    },
  })) {
    it(`is without fault for axe, ${look}`, async () => {
      await prepare();
      const queue = await opened();
      await expect(queue.element).to.be.accessible();
      await queue.click('Save Sale');
      await queue.click('Save');
      await expect(queue.element).to.be.accessible();
    });
  }

  it('loses nothing in 320 px, and keeps Save Sale in sight', async () => {
    await setViewport({ width: 320, height: 480 });
    const queue = await opened();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const inner of queue.element.renderRoot.querySelectorAll('.row-label, .row-detail, .row-age, .row-actions, .foot')) {
      const { left, right } = inner.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
    }
    const foot = queue.find('.foot')?.getBoundingClientRect();
    expect(foot?.bottom).to.be.at.most(480);
  });

  it('has nothing to press under 44 px', async () => {
    const queue = await opened();
    for (const button of queue.element.renderRoot.querySelectorAll('button')) {
      // As laid out: the surface may still be growing into its place.
      const { offsetWidth: width, offsetHeight: height } = button;
      if (width > 0) expect(Math.min(width, height)).to.be.at.least(44);
    }
  });
});
