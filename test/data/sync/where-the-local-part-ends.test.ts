import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import { ANA, newEntryId } from '../../support/managers.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

describe('a list of what a register has of the past', () => {
  afterEach(() => closeClients());

  const addPoints = async (client: CustomerClient, customerId: string, points: number): Promise<void> => {
    const entryId = newEntryId(client);
    const grant = await client.approve({ entryId, action: 'loyalty-add', customerId }, ANA.pin);
    await client.loyalty.adjust({ id: entryId, customerId, points, reason: { code: 'goodwill' }, grant });
    // So that no two are of one moment.
    await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('says where it ends and the remote goes on, without a gap and without anything twice', async () => {
    const remote = new MemoryRemote({ managers: [ANA] });
    const open = (): Promise<CustomerClient> => openClient({ storage: 'memory', merchantId: 'memory', remote });
    const one = await open();
    const { id } = await saveWell(one, { displayName: 'Ann' });
    for (const points of [10, 20]) await addPoints(one, id, points);
    await one.sync.now();

    // A new register has the balance, and none of what made it.
    const two = await open();
    await two.sync.now();
    expect((await two.loyalty.balance(id)).amount).to.equal(30);
    const nothing = await two.loyalty.entries(id);
    expect(nothing).to.deep.include({ rows: [], next: null });
    const all = await two.history(id, nothing.older ?? '');
    expect(all.loyaltyEntries.map(({ entry }) => entry.points)).to.deep.equal([20, 10]);

    for (const points of [30, 40]) await addPoints(two, id, points);
    await two.sync.now();
    const first = await two.loyalty.entries(id, { limit: 1 });
    // Another page of what is here comes first.
    expect(first.older).to.equal(null);
    const last = await two.loyalty.entries(id, { limit: 1, cursor: first.next ?? '' });
    const here = [...first.rows, ...last.rows].map(({ entry }) => entry.points);
    const there = (await two.history(id, last.older ?? '')).loyaltyEntries.map(({ entry }) => entry.points);
    expect([...here, ...there]).to.deep.equal([40, 30, 20, 10]);
    expect((await two.sales.list(id)).older).not.to.equal(null);
  });

  it('is the whole past where there is no remote', async () => {
    const client = await openClient({ storage: 'memory' });
    const { id } = await saveWell(client, { displayName: 'Ann' });
    expect((await client.loyalty.entries(id)).older).to.equal(null);
    expect((await client.sales.list(id)).older).to.equal(null);
  });
});
