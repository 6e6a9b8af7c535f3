import { expect } from '@open-wc/testing';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer } from '../../../src/domain/customer.js';
import { addCustomers, until } from '../../support/harness/register-page.js';
import { SyncStatusHarness } from '../../support/harness/sync-status-harness.js';

const MONEY = { subtotalMinor: 1_200, taxMinor: 0, totalMinor: 1_200 };
/** A cashier whose adjustments need no manager here; the server wants one. */
const FREE: CustomerClientOptions = { cashier: { id: 'mia', can: { loyalty: 'yes' } } };

/** A register whose server has Ann. */
async function withAnn(): Promise<{ readonly sync: SyncStatusHarness; readonly ann: Customer }> {
  const sync = await SyncStatusHarness.open({ options: FREE });
  const [ann] = await addCustomers(sync.client, 'Ann Rivers');
  await sync.client.sync.now();
  return { sync, ann: ann as Customer };
}

/** Points for Ann that the server does not take, and a change of her that waits behind them. */
async function withRefusedPoints(): Promise<{ readonly sync: SyncStatusHarness; readonly ann: Customer }> {
  const { sync, ann } = await withAnn();
  await sync.client.loyalty.adjust({ customerId: ann.id, points: 50, reason: { code: 'goodwill' } });
  await until(() => sync.client.sync.status.rejected === 1);
  await sync.client.save({ id: ann.id, note: 'Oat milk' });
  await sync.start();
  await until(() => sync.rows.length === 1 && sync.heldLabels.length === 1);
  return { sync, ann };
}

async function withRefusedSale(): Promise<{ readonly sync: SyncStatusHarness; readonly ann: Customer }> {
  const { sync, ann } = await withAnn();
  sync.remote.refuse = ({ kind }) => (kind === 'sale-record' ? { code: 'till-closed', message: 'The till was closed.' } : null);
  await sync.client.recordSale({
    ...MONEY,
    id: sync.client.options.environment.newId(),
    customerId: ann.id,
    number: '1012',
    lines: [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 1_200 }],
    tenders: [{ type: 'cash', amountMinor: 1_200 }],
  });
  await until(() => sync.client.sync.status.rejected === 1);
  await sync.start();
  await until(() => sync.rows.length === 1);
  return { sync, ann };
}

