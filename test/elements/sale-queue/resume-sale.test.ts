import { expect } from '@open-wc/testing';
import { FakeClock } from '../../../src/testing.js';
import { addCustomers, clientOf, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';

const CART = { lines: [{ sku: 'tea', quantity: 3, note: 'no “sugar”', price: 14.5 }], open: null, '': [1e21, -0.1] };

/** A register with one sale in the queue and nothing on the screen. */
async function withParked(label = 'Ana', customer?: string): Promise<SaleQueueHarness> {
  const queue = await SaleQueueHarness.open();
  if (customer !== undefined) {
    const [saved] = await addCustomers(clientOf(queue.provider), customer);
    await queue.provider.sale?.attach(saved?.id ?? '');
  }
  queue.cart.ring(CART);
  await queue.save(label);
  await until(() => !queue.isOpen && queue.name === 'Sale queue, 1 waiting');
  queue.cart.calls.splice(0);
  return queue;
}

const listed = async (queue: SaleQueueHarness) => clientOf(queue.provider).parkedSales.list();

describe('resuming a sale', () => {
  it('puts the cart back as it was, bit by bit, and leaves the sale open here', async () => {
    const queue = await withParked();
    const [parked] = await listed(queue);
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => !queue.isOpen);
    expect(JSON.stringify(queue.cart.content)).to.equal(JSON.stringify(CART));
    expect(queue.cart.putIds).to.deep.equal([parked?.id]);
    await until(() => queue.name === 'Sale queue');
    expect(queue.focused).to.equal('Sale queue');
    await until(() => queue.politeWords === 'The sale of Ana is on this register');
    const [open] = await listed(queue);
    expect([open?.state, open?.claim?.here]).to.deep.equal(['open', true]);
  });

  it('is done by keyboard alone', async () => {
    const queue = await withParked();
    queue.lightning?.focus();
    await queue.press('Enter');
    await until(() => queue.isOpen && queue.labels.length === 1);
    while (queue.focused !== 'Resume Ana') await queue.press('Tab');
    await queue.press('Enter');
    await until(() => !queue.isOpen && queue.cart.content !== null);
  });

  it('puts its customer on the sale, and tells of it after the cart', async () => {
    const queue = await withParked('Ada', 'Ada Lovelace');
    const events: string[] = [];
    for (const type of ['sale-resume', 'customer-attach', 'sale-resumed'] as const) {
      queue.provider.addEventListener(type, (event) => {
        queue.cart.calls.push(type);
        events.push(JSON.stringify({ ...event }));
      });
    }
    await queue.start();
    await queue.click('Resume Ada');
    await until(() => queue.cart.calls.includes('sale-resumed'));
    expect(queue.cart.calls).to.deep.equal(['sale-resume', 'put', 'customer-attach', 'sale-resumed']);
    expect(queue.provider.sale?.current?.customer.displayName).to.equal('Ada Lovelace');
    expect(queue.provider.sale?.current?.origin).to.equal('resume');
    expect(events.join()).not.to.contain('Ada');
  });

  it('is resumed without a customer who may no longer be on a sale, and says why', async () => {
    const queue = await withParked('Ada', 'Ada Lovelace');
    const client = clientOf(queue.provider);
    const [parked] = await listed(queue);
    await client.setStatus(parked?.customerId ?? '', 'inactive');
    const [bob] = await addCustomers(client, 'Bob');
    await queue.provider.sale?.attach(bob?.id ?? '');
    await queue.start();
    await queue.click('Resume Ada');
    await until(() => queue.error.startsWith('The sale is resumed without its customer. This customer is deactivated.'));
    expect(queue.cart.content).to.deep.equal(CART);
    // Nobody else stays on a sale that is not theirs.
    await until(() => queue.provider.sale?.current === null);
  });

  it('never writes over a cart: that one is saved first, then the other one comes', async () => {
    const queue = await withParked();
    queue.cart.ring({ other: true });
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => queue.title === 'Save Sale');
    expect(queue.find('.notice-box')?.textContent).to.contain('Save it first, then the sale of Ana is resumed.');
    expect(queue.cart.content).to.deep.equal({ other: true });
    expect(queue.cart.calls).to.deep.equal([]);
    await queue.write('Bo');
    await queue.click('Save');
    await until(() => !queue.isOpen);
    expect(queue.cart.calls).to.deep.equal(['take', 'clear', 'put']);
    expect(queue.cart.content).to.deep.equal(CART);
    const states = (await listed(queue)).map(({ label, state }) => `${label} ${state}`);
    expect(states.sort()).to.deep.equal(['Ana open', 'Bo waiting']);
  });

  it('is refused by a page that cancels: nothing is claimed', async () => {
    const queue = await withParked();
    queue.provider.addEventListener('sale-resume', (event) => event.preventDefault());
    await queue.start();
    await queue.click('Resume Ana');
    await queue.element.updateComplete;
    await until(() => queue.find('[aria-busy=true]') === null);
    expect(queue.cart.calls).to.deep.equal([]);
    expect((await listed(queue))[0]?.state).to.equal('waiting');
  });

  it('goes back into the queue where the cart does not take it, with a sentence', async () => {
    const queue = await withParked();
    queue.cart.before.put = () => Promise.reject(new Error('No such product.'));
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => queue.error === 'The sale could not be put on this register. It is in the queue again.');
    expect(queue.assertiveWords).to.equal(queue.error);
    expect((await listed(queue))[0]?.state).to.equal('waiting');
    queue.cart.before = {};
    await queue.click('Resume Ana');
    await until(() => !queue.isOpen && queue.cart.content !== null);
    // The host can tell that it is the same one.
    expect(new Set(queue.cart.putIds).size).to.equal(1);
    expect(queue.cart.putIds).to.have.length(2);
  });

  it('goes back into the queue where the cart says nothing for 30 seconds', async () => {
    const clock = new FakeClock();
    const queue = await SaleQueueHarness.open({ environment: { clock } });
    const client = clientOf(queue.provider);
    await client.parkedSales.park({ label: 'Ana', cart: CART, itemCount: 1, total: { amountMinor: 1, currency: 'USD' } });
    await moving(clock, () => queue.name === 'Sale queue, 1 waiting');
    queue.cart.before.put = () => new Promise<void>(() => undefined);
    queue.lightning?.click();
    await moving(clock, () => queue.labels.length === 1);
    await queue.click('Resume Ana');
    await until(() => queue.cart.calls.includes('put'));
    await clock.advance(29_000);
    expect((await client.parkedSales.list())[0]?.state).to.equal('open');
    await moving(clock, () => queue.error.endsWith('It is in the queue again.'));
    expect((await client.parkedSales.list())[0]?.state).to.equal('waiting');
  });

  it('takes the place of the one it came from when it is saved again', async () => {
    const queue = await withParked();
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => !queue.isOpen);
    queue.cart.ring({ more: true }, 4);
    await queue.start();
    await queue.click('Save Sale');
    // What it was called, where nobody is on the sale.
    await until(() => queue.field?.value === 'Ana');
    await queue.click('Save');
    await until(() => !queue.isOpen);
    const sales = await listed(queue);
    expect(sales.map(({ label, state, itemCount }) => [label, state, itemCount])).to.deep.equal([['Ana', 'waiting', 4]]);
  });

  it('does not take the place of one that was given up', async () => {
    const queue = await withParked();
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => !queue.isOpen);
    await queue.cart.clear();
    await queue.provider.nextSale();
    queue.cart.ring({ other: true });
    await queue.save('Bo');
    await until(() => !queue.isOpen);
    const sales = await listed(queue);
    expect(sales.map(({ label, state }) => `${label} ${state}`).sort()).to.deep.equal(['Ana open', 'Bo waiting']);
  });

  it('shows as open here after a crash, counts, and can be resumed again or put back', async () => {
    const queue = await withParked();
    const [parked] = await listed(queue);
    // Killed between claim and put.
    await clientOf(queue.provider).parkedSales.claim(parked?.id ?? '');
    await until(() => queue.name === 'Sale queue, 1 waiting');
    await queue.start();
    await until(() => queue.rows[0]?.includes('Open here') === true);
    await queue.choose('Ana', 'Put back in the queue');
    await until(() => queue.rows[0]?.includes('Open here') === false);
    expect((await listed(queue))[0]?.state).to.equal('waiting');

    await clientOf(queue.provider).parkedSales.claim(parked?.id ?? '');
    await until(() => queue.rows[0]?.includes('Open here') === true);
    await queue.click('Resume Ana');
    await until(() => !queue.isOpen);
    expect(queue.cart.content).to.deep.equal(CART);
  });
});

/** Lets time pass until something is so. */
async function moving(clock: FakeClock, isTrue: () => unknown): Promise<void> {
  while (!isTrue()) {
    await clock.advance(200);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
