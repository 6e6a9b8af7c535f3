import { unwrap } from 'idb';
import type { CustomerId } from '../../domain/id.js';
import { cut } from '../cut.js';
import { findInBlock } from './block.js';
import type { Catalogs } from './catalogs.js';
import type { Connection } from './connection.js';
import { getEach } from './requests.js';
import { RowIds } from './row-ids.js';
import type { StoredCustomer } from './stored-record.js';

/** Customers by the block they stand in. What a block says never changes, and its number is never another's. */
export type KnownInBlocks = ReadonlyMap<number, ReadonlyMap<CustomerId, StoredCustomer>>;

/** Read in one transaction: a save waits for no more. */
const BLOCKS_AT_ONCE = 8;

/** What writes of many customers read before their transactions begin: a write that reads hundreds of blocks would hold up every save. */
export class BulkReads {
  readonly rowIds = new RowIds();

  /** Records of these in the blocks of now, but of those who have a row: that is what counts. */
  async load(connection: Connection, catalogs: Catalogs, ids: readonly CustomerId[]): Promise<KnownInBlocks> {
    await this.rowIds.load(connection);
    const inBlocks = await connection.use(async (database) => {
      const transaction = unwrap(database.transaction('manifest'));
      return catalogs.blocksOf(
        await catalogs.of(transaction),
        ids.filter((id) => !this.rowIds.has(id)),
      );
    });
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
    return known;
  }
}
