import type { CustomerId } from '../../domain/id.js';
import { unpackCustomer, packedIn } from '../store/block.js';
import type { CompactionStore, ListedBlock } from '../store/compaction-store.js';
import type { SegmentEntry } from '../store/manifest.js';
import type { SegmentSection } from '../store/segment.js';
import type { StoredCustomer } from '../store/stored-record.js';

/** At most 65,536 customers, which is what one segment of the index holds. */
const MOST_BLOCKS = 256;
const FEW_BLOCKS = 128;

/**
 * Builds one segment of the search index from customers in the order of ids, a block at a time, which it may read again
 * from the first; `pause` parts long work.
 */
export type BuildSegment = (
  blocks: () => AsyncIterable<readonly StoredCustomer[]>,
  pause: () => Promise<void>,
) => Promise<readonly SegmentSection[]>;

/** A block that nothing touched turned out to be gone. */
export class GoneBlock extends Error {
  constructor(readonly number: number) {
    super(`Block ${number} is gone.`);
  }
}

/**
 * Parts of a list of blocks that a segment each covers. They begin where segments of before began, so that a change
 * somewhere leaves the others as they are.
 */
export function partsOf(blocks: readonly ListedBlock[], begins: ReadonlySet<string>): ListedBlock[][] {
  const parts: ListedBlock[][] = [];
  for (const block of blocks) {
    const part = parts.at(-1);
    const isFull = !part || part.length >= MOST_BLOCKS || (part.length >= FEW_BLOCKS && begins.has(block.entry.first));
    if (isFull) parts.push([block]);
    else part.push(block);
  }
  return parts;
}

/** The segment that covers exactly these blocks. */
export function segmentOf(part: readonly ListedBlock[], segments: readonly SegmentEntry[]): SegmentEntry | undefined {
  const same = ({ blocks }: SegmentEntry): boolean =>
    blocks.length === part.length && blocks.every((number, place) => number === part[place]?.entry.number);
  return segments.find(same);
}

/**
 * Builds a segment of these blocks as they lie in the store, and writes it under a new name.
 *
 * @param onDamaged - Told of each customer whose record is damaged, and who is therefore not in the segment.
 * @throws {GoneBlock} Where one of the blocks cannot be read.
 */
export async function writeSegment(
  store: CompactionStore,
  part: readonly ListedBlock[],
  n: number,
  build: BuildSegment,
  pause: () => Promise<void>,
  onDamaged: (id: CustomerId) => void,
): Promise<SegmentEntry> {
  const sections = await build(() => customersOf(store, part, pause, onDamaged), pause);
  const name = await store.putSegment(sections);
  return {
    name,
    blocks: part.map(({ entry }) => entry.number),
    n,
    sections: sections.map(({ name: section, version, bytes, checksum }) => ({
      name: section,
      version,
      byteLength: bytes.byteLength,
      checksum,
    })),
  };
}

async function* customersOf(
  store: CompactionStore,
  part: readonly ListedBlock[],
  pause: () => Promise<void>,
  onDamaged: (id: CustomerId) => void,
): AsyncGenerator<readonly StoredCustomer[]> {
  for (const { entry } of part) {
    const block = await store.readBlock(entry.number);
    if (!block) throw new GoneBlock(entry.number);
    yield packedIn(block).flatMap((packed) => {
      const customer = unpackCustomer(packed);
      if (!customer) onDamaged(packed.id);
      return customer ?? [];
    });
    await pause();
  }
}
