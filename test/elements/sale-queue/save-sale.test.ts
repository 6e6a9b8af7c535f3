import { expect } from '@open-wc/testing';
import type { SaleParkEvent } from '../../../src/events/sale-queue.js';
import { addCustomers, clientOf, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';

const CART = { lines: [{ sku: 'tea', quantity: 3, note: 'no “sugar”', price: 14.5 }], open: null };

describe('Save Sale', () => {
  it('puts the sale into the queue by lightning, Save Sale, Customer Name, Save, and empties the register', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    await queue.start();
    expect(queue.title).to.equal('Sale queue');
    await queue.click('Save Sale');
    expect(queue.title).to.equal('Save Sale');
    expect(queue.find('label')?.textContent?.trim()).to.equal('Customer Name');
    await queue.write('Ana');
    await queue.click('Save');
    await until(() => !queue.isOpen && queue.name === 'Sale queue, 1 waiting');
    expect(queue.cart.content).to.equal(null);
    expect(queue.focused).to.equal('Sale queue, 1 waiting');
    await until(() => queue.politeWords === 'Sale saved for Ana');
    const [sale] = await clientOf(queue.provider).parkedSales.list();
    expect({ label: sale?.label, items: sale?.itemCount, total: sale?.total, state: sale?.state }).to.deep.equal({
      label: 'Ana',
      items: 3,
      total: { amountMinor: 4250, currency: 'USD' },
      state: 'waiting',
    });
  });

  it('is done by keyboard alone', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    queue.lightning?.focus();
    await queue.press('Enter');
    await until(() => queue.isOpen && queue.buttons.includes('Save Sale'));
    await queue.press('Tab');
    while (queue.focused !== 'Save Sale') await queue.press('Tab');
    await queue.press('Enter');
    await until(() => queue.find('[part=input]:focus') !== null || queue.focused === '');
    await queue.write('Ana');
    await queue.press('Enter');
    await until(() => !queue.isOpen && queue.name === 'Sale queue, 1 waiting');
    expect(queue.cart.content).to.equal(null);
  });

  it('asks for the name of the customer on the sale, takes them along, and off this sale', async () => {
    const queue = await SaleQueueHarness.open();
    const [ada] = await addCustomers(clientOf(queue.provider), 'Ada Lovelace');
    const origins: string[] = [];
    queue.provider.addEventListener('customer-change', ({ origin }) => origins.push(origin));
    await queue.provider.sale?.attach(ada?.id ?? '');
    // Who is on a sale for less than a tenth of a second is told of to nobody.
    await until(() => origins.length > 0);
    queue.cart.ring(CART);
    await queue.start();
    await queue.click('Save Sale');
    await until(() => queue.field?.value === 'Ada Lovelace');
    await queue.click('Save');
    await until(() => !queue.isOpen);
    await until(() => queue.provider.sale?.current === null);
    const [sale] = await clientOf(queue.provider).parkedSales.list();
    expect([sale?.label, sale?.customerId]).to.deep.equal(['Ada Lovelace', ada?.id]);
    await until(() => origins.includes('park'));
  });

  it('wants a name, says so at the field, and writes nothing without one', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    await queue.start();
    await queue.click('Save Sale');
    await queue.write('');
    await queue.click('Save');
    expect(queue.problem).to.equal('Enter a name to find this sale by.');
    expect(queue.field?.getAttribute('aria-invalid')).to.equal('true');
    expect(queue.field?.getAttribute('aria-required')).to.equal('true');
    await until(() => queue.element.renderRoot instanceof ShadowRoot && queue.element.renderRoot.activeElement === queue.field);
    expect(queue.cart.calls).to.deep.equal([]);
    await queue.write('Bo');
    expect(queue.problem).to.equal('');
  });

  it('clears the cart only after the commit, with the events around it', async () => {
    const queue = await SaleQueueHarness.open();
    const { calls } = queue.cart;
    for (const type of ['sale-park', 'sale-parked'] as const) {
      queue.provider.addEventListener(type, () => calls.push(type));
    }
    queue.cart.ring(CART);
    await queue.save('Ana');
    await until(() => calls.includes('clear'));
    expect(calls).to.deep.equal(['take', 'sale-park', 'sale-parked', 'clear']);
  });

  it('is refused by a page that cancels, and tells it no name', async () => {
    const queue = await SaleQueueHarness.open();
    const events: SaleParkEvent[] = [];
    queue.provider.addEventListener('sale-park', (event) => {
      events.push(event);
      event.preventDefault();
    });
    queue.cart.ring(CART);
    await queue.save('Ana');
    await until(() => events.length === 1);
    expect(JSON.stringify({ ...events[0] })).not.to.contain('Ana');
    expect(Object.keys({ ...events[0] }).sort()).to.deep.equal(
      ['customerId', 'isTrusted', 'itemCount', 'origin', 'parkedSaleId', 'total'].sort(),
    );
    await queue.element.updateComplete;
    expect(queue.cart.content).to.deep.equal(CART);
    expect(await clientOf(queue.provider).parkedSales.list()).to.deep.equal([]);
    expect(queue.field?.value).to.equal('Ana');
  });

  for (const [what, content, sentence] of [
    ['is no JSON', { price: Number.NaN }, 'holds something that cannot be saved'],
    ['is too large', { text: 'x'.repeat(300_000) }, 'too large'],
  ] as const) {
    it(`keeps a sale on the screen whose cart ${what}, and the name that was written`, async () => {
      const queue = await SaleQueueHarness.open();
      const codes: string[] = [];
      queue.provider.addEventListener('regulars-error', ({ code }) => codes.push(code));
      queue.cart.ring(content);
      await queue.save('Ana');
      await until(() => queue.error !== '');
      expect(queue.error).to.contain(sentence);
      expect(queue.assertiveWords).to.contain(sentence);
      expect(queue.cart.content).to.equal(content);
      expect(queue.cart.calls).not.to.contain('clear');
      expect(queue.field?.value).to.equal('Ana');
      expect(codes).to.deep.equal(['invalid-cart']);
    });
  }

  it('says that a cart did not answer, and saves it at the next press', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    queue.cart.before.take = () => {
      throw new Error('Not now.');
    };
    await queue.save('Ana');
    await until(() => queue.error.startsWith('This register could not hand over the sale.'));
    queue.cart.before = {};
    await queue.click('Save');
    await until(() => queue.name === 'Sale queue, 1 waiting');
  });

  it('says so where the cart could not be cleared, or a guard keeps the customer on', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    queue.cart.before.clear = () => Promise.reject(new Error('Busy.'));
    await queue.save('Ana');
    await until(() => queue.error.startsWith('The sale is saved in the queue, but it could not be taken off this register.'));
    await until(() => queue.labels.join() === 'Ana');

    queue.cart.before = {};
    const [ada] = await addCustomers(clientOf(queue.provider), 'Ada Lovelace');
    await queue.provider.sale?.attach(ada?.id ?? '');
    queue.provider.sale?.guard(({ type }) => (type === 'clear' ? 'A layaway belongs to Ada.' : true));
    await queue.click('Save Sale');
    await queue.click('Save');
    await until(() => queue.error.endsWith('A layaway belongs to Ada.'));
    expect(queue.error).to.contain('saved in the queue');
  });

  it('does not offer an empty register to be saved', async () => {
    const queue = await SaleQueueHarness.open();
    await queue.start();
    expect(queue.buttons).not.to.contain('Save Sale');
    queue.element.save();
    await queue.write('Ana');
    await queue.click('Save');
    await until(() => queue.error.startsWith('There is nothing to save'));
  });

  it('is opened by save(), for a host with a button of its own', async () => {
    const queue = await SaleQueueHarness.open();
    queue.cart.ring(CART);
    queue.element.save();
    await until(() => queue.isOpen && queue.title === 'Save Sale');
    queue.element.close();
    await until(() => !queue.isOpen);
  });
});
