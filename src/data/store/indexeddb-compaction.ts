import { unwrap } from 'idb';
import type { CustomerId } from '../../domain/id.js';
import { cut } from '../cut.js';
import type { Catalogs } from './catalogs.js';
import type { CompactionStore, Flip, ListedBlock } from './compaction-store.js';
import type { Connection } from './connection.js';
import { damagedSegment } from './damage.js';
import { blocksHolding } from './drop-from-blocks.js';
import type { BlockTable, Catalog } from './manifest.js';
import { takeNumbers } from './put-blocks.js';
import { queued } from './outbox.js';
import { answersOf, getEach } from './requests.js';
import { sectionSum } from './segment.js';
import type { NewMutation } from './stored-record.js';
import { type Change, type Database, firstNumberOf } from './tables.js';
import { transact } from './transact.js';

/** As many as take about ten milliseconds. */
const DELETED_AT_ONCE = 500;
const STRICT = { durability: 'strict' } as const;

/** Compaction of a store in IndexedDB; what each step promises stands with the interface. */
export function compactionOf(connection: Connection, catalogs: Catalogs, queue: boolean): CompactionStore {
  return {
    start: () =>
      connection.use(async (database) => {
        const transaction = database.transaction(['manifest', 'changes', 'customers', 'erasures']);
        const [catalog, newest, [oldest], rows, erased] = await Promise.all([
          catalogs.of(unwrap(transaction)),
          transaction.objectStore('changes').openKeyCursor(null, 'prev'),
          transaction.objectStore('changes').getAll(null, 1),
          transaction.objectStore('customers').count(),
          transaction.objectStore('erasures').count(),
        ]);
        const oldestChange = oldest ? firstNumberOf(oldest) : Infinity;
        const { manifest } = catalog;
        return { n: newest?.key ?? 0, oldestChange, manifest, blocks: listed(catalog), rows: rows - erased };
      }),

    readRows: (after, limit) =>
      connection.use((database) =>
        database.getAll('customers', after === null ? null : IDBKeyRange.lowerBound(after, true), limit),
      ),

    readBlock: async (number) => {
      const found = connection.use((database) => database.get('blocks', number));
      return (await found.catch((error: unknown) => unreadable(error))) ?? null;
    },

    putBlocks: (blocks) =>
      connection.use((database, late) => {
        const transaction = database.transaction(['blocks', 'manifest'], 'readwrite', STRICT);
        const put = async (): Promise<number> => {
          const first = await takeNumbers(unwrap(transaction), blocks.length);
          const store = unwrap(transaction.objectStore('blocks'));
          blocks.forEach((block, place) => store.put(block, first + place));
          return first;
        };
        return transact(transaction, put, late);
      }),

    putTable: (blocks) =>
      connection.use((database, late) => {
        const transaction = database.transaction('manifest', 'readwrite', STRICT);
        const entries = blocks.map(({ entry }) => entry);
        const customers = entries.reduce((sum, { count }) => sum + count, 0);
        const prints = new Uint32Array(customers);
        let next = 0;
        for (const block of blocks) {
          prints.set(block.prints, next);
          next += block.prints.length;
        }
        const put = async (): Promise<number> => {
          const number = await takeNumbers(unwrap(transaction), 1);
          unwrap(transaction.store).put({ blocks: entries, prints }, number);
          return number;
        };
        const range = { first: entries[0]?.first ?? '', last: entries.at(-1)?.last ?? '' };
        return transact(transaction, put, late).then((number) => ({ number, ...range, blocks: entries.length, customers }));
      }),

    putSegment: async (sections) => {
      const name = await connection.use((database, late) => {
        const transaction = database.transaction(['segments', 'manifest'], 'readwrite', STRICT);
        const put = async (): Promise<string> => {
          const made = `segment-${await takeNumbers(unwrap(transaction), 1)}`;
          unwrap(transaction.objectStore('segments')).put({ sections }, made);
          return made;
        };
        return transact(transaction, put, late);
      });
      const written = await connection.use((database) => database.get('segments', name));
      const isRight = sections.every(({ checksum }, place) => {
        const section = written?.sections[place];
        return section && sectionSum(section.bytes) === checksum;
      });
      if (!isRight) throw damagedSegment(name);
      return name;
    },

    flip: (flip) => connection.use((database, late) => flipTo(database, late, catalogs, flip)),

    sweep: async (n, folded) => {
      for (const part of cut(folded, DELETED_AT_ONCE)) {
        await connection.use((database, late) => {
          const transaction = database.transaction(['customers', 'changes'], 'readwrite', STRICT);
          return transact(transaction, () => deleteUnchanged(unwrap(transaction), n, part), late);
        });
      }
    },

    erasing: () => connection.use((database) => database.getAllKeysFromIndex('erasures', 'pending')),

    confirmErased: (ids, mutations) =>
      connection.use((database, late) => {
        const transaction = database.transaction(['manifest', 'blocks', 'erasures', 'outbox'], 'readwrite', STRICT);
        return transact(transaction, () => confirm(unwrap(transaction), catalogs, ids, queue ? mutations : []), late);
      }),

    collect: async () => {
      const garbage = await connection.use((database) => garbageIn(database, catalogs));
      for (const part of cut(garbage, DELETED_AT_ONCE)) {
        await connection.use((database, late) => {
          const transaction = database.transaction(['blocks', 'manifest', 'segments'], 'readwrite', { durability: 'relaxed' });
          const remove = async (): Promise<void> => {
            for (const { store, key } of part) unwrap(transaction.objectStore(store)).delete(key);
          };
          return transact(transaction, remove, late);
        });
      }
      return garbage.length;
    },
  };
}

