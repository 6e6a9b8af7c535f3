import type { Clock } from '../../../domain/clock.js';
import type { CustomerId } from '../../../domain/id.js';
import { cut } from '../../cut.js';
import { Pacer } from '../../pacer.js';
import type { StoredCustomer } from '../../store/stored-record.js';
import { DeltaIndex } from '../delta-index.js';
import { type IndexEntry, type Packable, packableOf } from '../index-entry.js';
import { loadOnce } from '../../load-once.js';
import type { Vocabulary } from '../near-words.js';
import type { Batches, Packer } from '../packing/packer.js';
import type { Segment } from './segment.js';
import { SEGMENT_SIZE } from './segment-size.js';
import type { StoredParts } from './stored-segments.js';

/** Packed first, so that a large shop is answered early. */
const FIRST_PACKED = 2_048;
/** Changes that are packed in their turn. */
const DELTA_PACKED = 8_192;
const READ_AT_ONCE = 256;
/** What packs and searches segments: a shop with few customers needs none of it. */
type Kit = Awaited<ReturnType<typeof loadKit>>;
const loadKit = loadOnce(() => import('./kit.js'));

export interface StackOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Called when customers have come or moved. */
  readonly onChange: () => void;
  /** From how many on customers in line become a segment. */
  readonly packsFrom: number;
  /** Rejects where what packs cannot be had. */
  readonly pack: Packer['pack'];
  /** Aborted when nobody will search any more. */
  readonly ended: AbortSignal | null;
}

/** Segments, and the changes over them: everybody stands in one of them alone. */
export class SegmentStack {
  /** Replaced, never changed: whoever reads it goes on with what they have. */
  segments: readonly Segment[] = [];
  /** The newest first. Those behind it are being packed. */
  deltas: readonly DeltaIndex[] = [new DeltaIndex()];

  /** There as soon as there is a segment. */
  kit: Kit | null = null;

