import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import type { RegularsError } from '../../../src/domain/errors.js';
import type { ParkedSaleDraft } from '../../../src/domain/parked-sale.js';
import { FakeClock } from '../../../src/testing.js';
import { caught, codeOf } from '../../contracts/store-contract.js';
import { closeClients, openClient } from '../../support/open-client.js';
import { otherTab, type Tab } from '../../support/other-tab.js';
import { until } from '../../support/until.js';

const DRAFT: ParkedSaleDraft = {
  label: 'Maria',
  cart: { lines: ['tea'] },
  itemCount: 1,
  total: { amountMinor: 350, currency: 'USD' },
};

describe('a parked sale in two tabs', () => {
  let database: string;
  let tab: Tab;
  let here: CustomerClient;
  let there: CustomerClient;

  beforeEach(async () => {
    database = `parked-${crypto.randomUUID()}`;
    tab = await otherTab();
    here = await openClient({ database });
    there = await tab.openClient({ database });
  });
  afterEach(async () => {
    await Promise.race([there.close(), new Promise((resolve) => setTimeout(resolve, 200))]);
    tab.close();
    await closeClients();
  });

  it('goes to exactly one of both that claim it at once', async () => {
    for (let times = 0; times < 15; times += 1) {
      const { id } = await here.parkedSales.park(DRAFT);
      const both = await Promise.allSettled([here.parkedSales.claim(id), there.parkedSales.claim(id)]);
      expect(both.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
      const refused = both.find((each) => each.status === 'rejected')?.reason as RegularsError;
      expect(refused.code).to.equal('claimed-elsewhere');
      const winner = both[0].status === 'fulfilled' ? here : there;
      expect((await winner.parkedSales.claim(id)).cart).to.deep.equal(DRAFT.cart);
      await winner.parkedSales.remove(id);
    }
  });

  it('is refused while the other lives: who has it, and since when; released, it is free', async () => {
    const { id } = await here.parkedSales.park(DRAFT);
    const { parkedSale } = await there.parkedSales.claim(id);
    for (const work of ['claim', 'takeOver', 'release', 'remove'] as const) {
      const error = (await caught(here.parkedSales[work](id))) as RegularsError;
      expect(error.code, work).to.equal('claimed-elsewhere');
      expect(error.claim?.since, work).to.equal(parkedSale.claim?.since);
    }
    expect(await codeOf(here.parkedSales.park({ ...DRAFT, replaces: id }))).to.equal('claimed-elsewhere');
    await there.parkedSales.release(id);
    expect((await here.parkedSales.claim(id)).cart).to.deep.equal(DRAFT.cart);
  });

  it('of a tab that was killed before it loaded the cart is still there, open here, and can be claimed at once', async () => {
    const { id } = await here.parkedSales.park(DRAFT);
    await there.parkedSales.claim(id);
    tab.close();
    const row = (await here.parkedSales.list())[0];
    expect(row).to.include({ id, state: 'open' });
    expect(row?.claim?.here).to.equal(true);
    // The browser lets go of what the page held a moment after it is gone.
    await until(async () => (await here.parkedSales.claim(id).catch(() => null)) !== null);
    expect((await here.parkedSales.claim(id)).cart).to.deep.equal(DRAFT.cart);
  });

  it('is free again once the client that had it is closed', async () => {
    const { id } = await here.parkedSales.park(DRAFT);
    await there.parkedSales.claim(id);
    await there.close();
    expect((await here.parkedSales.claim(id)).cart).to.deep.equal(DRAFT.cart);
  });

  it('shows in the queue of the other, live, as it comes and goes', async () => {
    const seen: string[] = [];
    there.watch(
      (reader) => reader.parkedSales.list(),
      (rows) => seen.push(rows.map(({ label, state }) => `${label} ${state}`).join()),
    );
    const { id } = await here.parkedSales.park(DRAFT);
    await until(() => seen.at(-1) === 'Maria waiting');
    await here.parkedSales.claim(id);
    await until(() => seen.at(-1) === 'Maria open');
    await here.parkedSales.remove(id);
    await until(() => seen.at(-1) === '');
  });

  it('is not renewed any more once another tab has recorded the sale', async () => {
    const clock = new FakeClock();
    const held = await openClient({ database: `${database}-held`, environment: { clock } });
    const { id } = await held.parkedSales.park(DRAFT);
    const sleeping = await atRest(clock);
    await held.parkedSales.claim(id);
    await until(() => clock.sleeping === sleeping + 1);
    await held.parkedSales.remove(id);
    await clock.advance(20_000);
    await until(() => clock.sleeping <= sleeping);
  });
});

/** How many wait for a clock once no call is on its way any more: calls wait for their patience too. */
async function atRest(clock: FakeClock): Promise<number> {
  for (;;) {
    const { sleeping } = clock;
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (clock.sleeping === sleeping) return sleeping;
  }
}
