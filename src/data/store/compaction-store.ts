import type { CustomerId } from '../../domain/id.js';
import type { Block } from './block.js';
import type { BlockEntry, Manifest, TableEntry } from './manifest.js';
import type { SegmentSection } from './segment.js';
import type { NewMutation, StoredCustomer } from './stored-record.js';

/** What a compaction starts from, as of one moment. */
export interface CompactionStart {
  /** The last change it knows: whoever changed later keeps the row. */
  readonly n: number;
  /** The number of the first change that is kept; Infinity where none is. */
  readonly oldestChange: number;
  readonly manifest: Manifest;
  readonly blocks: readonly ListedBlock[];
  /** Those of the erased, which are never folded, not counted. */
  readonly rows: number;
}

/** A block with what a table says of it. */
export interface ListedBlock {
  readonly entry: BlockEntry;
  /** One of each id in it, in their order. */
  readonly prints: Uint32Array<ArrayBuffer>;
}

export interface Flip {
  /** Of the manifest the compaction started from: where there is another by now, nothing is written. */
  readonly g: number;
  readonly n: number;
  readonly tables: readonly TableEntry[];
  readonly segments: Manifest['segments'];
  /** Whose rows are in blocks now. */
  readonly folded: readonly CustomerId[];
}

/**
 * The steps in which a store is compacted. Only `flip` changes what is read; a crash between any two leaves values that
 * nobody names, which `collect` takes away. No step holds up a save for longer than sixteen blocks take to write.
 *
 * @throws {RegularsError} `store-*`, `closed` from every step.
 */
export interface CompactionStore {
  start(): Promise<CompactionStart>;
  /** Rows in the order of ids, behind `after`. */
  readRows(after: CustomerId | null, limit: number): Promise<readonly StoredCustomer[]>;
  /** As it lies there, not checked; null where it is gone or cannot be read. */
  readBlock(number: number): Promise<Block | null>;
  /** Puts up to sixteen blocks under numbers that follow on each other, and answers the first. */
  putBlocks(blocks: readonly Block[]): Promise<number>;
  /** Puts one table of these blocks. */
  putTable(blocks: readonly ListedBlock[]): Promise<TableEntry>;
  /** Puts a segment under a new name, and reads it back: `store-damaged` where it is not what was written. */
  putSegment(sections: readonly SegmentSection[]): Promise<string>;
  /** Makes all of it count, or nothing: false where the manifest has changed since, or something of it is gone. */
  flip(flip: Flip): Promise<boolean>;
  /** Deletes rows that were folded as of change `n` and have not changed since; those that `flip` had no time for. */
  sweep(n: number, folded: readonly CustomerId[]): Promise<void>;
  /** Whose erasure is not done. */
  erasing(): Promise<readonly CustomerId[]>;
  /**
   * Notes that nothing here holds these people any more, and queues what the remote is to hear of it; nothing, and false,
   * where something still does.
   */
  confirmErased(ids: readonly CustomerId[], mutations: readonly NewMutation[]): Promise<boolean>;
  /** Deletes whatever the manifest does not name; how many values. Not while anybody compacts. */
  collect(): Promise<number>;
}
