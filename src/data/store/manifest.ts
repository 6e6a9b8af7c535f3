import type { CustomerId } from '../../domain/id.js';
import { sumOf } from './block.js';

/**
 * What the customer table consists of besides its rows. It is put in one transaction with whatever follows from it, and
 * nothing counts before: a crash leaves the one before, and values that nobody names.
 */
export interface Manifest {
  /** Of this manifest; each has a higher one. */
  readonly g: number;
  /** The `g` at which rows were last folded into blocks, and blocks replaced: since then blocks have only been added. */
  readonly foldedG: number;
  readonly schema: number;
  readonly minReader: number;
  readonly tables: readonly TableEntry[];
  readonly segments: readonly SegmentEntry[];
}

/** One table of blocks, so that adding a few blocks does not write the list of all. */
export interface TableEntry {
  /** Of the table's value: from the same numbers as blocks, never given twice. */
  readonly number: number;
  readonly first: CustomerId;
  readonly last: CustomerId;
  readonly blocks: number;
  readonly customers: number;
}

/** Blocks whose ranges are disjoint, in the order of ids. A value that never changes. */
export interface BlockTable {
  readonly blocks: readonly BlockEntry[];
  /** One of each customer's id, block after block: whether a block may hold an id is known without reading it. */
  readonly prints: Uint32Array<ArrayBuffer>;
}

export interface BlockEntry {
  readonly number: number;
  readonly first: CustomerId;
  readonly last: CustomerId;
  readonly count: number;
  readonly checksum: number;
}

/** A part of the search index as it is stored: of these blocks, as of change `n`. */
export interface SegmentEntry {
  readonly name: string;
  readonly blocks: readonly number[];
  readonly n: number;
  readonly sections: readonly SectionEntry[];
  /** Whether somebody is in it who was erased since: it is read until it is built anew, which is soon. */
  readonly dirty?: true;
}

export interface SectionEntry {
  readonly name: string;
  readonly version: number;
  readonly byteLength: number;
  readonly checksum: number;
}

/** Before anything was put into blocks. */
export const NO_BLOCKS: Manifest = { g: 0, foldedG: 0, schema: 0, minReader: 0, tables: [], segments: [] };

/** Where each customer's block is, as of one manifest. */
export class Catalog {
  constructor(
    readonly manifest: Manifest,
    readonly tables: readonly BlockTable[],
  ) {}

  /** Blocks that may hold the customer: nearly always the one that does, or none. */
  blocksOf(id: CustomerId): number[] {
    const print = printOf(id);
    const found: number[] = [];
    this.manifest.tables.forEach(({ first, last }, place) => {
      const table = first <= id && id <= last ? this.tables[place] : undefined;
      const number = table && blockIn(table, id, print);
      if (number !== undefined) found.push(number);
    });
    return found;
  }

  /** Prints of the ids that a block was written with, in their order; none where no table has it. */
  printsOf(number: number): Uint32Array {
    for (const { blocks, prints } of this.tables) {
      const place = blocks.findIndex((block) => block.number === number);
      const start = startsOf(blocks)[place] ?? 0;
      if (place !== -1) return prints.subarray(start, start + (blocks[place]?.count ?? 0));
    }
    return new Uint32Array();
  }

  /** All blocks, table by table. */
  get blocks(): BlockEntry[] {
    return this.tables.flatMap(({ blocks }) => blocks);
  }

  get customers(): number {
    return this.manifest.tables.reduce((sum, { customers }) => sum + customers, 0);
  }
}

/** An id in 32 bits, the end first: the beginning of those made by time is alike. */
export function printOf(id: CustomerId): number {
  return sumOf(id.slice(-12) + id.slice(0, 8));
}

function blockIn({ blocks, prints }: BlockTable, id: CustomerId, print: number): number | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.last ?? '') < id) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  if (!block || id < block.first) return undefined;
  const start = startsOf(blocks)[low] ?? 0;
  for (let place = start; place < start + block.count; place += 1) if (prints[place] === print) return block.number;
  return undefined;
}

/** Where the prints of each block begin, counted once a table. */
const starts = new WeakMap<readonly BlockEntry[], readonly number[]>();

function startsOf(blocks: readonly BlockEntry[]): readonly number[] {
  const known = starts.get(blocks);
  if (known) return known;
  let next = 0;
  const made = blocks.map(({ count }) => (next += count) - count);
  starts.set(blocks, made);
  return made;
}
