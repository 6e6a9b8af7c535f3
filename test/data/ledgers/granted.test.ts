import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import type { ApprovalAction, Grant } from '../../../src/domain/grant.js';
import { codeOf } from '../../contracts/store-contract.js';
import { FREE_CASHIER, type LedgerShop, openLedgerShop, partOfError } from '../../support/ledger-client.js';
import { closeClients } from '../../support/open-client.js';
import { otherTab, type Tab } from '../../support/other-tab.js';
import { idOf } from '../../support/sample-records.js';
import { saleDraftOf } from '../../support/sample-sales.js';

const PIN = '482915';

describe('points and credit behind a manager’s grant', () => {
  let shop: LedgerShop;
  const approve = (entryId: string, action: ApprovalAction): Promise<Grant> =>
    shop.client.approve({ entryId, action, customerId: shop.customerId }, PIN);
  const points = async () => (await shop.client.loyalty.balance(shop.customerId)).amount;

  beforeEach(async () => {
    shop = await openLedgerShop({ cashier: { id: 'ben' } });
    await shop.client.setManagers([{ id: idOf(800), name: 'Mo', pin: PIN }]);
  });
  afterEach(closeClients);

  it('are written under the id the grant was given for, and name it', async () => {
    const { client, customerId, reason } = shop;
    const grant = await approve(idOf(700), 'loyalty-add');
    const entry = await client.loyalty.adjust({ customerId, points: 25, reason, grant });
    expect(entry).to.include({ id: idOf(700), grantId: grant.id, points: 25 });
    const used = (await client.audit({ kinds: ['grant-used'] })).rows;
    expect(used.map(({ subjectId }) => subjectId)).to.deep.equal([idOf(700)]);
  });

  it('are written once: no second id, no second body, and the same again is the first answer', async () => {
    const { client, customerId, reason } = shop;
    const grant = await approve(idOf(700), 'loyalty-add');
    const draft = { customerId, points: 25, reason, grant };
    const first = await client.loyalty.adjust(draft);
    expect(await codeOf(client.loyalty.adjust({ ...draft, id: idOf(701) }))).to.equal('grant-invalid');
    expect(await codeOf(client.loyalty.adjust({ ...draft, points: 26 }))).to.equal('id-reused');
    await shop.clock.advance(120_000);
    expect(await client.loyalty.adjust(draft), 'after it has run out').to.deep.equal(first);
    expect(await points()).to.equal(25);
    expect((await client.audit({ kinds: ['grant-used'] })).rows).to.have.length(1);
  });

  it('are not written by a grant for something else, or for the other direction', async () => {
    const { client, customerId, reason } = shop;
    const grant = await approve(idOf(700), 'loyalty-add');
    expect(await codeOf(client.loyalty.adjust({ customerId, points: -5, reason, grant }))).to.equal('grant-invalid');
    const amount = { amountMinor: 5, currency: 'USD' };
    expect(await codeOf(client.storeCredit.issue({ customerId, amount, reason, grant }))).to.equal('grant-invalid');
    expect(await codeOf(client.loyalty.adjust({ customerId, points: 5, reason }))).to.equal('grant-required');
    await shop.clock.advance(61_000);
    expect(await codeOf(client.loyalty.adjust({ customerId, points: 5, reason, grant }))).to.equal('grant-invalid');
    expect(await points()).to.equal(0);
  });

  it('are issued and used as store credit', async () => {
    const { client, customerId, reason } = shop;
    const amount = { amountMinor: 500, currency: 'USD' };
    await client.storeCredit.issue({ customerId, amount, reason, grant: await approve(idOf(700), 'credit-issue') });
    await client.storeCredit.use({ customerId, amount, reason, grant: await approve(idOf(701), 'credit-use') });
    expect((await client.storeCredit.balance(customerId))[0]?.amount.amountMinor).to.equal(0);
  });
});

describe('two tabs that write the same at once', () => {
  let tab: Tab;
  let there: CustomerClient;

  afterEach(async () => {
    await there.close();
    tab.close();
    await closeClients();
  });

  it('write it once, and both are answered alike', async () => {
    const database = `ledger-tabs-${crypto.randomUUID()}`;
    const shop = await openLedgerShop({ database });
    const { customerId, reason } = shop;
    tab = await otherTab();
    there = await tab.openClient({ database, cashier: FREE_CASHIER, timeZone: 'America/New_York' });
    const tabs = [shop.client, there];
    for (let number = 0; number < 10; number += 1) {
      const draft = { id: idOf(700 + number), customerId, points: 10, reason };
      const [one, other] = await Promise.all(tabs.map((client) => client.loyalty.adjust(draft)));
      expect(one).to.deep.equal(other);
    }
    const sale = saleDraftOf({ customerId, occurredAt: '2026-11-20T12:00:00.000Z' });
    const [one, other] = await Promise.all(tabs.map((client) => client.recordSale(sale)));
    expect(one?.sale).to.deep.equal(other?.sale);
    for (const client of tabs) {
      expect((await client.loyalty.balance(customerId)).amount).to.equal(110);
      expect((await client.loyalty.entries(customerId)).rows).to.have.length(11);
      expect((await client.sales.list(customerId)).rows).to.have.length(1);
    }
  });

  it('never spend the same points twice', async () => {
    const database = `ledger-tabs-${crypto.randomUUID()}`;
    const shop = await openLedgerShop({ database });
    const { customerId, reason } = shop;
    tab = await otherTab();
    there = await tab.openClient({ database, cashier: FREE_CASHIER, timeZone: 'America/New_York' });
    await shop.client.loyalty.adjust({ customerId, points: 100, reason });
    const redeem = (client: CustomerClient, number: number) =>
      client.redeem({ id: idOf(710 + number), saleId: idOf(500 + number), customerId, points: 30 });
    const tries = Array.from({ length: 8 }, (_, at) =>
      redeem(at % 2 === 0 ? shop.client : there, at).then(() => 'taken', partOfError('code')),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'taken')).to.have.length(3);
    expect(outcomes.filter((outcome) => outcome === 'insufficient-balance')).to.have.length(5);
    expect((await there.loyalty.balance(customerId)).amount).to.equal(10);
  });
});
