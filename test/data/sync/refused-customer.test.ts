import { expect } from '@open-wc/testing';
import type { CustomerClient } from '../../../src/client.js';
import type { CustomerId, Id } from '../../../src/domain/id.js';
import { codeOf } from '../../contracts/store-contract.js';
import { STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { RefusingRemote } from '../../support/refusing-remote.js';

for (const storage of STORAGES) {
  describe(`a new customer whom the remote refuses, in ${storage}`, () => {
    let remote: RefusingRemote;
    let client: CustomerClient;
    let other: CustomerClient;
    let id: CustomerId;

    beforeEach(async () => {
      remote = new RefusingRemote();
      remote.refuse = ({ kind, retryOf }) =>
        kind === 'customer-save' && retryOf === null ? { code: 'no-more', message: 'The shop is full.' } : null;
      client = await openClient({ storage, merchantId: 'memory', remote });
      other = await openClient({ storage, merchantId: 'memory', remote });
      ({ id } = await saveWell(client, { displayName: 'Ann Rivers', note: 'Oat milk' }));
      await client.sync.now();
    });
    afterEach(() => closeClients());

    const shown = async (of = client): Promise<unknown> => {
      const { results } = await of.search('rivers');
      const details = await of.get(id);
      return [results.map(({ customer }) => customer.id), details?.customer.note];
    };
    const rejected = async (): Promise<Id> => {
      const [first] = await client.sync.outbox(['rejected']);
      if (!first) throw new Error('Nothing was refused.');
      return first.mutation.id;
    };
    const states = async (): Promise<unknown> =>
      (await client.sync.outbox()).map(({ mutation, state }) => [mutation.kind, state]);

    it('stays in sight here, and is no customer elsewhere', async () => {
      await client.sync.now();
      await other.sync.now();
      expect(await shown()).to.deep.equal([[id], 'Oat milk']);
      expect(await shown(other)).to.deep.equal([[], undefined]);
      expect(await states()).to.deep.equal([['customer-save', 'rejected']]);
    });

    it('is edited and sold to meanwhile, which waits, and goes in that order when it is tried again', async () => {
      await saveWell(client, { id, note: 'Soy milk' });
      const lines = [{ id: 'a', name: 'Tea', quantity: 1, totalMinor: 1_200 }];
      const money = { subtotalMinor: 1_200, taxMinor: 0, totalMinor: 1_200 };
      const tenders = [{ type: 'cash', amountMinor: 1_200 }] as const;
      await client.recordSale({ id: client.options.environment.newId(), number: '1', customerId: id, lines, tenders, ...money });
      await client.sync.now();
      expect(await shown()).to.deep.equal([[id], 'Soy milk']);
      expect((await client.loyalty.balance(id)).amount).to.equal(12);
      expect(await states()).to.deep.equal([
        ['customer-save', 'rejected'],
        ['customer-save', 'held'],
        ['sale-record', 'held'],
      ]);

      remote.refuse = () => null;
      await client.sync.retry(await rejected());
      expect(await shown()).to.deep.equal([[id], 'Soy milk']);
      await client.sync.now();
      await other.sync.now();
      expect(await states()).to.deep.equal([]);
      expect(await shown(other)).to.deep.equal([[id], 'Soy milk']);
      expect((await other.get(id))?.customer).to.deep.equal((await client.get(id))?.customer);
      expect((await other.loyalty.balance(id)).amount).to.equal(12);
    });

    it('goes with all that hangs on it when it is discarded', async () => {
      await saveWell(client, { id, note: 'Soy milk' });
      await client.sync.discard(await rejected());
      expect(await shown()).to.deep.equal([[], undefined]);
      await client.sync.now();
      expect(await states()).to.deep.equal([]);
      expect(await codeOf(client.save({ id, note: 'Rice milk' }))).to.equal('not-found');
    });

    it('is tried again once, also by two pages', async () => {
      const refused = await rejected();
      const tries = await Promise.allSettled([client.sync.retry(refused), client.sync.retry(refused)]);
      expect(tries.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
      await client.sync.now();
      expect(await states()).to.deep.equal([]);
    });

    it('stays in sight with all of their batch where they came from a file', async () => {
      remote.refuse = ({ kind }) => (kind === 'customer-import' ? { code: 'no-more', message: 'The shop is full.' } : null);
      await client.importCustomers([[{ displayName: 'Ben Rivers', externalIds: { shop: '1' } }]], { origin: 'shop' });
      await client.sync.now();
      const { results } = await client.search('ben');
      expect(results.map(({ customer }) => customer.displayName)).to.deep.equal(['Ben Rivers']);
    });
  });
}
