import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import type { Customer } from '../../../src/domain/customer.js';
import { historyScene, NOON, saleOf } from '../../support/harness/history-scene.js';
import { until } from '../../support/harness/register-page.js';

/** Sales a minute apart, the last one now. */
async function sell(client: CustomerClient, customer: Customer, count: number): Promise<void> {
  for (let index = count - 1; index >= 0; index -= 1) {
    await client.recordSale(saleOf(customer, { occurredAt: new Date(NOON - index * 60_000).toISOString(), number: `N${index}` }));
  }
}

const numbers = (lines: readonly { cause: string }[]): string[] => lines.map(({ cause }) => cause.replace('Sale ', ''));

describe('a long history', () => {
  it('shows its first page at once, and the next by Show more', async () => {
    const { history } = await historyScene({ before: (client, customer) => sell(client, customer, 150) });
    expect(history.lines).to.have.length(100);
    history.button('Show more')?.focus({ preventScroll: true });
    history.button('Show more')?.click();
    await until(() => history.lines.length === 150);
    expect(numbers(history.lines)).to.deep.equal(Array.from({ length: 150 }, (_, index) => `N${index}`));
    expect(history.button('Show more')).to.equal(undefined);
    await until(() => history.politeWords === '50 more shown');
    // The button is gone: the first line that came with it stands in its place.
    await until(() => history.focused.includes('Sale N100'));
  });

  it('goes on by scrolling to its end', async () => {
    const { history } = await historyScene({ before: (client, customer) => sell(client, customer, 210) });
    expect(history.lines).to.have.length(100);
    history.button('Show more')?.scrollIntoView();
    await until(() => history.lines.length >= 200);
    history.button('Show more')?.scrollIntoView();
    await until(() => history.lines.length === 210);
  });

  it('keeps what was shown when something happens meanwhile, and adds it', async () => {
    const { history, client, customer } = await historyScene({ before: (open, who) => sell(open, who, 130) });
    history.button('Show more')?.click();
    await until(() => history.lines.length === 130);
    const before = history.find('.entry');
    await client.recordSale(saleOf(customer, { number: 'LAST' }));
    await until(() => history.lines.length === 131);
    expect(numbers(history.lines)).to.include('LAST');
    expect(before?.isConnected).to.equal(true);
  });

  it('goes on from the store’s own cursor, so that entries of one moment come once each', async () => {
    const { history } = await historyScene({
      before: async (client, customer) => {
        for (let index = 0; index < 120; index += 1) await client.recordSale(saleOf(customer, { number: `N${index}` }));
      },
    });
    history.button('Show more')?.click();
    await until(() => history.lines.length === 120);
    expect(new Set(numbers(history.lines)).size).to.equal(120);
  });
});
