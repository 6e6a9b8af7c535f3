import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { CustomerClientOptions } from '../../../src/domain/client-options.js';
import { FaultyRemote } from '../../../src/testing/faulty-remote.js';
import { ANA, codeOf, newEntryId, WRONG_PIN } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

describe('a register that asks its remote', () => {
  const BAD = { random: () => 0, drop: 1 };
  const GOOD = { random: () => 1 };
  let remote: MemoryRemote;
  let line: FaultyRemote;
  let one: CustomerClient;
  let two: CustomerClient;

  const open = (through: CustomerClientOptions['remote'], more: CustomerClientOptions = {}): Promise<CustomerClient> =>
    openClient({ storage: 'memory', merchantId: 'memory', ...(through && { remote: through }), ...more });
  const both = async (): Promise<void> => {
    for (const client of [one, two, one]) await client.sync.now();
  };
  const addPoints = async (client: CustomerClient, customerId: string, points: number): Promise<void> => {
    const entryId = newEntryId(client);
    const grant = await client.approve({ entryId, action: 'loyalty-add', customerId }, ANA.pin);
    await client.loyalty.adjust({ id: entryId, customerId, points, reason: { code: 'goodwill' }, grant });
  };

  beforeEach(async () => {
    remote = new MemoryRemote({ managers: [ANA] });
    line = new FaultyRemote(remote, GOOD);
    one = await open(line);
    two = await open(remote);
  });
  afterEach(() => closeClients());

  it('lets its manager be known by the remote alone', async () => {
    const { id } = await saveWell(one, { displayName: 'Ann' });
    expect(await one.approvalStatus()).to.deep.include({ verifier: 'remote' });
    expect(await codeOf(one.setManagers([ANA]))).to.equal('managers-from-remote');
    expect(await codeOf(one.approve({ entryId: newEntryId(one), action: 'loyalty-add' }, WRONG_PIN))).to.equal('wrong-pin');
    await addPoints(one, id, 50);
    expect((await one.loyalty.balance(id)).amount).to.equal(50);
    await both();
    expect((await two.loyalty.balance(id)).amount).to.equal(50);
    expect(await one.loyalty.balance(id)).to.deep.include({ amount: 50, unsent: 0 });
    line.faults = BAD;
    expect(await codeOf(addPoints(one, id, 1))).to.equal('approval-unavailable');
  });

  it('redeems what the remote agrees to, once over all registers, and nothing while it is away', async () => {
    const { id: customerId } = await saveWell(one, { displayName: 'Ann' });
    await addPoints(one, customerId, 50);
    await both();
    await one.redeem({ saleId: newEntryId(one), customerId, points: 40 });
    // The other register has not heard of it yet.
    expect(await codeOf(two.redeem({ saleId: newEntryId(two), customerId, points: 40 }))).to.equal('insufficient-balance');
    await both();
    for (const client of [one, two]) expect((await client.loyalty.balance(customerId)).amount).to.equal(10);
    line.faults = BAD;
    expect(await codeOf(one.redeem({ saleId: newEntryId(one), customerId, points: 5 }))).to.equal('offline-limit');
    expect((await one.loyalty.balance(customerId)).amount).to.equal(10);
  });

  it('opens a parked sale at one register, and offline only what it has parked and not sent', async () => {
    const draft = { label: 'Table 4', cart: { lines: [1] }, itemCount: 1, total: { amountMinor: 500, currency: 'USD' } };
    const { id } = await one.parkedSales.park(draft);
    await both();
    expect((await two.parkedSales.claim(id)).cart).to.deep.equal(draft.cart);
    expect(await codeOf(one.parkedSales.claim(id))).to.equal('claimed-elsewhere');
    await two.parkedSales.release(id);
    await two.sync.now();
    await one.sync.now();
    line.faults = BAD;
    expect(await codeOf(one.parkedSales.claim(id))).to.equal('needs-connection');
    const own = await one.parkedSales.park({ ...draft, label: 'Table 5' });
    expect((await one.parkedSales.claim(own.id)).parkedSale.state).to.equal('open');
  });

  it('shows a field that two registers changed until somebody says which is right', async () => {
    const { id } = await saveWell(one, { displayName: 'Ann', note: 'Tea' });
    await both();
    line.faults = BAD;
    await saveWell(one, { id, note: 'Oat milk' });
    await saveWell(two, { id, note: 'Soy milk' });
    await two.sync.now();
    line.faults = GOOD;
    await both();
    const conflicts = (await two.get(id))?.customer.conflicts ?? [];
    expect(conflicts).to.have.length(1);
    expect(conflicts[0]).to.deep.include({ group: 'note', shown: 'Oat milk', other: 'Soy milk' });
    const settled = await two.resolveConflict(id, conflicts[0]?.id ?? '', 'other');
    expect(settled).to.deep.include({ note: 'Soy milk', conflicts: [] });
    await two.sync.now();
    await one.sync.now();
    expect((await one.get(id))?.customer).to.deep.include({ note: 'Soy milk', conflicts: [] });
  });

  it('finds by the remote whom it does not keep, and keeps whom it was asked for', async () => {
    line.faults = BAD;
    const { id } = await saveWell(two, { displayName: 'Zora Quill' });
    await two.sync.now();
    expect((await one.search('zora')).results).to.deep.equal([]);
    line.faults = { random: () => 1 };
    const [found] = (await one.search('zora', { source: 'remote' })).results;
    expect(found).to.deep.include({ source: 'remote' });
    expect((await one.get(id))?.customer.displayName).to.equal('Zora Quill');
  });

  it('sends what was imported, newcomers in parts a push can take, and others by what changed', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => ({ displayName: `Guest ${at}`, externalIds: { shop: `g${at}` } }));
    await one.importCustomers([rows], { origin: 'shop' });
    const sent = await one.sync.outbox();
    for (const { mutation } of sent) expect(JSON.stringify(mutation).length).to.be.below(1_000_000);
    await both();
    expect(one.sync.status).to.deep.include({ pending: 0, rejected: 0 });
    expect(two.store.customers).to.equal(600);
    await two.importCustomers([[{ displayName: 'Guest 7', note: 'Oat milk', externalIds: { shop: 'g7' } }]], {
      origin: 'shop',
      onMatch: 'update',
    });
    await two.sync.now();
    await one.sync.now();
    expect(two.sync.status).to.deep.include({ pending: 0, rejected: 0 });
    const [found] = (await one.search('guest 7')).results;
    expect((await one.get(found?.customer.id ?? ''))?.customer).to.deep.include({ displayName: 'Guest 7', note: 'Oat milk' });
  });

  it('erases at every register whom one has erased', async () => {
    const { id } = await saveWell(one, { displayName: 'Ann' });
    await both();
    const bold = await open(remote, { cashier: { id: 'boss', can: { erase: 'yes' } } });
    await bold.sync.now();
    await bold.eraseCustomer(id, { reason: 'asked to' });
    await bold.sync.now();
    await both();
    for (const client of [one, two]) {
      expect(await client.get(id)).to.equal(null);
      expect((await client.search('ann')).results).to.deep.equal([]);
    }
  });

  it('keeps what was refused where a cashier can see, try again or discard it', async () => {
    const { id } = await saveWell(one, { displayName: 'Ann' });
    await both();
    line.faults = BAD;
    await one.setStatus(id, 'banned', { reason: 'Shouted' });
    await two.setStatus(id, 'inactive');
    await two.sync.now();
    line.faults = GOOD;
    await both();
    const [refused] = await one.sync.outbox(['rejected']);
    expect(refused).to.deep.include({ state: 'rejected', code: 'stale', isFact: false });
    expect(one.sync.status.rejected).to.equal(1);
    expect((await one.get(id))?.customer.status, 'what everybody has').to.equal('inactive');
    const gone = await one.sync.discard(refused?.mutation.id ?? '');
    expect(gone.map(({ mutation }) => mutation.id)).to.deep.equal([refused?.mutation.id]);
    expect(await one.sync.outbox(['rejected'])).to.deep.equal([]);
    expect(JSON.parse(await one.sync.exportOutbox())).to.deep.include({ format: 'regulars-outbox-1' });
  });

  it('sends nothing to another merchant’s remote, and says so', async () => {
    const other = new MemoryRemote({ merchantId: 'other' });
    const stray = await openClient({ storage: 'memory', merchantId: 'memory', remote: other });
    await saveWell(stray, { displayName: 'Ann' });
    expect(await codeOf(stray.sync.now())).to.equal('wrong-merchant');
    expect(stray.sync.status).to.deep.include({ state: 'wrong-merchant' });
    expect(await stray.sync.outbox()).to.have.length(1);
    expect(other.checkpoint().state.customers.size).to.equal(0);
  });
});
