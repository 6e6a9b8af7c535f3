import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { sampleCustomers } from '../../../src/domain/sample-customers.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { FREE_CASHIER } from '../../support/ledger-client.js';
import { codeOf, newEntryId } from '../../support/managers.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { until } from '../../support/until.js';
import { lineOf, saleDraftOf } from '../../support/sample-sales.js';

const MERCHANT = { merchantId: 'memory', cashier: FREE_CASHIER } as const;
const USD = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const REASON = { code: 'goodwill' };

describe('a register that worked without a remote and gets one', () => {
  let database: string;
  let remote: MemoryRemote;

  const alone = (): Promise<CustomerClient> => openClient({ database, cashier: FREE_CASHIER });
  const connected = (options: CustomerClientOptions = {}): Promise<CustomerClient> =>
    openClient({ database, remote, ...MERCHANT, ...options });
  const another = async (): Promise<CustomerClient> => {
    const client = await openClient({ storage: 'memory', remote, ...MERCHANT });
    await client.sync.now();
    return client;
  };
  const sell = async (client: CustomerClient, customerId: string, number: string, redeem = 0): Promise<string> => {
    const id = newEntryId(client);
    const redemption = redeem > 0 ? await client.redeem({ saleId: id, customerId, points: redeem }) : null;
    const points = redemption ? [{ type: 'points', amountMinor: 0, redemptionId: redemption.id } as const] : [];
    const tenders = [{ type: 'cash', amountMinor: 4_000 } as const, ...points];
    await client.recordSale(
      saleDraftOf({ id, customerId, number, lines: [lineOf({ totalMinor: 4_000, quantity: 4 })], tenders }),
    );
    return id;
  };

  beforeEach(() => {
    database = `connect-${crypto.randomUUID()}`;
    remote = new MemoryRemote();
  });
  afterEach(() => closeClients());

  it('brings all it has, and another register shows the same', async () => {
    const first = await alone();
    const choices = [{ channel: 'email', state: 'subscribed' }] as const;
    const ann = await saveWell(first, {
      displayName: 'Ann Rivers',
      email: 'ann@example.com',
      consents: choices,
      identityDocuments: [{ type: 'passport', number: 'D0014711', expiresOn: '2031-01-31' }],
    });
    const ben = await saveWell(first, { displayName: 'Ben' });
    await first.setStatus(ben.id, 'banned', { reason: 'Shouted' });
    await first.loyalty.adjust({ customerId: ann.id, points: 50, reason: REASON });
    await first.storeCredit.issue({ customerId: ann.id, amount: USD(2_500), reason: REASON });
    await first.storeCredit.use({ customerId: ann.id, amount: USD(700), reason: REASON });
    const sale = await sell(first, ann.id, '1');
    await sell(first, ann.id, '2', 30);
    await first.recordRefund({
      id: newEntryId(first),
      refundOf: sale,
      number: 'R',
      lines: [{ lineId: '1', quantity: 1, amountMinor: 1_000 }],
      tenders: [{ type: 'store-credit', amountMinor: 1_000 }],
    });
    const parked = await first.parkedSales.park({
      label: 'Table 4',
      cart: { a: 1 },
      itemCount: 1,
      total: USD(500),
      customerId: ann.id,
    });
    const open = await first.parkedSales.park({ label: 'Table 5', cart: { b: 1 }, itemCount: 1, total: USD(600) });
    await first.parkedSales.claim(open.id);
    const points = await first.loyalty.balance(ann.id);
    const credit = await first.storeCredit.balance(ann.id);
    expect(points.amount).to.equal(50 + 40 + 40 - 30 - 10);
    await first.close();

    const here = await connected();
    await here.sync.now();
    expect(here.sync.status).to.deep.include({ pending: 0, rejected: 0, held: 0 });
    const there = await another();
    for (const client of [here, there]) {
      expect((await client.loyalty.balance(ann.id)).amount, 'points').to.equal(points.amount);
      expect((await client.storeCredit.balance(ann.id)).map(({ amount }) => amount)).to.deep.equal(
        credit.map(({ amount }) => amount),
      );
      expect((await client.get(ben.id))?.customer).to.deep.include({ status: 'banned', statusReason: 'Shouted' });
      const details = await client.get(ann.id);
      expect(details?.consents.map(({ state }) => state)).to.deep.equal(['subscribed']);
      expect(details?.identityDocuments.map(({ numberLast4 }) => numberLast4)).to.deep.equal(['4711']);
      const rows = await client.parkedSales.list();
      expect(rows.map(({ id, state }) => [id, state]).sort()).to.deep.equal(
        [
          [parked.id, 'waiting'],
          [open.id, 'open'],
        ].sort(),
      );
    }
    const [document] = (await there.get(ann.id))?.identityDocuments ?? [];
    expect(await there.reveal(document?.id ?? '')).to.equal('D0014711');
    const history = await there.history(ann.id, '9999-01-01T00:00:00.000Z');
    expect(history.sales.map(({ number, state }) => `${number} ${state}`).sort()).to.deep.equal([
      '1 part-refunded',
      '2 completed',
      'R refund',
    ]);
    expect(history.loyaltyEntries).to.have.length(5);
    expect((await there.parkedSales.claim(parked.id)).cart).to.deep.equal({ a: 1 });
    expect(await codeOf(there.parkedSales.claim(open.id))).to.equal('claimed-elsewhere');
  });

  it('gives back by a refund what a sale of before had earned', async () => {
    const first = await alone();
    const { id } = await saveWell(first, { displayName: 'Ann' });
    const sale = await sell(first, id, '1');
    await first.close();
    const here = await connected();
    await here.sync.now();
    const lines = [{ lineId: '1', quantity: 4, amountMinor: 4_000 }];
    await here.recordRefund({
      id: newEntryId(here),
      refundOf: sale,
      number: 'R',
      lines,
      tenders: [{ type: 'cash', amountMinor: 4_000 }],
    });
    await here.sync.now();
    const there = await another();
    for (const client of [here, there]) expect((await client.loyalty.balance(id)).amount).to.equal(0);
  });

  it('sends what was changed before the remote was first reached behind what it changes', async () => {
    const first = await alone();
    const { id } = await saveWell(first, { displayName: 'Ann' });
    const { id: other } = await saveWell(first, { displayName: 'Ben' });
    await first.loyalty.adjust({ customerId: id, points: 50, reason: REASON });
    await first.close();
    const line = new FaultyRemote(remote, { random: () => 0, drop: 1 });
    const here = await connected({ remote: line });
    await saveWell(here, { id, note: 'Oat milk' });
    await saveWell(here, { displayName: 'Cleo' });
    await sell(here, id, '7');
    await saveWell(here, { id: other, note: 'Soy milk' });
    line.faults = { random: () => 1 };
    await here.sync.now();
    expect(here.sync.status).to.deep.include({ pending: 0, rejected: 0 });
    const there = await another();
    for (const client of [here, there]) {
      expect((await client.get(id))?.customer).to.deep.include({ displayName: 'Ann', note: 'Oat milk', conflicts: [] });
      expect((await client.get(other))?.customer).to.deep.include({ displayName: 'Ben', note: 'Soy milk' });
      expect((await client.loyalty.balance(id)).amount).to.equal(90);
      expect(client.store.customers).to.equal(3);
    }
  });

  it('does no harm twice, nor beside a second register that had the same file', async () => {
    const rows = [
      { displayName: 'Guest 1', externalIds: { shop: 'g1' } },
      { displayName: 'Guest 2', externalIds: { shop: 'g2' } },
    ];
    const databases = [database, `connect-${crypto.randomUUID()}`];
    const points: number[] = [];
    for (const [place, name] of databases.entries()) {
      const client = await openClient({ database: name, cashier: FREE_CASHIER });
      await client.importCustomers([rows], { origin: 'shop' });
      const [guest] = (await client.search('guest 1')).results;
      await client.loyalty.adjust({ customerId: guest?.customer.id ?? '', points: 10 * (place + 1), reason: REASON });
      points.push(10 * (place + 1));
      await client.close();
    }
    for (const name of [...databases, ...databases]) {
      const client = await openClient({ database: name, remote, ...MERCHANT });
      await client.sync.now();
      expect(client.sync.status).to.deep.include({ pending: 0, rejected: 0 });
      await client.close();
    }
    const there = await another();
    expect(there.store.customers).to.equal(2);
    const [guest] = (await there.search('guest 1')).results;
    expect((await there.loyalty.balance(guest?.customer.id ?? '')).amount).to.equal(30);
    const again = await openClient({ database: databases[0] ?? '', remote, ...MERCHANT });
    await again.sync.now();
    expect((await again.loyalty.balance(guest?.customer.id ?? '')).amount).to.equal(30);
  });

  it('brings thousands who lie in blocks', async () => {
    const first = await alone();
    await first.importCustomers([sampleCustomers(3_000)]);
    await first.close();
    const here = await connected();
    await here.sync.now();
    expect(here.sync.status).to.deep.include({ pending: 0, rejected: 0 });
    const there = await another();
    await until(() => there.store.customers === 3_000 && here.store.customers === 3_000);
  }).timeout(180_000);

  it('goes on where it was closed', async () => {
    const first = await alone();
    await first.importCustomers([sampleCustomers(1_000)]);
    await first.close();
    const line = new FaultyRemote(remote, { random: () => 1 });
    const half = await connected({ remote: line });
    const pushed = half.sync.now().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await half.close();
    await pushed;
    const here = await connected();
    await here.sync.now();
    expect(here.sync.status).to.deep.include({ pending: 0, rejected: 0 });
    const there = await another();
    await until(() => there.store.customers === 1_000);
  });

  it('is told of while it lies beside the merchant’s own, and merged only when it is named', async () => {
    await deleteDatabase('regulars');
    const plain = await openClient({ database: 'regulars', cashier: FREE_CASHIER });
    await saveWell(plain, { displayName: 'Ann' });
    await plain.close();
    const merchantId = `m${crypto.randomUUID()}`;
    remote = new MemoryRemote({ merchantId });
    const open = (name: string): Promise<CustomerClient> => openClient({ database: name, remote, merchantId });
    const own = await open(`regulars:${merchantId}`);
    await until(() => own.sync.status.warnings.includes('unbound-store'));
    await own.sync.now();
    expect(own.sync.status.warnings).to.deep.equal(['unbound-store']);
    expect(own.store.customers).to.equal(0);
    await own.close();

    const named = await open('regulars');
    await named.sync.now();
    await named.close();
    const after = await open(`regulars:${merchantId}`);
    await after.sync.now();
    expect(after.store.customers).to.equal(1);
    await after.sync.now();
    expect(after.sync.status.warnings).to.deep.equal([]);
  });

  it('is that merchant’s from then on', async () => {
    await (await alone()).close();
    const here = await connected();
    await here.sync.now();
    await here.close();
    expect(await codeOf(openClient({ database, merchantId: 'another' }))).to.equal('wrong-merchant');
  });

  it('keeps points and credit here where the merchant takes over none', async () => {
    remote = new MemoryRemote({ rules: {} });
    const first = await alone();
    const { id } = await saveWell(first, { displayName: 'Ann' });
    await first.loyalty.adjust({ customerId: id, points: 50, reason: REASON });
    await first.close();
    const here = await connected();
    await here.sync.now();
    expect(here.sync.status).to.deep.include({ pending: 1, rejected: 0 });
    expect((await here.loyalty.balance(id)).amount).to.equal(50);
    const there = await another();
    expect((await there.get(id))?.customer.displayName).to.equal('Ann');
    expect((await there.loyalty.balance(id)).amount).to.equal(0);
  });
});
