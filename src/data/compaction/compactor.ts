import type { Clock } from '../../domain/clock.js';
import { RegularsError } from '../../domain/errors.js';
import type { CompactionStart, CompactionStore } from '../store/compaction-store.js';
import type { Store } from '../store/store.js';
import { compact, type CompactResult } from './compact.js';
import type { BuildSegment } from './segments.js';

/** The share of customers from which on those who lie apart are folded. */
const APART_SHARE = 0.05;
const MOST_APART = 20_000;
/** Below that, a shop's customers are rows for good: nothing would be gained. */
const FEWEST_APART = 1_024;
/** After so many changes it is looked whether it is time again. */
const CHANGES_A_LOOK = 1_024;
/** No write for so long, and the register is taken as idle. */
const QUIET_MS = 5_000;

export interface CompactorOptions {
  /** Of the database: one tab of all compacts it at a time. */
  readonly database: string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly ended: AbortSignal;
  readonly buildSegment?: BuildSegment;
  /** Told of every compaction that made a new manifest, or found damage. */
  readonly onDone: (result: CompactResult) => void;
}

/** Compacts a store while nobody needs it: after opening, and whenever many have changed. */
export class Compactor {
  private changes = 0;
  private waiting: AbortController | null = null;

  constructor(
    private readonly store: Store,
    private readonly options: CompactorOptions,
  ) {}

  /** Takes away what a crash has left, and compacts where it is time. Never rejects. */
  async start(): Promise<void> {
    await idle();
    await this.run(true);
  }

  /** Tells that this tab wrote so many customers. */
  note(customers: number): void {
    this.changes += customers;
    if (this.changes < CHANGES_A_LOOK || this.options.ended.aborted) return;
    // Each write puts it off, so that it does not come into the middle of an import.
    this.waiting?.abort();
    const waiting = new AbortController();
    this.waiting = waiting;
    const stop = (): void => waiting.abort();
    this.options.ended.addEventListener('abort', stop, { once: true });
    this.options.clock
      .sleep(QUIET_MS, waiting.signal)
      .then(() => {
        this.changes = 0;
        return this.run(false);
      })
      .catch(() => undefined)
      .finally(() => this.options.ended.removeEventListener('abort', stop));
  }

  private async run(isStart: boolean): Promise<void> {
    const { database, ended } = this.options;
    // What fails here leaves the store as it was, and is tried again another time.
    await withLock(`regulars:compact:${database}`, ended, async () => {
      const steps = await this.store.compaction();
      if (!steps || ended.aborted) return;
      if (isStart) await steps.collect();
      if (!isTime(await steps.start(), this.options.buildSegment !== undefined)) return;
      const result = await compact(steps, {
        ...(this.options.buildSegment && { buildSegment: this.options.buildSegment }),
        pause: idle,
        isStopped: () => ended.aborted,
      });
      await this.tell(steps, result);
    }).catch(() => undefined);
  }

  private async tell(steps: CompactionStore, result: CompactResult): Promise<void> {
    const isDamaged = result.damagedCustomers.length > 0 || result.lostBlocks.length > 0;
    if (result.flipped) await steps.collect();
    if (result.flipped || isDamaged) this.options.onDone(result);
  }
}

/** Whether so many lie outside the blocks of a segment, or of one order, that folding them is worth its while. */
export function isTime({ rows, blocks, manifest }: CompactionStart, hasSegments: boolean): boolean {
  const inBlocks = blocks.reduce((sum, { entry }) => sum + entry.count, 0);
  const tables = [...manifest.tables].sort((a, b) => (a.first < b.first ? -1 : 1));
  let reached = '';
  let overlapping = 0;
  for (const { first, last, customers } of tables) {
    if (first <= reached) overlapping += customers;
    if (last > reached) reached = last;
  }
  const covered = new Set(manifest.segments.flatMap((segment) => segment.blocks));
  const bare = blocks.reduce((sum, { entry }) => sum + (covered.has(entry.number) ? 0 : entry.count), 0);
  const apart = Math.max(rows, overlapping, hasSegments ? rows + bare : 0);
  return apart >= FEWEST_APART && (apart > MOST_APART || apart > (rows + inBlocks) * APART_SHARE);
}

/** What a compaction found to be damaged, as an error to show; null where all was whole. */
export function damageOf({ damagedCustomers, lostBlocks }: CompactResult): RegularsError | null {
  const [customer] = damagedCustomers;
  const [block] = lostBlocks;
  if (customer === undefined && block === undefined) return null;
  return new RegularsError(
    'store-damaged',
    `${damagedCustomers.length} records and ${lostBlocks.length} blocks of customers were damaged on this device.`,
    { path: block === undefined ? `customers.${customer}` : `blocks.${block}` },
  );
}

/** Runs work while no other tab of this origin does; not at all where one does. Without locks a flip guards itself. */
async function withLock(name: string, ended: AbortSignal, work: () => Promise<void>): Promise<void> {
  const locks = typeof navigator === 'undefined' || !('locks' in navigator) ? null : navigator.locks;
  if (ended.aborted) return;
  if (!locks) await work();
  else await locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined));
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 50);
  });
}
