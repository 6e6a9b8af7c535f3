import { expect } from '@open-wc/testing';
import { idMaker } from '../../../src/data/environment.js';
import { openIndexedDbStore } from '../../../src/data/store/indexeddb-store.js';
import { MIGRATIONS, SCHEMA } from '../../../src/data/store/migrations.js';
import type { Store } from '../../../src/data/store/store.js';
import type { OutboxEntry, StoredMutation } from '../../../src/data/store/stored-record.js';
import { nextBatch } from '../../../src/data/sync/next-batch.js';
import { KINDS } from '../../../src/domain/merchant/judge.js';
import { mutation } from '../../../src/domain/wire/mutation-schema.js';
import { readWire } from '../../../src/domain/wire/read-wire.js';
import { writeWire } from '../../../src/domain/wire/write-wire.js';
import { deleteDatabase } from '../../support/delete-database.js';
import { answerOf } from '../../support/open-stores.js';
import { realClock } from '../../support/real-clock.js';

// What each schema left in an outbox is written down in test/golden/outbox-<schema>, and never changed: a file is added with each
// new schema. A register that was switched off for a year still has to send it.

const GOLDEN = '/test/golden';

type Row = Omit<StoredMutation, 'outcome'> & Partial<Pick<StoredMutation, 'outcome'>>;

describe('an outbox that an earlier schema left behind', () => {
  let name: string;
  let store: Store | null = null;

  beforeEach(() => {
    name = `golden-${crypto.randomUUID()}`;
  });
  afterEach(async () => {
    await store?.close();
    await deleteDatabase(name);
  });

  for (let schema = 1; schema <= SCHEMA; schema += 1) {
    it(`is read whole, and sent: schema ${schema}`, async () => {
      const rows = await goldenRows(schema);
      await leave(name, schema, rows);
      const options = { name, merchantId: null, queue: true, clock: realClock, newId: idMaker(() => Date.now()) };
      store = await openIndexedDbStore(indexedDB, options, { onBlocked: () => undefined });

      const all: OutboxEntry[] = [];
      for (const state of ['queued', 'accepted', 'rejected', 'done'] as const) all.push(...(await store.outbox(state)));
      const read = all
        .sort((a, b) => a.mutation.order - b.mutation.order)
        .map(({ mutation: { order: _order, ...left }, outcome }) => ({ ...left, outcome }));
      expect(read).to.deep.equal(rows.map((row) => ({ ...row, outcome: row.outcome ?? { state: 'queued' } })));

      const queued = await store.outbox('queued');
      const batch = nextBatch(queued, await store.outbox('rejected'), KINDS);
      expect(batch.map(({ mutation: { id } }) => id)).to.deep.equal(queued.map(({ mutation: { id } }) => id));
      for (const { mutation: one } of batch) {
        const sent = readWire(mutation, JSON.parse(writeWire(one)));
        expect(sent.ok ? 'read' : JSON.stringify(sent.wrong), one.kind).to.equal('read');
      }
    });
  }
});

async function goldenRows(schema: number): Promise<readonly Row[]> {
  const written = await fetch(`${GOLDEN}/outbox-${schema}.json`);
  return (await written.json()) as readonly Row[];
}

/** A store as the release of that schema left it. */
async function leave(name: string, schema: number, rows: readonly Row[]): Promise<void> {
  const request = indexedDB.open(name, schema);
  request.onupgradeneeded = () => {
    const { result, transaction } = request;
    if (!transaction) return;
    for (const migrate of MIGRATIONS.slice(0, schema)) migrate(result, transaction);
    const meta = { schema, minReader: 1, merchantId: null, registerId: 'r-1', createdAt: '2026-11-01T10:00:00.000Z' };
    transaction.objectStore('meta').put(meta, 'store');
    for (const row of rows) transaction.objectStore('outbox').add(row);
  };
  const database = await answerOf(request);
  database.close();
}
