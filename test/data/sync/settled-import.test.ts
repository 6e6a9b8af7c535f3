import { expect } from '@open-wc/testing';
import type { CustomerClient, CustomerFields, ImportRow } from '../../../src/client.js';
import { FaultyRemote } from '../../../src/testing.js';
import { STORAGES } from '../../support/ledger-client.js';
import { closeClients, openClient, saveWell } from '../../support/open-client.js';
import { RefusingRemote } from '../../support/refusing-remote.js';

const ANN: ImportRow = {
  displayName: 'Ann Rivers',
  phone: '(555) 201-0147',
  email: 'ann@example.com',
  note: 'Oat milk',
  externalIds: { shop: 'shop-1' },
};
/** The same row in the later version of the file. */
const ANNA: ImportRow = {
  displayName: 'Anna Rivers',
  phone: '555 201 0147',
  email: 'anna@example.com',
  externalIds: { shop: 'shop-1' },
};

for (const storage of STORAGES) {
  describe(`a refused row of an import that somebody settles, in ${storage}`, () => {
    let one: CustomerClient;
    let two: CustomerClient;
    let id: string;
    let line: FaultyRemote;
    let remote: RefusingRemote;

    /** Two registers that took two versions of one file, the second while it was out of reach. */
    const takeBoth = async (first: ImportRow, second: ImportRow): Promise<void> => {
      remote = new RefusingRemote();
      line = new FaultyRemote(remote, { random: () => 0, drop: 1 });
      one = await openClient({ storage, merchantId: 'memory', remote });
      two = await openClient({ storage, merchantId: 'memory', remote: line });
      await one.importCustomers([[first]], { origin: 'shop' });
      await one.sync.now();
      await two.importCustomers([[second, { displayName: 'Bob', externalIds: { shop: 'shop-2' } }]], { origin: 'shop' });
      line.faults = { random: () => 0 };
      await two.sync.now();
      id = (await two.search('rivers')).results[0]?.customer.id ?? '';
    };
    const refusedId = async (): Promise<string> => (await two.sync.outbox(['rejected']))[0]?.mutation.id ?? '';
    const both = async (...fields: (keyof CustomerFields)[]): Promise<unknown[]> => {
      await two.sync.now();
      await one.sync.now();
      const found = await Promise.all([one, two].map((client) => client.get(id)));
      return found.map((details) => fields.map((field) => details?.customer[field]));
    };
    const codeOf = (settling: Promise<void>): Promise<unknown> =>
      settling.then(
        () => 'settled',
        (error: unknown) => (error as { code?: string }).code,
      );

    afterEach(closeClients);

    it('keeps what shows, everywhere, and is gone', async () => {
      await takeBoth(ANN, ANNA);
      await two.sync.settle(await refusedId(), 'shown');
      expect(await both('displayName', 'email', 'note')).to.deep.equal([
        ['Ann Rivers', 'ann@example.com', 'Oat milk'],
        ['Ann Rivers', 'ann@example.com', 'Oat milk'],
      ]);
      expect([await two.sync.outbox(), two.sync.status.rejected]).to.deep.equal([[], 0]);
    });

    it('takes all that was imported, at once where one took it and at all once sent; an empty cell takes nothing away', async () => {
      await takeBoth(ANN, ANNA);
      await two.sync.settle(await refusedId(), 'other');
      expect((await two.get(id))?.customer.displayName).to.equal('Anna Rivers');
      expect((await two.search('anna')).results.map(({ customer }) => customer.id)).to.deep.equal([id]);
      expect(await both('displayName', 'email', 'note')).to.deep.equal([
        ['Anna Rivers', 'anna@example.com', 'Oat milk'],
        ['Anna Rivers', 'anna@example.com', 'Oat milk'],
      ]);
      expect(await two.sync.outbox()).to.deep.equal([]);
    });

    it('takes one field and keeps another, and stays until both are chosen', async () => {
      await takeBoth(ANN, ANNA);
      await two.sync.settle(await refusedId(), 'other', 'name');
      expect((await two.sync.outbox(['rejected'])).length).to.equal(1);
      await two.sync.settle(await refusedId(), 'shown', 'email');
      expect(await both('displayName', 'email')).to.deep.equal([
        ['Anna Rivers', 'ann@example.com'],
        ['Anna Rivers', 'ann@example.com'],
      ]);
      expect(await two.sync.outbox()).to.deep.equal([]);
    });

    it('keeps what was chosen of one field for as long as the other waits', async () => {
      await takeBoth(ANN, ANNA);
      await two.sync.settle(await refusedId(), 'shown', 'email');
      await two.sync.settle(await refusedId(), 'other');
      expect(await both('displayName', 'email')).to.deep.equal([
        ['Anna Rivers', 'ann@example.com'],
        ['Anna Rivers', 'ann@example.com'],
      ]);
    });

    it('lets go what waited behind it, and gives up none of it', async () => {
      await takeBoth(ANN, ANNA);
      await saveWell(two, { id, note: 'Soy milk' });
      await two.sync.now();
      expect((await two.sync.outbox(['held'])).map(({ mutation }) => mutation.kind)).to.deep.equal(['customer-save']);
      await two.sync.settle(await refusedId(), 'other');
      expect(await both('displayName', 'note')).to.deep.equal([
        ['Anna Rivers', 'Soy milk'],
        ['Anna Rivers', 'Soy milk'],
      ]);
    });

    it('is an edit like any other: what another register changed meanwhile stays beside it', async () => {
      await takeBoth(ANN, ANNA);
      line.faults = { random: () => 0, drop: 1 };
      await saveWell(one, { id, email: 'ann.rivers@example.com' });
      await one.sync.now();
      await two.sync.settle(await refusedId(), 'other');
      line.faults = { random: () => 0 };
      await two.sync.now();
      const { email, conflicts } = (await two.get(id))?.customer ?? {};
      expect([email, conflicts?.map(({ group, other }) => [group, other])]).to.deep.equal([
        'anna@example.com',
        [['email', 'ann.rivers@example.com']],
      ]);
    });

    it('shows what the server has again, where it refuses that edit', async () => {
      await takeBoth(ANN, ANNA);
      remote.refuse = ({ kind }) => (kind === 'customer-save' ? { code: 'shop-rule', message: 'No.' } : null);
      await two.sync.settle(await refusedId(), 'other');
      expect(await both('displayName')).to.deep.equal([['Ann Rivers'], ['Ann Rivers']]);
      expect((await two.sync.outbox(['rejected'])).map(({ mutation }) => mutation.kind)).to.deep.equal(['customer-save']);
    });

    it('says nothing otherwise where the server has all of it and more', async () => {
      await takeBoth(ANN, { ...ANN, note: null });
      const before = await both('displayName', 'note', 'email');
      await two.sync.settle(await refusedId(), 'other');
      expect(await both('displayName', 'note', 'email')).to.deep.equal(before);
      expect(await two.sync.outbox()).to.deep.equal([]);
    });

    it('has its opt-in sent, where nothing else was chosen for that e-mail', async () => {
      const yes = { consents: [{ channel: 'email', state: 'subscribed' }] } as const;
      await takeBoth(ANN, { ...ANNA, ...yes });
      await two.sync.settle(await refusedId(), 'other');
      await both();
      const states = (await one.get(id))?.consents.map(({ contactPoint, state }) => [contactPoint, state]);
      expect(states).to.deep.equal([['anna@example.com', 'subscribed']]);
    });

    it('has no opt-in sent for an e-mail that was not taken', async () => {
      const yes = { consents: [{ channel: 'email', state: 'subscribed' }] } as const;
      await takeBoth(ANN, { ...ANNA, ...yes });
      await two.sync.settle(await refusedId(), 'shown');
      await both();
      expect((await one.get(id))?.consents).to.deep.equal([]);
    });

    it('is told in the audit trail', async () => {
      await takeBoth(ANN, ANNA);
      const mutationId = await refusedId();
      await two.sync.settle(mutationId, 'shown');
      await two.sync.now();
      await one.sync.now();
      const { rows } = await one.audit({ customerId: id });
      expect(rows.map(({ kind, subjectId }) => [kind, subjectId])).to.deep.equal([['conflict-resolved', mutationId]]);
    });

    it('is told there also where the rest of the row is given up', async () => {
      await takeBoth(ANN, ANNA);
      const mutationId = await refusedId();
      await two.sync.settle(mutationId, 'shown', 'email');
      await two.sync.now();
      await one.sync.now();
      const kinds = async (): Promise<string[]> => (await one.audit({ customerId: id })).rows.map(({ kind }) => kind);
      expect(await kinds()).to.deep.equal(['conflict-resolved']);
      await two.sync.discard(mutationId);
      await two.sync.now();
      await one.sync.now();
      expect(await kinds()).to.deep.equal(['mutation-discarded', 'conflict-resolved']);
    });

    it('is settled once, by somebody who may edit, with one of two answers', async () => {
      await takeBoth(ANN, ANNA);
      const mutationId = await refusedId();
      two.configure({ cashier: { id: 'sam', can: { edit: 'no' } } });
      expect(await codeOf(two.sync.settle(mutationId, 'other'))).to.equal('not-allowed');
      two.configure({ cashier: { id: 'mia' } });
      expect(await codeOf(two.sync.settle(mutationId, 'theirs' as 'other'))).to.equal('invalid-input');
      const twice = [two.sync.settle(mutationId, 'other'), two.sync.settle(mutationId, 'shown')].map(codeOf);
      expect((await Promise.all(twice)).sort()).to.deep.equal(['not-found', 'settled']);
      expect(await codeOf(two.sync.settle('nothing-of-the-kind', 'shown'))).to.equal('not-found');
    });
  });
}
