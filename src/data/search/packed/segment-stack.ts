import type { CustomerId } from '../../../domain/id.js';
import { Pacer } from '../../import/pacer.js';
import type { StoredCustomer } from '../../store/stored-record.js';
import { DeltaIndex } from '../delta-index.js';
import type { IndexEntry } from '../index-entry.js';
import { builtCustomer, packSegment } from './segment-builder.js';
import { Segment } from './segment.js';
import { SEGMENT_SIZE } from './segment-data.js';
import { inSlices } from './in-slices.js';
import type { Vocabulary } from '../typos.js';
import { vocabularyOf } from './vocabulary.js';

/** Packed first, so that a large shop is answered early. */
const FIRST_PACKED = 2_048;
/** Changes that are packed in their turn. */
const DELTA_PACKED = 8_192;
/** So many small segments become one. */
const SMALL_SEGMENTS = 8;
const READ_AT_ONCE = 256;

interface Pace {
  readonly monotonic: () => number;
}

/** Segments, and the changes over them: everybody stands in one of them alone. */
export class SegmentStack {
  /** Replaced, never changed: whoever reads it goes on with what they have. */
  segments: readonly Segment[] = [];
  /** The newest first. Those behind it are being packed. */
  deltas: readonly DeltaIndex[] = [new DeltaIndex()];

  private staged = new Map<CustomerId, IndexEntry>();
  /** Whose older state stands in a segment: it shows until the newer one does. */
  private replacing: CustomerId[] = [];
  /** Of the segments. */
  private vocabulary: Vocabulary = [];
  /** How many are being packed. */
  private packing = 0;
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly clock: Pace,
    /** Called when customers have come or moved. */
    private readonly onChange: () => void,
  ) {}

  get size(): number {
    const packed = this.segments.reduce((sum, { live }) => sum + live, 0);
    return this.deltas.reduce((sum, { size }) => sum + size, packed);
  }

  /** The words that people misspell, each list in order. */
  vocabularies(): readonly Vocabulary[] {
    return [this.vocabulary, ...this.deltas.map((delta) => delta.vocabulary())];
  }

  /** Somebody as they are now; null where nobody is. */
  entryOf(id: CustomerId): IndexEntry | null {
    for (const delta of this.deltas) {
      const entry = delta.entries[delta.slotOf(id)];
      if (entry) return entry;
    }
    for (const segment of this.segments) {
      const place = segment.placeOf(id);
      if (place >= 0) return segment.entryAt(place);
    }
    return null;
  }

  take(row: StoredCustomer): void {
    const { id } = row.customer;
    if (this.knows(id, row.n)) return;
    if ((this.staged.get(id)?.n ?? Infinity) <= row.n) this.staged.delete(id);
    this.hide(id, row.n);
    const [newest] = this.deltas;
    newest?.take(row);
    for (const delta of this.deltas.slice(1)) delta.hide(id);
    if ((newest?.entries.length ?? 0) >= DELTA_PACKED) this.enqueue(() => this.packDelta());
  }

  /** Puts somebody in line to be packed. */
  stage(entry: IndexEntry): void {
    const { id, n } = entry;
    if (this.knows(id, n) || (this.staged.get(id)?.n ?? -1) >= n) return;
    if (this.segments.some((segment) => segment.placeOf(id) >= 0)) this.replacing.push(id);
    this.staged.set(id, entry);
    // Each as large as all before it: early ones are there soon, and in the end there are few.
    const least = Math.min(SEGMENT_SIZE, Math.max(FIRST_PACKED, this.size + this.packing));
    if (this.staged.size >= least) this.packStaged();
  }

  /** Packs what is in line, and waits for all packing to end. */
  settle(): Promise<void> {
    this.packStaged();
    return this.work;
  }

  private packStaged(): void {
    if (this.staged.size === 0) return;
    const entries = [...this.staged.values()];
    const { replacing } = this;
    this.staged = new Map();
    this.replacing = [];
    this.packing += entries.length;
    this.enqueue(async () => {
      const segment = await this.pack(entries);
      this.packing -= entries.length;
      for (const id of replacing) for (const older of this.segments) hideIn(older, id, segment.changeOf(id));
      this.install([], [segment]);
      await this.mergeSmall();
    });
  }

  /** Many small segments would each be asked: they become one. */
  private async mergeSmall(): Promise<void> {
    const small = this.segments.filter(({ live }) => live < SEGMENT_SIZE / 2);
    if (small.length < SMALL_SEGMENTS) return;
    const merged: Segment[] = [];
    let entries: IndexEntry[] = [];
    const pacer = new Pacer(this.clock);
    for (const segment of small) {
      if (entries.length + segment.live > SEGMENT_SIZE) {
        merged.push(await this.pack(entries));
        entries = [];
      }
      for (let place = 0; place < segment.size; place += 1) {
        if (segment.isLive(place)) entries.push(segment.entryAt(place));
        if (place % READ_AT_ONCE === 0 && pacer.due) await pacer.breathe();
      }
    }
    if (entries.length > 0) merged.push(await this.pack(entries));
    this.install(small, merged);
  }

  private async packDelta(): Promise<void> {
    const [full, ...older] = this.deltas;
    if (!full || full.entries.length < DELTA_PACKED) return;
    this.deltas = [new DeltaIndex(), full, ...older];
    const segment = await this.pack(full.entries.filter((entry) => entry !== null));
    // Whoever went is remembered, so that nothing older brings them back.
    const [newest] = this.deltas;
    for (const [id, { n }] of full.changes) if (segment.changeOf(id) < n) newest?.forget(id, n);
    this.deltas = this.deltas.filter((delta) => delta !== full);
    this.install([], [segment]);
    await this.mergeSmall();
  }

  private async pack(entries: readonly IndexEntry[]): Promise<Segment> {
    const pacer = new Pacer(this.clock);
    const built = [];
    for (const [place, entry] of entries.entries()) {
      built.push(builtCustomer(entry));
      if (place % READ_AT_ONCE === 0 && pacer.due) await pacer.breathe();
    }
    return new Segment(await inSlices(packSegment(built), pacer));
  }

  /** Puts segments in place of others; whoever has changed since they were read shows as changed. */
  private install(replaced: readonly Segment[], segments: readonly Segment[]): void {
    const kept = this.segments.filter((segment) => !replaced.includes(segment));
    for (const segment of segments) {
      for (const delta of this.deltas) {
        for (const [id, { n }] of delta.changes) {
          if (segment.changeOf(id) > n) delta.hide(id);
          else hideIn(segment, id, n);
        }
      }
    }
    this.segments = [...kept, ...segments];
    this.onChange();
  }

  /** Whether this change of somebody, or a later one, is there already. */
  private knows(id: CustomerId, n: number): boolean {
    if (this.deltas.some((delta) => (delta.changeOf(id) ?? -1) >= n)) return true;
    return this.segments.some((segment) => segment.changeOf(id) >= n);
  }

  private hide(id: CustomerId, n: number): void {
    for (const segment of this.segments) hideIn(segment, id, n);
  }

  private enqueue(work: () => Promise<void>): void {
    this.work = this.work.then(work).then(async () => {
      const { segments } = this;
      // Once the last of the work in line is done: a list of so many words is not made anew for each.
      if ((this.waiting -= 1) === 0) this.vocabulary = await inSlices(vocabularyOf(segments), new Pacer(this.clock));
    });
    this.waiting += 1;
  }
}

function hideIn(segment: Segment, id: CustomerId, n: number): void {
  const place = segment.placeOf(id);
  if (place >= 0 && segment.changeAt(place) <= n) segment.hide(place);
}
