import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RegularsError } from '../../../src/domain/errors.js';
import type { SyncChangeEvent } from '../../../src/events/sync-change.js';
import { addCustomers, registerPage, until } from '../../support/harness/register-page.js';
import { DOWN, SyncStatusHarness } from '../../support/harness/sync-status-harness.js';
import '../../../src/define/sync-status.js';

describe('the badge of sync', () => {
  it('shows nothing on a register without a remote', async () => {
    const provider = await registerPage(html`<sync-status></sync-status>`);
    const [element] = [...provider.querySelectorAll('sync-status')];
    await until(() => element?.renderRoot.querySelector('[part="base "]'));
    expect(element?.renderRoot.querySelector('button')).to.equal(null);
  });

  it('says in words that all is sent, and as an icon by its name', async () => {
    const inWords = await SyncStatusHarness.open();
    await until(() => inWords.says === 'All changes are sent.');
    expect([inWords.badge?.getAttribute('aria-label'), inWords.weight]).to.deep.equal([null, 'fine']);
    const inABar = await SyncStatusHarness.open({ isCompact: true });
    await until(() => inABar.says === 'All changes are sent.');
    expect([inABar.badge?.textContent?.trim(), inABar.find('.dot')]).to.deep.equal(['', null]);
  });

  it('counts what waits while the line is down, and is quiet once it is sent', async () => {
    const sync = await SyncStatusHarness.open({ isCompact: true });
    await sync.breakLine();
    await until(() => sync.says === 'Offline.');
    expect([sync.weight, sync.number, sync.parts.includes('offline')]).to.deep.equal(['warns', '', true]);
    await addCustomers(sync.client, 'Ann', 'Bob', 'Cleo');
    await until(() => sync.says === 'Offline. 3 changes wait.');
    expect(sync.number).to.equal('3');
    await sync.mendLine();
    await until(() => sync.says === 'All changes are sent.');
    expect([sync.weight, sync.number]).to.deep.equal(['fine', '']);
  });

  it('speaks of what gets worse and of the recovery, and of nothing between', async () => {
    const sync = await SyncStatusHarness.open();
    await until(() => sync.says === 'All changes are sent.');
    expect(sync.newsWords).to.equal('');
    await sync.breakLine();
    await until(() => sync.newsWords === 'Offline.');
    await addCustomers(sync.client, 'Ann', 'Bob', 'Cleo');
    await until(() => sync.says === 'Offline. 3 changes wait.');
    expect(sync.newsWords).to.equal('Offline.');
    await sync.mendLine();
    await until(() => sync.newsWords === 'All changes are sent.');
  });

  it('stays offline while it tries again', async () => {
    let release = (): void => undefined;
    const sync = await SyncStatusHarness.open({ faults: DOWN });
    await until(() => sync.says === 'Offline.');
    const held = new Promise<void>((resolve) => (release = resolve));
    const trying = sync.breakLine({ ...DOWN, wait: () => held });
    await until(() => sync.client.sync.status.state === 'syncing');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sync.says).to.equal('Offline.');
    release();
    await trying;
  });

  it('says that something was refused, louder than that the line is down', async () => {
    const sync = await SyncStatusHarness.open({ isCompact: true });
    sync.remote.refuse = () => ({ code: 'shop-closed', message: 'Closed.' });
    await addCustomers(sync.client, 'Ann');
    await until(() => sync.says === '1 change was refused.');
    await until(() => sync.newsWords === '1 change was refused.');
    expect([sync.weight, sync.number]).to.deep.equal(['fails', '1']);
    await sync.breakLine();
    await until(() => sync.says === 'Offline. 1 change was refused.');
    expect(sync.weight).to.equal('fails');
  });

  for (const [code, sentence] of [
    ['remote-busy', 'The server is busy.'],
    ['remote-unauthorized', 'The server refuses this register.'],
    ['remote-incompatible', 'The server speaks another version.'],
  ] as const) {
    it(`says of ${code} what that means`, async () => {
      const wait = (): Promise<void> => Promise.reject(new RegularsError(code, 'Not now.'));
      const sync = await SyncStatusHarness.open({ faults: { random: () => 0, wait } });
      await until(() => sync.says === sentence);
      expect(sync.weight).to.equal(code === 'remote-busy' ? 'warns' : 'fails');
    });
  }

  it('tells the page of state and numbers, and names nobody', async () => {
    const sync = await SyncStatusHarness.open({ faults: DOWN });
    const events: SyncChangeEvent[] = [];
    sync.provider.addEventListener('sync-change', (event) => events.push(event));
    await until(() => sync.says === 'Offline.');
    await addCustomers(sync.client, 'Ann Rivers');
    await until(() => events.some(({ pending, state }) => pending === 1 && state === 'offline'));
    const told = events.map((event) => JSON.stringify({ ...event })).join();
    expect(told).not.to.contain('Ann');
    expect(events.every(({ rejected, bubbles, composed }) => rejected === 0 && bubbles && composed)).to.equal(true);
    const count = events.length;
    sync.element.requestUpdate();
    await sync.element.updateComplete;
    expect(events).to.have.length(count);
  });

  it('opens nothing that was closed again before it had come', async () => {
    const sync = await SyncStatusHarness.open();
    sync.element.open = true;
    await sync.element.updateComplete;
    sync.element.open = false;
    await until(() => sync.find('.sync-surface'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sync.isOpen).to.equal(false);
  });

  it('is a button of 44 px that says whether its dialog shows', async () => {
    const sync = await SyncStatusHarness.open({ isCompact: true });
    await sync.start();
    const { badge } = sync;
    expect([badge?.getAttribute('aria-haspopup'), badge?.getAttribute('aria-expanded')]).to.deep.equal(['dialog', 'true']);
    expect(Math.min(badge?.offsetWidth ?? 0, badge?.offsetHeight ?? 0)).to.be.at.least(44);
    await sync.press('Escape');
    await until(() => !sync.isOpen);
    expect([sync.element.open, badge?.getAttribute('aria-expanded')]).to.deep.equal([false, 'false']);
    expect(sync.focused).to.equal('All changes are sent.');
  });
});
