import { expect } from '@open-wc/testing';
import { idMaker } from '../../../src/data/environment.js';
import { openDatabase } from '../../../src/data/store/database.js';
import { openIndexedDbStore } from '../../../src/data/store/indexeddb-store.js';
import { type Migration, MIGRATIONS } from '../../../src/data/store/migrations.js';
import { FakeClock } from '../../../src/testing.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { consentOf, customerOf, idOf } from '../../support/sample-records.js';
import { until } from '../../support/until.js';

const watcher = { onBlocked: () => undefined, onSuperseded: () => undefined, onClosed: () => undefined };
/** As the next releases may add. */
const LATER: readonly Migration[] = [
  ...MIGRATIONS,
  (database) => database.createObjectStore('one'),
  (database) => database.createObjectStore('other'),
];

/** Makes a database as the first release did. */
function migrateFirst({ result, transaction }: IDBOpenDBRequest): void {
  if (transaction) MIGRATIONS[0]?.(result, transaction);
}

describe('the database', () => {
  let name: string;

  beforeEach(() => (name = `database-${crypto.randomUUID()}`));
  afterEach(() => deleteDatabase(name));

  it('is born with every step, in order', async () => {
    const database = await openDatabase(indexedDB, name, watcher, LATER);
    expect(database.version).to.equal(LATER.length);
    expect([...database.objectStoreNames]).to.include.members(['customers', 'one', 'other']);
    database.close();
  });

  it('of an older release takes only the steps it lacks, and keeps what it has', async () => {
    const old = await openDatabase(indexedDB, name, watcher);
    await old.put('customers', { n: 1, customer: customerOf() });
    old.close();
    const database = await openDatabase(indexedDB, name, watcher, LATER);
    expect(database.version).to.equal(LATER.length);
    expect((await database.get('customers', customerOf().id))?.customer).to.deep.equal(customerOf());
    database.close();
  });

  it('of the first release keeps its customers, and says that the first release may not use it any more', async () => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => migrateFirst(request);
    await new Promise((resolve) => (request.onsuccess = resolve));
    const meta = { schema: 1, minReader: 1, merchantId: null, registerId: idOf(900), createdAt: '2026-11-01T10:00:00.000Z' };
    const writing = request.result.transaction(['meta', 'customers', 'changes', 'consents'], 'readwrite');
    writing.objectStore('meta').put(meta, 'store');
    writing.objectStore('customers').put({ n: 1, customer: customerOf() });
    writing.objectStore('changes').put({ id: customerOf().id, at: '2026-11-01T10:00:00.000Z' });
    writing.objectStore('consents').put(consentOf());
    await new Promise((resolve) => (writing.oncomplete = resolve));
    request.result.close();

    const clock = new FakeClock();
    const options = { name, merchantId: null, queue: false, clock, newId: idMaker(() => clock.now()) };
    const store = await openIndexedDbStore(indexedDB, options, { onBlocked: () => undefined });
    expect(store.meta).to.deep.equal({ ...meta, schema: 6, minReader: 5 });
    expect(await store.readCustomers([customerOf().id])).to.deep.equal([{ n: 1, customer: customerOf() }]);
    expect((await store.readDetails(customerOf().id))?.consents).to.deep.equal([consentOf()]);
    expect((await store.changesAfter(0)).upTo).to.equal(1);
    expect(await store.readParkedSales()).to.deep.equal([]);
    await store.close();
  });

  it('of a newer release is opened as it is', async () => {
    (await openDatabase(indexedDB, name, watcher, LATER)).close();
    const database = await openDatabase(indexedDB, name, watcher);
    expect(database.version).to.equal(LATER.length);
    database.close();
  });

  it('tells that an older tab holds the upgrade back, and goes on when it closes', async () => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => migrateFirst(request);
    await new Promise((resolve) => (request.onsuccess = resolve));
    let blocked = false;
    const opening = openDatabase(indexedDB, name, { ...watcher, onBlocked: () => (blocked = true) }, LATER);
    await until(() => blocked);
    request.result.close();
    const database = await opening;
    expect(database.version).to.equal(LATER.length);
    database.close();
  });

  it('is made once by two tabs that open it at once, and both may use it', async () => {
    let superseded = 0;
    const counting = { ...watcher, onSuperseded: () => (superseded += 1) };
    const both = await Promise.all([1, 2].map(() => openDatabase(indexedDB, name, counting, LATER)));
    for (const database of both) expect(await database.count('customers')).to.equal(0);
    expect(superseded).to.equal(0);
    for (const database of both) database.close();
  });

  it('makes way for a tab that upgrades', async () => {
    let superseded = false;
    await openDatabase(indexedDB, name, { ...watcher, onSuperseded: () => (superseded = true) });
    const database = await openDatabase(indexedDB, name, watcher, LATER);
    expect(superseded).to.equal(true);
    database.close();
  });

  it('forgets changes of yesterday, but never the newest 10,000; who asks for older walks again', async () => {
    const clock = new FakeClock();
    const options = { name, merchantId: null, queue: false, clock, newId: idMaker(() => clock.now()) };
    const store = await openIndexedDbStore(indexedDB, options, { onBlocked: () => undefined });
    const many = Array.from({ length: 5_750 }, (_, place) => customerOf({ id: idOf(place) }));
    for (let times = 0; times < 2; times += 1) await store.write({}, () => ({ puts: { customers: many }, result: null }));
    await store.trimChanges();
    expect((await store.changesAfter(0)).gap, 'of today').to.equal(false);
    clock.set(clock.now() + 25 * 60 * 60 * 1_000);
    await store.trimChanges();
    // Customers written together in blocks go block by block: five of 256 are over 10,000 changes old.
    expect((await store.changesAfter(1_279)).gap).to.equal(true);
    expect((await store.changesAfter(1_280)).gap).to.equal(false);
    await store.close();
  });
});