  /** How often stored segments came. */
  private loads = 0;
  /** Whether more of them are to come. */
  private isOpening = false;
  private staged = new Map<CustomerId, StoredCustomer>();
  /** Who is being packed, as of which change. */
  private readonly underWay = new Map<CustomerId, number>();
  /** Whose older state stands in a segment, or will when it is packed: it shows until the newer one does. */
  private replacing: CustomerId[] = [];
  /** Of the segments. */
  private vocabulary: Vocabulary = [];
  /** How many are being packed. */
  private packing = 0;
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly options: StackOptions) {}

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
  stage(row: StoredCustomer): void {
    const { n, customer } = row;
    const { id } = customer;
    const underWay = this.underWay.get(id) ?? -1;
    if (this.knows(id, n) || (this.staged.get(id)?.n ?? -1) >= n || underWay >= n) return;
    if (underWay >= 0 || this.segments.some((segment) => segment.placeOf(id) >= 0)) this.replacing.push(id);
    this.staged.set(id, row);
    // Each as large as all before it: early ones are there soon, and in the end there are few.
    const least = Math.min(SEGMENT_SIZE, Math.max(FIRST_PACKED, this.size + this.packing));
    if (this.staged.size >= least) this.packStaged();
  }

  /** Packs what is in line, and waits for all packing to end. */
  settle(): Promise<void> {
    this.packStaged();
    return this.work;
  }

  /** Takes segments as they were stored, and says which were whole. */
  async load(parts: readonly StoredParts[], areMoreToCome: boolean): Promise<readonly boolean[]> {
    this.isOpening = areMoreToCome;
    const [kit, stored] = await Promise.all([this.readyKit(), import('./stored-segments.js').catch(() => null)]);
    // Where the line is down they are packed from their blocks, or taken one by one.
    if (!kit || !stored) return parts.map(() => false);
    const segments: (Segment | null)[] = [];
    for (const part of parts) segments.push(await stored.storedSegment(part, this.options.clock));
    const whole = segments.filter((segment) => segment !== null);
    await new Promise<void>((resolve) => {
      this.enqueue(async () => {
        await stored.hideRepacked(whole, this.segments, this.options.clock);
        this.install([], whole);
        // Of those in line, too, one may have come who is older.
        this.loads += 1;
        this.replacing = [...this.staged.keys()];
        resolve();
      });
    });
    return segments.map((segment) => segment !== null);
  }

  private packStaged(): void {
    if (this.staged.size === 0) return;
    const rows = [...this.staged.values()];
    const { replacing, loads } = this;
    this.staged = new Map();
    this.replacing = [];
    for (const { n, customer } of rows) this.underWay.set(customer.id, n);
    this.packing += rows.length;
    this.enqueue(async () => {
      const segment = rows.length < this.options.packsFrom ? null : await this.packed(batchesOf(rows, packableOf));
      this.packing -= rows.length;
      for (const { n, customer } of rows) if (this.underWay.get(customer.id) === n) this.underWay.delete(customer.id);
      if (!segment) return this.takeAll(rows);
      const older = loads === this.loads ? replacing : rows.map(({ customer }) => customer.id);
      for (const id of older) this.hide(id, segment.changeOf(id));
      this.install([], [segment]);
      await this.mergeSmall();
    });
  }

  /** Null where what packs cannot be had, as the line is down: then nothing is packed until another time. */
  private async packed(batches: Batches): Promise<Segment | null> {
    const kit = await this.readyKit();
    try {
      const sections = kit && (await this.options.pack(batches, this.options.clock));
      return sections && kit.segmentIn(sections);
    } catch {
      return null;
    }
  }

  private async readyKit(): Promise<Kit | null> {
    this.kit ??= await loadKit().catch(() => null);
    return this.kit;
  }

  private async takeAll(rows: readonly StoredCustomer[]): Promise<void> {
    const pacer = new Pacer(this.options.clock);
    for (const [place, row] of rows.entries()) {
      if (this.options.ended?.aborted) return;
      this.take(row);
      if (place % READ_AT_ONCE === 0 && pacer.due) await pacer.breathe();
    }
    this.options.onChange();
  }

  /** Many small segments would each be asked: they become one. */
  private async mergeSmall(): Promise<void> {
    const { kit } = this;
    if (!kit) return;
    for (const group of kit.smallGroupsOf(this.segments)) {
      const merged = await this.packed(() => kit.liveIn(group));
      if (merged) this.install(group, [merged]);
    }
  }

  private async packDelta(): Promise<void> {
    const [full, ...older] = this.deltas;
    if (!full || full.entries.length < DELTA_PACKED) return;
    this.deltas = [new DeltaIndex(), full, ...older];
    const entries = full.entries.filter((entry) => entry !== null);
    const segment = await this.packed(batchesOf(entries, (entry) => entry));
    if (!segment) return;
    // Whoever went is remembered, so that nothing older brings them back.
    const [newest] = this.deltas;
    for (const [id, { n }] of full.changes) if (segment.changeOf(id) < n) newest?.forget(id, n);
    this.deltas = this.deltas.filter((delta) => delta !== full);
    this.install([], [segment]);
    await this.mergeSmall();
  }

  /** Puts segments in place of others; whoever has changed since they were read shows as changed. */
  private install(replaced: readonly Segment[], segments: readonly Segment[]): void {
    const kept = this.segments.filter((segment) => !replaced.includes(segment));
    for (const segment of segments) {
      for (const delta of this.deltas) {
        for (const [id, { n }] of delta.changes) {
          if (segment.changeOf(id) > n) delta.hide(id);
          else segment.hideOlder(id, n);
        }
      }
    }
    this.segments = [...kept, ...segments];
    this.options.onChange();
  }

  /** Whether this change of somebody, or a later one, is there already. */
  private knows(id: CustomerId, n: number): boolean {
    if (this.deltas.some((delta) => (delta.changeOf(id) ?? -1) >= n)) return true;
    return this.segments.some((segment) => segment.newestChange >= n && segment.changeOf(id) >= n);
  }

  private hide(id: CustomerId, n: number): void {
    for (const segment of this.segments) segment.hideOlder(id, n);
  }

  private enqueue(work: () => Promise<void>): void {
    this.waiting += 1;
    this.work = this.work.then(work).then(async () => {
      this.waiting -= 1;
      const { kit, segments } = this;
      // Once the last of the work in line is done: a list of so many words is not made anew for each.
      if (kit && this.waiting === 0 && !this.isOpening) this.vocabulary = await kit.vocabularyIn(segments, this.options.clock);
    });
  }
}

function batchesOf<Item>(items: readonly Item[], read: (item: Item) => Packable): Batches {
  return function* () {
    for (const part of cut(items, READ_AT_ONCE)) yield part.map(read);
  };
}
