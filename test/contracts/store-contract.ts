import { expect } from '@open-wc/testing';
import type { RegularsError } from '../../src/domain/errors.js';
import type { Store, WritePuts } from '../../src/data/store/store.js';
import type { NewMutation, StoredCustomer, StoredDocument, VaultKeys } from '../../src/data/store/stored-record.js';
import { consentOf, customerOf, documentOf, idOf } from '../support/sample-records.js';

/** A place where stores can be opened. */
export interface StorePlace {
  /** Whether two stores of this place hold the same records; in memory each holds its own. */
  readonly isShared: boolean;
  open(options?: { readonly queue?: boolean; readonly merchantId?: string }): Promise<Store>;
  end(): Promise<void>;
}

/** What every store promises, whatever it keeps records in. */
export function storeContract(name: string, makePlace: () => StorePlace): void {
  describe(`${name} as a store`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.end();
    });

    const put = (puts: WritePuts, target = store) => target.write({}, () => ({ puts, result: null }));
    const ann = customerOf({ id: idOf(1), displayName: 'Ann' });
    const bob = customerOf({ id: idOf(2), displayName: 'Bob' });

    it('is born with an id of its register', () => {
      expect(store.meta.registerId).to.match(/^[0-9a-f-]{36}$/);
      expect(store.meta.merchantId).to.equal(null);
    });

    it('gives back who was written, and nobody for an unknown id', async () => {
      await put({ customers: [ann] });
      const rows = await store.readCustomers([ann.id, idOf(99)]);
      expect(rows.map(({ customer }) => customer)).to.deep.equal([ann]);
      expect(await store.readDetails(idOf(99))).to.equal(null);
    });

    it('numbers changes in the order they were committed', async () => {
      const first = await put({ customers: [ann] });
      const second = await put({ customers: [bob, ann] });
      const numbers = [...first.changes, ...second.changes].map(({ n }) => n);
      expect(numbers).to.deep.equal([...numbers].sort((a, b) => a - b));
      expect(new Set(numbers).size).to.equal(3);
      expect((await store.readCustomers([ann.id]))[0]?.n).to.equal(numbers[2]);
    });

    it('decides on what it finds, so that no parallel write is lost', async () => {
      await put({ customers: [{ ...ann, note: '' }] });
      const append = (letter: string) =>
        store.write({ customers: [ann.id] }, ({ customers }) => {
          const found = customers.get(ann.id);
          return { puts: { customers: [{ ...ann, note: `${found?.note ?? ''}${letter}` }] }, result: null };
        });
      await Promise.all([...'abcdefghijklmnopqrstuvwxyz'].map(append));
      const [row] = await store.readCustomers([ann.id]);
      expect([...(row?.customer.note ?? '')].sort().join('')).to.equal('abcdefghijklmnopqrstuvwxyz');
    });

    it('gives a decision the parts of a customer and documents by their id', async () => {
      await put({ customers: [ann], consents: [consentOf()], documents: [sealed(documentOf())] });
      const reads = { customers: [ann.id], partsOf: [ann.id, bob.id], documents: [idOf(300), idOf(301)] };
      const { result } = await store.write(reads, (found) => ({ result: found }));
      expect([...result.customers.keys()]).to.deep.equal([ann.id]);
      expect(result.consents.get(ann.id)).to.deep.equal([consentOf()]);
      expect(result.documents.get(ann.id)?.map(({ document }) => document)).to.deep.equal([documentOf()]);
      expect(result.consents.get(bob.id)).to.deep.equal([]);
      expect([...result.documentsById.keys()]).to.deep.equal([idOf(300)]);
      expect(result.importRecord).to.equal(null);
    });

    it('writes nothing, and no number, where the decision puts nothing', async () => {
      const written = await store.write({ customers: [ann.id] }, () => ({ result: 'same' }));
      expect(written).to.deep.equal({ result: 'same', changes: [], tables: [], upTo: null });
      expect((await store.changesAfter(0)).customers).to.deep.equal([]);
    });

    it('writes nothing where the decision throws, and throws the same', async () => {
      const own = new Error('own');
      const thrown = await caught(
        store.write({}, () => {
          throw own;
        }),
      );
      expect(thrown).to.equal(own);
      await put({ customers: [bob] });
      expect((await store.changesAfter(0)).customers.map(({ customer }) => customer.id)).to.deep.equal([bob.id]);
    });

    it('refuses a decision that waits, and writes nothing', async () => {
      // The types forbid it; a host's JavaScript or an `any` could still do it.
      const waiting = (async () => ({ puts: { customers: [ann] }, result: null })) as unknown as () => { result: null };
      expect(await caught(store.write({}, waiting))).to.be.instanceOf(TypeError);
      expect(await store.readCustomers([ann.id])).to.deep.equal([]);
    });

    it('writes a customer, consents, documents and mutations together', async () => {
      const queued = await place.open({ queue: true });
      await put(
        { customers: [ann], consents: [consentOf()], documents: [sealed(documentOf())], mutations: [mutation(1)] },
        queued,
      );
      const details = await queued.readDetails(ann.id);
      expect(details?.customer).to.deep.equal(ann);
      expect(details?.consents).to.deep.equal([consentOf()]);
      expect(details?.documents.map(({ document }) => document)).to.deep.equal([documentOf()]);
      expect(await queued.outbox()).to.have.length(1);
      await queued.close();
    });

    it('queues mutations in order where there is a remote', async () => {
      const queued = await place.open({ queue: true });
      await put({ customers: [ann], mutations: [mutation(1), mutation(2)] }, queued);
      await put({ customers: [ann], mutations: [mutation(3)] }, queued);
      const entries = await queued.outbox();
      expect(entries.map(({ mutation: { id } }) => id)).to.deep.equal([idOf(501), idOf(502), idOf(503)]);
      const orders = entries.map(({ mutation: { order } }) => order);
      expect(orders).to.deep.equal([...new Set(orders)].sort((a, b) => a - b));
      await queued.close();
    });

    it('queues nothing where there is none', async () => {
      await put({ customers: [ann], mutations: [mutation(1)] });
      expect(await store.outbox()).to.deep.equal([]);
    });

    it('keeps the first of two consents with one id', async () => {
      await put({ customers: [ann], consents: [consentOf({ state: 'subscribed' })] });
      await put({ customers: [ann], consents: [consentOf({ state: 'unsubscribed' })] });
      expect((await store.readDetails(ann.id))?.consents.map(({ state }) => state)).to.deep.equal(['subscribed']);
    });

    it('takes a document away with its number', async () => {
      const row = sealed(documentOf());
      await put({ customers: [ann], documents: [row] });
      expect((await store.readDocument(idOf(300)))?.sealed?.bytes).to.deep.equal(row.sealed?.bytes);
      await put({ customers: [ann], removedDocuments: [row] });
      expect(await store.readDocument(idOf(300))).to.equal(null);
      expect((await store.readDetails(ann.id))?.documents).to.deep.equal([]);
    });

    it('tells what changed after a number, each customer once, as it is now', async () => {
      const { changes } = await put({ customers: [ann] });
      const from = changes[0]?.n ?? 0;
      await put({ customers: [{ ...bob, note: 'first' }] });
      const last = await put({ customers: [{ ...bob, note: 'second' }] });
      const answer = await store.changesAfter(from);
      expect(answer.customers.map(({ customer }) => customer.note)).to.deep.equal(['second']);
      expect(answer.upTo).to.equal(last.changes[0]?.n);
      expect(answer.gap).to.equal(false);
      expect(await store.changesAfter(answer.upTo)).to.deep.equal({
        upTo: answer.upTo,
        customers: [],
        tables: [],
        gap: false,
        g: answer.g,
      });
    });

    it('tells every one of thousands of changes, asked until no more come', async () => {
      const many = Array.from({ length: 2_500 }, (_, place) => customerOf({ id: idOf(10_000 + place) }));
      await put({ customers: many });
      const seen = new Set<string>();
      for (let upTo = 0, more = true; more;) {
        const answer = await store.changesAfter(upTo);
        for (const { customer } of answer.customers) seen.add(customer.id);
        more = answer.upTo > upTo;
        upTo = answer.upTo;
      }
      expect(seen.size).to.equal(2_500);
    });

    it('walks everybody, and what is written meanwhile comes after', async () => {
      const many = Array.from({ length: 700 }, (_, place) => customerOf({ id: idOf(10_000 + place) }));
      await put({ customers: many });
      const seen = new Map<string, StoredCustomer>();
      let late: Promise<unknown> | null = null;
      const upTo = await store.walkCustomers((customers) => {
        for (const row of customers) seen.set(row.customer.id, row);
        late ??= put({ customers: [ann, customerOf({ id: idOf(10_005), displayName: 'Changed' })] });
        return true;
      });
      await late;
      for (const row of (await store.changesAfter(upTo)).customers) seen.set(row.customer.id, row);
      expect(seen.size).to.equal(701);
      expect(seen.get(idOf(10_005))?.customer.displayName).to.equal('Changed');
    });

    it('stops a walk when told so', async () => {
      await put({ customers: Array.from({ length: 700 }, (_, place) => customerOf({ id: idOf(10_000 + place) })) });
      let batches = 0;
      await store.walkCustomers(() => {
        batches += 1;
        return false;
      });
      expect(batches).to.equal(1);
    });

    it('remembers three hundred customers, the last to come first, each once', async () => {
      for (let place = 0; place < 303; place += 1) await store.putRecent({ customerId: idOf(place), at: place });
      await store.putRecent({ customerId: idOf(10), at: 999 });
      const recents = (await store.readRecents()).map(({ customerId }) => customerId);
      expect(recents).to.have.length(300);
      expect(recents.slice(0, 3)).to.deep.equal([idOf(10), idOf(302), idOf(301)]);
      expect(new Set(recents).size).to.equal(300);
      expect((await store.changesAfter(0)).upTo, 'no change of a customer').to.equal(0);
    });

    it('counts how often they came, in every tab', async () => {
      const other = place.isShared ? await place.open() : store;
      const hourMs = 60 * 60 * 1_000;
      for (let hour = 0; hour < 4; hour += 1)
        await (hour % 2 === 0 ? store : other).putRecent({ customerId: ann.id, at: hour * hourMs });
      await Promise.all([store, other].map((each) => each.putRecent({ customerId: bob.id, at: 4 * hourMs })));
      const [last, first] = await store.readRecents();
      expect([last?.customerId, first?.customerId]).to.deep.equal([bob.id, ann.id]);
      expect(first?.visits).to.be.closeTo(4, 0.1);
      expect(last?.visits).to.equal(1);
      if (other !== store) await other.close();
    });

    it('keeps how far an import came with its rows, and its report in order', async () => {
      const importId = idOf(700);
      const row = { importId, row: 3, path: 'phone', code: 'invalid', message: 'is no phone', outcome: 'kept-as-typed' } as const;
      const importRecord = {
        id: importId,
        nextRow: 5,
        created: 4,
        updated: 0,
        unchanged: 0,
        refused: 1,
        lines: 2,
        startedAt: '2026-11-01T10:00:00.000Z',
        finishedAt: null,
      };
      await put({
        customers: [ann],
        importRecord,
        reportRows: [
          { ...row, place: 1 },
          { ...row, place: 0, row: 2 },
        ],
      });
      await put({ reportRows: [{ ...row, place: 1, path: 'email' }] });
      expect(await store.readImport(importId)).to.deep.equal(importRecord);
      expect(await store.readImport(idOf(701))).to.equal(null);
      expect((await store.readReport(importId)).map(({ place, path }) => [place, path])).to.deep.equal([
        [0, 'phone'],
        [1, 'email'],
      ]);
    });

    it('keeps the first keys it is given, and they work', async () => {
      expect(await store.readKeys()).to.equal(null);
      const first = await keys(idOf(800));
      await store.keepKeys(first);
      const kept = await store.keepKeys(await keys(idOf(801)));
      expect(kept?.id).to.equal(first.id);
      const read = await store.readKeys();
      if (!read) throw new Error('no keys');
      const iv = new Uint8Array(12);
      const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, first.seal, new Uint8Array([7]));
      expect(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, read.seal, bytes))[0]).to.equal(7);
      expect(read.seal.extractable).to.equal(false);
    });

    it('shows another store of the same place what is written', async () => {
      if (!place.isShared) return;
      const other = await place.open();
      await put({ customers: [ann] });
      expect((await other.readCustomers([ann.id])).map(({ customer }) => customer)).to.deep.equal([ann]);
      expect(other.meta.registerId).to.equal(store.meta.registerId);
      await other.close();
    });

    it('answers `closed` to everything after its close', async () => {
      const other = await place.open();
      await other.close();
      const calls: readonly (() => Promise<unknown>)[] = [
        () => other.readCustomers([ann.id]),
        () => other.readDetails(ann.id),
        () => other.readDocument(ann.id),
        () => other.walkCustomers(() => true),
        () => other.changesAfter(0),
        () => other.readOpening(() => undefined),
        () => other.readBlocks([1]),
        () => other.readSegment('1'),
        () => put({ customers: [ann] }, other),
        () => other.outbox(),
        () => other.readRecents(),
        () => other.putRecent({ customerId: ann.id, at: 1 }),
        () => other.readImport(ann.id),
        () => other.readReport(ann.id),
        () => other.readKeys(),
      ];
      for (const call of calls) expect(await codeOf(call())).to.equal('closed');
    });
  });
}

/** What a promise was rejected with. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: unknown) => error,
  );
}

/** The code a promise was rejected with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return ((await caught(promise)) as RegularsError).code;
}

function sealed(document: StoredDocument['document']): StoredDocument {
  return { document, sealed: { keyId: idOf(800), nonce: new Uint8Array([1, 2]), bytes: new Uint8Array([3, 4, 5]) } };
}

function mutation(place: number): NewMutation {
  const customerId = idOf(1);
  return {
    id: idOf(500 + place),
    lanes: [`customer:${customerId}`],
    retryOf: null,
    cashierId: null,
    createdAt: '2026-11-01T10:00:00.000Z',
    schema: 1,
    use: null,
    kind: 'customer-save',
    customerId,
    seen: null,
    fields: { note: String(place) },
  };
}

async function keys(id: string): Promise<VaultKeys> {
  const [seal, hash] = await Promise.all([
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ]);
  return { id, seal, hash };
}
