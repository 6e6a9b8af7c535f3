import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import type { QueuedMutation } from '../../../src/domain/sync-status.js';
import { FaultyRemote } from '../../../src/testing.js';
import { STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';

const row = (displayName: string, number: number) => ({ displayName, externalIds: { shop: `shop-${number}` } });

for (const storage of STORAGES) {
  describe(`a file that two registers took in two versions, in ${storage}`, () => {
    let one: CustomerClient;
    let two: CustomerClient;
    let remote: MemoryRemote;

    const namesAt = async (client: CustomerClient): Promise<string[]> =>
      (await client.list({ limit: 10 })).rows.map(({ customer }) => customer.displayName);
    const refused = async (client: CustomerClient): Promise<unknown[]> =>
      (await client.sync.outbox(['rejected'])).map(({ mutation, code }) => [inFile(mutation), code]);

    beforeEach(async () => {
      remote = new MemoryRemote();
      const line = new FaultyRemote(remote, { random: () => 0, drop: 1 });
      one = await openClient({ storage, merchantId: 'memory', remote });
      two = await openClient({ storage, merchantId: 'memory', remote: line });
      await one.importCustomers([[row('Ann Rivers', 1), row('Bob', 2), row('Cleo', 3)]], { origin: 'shop' });
      await one.sync.now();
      await two.importCustomers([[row('Anna Rivers', 1), row('Bob', 2), row('Cleopatra', 3), row('Dan', 4)]], { origin: 'shop' });
      line.faults = { random: () => 0 };
      await two.sync.now();
    });
    afterEach(closeClients);

    it('has everybody at both, as whoever was first says, and the other version of each row waits for somebody to look', async () => {
      await one.sync.now();
      for (const client of [one, two]) expect(await namesAt(client)).to.deep.equal(['Ann Rivers', 'Bob', 'Cleo', 'Dan']);
      expect(await refused(one)).to.deep.equal([]);
      expect(await refused(two)).to.deep.equal([
        [['Anna Rivers'], 'id-reused'],
        [['Cleopatra'], 'id-reused'],
      ]);
      expect(await two.sync.exportOutbox())
        .to.contain('Anna Rivers')
        .and.contain('Cleopatra');
      expect(two.sync.status).to.deep.include({ pending: 0, rejected: 2 });
    });

    it('is asked for again under new ids, and refused again, for as long as it says something else', async () => {
      const [first] = await two.sync.outbox(['rejected']);
      await two.sync.retry(first?.mutation.id ?? '');
      await two.sync.now();
      expect(await refused(two)).to.have.deep.members([
        [['Anna Rivers'], 'id-reused'],
        [['Cleopatra'], 'id-reused'],
      ]);
      expect(await namesAt(two)).to.deep.equal(['Ann Rivers', 'Bob', 'Cleo', 'Dan']);
    });

    it('holds what is done with one of these customers, and nobody else, until the row is given up', async () => {
      const idOf = async (name: string): Promise<string> => (await two.search(name)).results[0]?.customer.id ?? '';
      await saveWell(two, { id: await idOf('ann'), note: 'Oat milk' });
      await saveWell(two, { id: await idOf('dan'), note: 'Soy milk' });
      await two.sync.now();
      const waiting = (await two.sync.outbox(['held', 'queued'])).map(({ state, mutation }) => [state, mutation.kind]);
      expect(waiting).to.deep.equal([['held', 'customer-save']]);
      await one.sync.now();
      expect((await one.get(await idOf('dan')))?.customer.note).to.equal('Soy milk');
    });

    it('has each of its rows wait by itself also where none was taken', async () => {
      const remote = new MemoryRemote();
      const line = new FaultyRemote(remote, { random: () => 0, drop: 1 });
      const first = await openClient({ storage, merchantId: 'memory', remote });
      const second = await openClient({ storage, merchantId: 'memory', remote: line });
      await first.importCustomers([[row('Ann', 1), row('Bob', 2)]], { origin: 'shop' });
      await first.sync.now();
      await second.importCustomers([[row('Ann R.', 1), row('Bob S.', 2)]], { origin: 'shop' });
      line.faults = { random: () => 0 };
      await second.sync.now();
      expect(await refused(second)).to.deep.equal([
        [['Ann R.'], 'id-reused'],
        [['Bob S.'], 'id-reused'],
      ]);
      expect(await namesAt(second)).to.deep.equal(['Ann', 'Bob']);
    });

    it('has each row wait once also after the remote was set back, whatever became of it since', async () => {
      const both = [
        [['Anna Rivers'], 'id-reused'],
        [['Cleopatra'], 'id-reused'],
      ];
      remote.restore(remote.checkpoint());
      await two.sync.now();
      await two.sync.now();
      expect(await refused(two)).to.deep.equal(both);
      expect((await two.sync.outbox()).length).to.equal(2);

      const [first, second] = await two.sync.outbox(['rejected']);
      await two.sync.settle(first?.mutation.id ?? '', 'shown');
      await two.sync.retry(second?.mutation.id ?? '');
      await two.sync.now();
      remote.restore(remote.checkpoint());
      await two.sync.now();
      expect(await refused(two)).to.deep.equal(both.slice(1));
      expect((await two.sync.outbox()).length).to.equal(1);
    });

    it('has a row wait that the remote refuses only after it was set back', async () => {
      const first = new MemoryRemote();
      const before = first.checkpoint();
      const line = new FaultyRemote(first, { random: () => 0 });
      const early = await openClient({ storage, merchantId: 'memory', remote: line });
      await early.importCustomers([[row('Ann', 1), row('Bob', 2)]], { origin: 'shop' });
      await early.sync.now();
      line.faults = { random: () => 0, drop: 1 };
      first.restore(before);
      const late = await openClient({ storage, merchantId: 'memory', remote: first });
      await late.importCustomers([[row('Ann R.', 1), row('Bob', 2)]], { origin: 'shop' });
      await late.sync.now();
      line.faults = { random: () => 0 };
      await early.sync.now();
      expect(await refused(early)).to.deep.equal([[['Ann'], 'id-reused']]);
    });

    it('is as the others have it once its rows are given up', async () => {
      for (const { mutation } of await two.sync.outbox(['rejected'])) await two.sync.discard(mutation.id);
      await two.sync.now();
      expect(await two.sync.outbox()).to.deep.equal([]);
      expect(await namesAt(two)).to.deep.equal(['Ann Rivers', 'Bob', 'Cleo', 'Dan']);
    });
  });
}

function inFile(mutation: QueuedMutation['mutation']): unknown {
  return mutation.kind === 'customer-import' ? mutation.customers.map(({ displayName }) => displayName) : mutation.kind;
}
