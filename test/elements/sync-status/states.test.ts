import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { RegularsError } from '../../../src/domain/errors.js';
import type { ErrorCode } from '../../../src/domain/errors.js';
import type { SyncStatusElement } from '../../../src/elements/sync-status/sync-status.js';
import type { Faults } from '../../../src/testing/faulty-remote.js';
import { createCustomerClient } from '../../../src/client.js';
import { addCustomers, ownStore, registerPage, until } from '../../support/harness/register-page.js';
import { DOWN, SyncStatusHarness } from '../../support/harness/sync-status-harness.js';
import { RefusingRemote } from '../../support/refusing-remote.js';
import { SteadyClock } from '../../support/steady-clock.js';

const refusing = (code: ErrorCode, retryAfterMs?: number): Faults => ({
  random: () => 0,
  wait: () => Promise.reject(new RegularsError(code, 'Not now.', retryAfterMs === undefined ? {} : { retryAfterMs })),
});

describe('what the dialog of sync says', () => {
  it('without a remote is that nothing is sent, where a page opens it all the same', async () => {
    const provider = await registerPage(html`<sync-status open></sync-status>`, { locale: 'en' });
    const [element] = [...provider.querySelectorAll<SyncStatusElement>('sync-status')];
    const body = await until(() => element?.renderRoot.querySelector<HTMLDialogElement>('.sync-surface[open] .frame-body'));
    expect(body.textContent?.trim()).to.equal('This register keeps its customers to itself. Nothing is sent.');
  });

  it('is when this register and the server last agreed', async () => {
    const clock = new SteadyClock();
    const remote = new RefusingRemote({ clock });
    const sync = await SyncStatusHarness.open({ options: { environment: { clock } }, remote });
    await until(() => sync.client.sync.status.state === 'idle');
    await sync.start();
    expect(sync.title).to.equal('Sync');
    await until(() => /agree\. Last synced 12:00\sPM Waiting to be sent 0 Sync now$/u.test(sync.page));
  });

  for (const [code, sentence] of [
    ['remote-unreachable', 'Offline. Everything is saved here, and goes to the server once the line is back.'],
    ['remote-failed', 'The server is busy. Everything is saved here.'],
    ['remote-unauthorized', 'The server does not let this register in.'],
    ['remote-incompatible', 'The server and this register are of different versions.'],
  ] as const) {
    it(`explains ${code}, and where the work is meanwhile`, async () => {
      const sync = await SyncStatusHarness.open({ faults: refusing(code) });
      await sync.start();
      await until(() => sync.page.includes(sentence));
      expect(sync.page).to.contain('Everything is saved here').and.to.contain('Last synced Not yet');
    });
  }

  it('is that a server is another merchant’s', async () => {
    const sync = await SyncStatusHarness.open({ remote: new RefusingRemote({ merchantId: 'another' }) });
    await until(() => sync.says === 'The server belongs to another merchant.');
    await sync.start();
    expect(sync.page).to.contain('Nothing is sent. Tell whoever set this register up.');
  });

  it('counts down to the next try by the clock of the client', async () => {
    const clock = new SteadyClock();
    const sync = await SyncStatusHarness.open({
      options: { environment: { clock } },
      faults: refusing('remote-busy', 127_000),
    });
    await sync.start();
    await until(() => sync.page.includes('Tries again in 2:07'));
    clock.nowMs += 100_000;
    await until(() => sync.page.includes('Tries again in 0:27'));
    clock.nowMs += 100_000;
    await until(() => sync.page.includes('Trying again'));
    expect(sync.newsWords).to.equal('The server is busy.');
  });

  for (const [minutes, sentence] of [
    [12, 'The clock of this register is 12 minutes slow.'],
    [-7, 'The clock of this register is 7 minutes fast.'],
    [180, 'The clock of this register is 3 hours slow.'],
    [-60 * 24 * 5, 'The clock of this register is 5 days fast.'],
  ] as const) {
    it(`warns of a clock that is ${Math.abs(minutes)} minutes off`, async () => {
      const [here, there] = [new SteadyClock(), new SteadyClock()];
      there.nowMs += minutes * 60_000;
      const remote = new RefusingRemote({ clock: there });
      const sync = await SyncStatusHarness.open({ options: { environment: { clock: here } }, remote });
      await until(() => sync.says === 'This register needs a look.');
      expect(sync.weight).to.equal('warns');
      await sync.start();
      expect(sync.page).to.contain(sentence);
    });
  }

  it('shows how many customers have come, while they come for the first time', async () => {
    const remote = new RefusingRemote({ pageSize: 2 });
    const other = createCustomerClient(ownStore({ merchantId: 'memory', remote }));
    await addCustomers(other, 'Ann', 'Bob', 'Cleo', 'Dov', 'Eve');
    await other.sync.now();
    await other.close();

    let pages = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const snapshot = remote.snapshot.bind(remote);
    remote.snapshot = async (...args) => {
      pages += 1;
      if (pages === 2) await held;
      return snapshot(...args);
    };
    const sync = await SyncStatusHarness.open({ remote });
    await until(() => sync.says === 'Customers are coming in.');
    expect(sync.weight).to.equal('fine');
    await sync.start();
    await until(() => sync.page.includes('2 of 5 customers'));
    const progress = sync.find<HTMLProgressElement>('[part=progress]');
    expect([progress?.value, progress?.max, progress?.getAttribute('aria-label')]).to.deep.equal([2, 5, '2 of 5 customers']);
    release();
    await until(() => sync.page.includes('This register and the server agree.') && !sync.find('[part=progress]'));
  });

  it('names the registers that have still to confirm that somebody is erased, and counts those beyond five', async () => {
    const clock = new SteadyClock();
    const remote = new RefusingRemote({ clock });
    const cashier = { id: 'boss', can: { erase: 'yes' } } as const;
    const names = ['Cellar', 'Attic', 'Garage', 'Kiosk', 'Bar', 'Counter 2', ''];
    for (const registerName of names) {
      const options = { merchantId: 'memory', remote, environment: { clock }, ...(registerName !== '' && { registerName }) };
      const other = createCustomerClient(ownStore(options));
      await addCustomers(other, `Known to ${registerName}`);
      await other.sync.now();
      await other.close();
      clock.nowMs += 60_000;
    }
    const sync = await SyncStatusHarness.open({ options: { environment: { clock }, cashier }, remote });
    const [ann] = await addCustomers(sync.client, 'Ann Rivers');
    await sync.client.sync.now();
    await sync.client.eraseCustomer(ann?.id ?? '', { reason: 'asked to' });
    await sync.start();
    await until(() => sync.page.includes('1 erased customer is not yet confirmed by every register.'));
    await until(() => sync.page.includes('2 more registers'));
    const lines = [...(sync.find('.registers')?.children ?? [])].map(({ textContent }) =>
      textContent.replaceAll('\u202f', ' ').trim(),
    );
    expect(lines).to.deep.equal([
      'A register without a name · last heard of: 12:06 PM',
      'Counter 2 · last heard of: 12:05 PM',
      'Bar · last heard of: 12:04 PM',
      'Kiosk · last heard of: 12:03 PM',
      'Garage · last heard of: 12:02 PM',
      '2 more registers',
    ]);
  });

  it('names a register that several erasures wait for once, first those heard of last', async () => {
    const clock = new SteadyClock();
    const remote = new RefusingRemote({ clock });
    const cashier = { id: 'boss', can: { erase: 'yes' } } as const;
    const meet = async (registerName: string): Promise<void> => {
      const other = createCustomerClient(ownStore({ merchantId: 'memory', remote, environment: { clock }, registerName }));
      await addCustomers(other, `Known to ${registerName}`);
      await other.sync.now();
      await other.close();
      clock.nowMs += 60_000;
    };
    await meet('Cellar');
    await meet('Attic');
    const sync = await SyncStatusHarness.open({ options: { environment: { clock }, cashier }, remote });
    const customers = await addCustomers(sync.client, 'Ann Rivers', 'Bob Stone');
    await sync.client.sync.now();
    await sync.client.eraseCustomer(customers[0]?.id ?? '', { reason: 'asked to' });
    await sync.client.sync.now();
    await meet('Garage');
    await sync.client.eraseCustomer(customers[1]?.id ?? '', { reason: 'asked to' });
    await sync.start();
    await until(() => sync.page.includes('2 erased customers are not yet confirmed by every register.'));
    const shown = (): (string | null | undefined)[] =>
      [...(sync.find('.registers')?.children ?? [])].map((line) => line.querySelector('bdi')?.textContent);
    await until(() => shown().includes('Garage'));
    expect(shown()).to.deep.equal(['Garage', 'Attic', 'Cellar']);
    expect(sync.client.sync.status.erasures.map(({ unconfirmed }) => unconfirmed.length)).to.deep.equal([2, 3]);
  });

  it('shows the state alone while nobody is signed in', async () => {
    const sync = await SyncStatusHarness.open();
    sync.remote.refuse = () => ({ code: 'stale', message: 'Stale.' });
    await addCustomers(sync.client, 'Ann Rivers');
    await until(() => sync.says === '1 change was refused.');
    await sync.start();
    await until(() => sync.labels.join() === 'New customer Ann Rivers');
    sync.client.configure({ cashier: null });
    await until(() => sync.labels.length === 0);
    expect(sync.page).to.contain('Last synced').and.not.to.contain('Ann');
    expect(sync.buttons.filter((name) => name !== '1 change was refused.')).to.deep.equal(['Close']);
  });

  it('sends what waits at once by Sync now', async () => {
    const sync = await SyncStatusHarness.open({ faults: DOWN });
    await addCustomers(sync.client, 'Ann');
    await sync.start();
    await until(() => sync.page.includes('Waiting to be sent 1'));
    await sync.click('Sync now');
    await until(() => sync.buttons.includes('Sync now'));
    expect(sync.says).to.equal('Offline. 1 change waits.');
    const mended = sync.mendLine();
    await sync.click('Sync now');
    await until(() => sync.says === 'All changes are sent.');
    await mended;
    await until(() => sync.page.includes('Waiting to be sent 0'));
  });

  it('tells the page why Sync now failed', async () => {
    const sync = await SyncStatusHarness.open({ faults: DOWN });
    const codes: string[] = [];
    sync.provider.addEventListener('regulars-error', ({ code }) => codes.push(code));
    await sync.start();
    await sync.click('Sync now');
    await until(() => codes.includes('remote-unreachable'));
  });
});
