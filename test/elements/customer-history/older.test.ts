import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCustomerClient } from '../../../src/client.js';
import '../../../src/define/customer-history.js';
import type { CustomerClient } from '../../../src/context/customer-client-context.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { RemoteCall } from '../../../src/data/remote/remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import type { Customer } from '../../../src/domain/customer.js';
import { RegularsError } from '../../../src/domain/errors.js';
import { CustomerHistoryHarness } from '../../support/harness/customer-history-harness.js';
import { ANYTHING, noon, NOON, saleOf, ZONE } from '../../support/harness/history-scene.js';
import { addCustomers, clientOf, ownStore, registerPage, until } from '../../support/harness/register-page.js';
import { ANA, newEntryId } from '../../support/managers.js';

const DAY_MS = 86_400_000;

/** A remote whose line can be cut for what is asked of the past. */
class CutRemote extends MemoryRemote {
  isCut = false;
  asked = 0;

  override async history(customerId: string, before: string, call: RemoteCall): ReturnType<MemoryRemote['history']> {
    this.asked += 1;
    if (this.isCut) throw new RegularsError('remote-unreachable', 'The line is cut.');
    return super.history(customerId, before, call);
  }
}

interface NewRegister {
  readonly remote: CutRemote;
  readonly client: CustomerClient;
  readonly customer: Customer;
  readonly history: CustomerHistoryHarness;
}

/** A register that came when all that had happened already: it has the customer, and none of what they bought. */
async function newRegister(
  before: (old: CustomerClient, customer: Customer) => Promise<unknown>,
  { element = html`<customer-history></customer-history>`, direction = 'ltr', since = nothingSince } = {},
): Promise<NewRegister> {
  const remote = new CutRemote({ clock: noon(), managers: [ANA] });
  const options: CustomerClientOptions = {
    merchantId: 'memory',
    remote,
    timeZone: ZONE,
    locale: 'en-US',
    cashier: ANYTHING,
    environment: { clock: noon() },
  };
  const old = createCustomerClient(ownStore(options));
  const [customer] = await addCustomers(old, 'Ada Lovelace');
  if (!customer) throw new Error('Nobody was saved.');
  await before(old, customer);
  await old.sync.now();
  await old.close();

  const provider = await registerPage(html`<div dir=${direction}>${element}</div>`, options);
  const client = clientOf(provider);
  await client.sync.now();
  await since(client, customer);
  await provider.sale?.attach(customer.id);
  const history = await CustomerHistoryHarness.in(provider);
  await until(() => history.name === 'Ada Lovelace' && history.find('.skeleton') === null);
  return { remote, client, customer, history };
}

const nothingSince = (_client: CustomerClient, _customer: Customer): Promise<unknown> => Promise.resolve();

/** So many sales, a day apart; the last one so many days ago. */
const sells =
  (count: number, daysAgo = 1) =>
  async (client: CustomerClient, customer: Customer): Promise<void> => {
    for (let index = count - 1; index >= 0; index -= 1) {
      const occurredAt = new Date(NOON - (daysAgo + index) * DAY_MS).toISOString();
      await client.recordSale(saleOf(customer, { occurredAt, number: `N${daysAgo + index}` }));
    }
  };

const causes = ({ lines }: CustomerHistoryHarness): string[] => lines.map(({ cause }) => cause.replace('Sale ', ''));

const days = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `N${first + index}`);

