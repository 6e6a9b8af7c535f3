import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { ParkedSale } from '../../../src/domain/parked-sale.js';
import { FakeClock } from '../../../src/testing.js';
import { clientOf, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';

const MINUTE = 60_000;

/** Puts a sale into the queue, as another register does. */
async function park(client: CustomerClient, label: string, itemCount = 3): Promise<ParkedSale> {
  return client.parkedSales.park({ label, cart: { label }, itemCount, total: { amountMinor: 4250, currency: 'USD' } });
}

/** Lets time pass until something is so. */
async function moving(clock: FakeClock, isTrue: () => unknown): Promise<void> {
  while (!isTrue()) {
    await clock.advance(100);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe('the queue', () => {
  it('opens nothing that was closed again before it had come', async () => {
    const queue = await SaleQueueHarness.open();
    queue.element.open = true;
    await queue.element.updateComplete;
    queue.element.open = false;
    await until(() => queue.dialog);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(queue.isOpen).to.equal(false);
  });

  it('shows no lightning without a cart, and one as soon as there is', async () => {
    const queue = await SaleQueueHarness.open();
    queue.provider.cart = undefined;
    await until(() => queue.lightning === null);
    expect(queue.states).to.deep.equal(['empty']);
    queue.provider.cart = queue.cart;
    await until(() => queue.lightning !== null);
  });

  it('refuses a cart that lacks a method, with its path', async () => {
    const queue = await SaleQueueHarness.open();
    const paths: (string | undefined)[] = [];
    queue.provider.addEventListener('regulars-error', ({ path }) => paths.push(path));
    Reflect.set(queue.provider, 'cart', { isEmpty: () => true, take: () => null, put: () => null });
    await until(() => paths.length > 0);
    expect(paths).to.deep.equal(['cart.clear']);
    await until(() => queue.lightning === null);
  });

  it('is empty at first, with a filled lightning and a count when sales wait', async () => {
    const queue = await SaleQueueHarness.open();
    expect(queue.name).to.equal('Sale queue');
    expect(queue.find('.icon.filled')).to.equal(null);
    await park(clientOf(queue.provider), 'Ana');
    await park(clientOf(queue.provider), 'Bo');
    await until(() => queue.name === 'Sale queue, 2 waiting');
    expect(queue.find('.badge')?.textContent).to.equal('2');
    expect(queue.find('.icon.filled')).not.to.equal(null);
  });

  it('is called what the host calls it', async () => {
    const queue = await SaleQueueHarness.open();
    queue.element.label = 'Tables';
    await park(clientOf(queue.provider), 'Table 4');
    await until(() => queue.name === 'Tables, 1 waiting');
  });

  it('says that nothing waits, or what the host puts there', async () => {
    const queue = await SaleQueueHarness.open();
    await queue.start();
    expect(queue.find('.queue-body')?.textContent).to.contain('No sales are waiting');
    expect(queue.find('slot[name=empty]')).not.to.equal(null);
  });

  it('lists newest first: name, items, total, who, and how long', async () => {
    const clock = new FakeClock();
    const queue = await SaleQueueHarness.open({ environment: { clock }, cashier: { id: 'c1', name: 'Sam' } });
    const client = clientOf(queue.provider);
    await park(client, 'Ana', 1);
    await clock.advance(12 * MINUTE);
    await park(client, 'Bo', 3);
    queue.lightning?.click();
    await moving(clock, () => queue.labels.length === 2);
    expect(queue.labels).to.deep.equal(['Bo', 'Ana']);
    expect(queue.rows[1]).to.match(/^Ana 1 item · \$42\.50 · saved by Sam ?Sam Waiting for 12 min Resume/);
    expect(queue.rows[0]).to.contain('3 items');
  });

  it('lets ages grow minute by minute, with a warning clock after half an hour', async () => {
    const clock = new FakeClock();
    const queue = await SaleQueueHarness.open({ environment: { clock } });
    await park(clientOf(queue.provider), 'Ana');
    queue.lightning?.click();
    await moving(clock, () => queue.labels.length === 1);
    const age = (): string => queue.find('.row-age')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    expect(age()).to.equal('Waiting for 0 min');
    await clock.advance(2 * MINUTE);
    await queue.element.updateComplete;
    expect(age()).to.equal('Waiting for 2 min');
    expect(queue.find('.row-age svg')).to.equal(null);
    await clock.advance(28 * MINUTE);
    await queue.element.updateComplete;
    expect(age()).to.equal('Waiting for 30 min, waiting long');
    expect(queue.find('.row-age.long svg')).not.to.equal(null);
  });

  it('fills Resume of the first row, or of the one that has focus, and of no other', async () => {
    const queue = await SaleQueueHarness.open();
    for (const label of ['Ana', 'Bo']) await park(clientOf(queue.provider), label);
    await queue.start();
    const filled = (): string[] =>
      [...queue.element.renderRoot.querySelectorAll<HTMLElement>('.resume')]
        .filter(
          (button) =>
            getComputedStyle(button).backgroundColor === getComputedStyle(queue.find('.badge') ?? button).backgroundColor,
        )
        .map((button) => button.getAttribute('aria-label') ?? '');
    await until(() => queue.labels.length === 2);
    await until(() => filled().join() === 'Resume Bo');
    await queue.press('Tab', 'Tab', 'Tab', 'Tab');
    await until(() => queue.focused === 'Resume Ana');
    await until(() => filled()[0] === 'Resume Ana' && filled().length === 1);
  });

  it('fills Save Sale alone while there is a sale on the screen', async () => {
    const queue = await SaleQueueHarness.open();
    await park(clientOf(queue.provider), 'Ana');
    queue.cart.ring({});
    await queue.start();
    await until(() => queue.buttons.includes('Save Sale') && queue.labels.length === 1);
    expect(queue.find('.rows')?.classList.contains('quiet')).to.equal(true);
  });

  it('asks before it removes, with the safe answer first, and tells when it is done', async () => {
    const queue = await SaleQueueHarness.open();
    const client = clientOf(queue.provider);
    const sale = await park(client, 'Ana');
    const removed: string[] = [];
    queue.provider.addEventListener('sale-remove', ({ parkedSaleId }) => removed.push(parkedSaleId));
    await queue.start();
    await until(() => queue.labels.length === 1);
    await queue.choose('Ana', 'Remove');
    await until(() => queue.question === 'Remove the sale of Ana?');
    expect(queue.focused).to.equal('Keep');
    await queue.press('Escape');
    await until(() => queue.question === '');
    expect((await client.parkedSales.list()).length).to.equal(1);
    expect(queue.isOpen).to.equal(true);

    await queue.choose('Ana', 'Remove');
    await queue.press('Tab', 'Enter');
    await until(() => removed.length === 1);
    expect(removed).to.deep.equal([sale.id]);
    expect(await client.parkedSales.list()).to.deep.equal([]);
    await until(() => queue.labels.length === 0);
    await until(() => queue.politeWords === 'The sale of Ana was removed');
  });

  it('says when a sale expires, from three days before', async () => {
    const clock = new FakeClock();
    const queue = await SaleQueueHarness.open({ environment: { clock }, parkedSales: { days: 4 }, timeZone: 'UTC' });
    await park(clientOf(queue.provider), 'Ana');
    queue.lightning?.click();
    await moving(clock, () => queue.labels.length === 1);
    expect(queue.rows[0]).not.to.contain('Expires');
    clock.set(clock.now() + 3 * 24 * 60 * MINUTE);
    await moving(clock, () => queue.rows[0]?.includes('Expires tomorrow'));
  });

  it('names what has expired, which can still be resumed or dismissed', async () => {
    const clock = new FakeClock();
    const queue = await SaleQueueHarness.open({ environment: { clock }, parkedSales: { days: 1 } });
    const client = clientOf(queue.provider);
    await park(client, 'Ana');
    clock.set(clock.now() + 25 * 60 * MINUTE);
    expect(await client.parkedSales.list()).to.deep.equal([]);
    queue.lightning?.click();
    await moving(clock, () => queue.rows[0]?.includes('Expired'));
    expect(queue.labels).to.deep.equal(['Ana']);
    expect(queue.buttons).to.include.members(['Resume Ana', 'Dismiss Ana']);
    await queue.click('Dismiss Ana');
    await moving(clock, () => queue.labels.length === 0);
  });

  it('shows at once what another client parks and takes', async () => {
    const first = await SaleQueueHarness.open();
    const second = await SaleQueueHarness.beside(first);
    await second.start();
    const sale = await park(clientOf(first.provider), 'Ana');
    await until(() => second.labels.length === 1);
    await clientOf(first.provider).parkedSales.remove(sale.id);
    await until(() => second.labels.length === 0);
  });

  it('is closed by Escape, and gives focus back to the lightning', async () => {
    const queue = await SaleQueueHarness.open();
    await queue.start();
    await queue.press('Escape');
    await until(() => !queue.isOpen);
    expect(queue.element.open).to.equal(false);
    expect(queue.focused).to.equal('Sale queue');
  });

  it('goes back from Save Sale to the queue by Escape', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring({});
    await queue.start();
    await queue.click('Save Sale');
    await queue.write('Ana');
    await queue.press('Escape');
    await until(() => queue.title === 'Sale queue');
    expect(queue.isOpen).to.equal(true);
    // What was written for this sale is there again.
    await queue.click('Save Sale');
    await until(() => queue.field?.value === 'Ana');
  });

  it('opens and closes by the attribute open, and closes for the next sale', async () => {
    const queue = await SaleQueueHarness.open();
    queue.element.setAttribute('open', '');
    await until(() => queue.isOpen);
    await queue.provider.nextSale();
    await until(() => !queue.isOpen);
  });

  it('offers only what the cashier may do, and nothing on a locked register', async () => {
    const queue = await SaleQueueHarness.open();
    await park(clientOf(queue.provider), 'Ana');
    queue.cart.ring({});
    queue.provider.cashier = { id: 'c1', can: { park: 'no' } };
    await queue.start();
    await until(() => queue.buttons.includes('Resume Ana') && !queue.buttons.includes('Save Sale'));
    await queue.click('Resume Ana');
    await until(() => queue.error === 'There is a sale on this register. Finish it before you resume another one.');

    queue.provider.cashier = { id: 'c1', can: { resume: 'no' } };
    await until(() => queue.buttons.includes('Save Sale') && !queue.buttons.includes('Resume Ana'));
    queue.provider.cashier = null;
    await until(() => queue.lightning === null && !queue.isOpen);
  });

  it('opens from a trigger of the host’s', async () => {
    const queue = await SaleQueueHarness.open();
    const button = document.createElement('button');
    button.slot = 'trigger';
    queue.element.append(button);
    button.click();
    await until(() => queue.isOpen);
    await queue.press('Escape');
    await until(() => document.activeElement === button);
  });
});
