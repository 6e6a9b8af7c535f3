import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { addCustomers, until } from '../../support/harness/register-page.js';
import { DOWN, SyncStatusHarness } from '../../support/harness/sync-status-harness.js';

const LONG = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren';

/** A dialog with a refused change, one that waits behind it, and a line that is down. */
async function opened(): Promise<SyncStatusHarness> {
  const sync = await SyncStatusHarness.open({ options: { cashier: { id: 'mia', can: { loyalty: 'yes' } } } });
  const [customer] = await addCustomers(sync.client, LONG);
  const customerId = customer?.id ?? '';
  await sync.client.sync.now();
  sync.remote.refuse = () => ({ code: 'shop-rule', message: `Not at this counter: ${LONG}` });
  await sync.client.loyalty.adjust({ customerId, points: 1_234_567, reason: { code: 'goodwill' } });
  await until(() => sync.client.sync.status.rejected === 1);
  await sync.client.save({ id: customerId, note: 'Oat milk' });
  await sync.breakLine(DOWN);
  await sync.start();
  await until(() => sync.rows.length === 1 && sync.page.includes('Offline.'));
  await Promise.allSettled((sync.find('.sync-surface')?.getAnimations() ?? []).map(({ finished }) => finished));
  return sync;
}

describe('the look of sync', () => {
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
      const sync = await opened();
      await expect(sync.element).to.be.accessible();
      await sync.click('Discard');
      await until(() => sync.question !== '');
      await expect(sync.element).to.be.accessible();
    });
  }

  it('loses nothing in 320 px, and keeps Sync now in sight', async () => {
    await setViewport({ width: 320, height: 480 });
    const sync = await opened();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const inner of sync.element.renderRoot.querySelectorAll('.state, .figures > div, .row > *, .held li, .foot')) {
      const { left, right } = inner.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
    }
    expect(sync.find('.foot')?.getBoundingClientRect().bottom).to.be.at.most(480);
  });

  it('has nothing to press under 44 px', async () => {
    const sync = await opened();
    for (const button of sync.element.renderRoot.querySelectorAll('button')) {
      const { offsetWidth: width, offsetHeight: height } = button;
      if (width > 0) expect(Math.min(width, height)).to.be.at.least(44);
    }
  });
});