describe('what a register does not keep of a history', () => {
  it('is said where the register’s own part ends, and asked of the server only by Show older', async () => {
    const { history, remote } = await newRegister(sells(3, 5), { since: sells(1, 0) });
    expect(causes(history)).to.deep.equal(['N0']);
    expect(history.end).to.equal('This register keeps entries since Nov 21, 2026. Older entries are on the server.');
    expect(remote.asked).to.equal(0);
    await expect(history.element).to.be.accessible();

    history.button('Show older')?.focus();
    await history.keys('Enter');
    await until(() => history.lines.length === 4);
    expect(causes(history)).to.deep.equal(['N0', 'N5', 'N6', 'N7']);
    expect(history.end).to.equal('There is nothing older.');
    expect(history.button('Show older')).to.equal(undefined);
    // The button is gone: the first line that came stands in its place.
    await until(() => history.focused.includes('Sale N5'));
    await until(() => history.politeWords === 'There is nothing older.');
    await expect(history.element).to.be.accessible();
  });

  it('comes page by page, each line once', async () => {
    const { history } = await newRegister(sells(130));
    await history.press('Show older');
    // A page ends for all tabs where the first of them has a hundred: that may be the points of the hundredth sale.
    await until(() => history.lines.length >= 99);
    expect(history.end).to.equal('Older entries are on the server.');
    const count = history.lines.length;
    await until(() => history.politeWords === `${count} more shown`);
    await history.press('Show older');
    await until(() => history.lines.length === 130);
    expect(causes(history)).to.deep.equal(days(1, 130));
  });

  it('stands below what is new here, with balances that go on from it', async () => {
    const { history } = await newRegister(sells(2, 5), {
      element: html`<customer-history tab="loyalty"></customer-history>`,
      since: sells(1, 0),
    });
    await history.press('Show older');
    await until(() => history.lines.length === 3);
    expect(history.lines.map(({ below }) => below)).to.deep.equal(['Balance 42', 'Balance 28', 'Balance 14']);
  });

  it('has store credit too, though a page of the server may have none of it', async () => {
    const { history, remote } = await newRegister(
      async (old, customer) => {
        const id = newEntryId(old);
        const grant = await old.approve({ entryId: id, action: 'credit-issue', customerId: customer.id }, ANA.pin);
        const amount = { amountMinor: 500, currency: 'USD' };
        await old.storeCredit.issue({ id, customerId: customer.id, amount, reason: { code: 'goodwill' }, grant });
        // Sales after it fill the first page, which ends before the credit.
        for (let index = 0; index < 101; index += 1) {
          const occurredAt = new Date(NOON + (index + 1) * 1_000).toISOString();
          await old.recordSale(saleOf(customer, { occurredAt }));
        }
      },
      { element: html`<customer-history tab="store-credit" to="2026-11-22"></customer-history>` },
    );
    await history.press('Show older');
    await until(() => history.lines.length === 1);
    expect(history.lines[0]).to.include({ amount: '+$5.00', below: 'Balance $5.00' });
    expect(remote.asked).to.equal(2);
  });

  it('goes no further back than the days that were chosen', async () => {
    const { history, remote } = await newRegister(sells(250), {
      element: html`<customer-history from="2026-11-18" to="2026-11-19"></customer-history>`,
    });
    expect(history.seen).not.to.contain('Nothing on these days');
    await history.press('Show older');
    await until(() => history.end === 'There is nothing older.');
    expect(causes(history)).to.deep.equal(['N2', 'N3']);
    expect(remote.asked).to.equal(1);
  });

  it('says that it needs a connection while there is none, and comes once there is one', async () => {
    const { history, remote } = await newRegister(sells(2));
    remote.isCut = true;
    await history.press('Show older');
    const sentence = 'The server cannot be reached. Older entries show once this register is online again.';
    await until(() => history.error === sentence);
    await until(() => history.assertiveWords === sentence);
    expect(history.focused).to.equal('Show older');
    await expect(history.element).to.be.accessible();
    remote.isCut = false;
    await history.press('Show older');
    await until(() => history.lines.length === 2);
    expect(history.error).to.equal('');
  });

  it('may be nothing: then that is said, and read where the button was', async () => {
    const { history } = await newRegister(nothingSince);
    expect(history.seen).not.to.contain('No sales yet');
    await history.press('Show older');
    await until(() => history.end === 'There is nothing older.');
    expect(history.seen).to.contain('No sales yet');
    await until(() => history.focused === 'There is nothing older.');
  });

  it('is there anew for each tab, and is forgotten with the customer', async () => {
    const { history } = await newRegister(sells(2));
    await history.press('Show older');
    await until(() => history.lines.length === 2);
    await history.press('Loyalty');
    await until(() => history.tab === 'Loyalty' && history.button('Show older') !== undefined);
    expect(history.lines).to.have.length(0);
    await history.press('Show older');
    await until(() => history.lines.length === 2);
  });

  it('stays while something happens at the register, which is put above it', async () => {
    const { history, client, customer } = await newRegister(sells(2));
    await history.press('Show older');
    await until(() => history.lines.length === 2);
    await client.recordSale(saleOf(customer, { number: 'NEW', occurredAt: new Date(NOON).toISOString() }));
    await until(() => history.lines.length === 3);
    expect(causes(history)).to.deep.equal(['NEW', 'N1', 'N2']);
  });

  it('is exported as far as it was shown', async () => {
    const { history } = await newRegister(sells(2));
    expect((await history.element.exportCsv()).trimEnd().split('\r\n')).to.have.length(1);
    await history.press('Show older');
    await until(() => history.lines.length === 2);
    const rows = (await history.element.exportCsv()).trimEnd().split('\r\n');
    expect(rows.slice(1).map((row) => row.split(',')[3])).to.deep.equal(['N1', 'N2']);
  });

  it('reads from right to left where the page does, within its edges', async () => {
    const { history } = await newRegister(sells(2), { direction: 'rtl' });
    const button = history.button('Show older')?.getBoundingClientRect();
    const base = history.find('[part~=base]')?.getBoundingClientRect();
    expect(button && base && button.left >= base.left && button.right <= base.right).to.equal(true);
    expect(getComputedStyle(history.find('.end') ?? history.element).direction).to.equal('rtl');
  });
});
