import { cut } from '../cut.js';
import { BLOCK_SIZE, type Block, blockSum, packBlock, packCustomer } from './block.js';
import type { Catalogs } from './catalogs.js';
import { type BlockEntry, type BlockTable, printOf, type TableEntry } from './manifest.js';
import { answersOf } from './requests.js';
import type { StoredCustomer } from './stored-record.js';

/** Fewer new customers than these are rows: a block of a few costs as much as a row each, and stands in the way of every look. */
export const FEWEST_IN_BLOCKS = 64;

/**
 * Puts new customers into new blocks, and those into the manifest, in the transaction that writes them.
 *
 * @param customers - Of whom none is here, sorted by id, with numbers that follow on each other.
 * @returns For each block, what `changes` has to say.
 */
export async function putBlocks(
  transaction: IDBTransaction,
  catalogs: Catalogs,
  customers: readonly StoredCustomer[],
): Promise<{ block: number; count: number; n: number }[]> {
  const { manifest, tables } = await catalogs.of(transaction);
  const number = await takeNumbers(transaction, Math.ceil(customers.length / BLOCK_SIZE) + 1);
  const blocks = transaction.objectStore('blocks');
  const made: { part: readonly StoredCustomer[]; block: Block; entry: BlockEntry }[] = [];
  for (const part of cut(customers, BLOCK_SIZE)) {
    const block = packBlock(part.map(packCustomer));
    const entry = entryOf(number + 1 + made.length, block);
    made.push({ part, block, entry });
    // The page gets a turn with each.
    await answersOf([blocks.put(block, entry.number)]);
  }
  const { entry, table } = tableOf(
    number,
    made.map((each) => each.entry),
    made.map(({ block }) => block),
  );
  transaction.objectStore('manifest').put(table, number);
  catalogs.put(transaction, { ...manifest, tables: [...manifest.tables, entry], g: manifest.g + 1 }, [...tables, table]);
  return made.map(({ part, entry: { number: block, count } }) => ({ block, count, n: part.at(-1)?.n ?? 0 }));
}

/** The first of so many numbers that no block and no table ever had. */
export async function takeNumbers(transaction: IDBTransaction, count: number): Promise<number> {
  const store = transaction.objectStore('manifest');
  const [next = 1] = await answersOf([store.get('next') as IDBRequest<number | undefined>]);
  store.put(next + count, 'next');
  return next;
}

export function entryOf(number: number, block: Block): BlockEntry {
  const { ids } = block;
  return { number, first: ids[0] ?? '', last: ids.at(-1) ?? '', count: ids.length, checksum: blockSum(block) };
}

/** A table of blocks in their order, and its line in the manifest. */
export function tableOf(
  number: number,
  blocks: readonly BlockEntry[],
  held: readonly Pick<Block, 'ids'>[],
): { entry: TableEntry; table: BlockTable } {
  const ids = held.flatMap((block) => block.ids);
  return {
    entry: { number, first: ids[0] ?? '', last: ids.at(-1) ?? '', blocks: blocks.length, customers: ids.length },
    table: { blocks, prints: Uint32Array.from(ids, printOf) },
  };
}
