import type { CustomerId } from '../../domain/id.js';
import { type Block, packBlock, packedIn } from './block.js';
import type { Catalogs } from './catalogs.js';
import type { BlockEntry, BlockTable, Manifest, SegmentEntry } from './manifest.js';
import { entryOf, takeNumbers } from './put-blocks.js';
import { getEach } from './requests.js';

/** A block in which somebody stands. */
export interface HoldingBlock {
  readonly number: number;
  readonly block: Block;
}

/** The blocks in which a customer stands, readable or not: one, or none. */
export async function blocksHolding(transaction: IDBTransaction, catalogs: Catalogs, id: CustomerId): Promise<HoldingBlock[]> {
  const numbers = (await catalogs.of(transaction)).blocksOf(id);
  const blocks = await getEach(transaction, 'blocks', numbers);
  return numbers.flatMap((number, place) => {
    const block = blocks[place];
    return block?.ids.includes(id) ? { number, block } : [];
  });
}

/**
 * Puts blocks without this customer in place of these, and marks the segments made of them, which still hold the customer.
 * The manifest is a new one even where no block held anybody: a compaction that has read the customer's row already is
 * not made to count any more.
 */
export async function dropFromBlocks(
  transaction: IDBTransaction,
  catalogs: Catalogs,
  id: CustomerId,
  holding: readonly HoldingBlock[],
): Promise<void> {
  const { manifest, tables } = await catalogs.of(transaction);
  let next: Pick<Manifest, 'tables' | 'segments'> = manifest;
  const held = new Map(manifest.tables.map(({ number }, place) => [number, tables[place]]));
  for (const { number, block } of holding) {
    const first = await takeNumbers(transaction, 2);
    const left = packedIn(block).filter((packed) => packed.id !== id);
    const made = left.length > 0 ? packBlock(left) : null;
    const entry = made && entryOf(first, made);
    if (made) transaction.objectStore('blocks').put(made, first);
    const named: Manifest['tables'][number][] = [];
    for (const listed of next.tables) {
      const table = held.get(listed.number);
      const changed = table && tableWithout(table, number, block.ids.indexOf(id), entry);
      if (!changed) named.push(listed);
      else if (changed.blocks.length > 0) {
        const value = first + 1;
        held.set(value, changed);
        transaction.objectStore('manifest').put(changed, value);
        const [begin, end] = [changed.blocks[0]?.first ?? '', changed.blocks.at(-1)?.last ?? ''];
        named.push({ number: value, first: begin, last: end, blocks: changed.blocks.length, customers: changed.prints.length });
      }
    }
    next = { tables: named, segments: next.segments.map((segment) => dirtied(segment, number, entry)) };
  }
  const g = manifest.g + 1;
  catalogs.put(transaction, { ...next, foldedG: holding.length > 0 ? g : manifest.foldedG, g });
}

/** The table with another block, or none, in place of that one; null where that one is not in it. */
function tableWithout(
  { blocks, prints }: BlockTable,
  number: number,
  place: number,
  entry: BlockEntry | null,
): BlockTable | null {
  const at = blocks.findIndex((block) => block.number === number);
  if (at < 0) return null;
  const from = blocks.slice(0, at).reduce((sum, { count }) => sum + count, 0) + place;
  const left = new Uint32Array(prints.length - 1);
  left.set(prints.subarray(0, from));
  left.set(prints.subarray(from + 1), from);
  return { blocks: blocks.flatMap((block) => (block.number === number ? (entry ?? []) : block)), prints: left };
}

function dirtied(segment: SegmentEntry, number: number, entry: BlockEntry | null): SegmentEntry {
  if (!segment.blocks.includes(number)) return segment;
  const blocks = segment.blocks.flatMap((each) => (each === number ? (entry?.number ?? []) : each));
  return { ...segment, blocks, dirty: true };
}
