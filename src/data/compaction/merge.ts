import type { CustomerId } from '../../domain/id.js';
import { BLOCK_SIZE, type Block, isWhole, packBlock, packCustomer, packedIn, type PackedCustomer } from '../store/block.js';
import type { CompactionStore, ListedBlock } from '../store/compaction-store.js';
import { printOf } from '../store/manifest.js';
import type { StoredCustomer } from '../store/stored-record.js';
import { RowReader } from './row-reader.js';

/** A smaller block is merged with what lies beside it. */
const FEWEST = BLOCK_SIZE / 4;
/** Sorted at least so many at once. */
const SORTED_AT_ONCE = 4_096;

/** A block of the new list: one of before as it is, or a new one to be put. */
export type Merged = { readonly kept: ListedBlock } | { readonly made: Block };

/** What a merge came across. */
export interface MergeNotes {
  /** The first change that is still kept: who follows the changes has heard of all before. */
  readonly oldestChange: number;
  /** Whose rows are in blocks now, or are no longer needed there. */
  readonly folded: CustomerId[];
  /** Whose record was damaged and is not healed by a row: it stays as it is. */
  readonly damagedCustomers: CustomerId[];
  /** Blocks that cannot be read at all: they stay in the list, so that it is known that somebody is missing. */
  readonly lostBlocks: ListedBlock[];
}

/**
 * Blocks and rows as one list of blocks with disjoint ranges, in the order of ids. A row replaces the record of its
 * customer, a tombstone takes it away. A block that no row and no other block touches stays what it is.
 *
 * @param pause - Awaited between blocks, so that nobody is held up.
 * @param doubted - Numbers of blocks that are read though nothing touches them.
 */
export async function* mergeBlocks(
  store: CompactionStore,
  blocks: readonly ListedBlock[],
  notes: MergeNotes,
  pause: () => Promise<void>,
  doubted: ReadonlySet<number>,
): AsyncGenerator<Merged> {
  const ordered = [...blocks].sort((a, b) => (a.entry.first < b.entry.first ? -1 : 1));
  const merge = new Merge(new RowReader(store), notes);
  let reached = '';
  for (const [place, listed] of ordered.entries()) {
    const { number, first, last, count } = listed.entry;
    const next = ordered[place + 1]?.entry.first;
    const isApart = first > reached && (next === undefined || last < next);
    if (isApart) yield* await merge.drain(first);
    const isTrusted = !doubted.has(number);
    if (isApart && isTrusted && count >= FEWEST && !merge.isWaiting && !(await merge.hasRow(last))) {
      yield* merge.flush();
      yield { kept: listed };
    } else {
      const block = await store.readBlock(number);
      // A block that says whom it holds can be taken apart, whoever of them is damaged.
      if (block?.ids.length === count && isSame(block, listed)) merge.take(block);
      else notes.lostBlocks.push(listed);
      yield* await merge.drainWhenMany(next);
    }
    if (last > reached) reached = last;
    await pause();
  }
  yield* await merge.drain();
  yield* merge.flush();
}

/** Whether its ids are those the table knows: an id that changed would be another customer. */
function isSame({ ids }: Block, { prints }: ListedBlock): boolean {
  return ids.every((id, place) => printOf(id) === prints[place]);
}

class Merge {
  /** Read and not yet in order. */
  private pool: PackedCustomer[] = [];
  private enough = SORTED_AT_ONCE;
  /** In order and not yet in a block. */
  private ready: PackedCustomer[] = [];

  constructor(
    private readonly rows: RowReader,
    private readonly notes: MergeNotes,
  ) {}

  /** Whether what is ready is too little for a block of its own. */
  get isWaiting(): boolean {
    return this.ready.length > 0 && this.ready.length < FEWEST;
  }

  /** Whether a row stands at or before this id, behind all that was drained. */
  async hasRow(last: CustomerId): Promise<boolean> {
    const row = await this.rows.peek();
    return row !== null && row.customer.id <= last;
  }

  take(block: Block): void {
    for (const packed of packedIn(block)) {
      this.pool.push(packed);
      if (!isWhole(packed)) this.notes.damagedCustomers.push(packed.id);
    }
  }

  async drainWhenMany(until?: CustomerId): Promise<Merged[]> {
    if (this.pool.length < this.enough) return [];
    const drained = await this.drain(until);
    this.enough = Math.max(SORTED_AT_ONCE, 2 * this.pool.length);
    return drained;
  }

  /** Brings everybody before this id into order, with the rows among them. */
  async drain(until?: CustomerId): Promise<Merged[]> {
    const isBefore = (id: CustomerId): boolean => until === undefined || id < until;
    const sorted = this.pool.filter(({ id }) => isBefore(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
    this.pool = this.pool.filter(({ id }) => !isBefore(id));
    let place = 0;
    for (let row = await this.rows.peek(); row && isBefore(row.customer.id); row = await this.rows.next()) {
      const { id } = row.customer;
      for (; (sorted[place]?.id ?? id) < id; place += 1) this.addReady(sorted[place]);
      const inBlock = sorted[place]?.id === id ? sorted[place] : undefined;
      if (inBlock) place += 1;
      if (row.base !== undefined || this.isInLost(id)) this.addReady(inBlock);
      else this.fold(row);
    }
    for (; place < sorted.length; place += 1) this.addReady(sorted[place]);
    return this.full();
  }

  /** What is left, in blocks about as full as each other. */
  flush(): Merged[] {
    const count = Math.ceil(this.ready.length / BLOCK_SIZE);
    const size = Math.ceil(this.ready.length / Math.max(1, count));
    const all = this.ready;
    this.ready = [];
    return Array.from({ length: count }, (_, part) => ({ made: packBlock(all.slice(part * size, (part + 1) * size)) }));
  }

  private full(): Merged[] {
    const made: Merged[] = [];
    let from = 0;
    // So much stays that the last blocks before a kept one need not be small.
    for (; this.ready.length - from > 2 * BLOCK_SIZE; from += BLOCK_SIZE) {
      made.push({ made: packBlock(this.ready.slice(from, from + BLOCK_SIZE)) });
    }
    this.ready = this.ready.slice(from);
    return made;
  }

  private addReady(packed: PackedCustomer | undefined): void {
    if (packed) this.ready.push(packed);
  }

  /** Whether a block that cannot be read may hold this one: only a row then wins over what may still be found there. */
  private isInLost(id: CustomerId): boolean {
    return this.notes.lostBlocks.some(
      ({ entry, prints }) => entry.first <= id && id <= entry.last && prints.includes(printOf(id)),
    );
  }

  private fold(row: StoredCustomer): void {
    const { id, deletedAt } = row.customer;
    // The row of a deleted one stays while others may still have to hear of it.
    if (deletedAt === undefined || row.n < this.notes.oldestChange) this.notes.folded.push(id);
    const damaged = this.notes.damagedCustomers.indexOf(id);
    if (damaged !== -1) this.notes.damagedCustomers.splice(damaged, 1);
    if (deletedAt === undefined) this.ready.push(packCustomer(row));
  }
}
