import { expect } from '@open-wc/testing';
import { EMPTY_ACCOUNT } from '../../../src/domain/account.js';
import { loyaltyEntry } from '../../../src/domain/new-entry.js';
import { idMaker } from '../../../src/data/environment.js';
import { MemoryRemote } from '../../../src/data/remote/memory-remote.js';
import { openIndexedDbStore } from '../../../src/data/store/indexeddb-store.js';
import { MemoryStore } from '../../../src/data/store/memory-store.js';
import type { OpenStoreOptions } from '../../../src/data/store/store-meta.js';
import type { Store } from '../../../src/data/store/store.js';
import { SyncEngine } from '../../../src/data/sync/sync-engine.js';
import type { SyncedStore } from '../../../src/data/sync/synced-store.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { STORAGES } from '../../support/ledger-client.js';
import { realClock } from '../../support/real-clock.js';
import { consentOf, customerOf, idOf } from '../../support/sample-records.js';
import { saleOf } from '../../support/sample-sales.js';

/** Enough for three transactions of the walk. */
const CUSTOMERS = 230;
const AT = '2026-11-21T12:00:00.000Z';

for (const storage of STORAGES) {
  describe(`what lay in a store before it had a remote, in ${storage}`, () => {
    const newId = idMaker(() => Date.now());
    let name: string;
    let store: Store;
    let remote: MemoryRemote;
    let writes: number;

    /** One that breaks off before a write of its choice. */
    const syncedStore = (failsAt = Infinity): SyncedStore => ({
      use: (work) => work(store),
      write: async (reads, decide) => {
        writes += 1;
        if (writes === failsAt) throw new Error('killed');
        return (await store.write(reads, decide)).result;
      },
      settle: async () => undefined,
    });
    const engine = (failsAt?: number): SyncEngine => {
      writes = 0;
      const { clock } = { clock: realClock };
      const { registerId } = store.meta;
      const options = {
        store: syncedStore(failsAt),
        remote,
        clock,
        registerId,
        merchantId: 'memory',
        scope: 'merchant',
      } as const;
      return new SyncEngine({ ...options, erase: async () => undefined });
    };
    const remotely = async (id: string) =>
      (await remote.get(id, { signal: new AbortController().signal, registerId: newId() })).found;

    beforeEach(async () => {
      name = `walk-${newId()}`;
      const options: OpenStoreOptions = { name, merchantId: null, queue: true, clock: realClock, newId };
      store =
        storage === 'memory'
          ? new MemoryStore(options)
          : await openIndexedDbStore(indexedDB, options, { onBlocked: () => undefined });
      remote = new MemoryRemote();
      const customers = Array.from({ length: CUSTOMERS }, (_, at) =>
        customerOf({ id: idOf(at + 1), version: 0, displayName: `Guest ${at}` }),
      );
      const place = { customerId: idOf(1), now: AT, registerId: store.meta.registerId };
      const entry = loyaltyEntry(place, 'earn', 10, { id: newId(), saleId: idOf(5_000), expiresOn: '2030-01-01' });
      const account = {
        ...EMPTY_ACCOUNT,
        loyalty: { amount: 10, lots: [{ id: entry.id, left: 10, expiresOn: '2030-01-01' }] },
        lastSaleAt: AT,
      };
      await store.write({}, () => ({
        puts: {
          customers,
          accounts: new Map([[idOf(1), account]]),
          consents: [consentOf({ id: idOf(4_000), customerId: idOf(1), version: 0, locationId: 'elsewhere' })],
          loyaltyEntries: [{ entry, takes: [] }],
          sales: [saleOf({ id: idOf(5_000), customerId: idOf(1), locationId: 'elsewhere' })],
        },
        result: null,
      }));
    });
    afterEach(async () => {
      await store.close();
      if (storage === 'indexeddb') await deleteDatabase(name);
    });

    const expectWhole = async (): Promise<void> => {
      const first = await remotely(idOf(1));
      expect(first?.loyalty).to.deep.include({ amount: 10 });
      expect(first?.loyalty.lots.map(({ left, expiresOn }) => [left, expiresOn])).to.deep.equal([[10, '2030-01-01']]);
      expect(first?.consents.map(({ id, locationId }) => [id, locationId])).to.deep.equal([[idOf(4_000), 'local']]);
      const all = await Promise.all(Array.from({ length: CUSTOMERS }, (_, at) => remotely(idOf(at + 1))));
      expect(all.filter((one) => one !== null)).to.have.length(CUSTOMERS);
      expect(await store.countOutbox()).to.deep.include({ queued: 0, accepted: 0, rejected: 0 });
      const [row] = await store.readCustomers([idOf(1)]);
      expect(row?.account?.loyalty).to.deep.include({ amount: 10 });
      expect(row?.base).to.equal(undefined);
      const [second] = await store.readCustomers([idOf(2)]);
      expect(second?.customer.version).to.be.above(0);
    };

    it('is at the remote after one round, under the names of its own records', async () => {
      await engine().round(new AbortController().signal);
      await expectWhole();
      expect(store.meta.merchantId ?? 'memory').to.equal('memory');
      expect((await store.readSync())?.walk).to.equal(undefined);
    });

    it('is there once, wherever the walk was killed before it', async () => {
      for (const failsAt of [2, 3, 4, 5]) {
        await engine(failsAt)
          .round(new AbortController().signal)
          .catch(() => undefined);
        const { queued } = await store.countOutbox();
        expect(queued, `queued when killed at write ${failsAt}`).to.be.at.most(4);
      }
      await engine().round(new AbortController().signal);
      await expectWhole();
    });

    it('is queued once by two who lead at the same time', async () => {
      await Promise.all([engine(), engine()].map((one) => one.round(new AbortController().signal)));
      await engine().round(new AbortController().signal);
      await expectWhole();
    });
  });
}
