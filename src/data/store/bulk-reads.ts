import { unwrap } from 'idb';
import type { CustomerId } from '../../domain/id.js';
import { cut } from '../cut.js';
import { findInBlock } from './block.js';
import type { Connection } from './connection.js';
import type { Catalog } from './manifest.js';
import { getEach } from './requests.js';
import { RowIds } from './row-ids.js';
import type { StoredCustomer } from './stored-record.js';

/**
 * Finds customers that were read before, and leaves only those blocks wanted that have to be read. What a block says never changes,
 * and its number is never another's.
 */
export type Recall = (wanted: Map<number, CustomerId[]>, found: Map<CustomerId, StoredCustomer>) => void;

/** What a write of many need not read any more. */
export interface BulkRead {
  /** Everybody else is known to have no row. */
  readonly mayBeRow: ReadonlySet<CustomerId> | null;
  readonly recall: Recall;
}

/** As much of the catalogs as this asks. */
interface AskedCatalogs {
  readonly newest: Catalog;
  of(transaction: IDBTransaction): Promise<Catalog>;
  blocksOf(catalog: Catalog, ids: readonly CustomerId[]): Map<number, CustomerId[]>;
}

/** Read in one transaction: a save waits for no more. */
const BLOCKS_AT_ONCE = 8;

/** What writes of many customers read before their transactions begin: a write that reads hundreds of blocks would hold up every save. */
export class BulkReads {
  private readonly rowIds = new RowIds();

  /**
   * Reads these in the blocks this tab knows of, but whoever has a row: that is what counts. In blocks that another tab has put
   * since, the transaction looks itself.
   *
   * @returns Asked in the write's transaction, which begins only then.
   */
  async load(
    connection: Connection,
    catalogs: AskedCatalogs,
    ids: readonly CustomerId[],
  ): Promise<(transaction: IDBTransaction) => Promise<BulkRead>> {
    await this.rowIds.load(connection);
    const { newest } = catalogs;
    const isKnown = newest.manifest.g > 0;
    const catalog = isKnown ? newest : await connection.use((database) => catalogs.of(unwrap(database.transaction('manifest'))));
    const inBlocks = catalogs.blocksOf(
      catalog,
      ids.filter((id) => !this.rowIds.has(id)),
    );
    const known = new Map<number, ReadonlyMap<CustomerId, StoredCustomer>>();
    for (const part of cut([...inBlocks], BLOCKS_AT_ONCE)) {
      const numbers = part.map(([number]) => number);
      const blocks = await connection.use((database) => getEach(unwrap(database.transaction('blocks')), 'blocks', numbers));
      part.forEach(([number, wanted], place) => {
        const block = blocks[place];
        const found = block ? wanted.map((id) => [id, findInBlock(block, id)] as const) : [];
        known.set(number, new Map(found.flatMap(([id, row]) => (row ? [[id, row]] : []))));
      });
    }
    const recall: Recall = (wanted, found) => {
      for (const [number, inBlock] of wanted) {
        const rows = inBlock.flatMap((id) => known.get(number)?.get(id) ?? []);
        if (rows.length < inBlock.length) continue;
        for (const row of rows) found.set(row.customer.id, row);
        wanted.delete(number);
      }
    };
    return async (transaction) => {
      // Asked for with the rest, and then there.
      const [mayBeRow] = await Promise.all([this.rowIds.in(transaction), catalogs.of(transaction)]);
      return { mayBeRow, recall };
    };
  }
}