describe('what a server refused', () => {
  it('is named by what it was and whose, with why, and with what waits behind it', async () => {
    const { sync } = await withRefusedPoints();
    expect(sync.labels).to.deep.equal(['Points for Ann Rivers: +50']);
    expect(sync.rows[0]).to.contain('The server knows of no approval, sale or refund that it belongs to.');
    expect(sync.heldLabels).to.deep.equal(['Changes to Ann Rivers']);
    await until(() => sync.page.includes('Waiting to be sent 1 · 1 behind a refused one'));
    expect(sync.page).to.contain('The server has refused what is listed here. All else is sent.');
  });

  it('under a code of the server’s own has the server’s words', async () => {
    const { sync } = await withRefusedSale();
    expect(sync.labels).to.deep.equal(['Sale 1012 to Ann Rivers, $12.00']);
    expect(sync.rows[0]).to.contain('The server says: The till was closed.').and.not.to.contain('till-closed');
  });

  it('names somebody new who was refused, though they are no customer here', async () => {
    const sync = await SyncStatusHarness.open();
    sync.remote.refuse = () => ({ code: 'invalid-input', message: 'No.' });
    await addCustomers(sync.client, 'Zoe Winter');
    await until(() => sync.client.sync.status.rejected === 1);
    await sync.start();
    await until(() => sync.labels.join() === 'New customer Zoe Winter');
    expect(sync.rows[0]).to.contain('The server does not accept what was entered.');
  });

  it('is sent again by Try again, with what waits behind it', async () => {
    const { sync, ann } = await withRefusedSale();
    sync.remote.refuse = () => null;
    await sync.click('Try again: Sale 1012 to Ann Rivers, $12.00');
    await until(() => sync.politeWords === 'Sale 1012 to Ann Rivers, $12.00: is sent again.');
    await until(() => sync.rows.length === 0 && sync.client.sync.status.pending === 0);
    await until(() => sync.newsWords === 'All changes are sent.');
    expect(sync.politeWords).to.equal('Sale 1012 to Ann Rivers, $12.00: is sent again.');
    expect((await sync.client.sales.list(ann.id)).rows.map(({ number }) => number)).to.deep.equal(['1012']);
    expect(sync.focused).to.equal('Sync');
  });

  it('shows again where it is refused again', async () => {
    const { sync } = await withRefusedPoints();
    const [before] = await sync.client.sync.outbox(['rejected']);
    await sync.click('Try again');
    await until(async () => (await sync.client.sync.outbox(['rejected']))[0]?.mutation.retryOf === before?.mutation.id);
    await until(() => sync.labels.join() === 'Points for Ann Rivers: +50');
  });

  it('is given up by Discard with all that hangs on it, which is listed first', async () => {
    const { sync, ann } = await withRefusedPoints();
    await sync.click('Discard');
    await until(() => sync.question === 'Discard these 2 changes?');
    expect(sync.questionText.split('\n')).to.deep.equal([
      'The server has never taken them, and they cannot be brought back:',
      '• Points for Ann Rivers: +50',
      '• Changes to Ann Rivers',
    ]);
    expect(sync.focused).to.equal('Keep');
    await sync.click('Keep');
    await until(() => sync.question === '');
    expect(sync.client.sync.status.rejected).to.equal(1);

    await sync.click('Discard: Points for Ann Rivers: +50');
    await until(() => sync.question !== '');
    const confirm = [...(sync.find('[role=alertdialog][open]')?.querySelectorAll('button') ?? [])].at(-1);
    confirm?.click();
    await until(() => sync.rows.length === 0);
    await until(() => sync.politeWords === '2 changes were discarded.');
    await until(async () => (await sync.client.get(ann.id))?.customer.note === null);
    expect(sync.client.sync.status.rejected).to.equal(0);
  });

  it('that has happened cannot be given up', async () => {
    const { sync } = await withRefusedSale();
    const [first, ...others] = sync.buttons.filter((name) => ['Try again', 'Move to another customer', 'Discard'].includes(name));
    expect([first, ...others]).to.deep.equal(['Try again', 'Move to another customer']);
  });

  it('cannot be given up where a sale waits behind it, and says so', async () => {
    const { sync, ann } = await withRefusedPoints();
    const id = sync.client.options.environment.newId();
    const tenders = [{ type: 'cash', amountMinor: 1_200 }] as const;
    const lines = [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 1_200 }];
    await sync.client.recordSale({ ...MONEY, id, customerId: ann.id, number: '7', lines, tenders });
    await until(() => sync.heldLabels.includes('Sale 7 to Ann Rivers, $12.00'));
    await sync.click('Discard');
    await until(() => sync.error.startsWith('A sale or refund waits behind it.'));
    expect(sync.question).to.equal('');
    expect(sync.assertiveWords).to.equal(sync.error);
  });

  it('is moved to whom it belongs, without anybody coming on the sale', async () => {
    const { sync, ann } = await withRefusedSale();
    const [bob] = await addCustomers(sync.client, 'Bob Stone');
    const selected: Event[] = [];
    sync.provider.addEventListener('customer-select', (event) => selected.push(event));
    sync.remote.refuse = () => null;
    await sync.click('Move to another customer: Sale 1012 to Ann Rivers, $12.00');
    await until(() => sync.title === 'Whose is it?');
    expect(sync.page).to.contain('Sale 1012 to Ann Rivers, $12.00: choose whose it is.');
    await sync.search.type('Bob');
    await until(() => sync.search.rows.some((row) => row.includes('Bob Stone')));
    sync.search.options[0]?.click();
    await until(() => sync.title === 'Sync');
    await until(() => sync.rows.length === 0);
    await until(() => sync.politeWords === 'Sale 1012 to Ann Rivers, $12.00: was moved, and is sent again.');
    expect((await sync.client.sales.list(bob?.id ?? '')).rows.map(({ number }) => number)).to.deep.equal(['1012']);
    expect((await sync.client.sales.list(ann.id)).rows).to.deep.equal([]);
    expect([selected.length, sync.provider.sale?.current]).to.deep.equal([0, null]);
  });

  it('stays where it is when moving is given up, by Back and by Escape', async () => {
    const { sync } = await withRefusedSale();
    for (const leave of [() => sync.click('Back'), () => sync.press('Escape')]) {
      await sync.click('Move to another customer');
      await until(() => sync.title === 'Whose is it?');
      await until(() => sync.element.renderRoot.querySelector('customer-search')?.matches(':focus-within'));
      await leave();
      await until(() => sync.title === 'Sync');
      expect([sync.isOpen, sync.rows.length, sync.focused]).to.deep.equal([true, 1, 'Sync']);
    }
  });

  it('is not being moved where its dialog was left before the search had come', async () => {
    const { sync } = await withRefusedSale();
    const pressed = sync.click('Move to another customer');
    sync.element.open = false;
    await pressed;
    await until(() => !sync.isOpen);
    await sync.start();
    expect(sync.title).to.equal('Sync');
  });

  it('is given to the cashier as a file by Export', async () => {
    const { sync } = await withRefusedPoints();
    const saved: { readonly name: string; readonly href: string }[] = [];
    const onClick = (event: Event): void => {
      const [link] = event.composedPath();
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      saved.push({ name: link.download, href: link.href });
    };
    document.addEventListener('click', onClick, true);
    await sync.click('Export');
    await until(() => saved.length === 1);
    document.removeEventListener('click', onClick, true);
    const [file] = saved;
    expect(file?.name).to.match(/^outbox-\d{4}-\d\d-\d\d\.json$/);
    const text = await (await fetch(file?.href ?? '')).text();
    expect(JSON.parse(text)).to.deep.equal({
      ...(JSON.parse(await sync.client.sync.exportOutbox()) as object),
      exportedAt: (JSON.parse(text) as { exportedAt: string }).exportedAt,
    });
    expect(sync.find('a')).to.equal(null);
    await until(() => sync.politeWords === `Saved as ${file?.name ?? ''}.`);
  });

  it('that went meanwhile is said to be gone', async () => {
    const { sync } = await withRefusedPoints();
    const [rejected] = await sync.client.sync.outbox(['rejected']);
    const codes: string[] = [];
    sync.provider.addEventListener('regulars-error', ({ code }) => codes.push(code));
    const button = [...sync.element.renderRoot.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Try again');
    await sync.client.sync.discard(rejected?.mutation.id ?? '');
    button?.click();
    await until(() => sync.error === 'This change is no longer here.');
    expect(codes).to.deep.equal(['not-found']);
  });
});
