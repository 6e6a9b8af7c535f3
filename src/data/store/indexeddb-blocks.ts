import { unwrap } from 'idb';
import type { CustomerId } from '../../domain/id.js';
import { packedIn, unpackCustomer } from './block.js';
import type { Catalogs } from './catalogs.js';
import type { Connection } from './connection.js';
import { getEach } from './requests.js';
import type { Store, StoreOpening } from './store.js';
import type { StoredCustomer } from './stored-record.js';

// Reads of a store that has blocks: loaded with the first of them.

/** Read at once: about three milliseconds of cloning, so that a walk never holds the page. */
const WALK_BATCH = 256;
/** Rows that opening asks for at once, all in one transaction. */
const OPENING_BATCH = 1_000;

export async function readCustomers(
  connection: Connection,
  catalogs: Catalogs,
  ids: readonly CustomerId[],
): Promise<readonly StoredCustomer[]> {
  return connection.use(async (database) => {
    const transaction = unwrap(database.transaction(['customers', 'manifest', 'blocks']));
    const found = await catalogs.find(transaction, ids, { skipDamaged: true });
    return found.filter((row) => row !== undefined);
  });
}

/**
 * Blocks, then rows. Where rows were folded meanwhile, some of them would be passed over: then it begins again, and what
 * was handed over comes once more.
 */
export async function walkCustomers(
  connection: Connection,
  catalogs: Catalogs,
  onBatch: Parameters<Store['walkCustomers']>[0],
): Promise<number> {
  for (;;) {
    const upTo = await walkOnce(connection, catalogs, onBatch);
    if (upTo !== null) return upTo;
  }
}

async function walkOnce(
  connection: Connection,
  catalogs: Catalogs,
  onBatch: Parameters<Store['walkCustomers']>[0],
): Promise<number | null> {
  const { upTo, catalog } = await connection.use(async (database) => {
    const transaction = database.transaction(['changes', 'manifest']);
    const [newest, catalog] = await Promise.all([
      transaction.objectStore('changes').openKeyCursor(null, 'prev'),
      catalogs.of(unwrap(transaction)),
    ]);
    return { upTo: newest?.key ?? 0, catalog };
  });
  const isStill = async (transaction: IDBTransaction): Promise<boolean> =>
    (await catalogs.of(transaction)).manifest.foldedG === catalog.manifest.foldedG;

  for (const { number } of catalog.blocks) {
    const batch = await connection.use(async (database) => {
      const transaction = unwrap(database.transaction(['blocks', 'manifest']));
      const [[block], is] = await Promise.all([getEach(transaction, 'blocks', [number]), isStill(transaction)]);
      return is && (block ? customersIn(block) : []);
    });
    if (!batch) return null;
    if (batch.length > 0 && !onBatch(batch)) return upTo;
  }
  let range: IDBKeyRange | null = null;
  for (;;) {
    const from: IDBKeyRange | null = range;
    const batch: StoredCustomer[] | null = await connection.use(async (database) => {
      const transaction = database.transaction(['customers', 'manifest']);
      const [rows, is] = await Promise.all([
        transaction.objectStore('customers').getAll(from, WALK_BATCH),
        isStill(unwrap(transaction)),
      ]);
      return is ? rows : null;
    });
    if (!batch) return null;
    const last = batch.at(-1);
    if (!last || !onBatch(batch)) return upTo;
    range = IDBKeyRange.lowerBound(last.customer.id, true);
  }
}

export async function readOpening(
  connection: Connection,
  catalogs: Catalogs,
  onRows: (rows: readonly StoredCustomer[]) => void,
): Promise<StoreOpening> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['changes', 'manifest', 'customers']);
    const [newest, catalog] = await Promise.all([
      transaction.objectStore('changes').openKeyCursor(null, 'prev'),
      catalogs.of(unwrap(transaction)),
    ]);
    const customers = transaction.objectStore('customers');
    for (let range: IDBKeyRange | null = null; ;) {
      const rows: StoredCustomer[] = await customers.getAll(range, OPENING_BATCH);
      const last = rows.at(-1);
      if (last) onRows(rows);
      if (!last || rows.length < OPENING_BATCH) break;
      range = IDBKeyRange.lowerBound(last.customer.id, true);
    }
    const { g, segments } = catalog.manifest;
    return { g, n: newest?.key ?? 0, segments, blocks: catalog.blocks };
  });
}

export async function readBlocks(connection: Connection, numbers: readonly number[]): ReturnType<Store['readBlocks']> {
  return connection.use(async (database) => {
    const blocks = await getEach(unwrap(database.transaction('blocks')), 'blocks', numbers);
    return blocks.map((block) => (block ? customersIn(block) : null));
  });
}

/** Everybody in a block but whose record is damaged. */
function customersIn(block: Parameters<typeof packedIn>[0]): StoredCustomer[] {
  return packedIn(block).flatMap((packed) => unpackCustomer(packed) ?? []);
}
