import type { Context, ContextEvent } from '@lit/context';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/sale-queue.js';
import { viewHostContext } from '../../../src/context/view-host-context.js';
import type { SaleQueueElement } from '../../../src/elements/sale-queue/sale-queue.js';
import { clientOf, registerPage, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';
import { TestCart } from '../../support/test-cart.js';

/** A queue with a panel around it that notes what it is asked. */
async function inPanel(triggerOnly: boolean): Promise<{ queue: SaleQueueHarness; asked: string[] }> {
  const asked: string[] = [];
  const onRequest = (event: ContextEvent<Context<unknown, unknown>>): void => {
    if (event.context !== viewHostContext) return;
    event.stopPropagation();
    event.callback({
      open: (view: string) => asked.push(view),
      close: () => asked.push('close'),
      say: (text: string) => asked.push(`say ${text}`),
    });
  };
  const provider = await registerPage(
    html`<div @context-request=${onRequest}><sale-queue .triggerOnly=${triggerOnly}></sale-queue></div>`,
    { locale: 'en' },
  );
  const cart = new TestCart();
  provider.cart = cart;
  const total = { amountMinor: 100, currency: 'USD' };
  await clientOf(provider).parkedSales.park({ label: 'Ana', cart: [1], itemCount: 1, total });
  const element = provider.querySelector('sale-queue') as SaleQueueElement;
  return { queue: new SaleQueueHarness(element, provider, cart), asked };
}

describe('the queue in a panel', () => {
  it('shows as a view without lightning or dialog, and closes the view when a sale is resumed', async () => {
    const { queue, asked } = await inPanel(false);
    await until(() => queue.labels.join() === 'Ana');
    expect([queue.lightning, queue.find('.queue-surface')]).to.deep.equal([null, null]);
    await queue.click('Resume Ana');
    await until(() => asked.includes('close'));
    expect(asked).to.deep.equal(['say The sale of Ana is on this register', 'close']);
    expect(queue.cart.content).to.deep.equal([1]);
  });

  it('has its own heading over Save Sale, below that of the view', async () => {
    const { queue } = await inPanel(false);
    queue.element.save();
    await until(() => queue.field);
    const heading = queue.find('[role=heading]');
    expect([heading?.textContent, heading?.getAttribute('aria-level')]).to.deep.equal(['Save Sale', '3']);
  });

  it('in the bar is the lightning alone, which asks the panel for the view', async () => {
    const { queue, asked } = await inPanel(true);
    await until(() => queue.name === 'Sale queue, 1 waiting');
    queue.lightning?.click();
    expect(asked).to.deep.equal(['queue']);
    expect(queue.isOpen).to.equal(false);
  });
});