async function flipTo(database: Database, late: AbortSignal, catalogs: Catalogs, flip: Flip): Promise<boolean> {
  const { g, n, tables, segments, folded } = flip;
  const transaction = database.transaction(['manifest', 'customers', 'changes', 'blocks', 'segments'], 'readwrite', STRICT);
  const raw = unwrap(transaction);
  const work = async (): Promise<boolean> => {
    const before = await catalogs.of(raw);
    const found = before.manifest.g === g ? await tablesOf(raw, flip, before) : null;
    if (!found) return false;
    catalogs.put(raw, { tables, segments, foldedG: g + 1, g: g + 1 }, found);
    await deleteUnchanged(raw, n, folded.slice(0, DELETED_AT_ONCE));
    return true;
  };
  return transact(transaction, work, late);
}

/**
 * The tables of this flip; null where somebody has collected what was written for it: a browser without locks lets two tabs
 * compact.
 */
async function tablesOf(
  transaction: IDBTransaction,
  { tables, segments }: Flip,
  before: Catalog,
): Promise<readonly BlockTable[] | null> {
  const found = (await getEach(
    transaction,
    'manifest',
    tables.map(({ number }) => number),
  )) as (BlockTable | undefined)[];
  const [blocks, names] = await Promise.all([
    answersOf([transaction.objectStore('blocks').getAllKeys() as IDBRequest<number[]>]),
    answersOf([transaction.objectStore('segments').getAllKeys() as IDBRequest<string[]>]),
  ]);
  // One that was lost before is kept in the list, so that it stays known whom it held.
  const kept = new Set([...(blocks[0] ?? []), ...before.blocks.map(({ number }) => number)]);
  const files = new Set(names[0]);
  const there = found.flatMap((table) => (table?.blocks.every(({ number }) => kept.has(number)) ? table : []));
  const isWhole = there.length === tables.length && segments.every(({ name }) => files.has(name));
  return isWhole ? there : null;
}

/** Deletes the rows of those who have not changed since `n`; none where that is no longer known. */
async function deleteUnchanged(transaction: IDBTransaction, n: number, ids: readonly CustomerId[]): Promise<void> {
  const changes = transaction.objectStore('changes');
  const [first, news] = await answersOf<Change[]>([changes.getAll(null, 1), changes.getAll(IDBKeyRange.lowerBound(n, true))]);
  const oldest = first?.[0];
  if (oldest && firstNumberOf(oldest) > n + 1) return;
  const changed = new Set(news?.flatMap((change) => ('id' in change ? change.id : [])));
  const customers = transaction.objectStore('customers');
  for (const id of ids) if (!changed.has(id)) customers.delete(id);
}

async function confirm(
  transaction: IDBTransaction,
  catalogs: Catalogs,
  ids: readonly CustomerId[],
  mutations: readonly NewMutation[],
): Promise<boolean> {
  const { manifest } = await catalogs.of(transaction);
  if (manifest.segments.some(({ dirty }) => dirty)) return false;
  for (const id of ids) if ((await blocksHolding(transaction, catalogs, id)).length > 0) return false;
  const erasures = await getEach(transaction, 'erasures', ids);
  for (const erasure of erasures) {
    if (!erasure) continue;
    const { pending: _pending, ...done } = erasure;
    transaction.objectStore('erasures').put(done);
  }
  for (const mutation of mutations) transaction.objectStore('outbox').add(queued(mutation));
  return true;
}

interface Garbage {
  readonly store: 'blocks' | 'manifest' | 'segments';
  readonly key: number | string;
}

async function garbageIn(database: Database, catalogs: Catalogs): Promise<Garbage[]> {
  const transaction = database.transaction(['manifest', 'blocks', 'segments']);
  const [catalog, tables, blocks, segments] = await Promise.all([
    catalogs.of(unwrap(transaction)),
    transaction.objectStore('manifest').getAllKeys(IDBKeyRange.bound(0, Infinity)),
    transaction.objectStore('blocks').getAllKeys(),
    transaction.objectStore('segments').getAllKeys(),
  ]);
  const named = {
    blocks: new Set<number | string>(catalog.blocks.map(({ number }) => number)),
    manifest: new Set<number | string>(catalog.manifest.tables.map(({ number }) => number)),
    segments: new Set<number | string>(catalog.manifest.segments.map(({ name }) => name)),
  };
  const numbers = tables.filter((key) => typeof key === 'number');
  return [
    ...blocks.map((key): Garbage => ({ store: 'blocks', key })),
    ...numbers.map((key): Garbage => ({ store: 'manifest', key })),
    ...segments.map((key): Garbage => ({ store: 'segments', key })),
  ].filter(({ store, key }) => !named[store].has(key));
}

function listed({ tables }: Catalog): ListedBlock[] {
  return tables.flatMap(({ blocks, prints }) => {
    let next = 0;
    return blocks.map((entry) => ({ entry, prints: prints.slice(next, (next += entry.count)) }));
  });
}

/** A value the browser itself cannot read any more fails its request; the store around it is well. */
function unreadable(error: unknown): null {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof DOMException && ['NotReadableError', 'DataError', 'DataCloneError'].includes(cause.name)) return null;
  throw error;
}
