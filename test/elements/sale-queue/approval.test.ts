import { expect } from '@open-wc/testing';
import type { Permissions } from '../../../src/domain/policy.js';
import { approveWith, cancelApproval, padSeen } from '../../support/harness/approval.js';
import { clientOf, until } from '../../support/harness/register-page.js';
import { SaleQueueHarness } from '../../support/harness/sale-queue-harness.js';
import { ANA } from '../../support/managers.js';

const TOTAL = { amountMinor: 100, currency: 'USD' };

/** A queue with the sale of Ana in it, and a cashier who needs a manager for some things. */
async function queueOf(can: Partial<Permissions>): Promise<SaleQueueHarness> {
  const queue = await SaleQueueHarness.open();
  const client = clientOf(queue.provider);
  await client.setManagers([ANA]);
  await client.parkedSales.park({ label: 'Ana', cart: [1], itemCount: 1, total: TOTAL });
  client.configure({ cashier: { id: 'mia', can } });
  await until(() => queue.name === 'Sale queue, 1 waiting');
  return queue;
}

const labels = async (queue: SaleQueueHarness): Promise<string[]> =>
  (await clientOf(queue.provider).parkedSales.list()).map(({ label }) => label);

describe('a queue whose cashier needs a manager', () => {
  it('saves a sale with the PIN, and leaves it on the screen where that is cancelled', async () => {
    const queue = await queueOf({ park: 'grant' });
    queue.cart.ring([2]);
    await queue.save('Bea');
    await until(() => padSeen(queue.element).includes('Save a sale'));
    expect(padSeen(queue.element)).to.contain('Bea');
    await cancelApproval(queue.element);
    expect([queue.cart.content, queue.error, queue.field?.value]).to.deep.equal([[2], '', 'Bea']);
    expect(await labels(queue)).to.deep.equal(['Ana']);

    await queue.click('Save');
    await approveWith(queue.element, ANA.pin);
    await until(() => !queue.isOpen);
    expect(queue.cart.content).to.equal(null);
    expect((await labels(queue)).sort()).to.deep.equal(['Ana', 'Bea']);
  });

  it('resumes a sale with the PIN, and leaves it in the queue where that is cancelled', async () => {
    const queue = await queueOf({ resume: 'grant' });
    await queue.start();
    await queue.click('Resume Ana');
    await until(() => padSeen(queue.element).includes('Resume a sale'));
    await cancelApproval(queue.element);
    expect([queue.cart.content, queue.error]).to.deep.equal([null, '']);

    await queue.click('Resume Ana');
    await approveWith(queue.element, ANA.pin);
    await until(() => !queue.isOpen);
    expect(queue.cart.content).to.deep.equal([1]);
  });

  it('removes a sale with the PIN, behind the question', async () => {
    const queue = await queueOf({ resume: 'grant' });
    await queue.start();
    await queue.choose('Ana', 'Remove');
    await until(() => queue.question !== '');
    expect(padSeen(queue.element)).to.equal('');
    await queue.click('Remove');
    await approveWith(queue.element, ANA.pin);
    await until(() => queue.labels.length === 0);
    expect(await labels(queue)).to.deep.equal([]);
  });
});
