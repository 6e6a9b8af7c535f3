import type { CustomerId } from '../../domain/id.js';
import { cut } from '../cut.js';
import type { Block } from '../store/block.js';
import type { CompactionStore, ListedBlock } from '../store/compaction-store.js';
import { printOf, type SegmentEntry, type TableEntry } from '../store/manifest.js';
import { entryOf } from '../store/put-blocks.js';
import { mergeBlocks, type Merged, type MergeNotes } from './merge.js';
import { type BuildSegment, GoneBlock, partsOf, segmentOf, writeSegment } from './segments.js';

/** The most blocks of one transaction: a save waits for it. */
const BLOCKS_AT_ONCE = 16;
const BLOCKS_A_TABLE = 256;

export interface CompactOptions {
  /** Without it, segments of blocks that are replaced are dropped, and their blocks scanned instead. */
  readonly buildSegment?: BuildSegment;
  /** Names of segments that were found damaged: they are built anew. */
  readonly distrusted?: ReadonlySet<string>;
  /** Awaited between pieces of about a millisecond. */
  readonly pause?: () => Promise<void>;
  /** Asked between pieces: whether to leave all as it was. */
  readonly isStopped?: () => boolean;
}

export interface CompactResult {
  /** False where it was stopped, or another tab put a manifest meanwhile: all is as it was. */
  readonly flipped: boolean;
  /** Rows that are in blocks now. */
  readonly folded: number;
  /** Whose record is damaged. */
  readonly damagedCustomers: readonly CustomerId[];
  /** Blocks that are gone, with everybody in them who has no row. */
  readonly lostBlocks: readonly number[];
}

class Stopped extends Error {}

/**
 * Folds rows into blocks, makes the ranges of all blocks disjoint, has segments built, and makes all of it count at once.
 * Nothing changes for a reader: it is no change of a customer. The caller holds the store's compaction lock.
 */
export async function compact(store: CompactionStore, options: CompactOptions = {}): Promise<CompactResult> {
  const { isStopped = () => false } = options;
  const pause = async (): Promise<void> => {
    if (isStopped()) throw new Stopped();
    await options.pause?.();
  };
  const doubted = new Set<number>();
  for (;;) {
    try {
      return await compactOnce(store, options, doubted, pause);
    } catch (error) {
      if (error instanceof Stopped) return { flipped: false, folded: 0, damagedCustomers: [], lostBlocks: [] };
      if (!(error instanceof GoneBlock) || doubted.has(error.number)) throw error;
      // Once more, now that it is known to be one of the lost. What was put this time is collected.
      doubted.add(error.number);
    }
  }
}

async function compactOnce(
  store: CompactionStore,
  { buildSegment, distrusted }: CompactOptions,
  doubted: ReadonlySet<number>,
  pause: () => Promise<void>,
): Promise<CompactResult> {
  const { n, oldestChange, manifest, blocks } = await store.start();
  const notes: MergeNotes = { oldestChange, folded: [], damagedCustomers: [], lostBlocks: [] };
  const result = (flipped: boolean): CompactResult => ({
    flipped,
    folded: flipped ? notes.folded.length : 0,
    damagedCustomers: [...new Set(notes.damagedCustomers)],
    lostBlocks: notes.lostBlocks.map(({ entry }) => entry.number),
  });
  const merged = await putAllBlocks(store, mergeBlocks(store, blocks, notes, pause, doubted));
  const isSame = merged.every(({ entry }, place) => entry.number === blocks[place]?.entry.number);
  const isTidy = isSame && manifest.tables.length <= Math.ceil(merged.length / BLOCKS_A_TABLE) + notes.lostBlocks.length;
  const tables = isTidy ? manifest.tables : await putTables(store, merged, notes, pause);
  const known = manifest.segments.filter(({ name, dirty }) => dirty !== true && !distrusted?.has(name));
  const segments = await segmentsOf(store, { merged, blocks, n, known, notes }, buildSegment, pause);
  const hasNews = !isTidy || notes.folded.length > 0 || segments.some((segment) => !manifest.segments.includes(segment));
  if (!hasNews) return result(false);
  const flipped = await store.flip({ g: manifest.g, n, tables, segments, folded: notes.folded });
  if (flipped) await store.sweep(n, notes.folded);
  return result(flipped);
}

/** Puts the new blocks among the merged ones, sixteen at a time, and lists all in their order. */
async function putAllBlocks(store: CompactionStore, merged: AsyncIterable<Merged>): Promise<ListedBlock[]> {
  const listed: (ListedBlock | Block)[] = [];
  let unput: number[] = [];
  const put = async (): Promise<void> => {
    const made = unput.map((place) => listed[place] as Block);
    const first = made.length > 0 ? await store.putBlocks(made) : 0;
    made.forEach((block, at) => {
      listed[unput[at] ?? 0] = { entry: entryOf(first + at, block), prints: Uint32Array.from(block.ids, printOf) };
    });
    unput = [];
  };
  for await (const each of merged) {
    listed.push('kept' in each ? each.kept : each.made);
    if ('made' in each) unput.push(listed.length - 1);
    if (unput.length === BLOCKS_AT_ONCE) await put();
  }
  await put();
  return listed as ListedBlock[];
}

async function putTables(
  store: CompactionStore,
  merged: readonly ListedBlock[],
  { lostBlocks }: MergeNotes,
  pause: () => Promise<void>,
): Promise<TableEntry[]> {
  const tables: TableEntry[] = [];
  for (const part of [...cut(merged, BLOCKS_A_TABLE), ...cut(lostBlocks, 1)]) {
    tables.push(await store.putTable(part));
    await pause();
  }
  return tables;
}

interface SegmentWork {
  readonly merged: readonly ListedBlock[];
  readonly blocks: readonly ListedBlock[];
  readonly n: number;
  readonly known: readonly SegmentEntry[];
  readonly notes: MergeNotes;
}

async function segmentsOf(
  store: CompactionStore,
  { merged, blocks, n, known, notes }: SegmentWork,
  build: BuildSegment | undefined,
  pause: () => Promise<void>,
): Promise<SegmentEntry[]> {
  const firsts = new Map(blocks.map(({ entry }) => [entry.number, entry.first]));
  const begins = new Set(known.map((segment) => firsts.get(segment.blocks[0] ?? 0) ?? ''));
  const onDamaged = (id: CustomerId): void => void notes.damagedCustomers.push(id);
  const segments: SegmentEntry[] = [];
  for (const part of partsOf(merged, begins)) {
    const same = segmentOf(part, known);
    if (same) segments.push(same);
    else if (build) segments.push(await writeSegment(store, part, n, build, pause, onDamaged));
  }
  return segments;
}
