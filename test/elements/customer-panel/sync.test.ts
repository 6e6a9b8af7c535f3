import { expect } from '@open-wc/testing';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { SyncStatusElement } from '../../../src/elements/sync-status/sync-status.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { CustomerPanelHarness } from '../../support/harness/customer-panel-harness.js';
import { until } from '../../support/harness/register-page.js';

const cloudIn = (panel: CustomerPanelHarness): HTMLButtonElement | null | undefined =>
  panel.element.renderRoot.querySelector<SyncStatusElement>('sync-status')?.renderRoot.querySelector('button');

describe('sync in the bar of the panel', () => {
  it('is not there on a register without a remote', async () => {
    const panel = await CustomerPanelHarness.open();
    expect(panel.element.renderRoot.querySelector('sync-status') === null).to.equal(true);
  });

  it('is a cloud that says by its name what waits', async () => {
    const remote = new FaultyRemote(new MemoryRemote(), { random: () => 0, drop: 1 });
    const panel = await CustomerPanelHarness.open({ options: { merchantId: 'memory', remote } });
    await until(() => cloudIn(panel)?.getAttribute('aria-label') === 'Offline. 2 changes wait.');
  });

  it('opens its own dialog, and has focus again after it', async () => {
    const panel = await CustomerPanelHarness.open({ options: { merchantId: 'memory', remote: new MemoryRemote() } });
    const cloud = await until(() => cloudIn(panel));
    cloud.focus();
    cloud.click();
    const sync = panel.element.renderRoot.querySelector('sync-status');
    await until(() => sync?.renderRoot.querySelector<HTMLDialogElement>('.sync-surface')?.open);
    expect(panel.isOpen).to.equal(false);
    await panel.press('Escape');
    await until(() => !sync?.open);
    expect(panel.focused).to.equal('All changes are sent.');
  });
});
