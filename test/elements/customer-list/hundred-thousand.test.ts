import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/define/customer-list.js';
import '../../../src/define/customer-provider.js';
import { createCustomerClient, type CustomerClient } from '../../../src/client.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import { CustomerListHarness } from '../../support/harness/customer-list-harness.js';
import { ownStore, until } from '../../support/harness/register-page.js';

const COUNT = 100_000;

function nameOf(index: number): string {
  return `Customer ${String(index + 1).padStart(6, '0')}`;
}

describe('customer-list with 100,000 customers', function () {
  this.timeout(150_000);

  let client: CustomerClient;
  let list: CustomerListHarness;

  before(async () => {
    client = createCustomerClient(ownStore());
    await client.importCustomers(batches());
  });

  beforeEach(async () => {
    const provider = await fixture<CustomerProviderElement>(
      html`<customer-provider .client=${client}>
        <div style="inline-size: 800px; block-size: 600px; display: flex; flex-direction: column">
          <customer-list style="flex: 1; min-block-size: 0"></customer-list>
        </div>
      </customer-provider>`,
    );
    list = CustomerListHarness.in(provider);
    await list.ready();
    await list.loaded();
  });

  after(() => client.close());

  it('counts them all and draws only those that show', () => {
    expect(list.count).to.equal('100,000 customers');
    expect(list.grid.getAttribute('aria-rowcount')).to.equal('100001');
    expect(list.rows.length).to.be.lessThan(40);
    expect(list.names[0]).to.equal(nameOf(0));
  });

  it('End goes to the last of them, which is whole in sight', async () => {
    await list.enter();
    await list.keys('End');
    await list.loaded();
    expect(list.focused).to.equal(`${nameOf(COUNT - 1)} 100000`);
    const { bottom } = list.grid.getBoundingClientRect();
    expect(list.focusedRow!.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
    await until(() => list.politeWords === nameOf(COUNT - 1));
  });

  it('the thumb drags to the last of them, and to the middle', async () => {
    await list.dragTo(1);
    await list.loaded();
    expect(list.names.at(-1)).to.equal(nameOf(COUNT - 1));
    await list.dragTo(0.5);
    await list.loaded();
    expect(list.names).to.include(nameOf(COUNT / 2));
  });

  it('holds the places of rows while they are read', async () => {
    const read = client.list.bind(client);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    client.list = async (query) => {
      await held;
      return read(query);
    };
    list.grid.scrollTop = 40_000 * list.rows[0]!.offsetHeight;
    await until(() => list.names.length > 0 && list.names.every((name) => name === 'Loading'));
    const heights = new Set(list.rows.map((row) => row.offsetHeight));
    expect(heights.size).to.equal(1);
    const { scrollHeight } = list.grid;
    client.list = read;
    goOn();
    await list.loaded();
    expect(list.grid.scrollHeight).to.equal(scrollHeight);
    expect(list.names).to.include(nameOf(40_001));
  });

  it('shows nobody in the place of another in any frame of a drag', async () => {
    const full = list.grid.scrollHeight - list.grid.clientHeight;
    const wrong: string[] = [];
    for (const share of [0.2, 0.9, 0.35]) {
      list.grid.scrollTop = share * full;
      for (let frame = 0; frame < 10; frame += 1) {
        await new Promise(requestAnimationFrame);
        wrong.push(...list.misplaced);
      }
      await list.loaded();
    }
    expect(wrong).to.deep.equal([]);
  });

  it('scrollToCustomer brings a row into the middle, and says whether it shows', async () => {
    const { rows } = await client.list({ position: 77_000, limit: 1 });
    const { id } = rows[0]!.customer;
    expect(await list.element.scrollToCustomer(id)).to.equal(true);
    await list.loaded();
    expect(list.names).to.include(nameOf(77_000));
    await until(() => list.stops.length === 1);
    await list.enter();
    expect(list.focused).to.equal(`${nameOf(77_000)} 77001`);
    list.element.filters = { statuses: ['inactive'] };
    await until(() => list.count.startsWith('0 of'));
    expect(await list.element.scrollToCustomer(id)).to.equal(false);
  });

  it('keeps its place where it is put elsewhere in one task', async () => {
    await list.dragTo(0.25);
    await list.loaded();
    const { names } = list;
    const { element } = list;
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await list.painted();
    await list.loaded();
    expect(list.names).to.deep.equal(names);
  });

  it('says in thousands how many filters hide', async () => {
    list.element.filters = { statuses: ['inactive'] };
    await until(() => list.count === '0 of 100,000 · 100,000 customers hidden by filters');
  });
});

function* batches(): Generator<{ displayName: string }[]> {
  for (let from = 0; from < COUNT; from += 500) {
    yield Array.from({ length: 500 }, (_, index) => ({ displayName: nameOf(from + index) }));
  }
}
