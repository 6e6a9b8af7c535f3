import type { CustomerClientSettings } from '../../domain/client-options.js';
import { RegularsError } from '../../domain/errors.js';
import type { CustomerId } from '../../domain/id.js';
import type { MutationBody } from '../../domain/mutation.js';
import type { CompactionStart, CompactionStore } from '../store/compaction-store.js';
import { idle } from '../idle.js';
import { newMutations } from '../new-mutations.js';
import { packablesOf } from '../search/index-entry.js';
import type { Packer } from '../search/packing/packer.js';
import { compact, type CompactResult } from './compact.js';
import type { BuildSegment } from './segments.js';

/** The share of customers from which on those who lie apart are folded. */
const APART_SHARE = 0.05;
const MOST_APART = 20_000;
/** Below that, a shop's customers are rows for good: nothing would be gained. */
const FEWEST_APART = 1_024;
/** After so many changes it is looked whether it is time again. */
const CHANGES_A_LOOK = 1_024;
/** Opening has more urgent work. */
const START_MS = 10_000;
/** No write for so long, and the register is taken as idle. */
const QUIET_MS = 5_000;
/** An erasure that others were in the way of goes on after that. */
const ERASE_AGAIN_MS = 60_000;

export interface CompactorOptions {
  /** One tab of all compacts a database at a time. */
  readonly settings: CustomerClientSettings;
  readonly ended: AbortSignal;
  /** The store's; null where it keeps no blocks. */
  readonly steps: () => Promise<CompactionStore | null>;
  readonly pack: Packer['pack'];
  /** Names of segments that were found damaged. */
  readonly distrusted?: ReadonlySet<string>;
  /** Told of every compaction that made a new manifest, or found damage. */
  readonly onDone: (result: CompactResult) => void;
  /** Told when nothing that is stored holds any of the erased: what this page has in memory still may. */
  readonly onErased: () => Promise<void>;
}

/** Compacts a store while nobody needs it: some time after opening, and whenever many have changed. */
export class Compactor {
  private changes = 0;
  private hasCollected = false;
  /** Whether somebody was erased whom blocks or segments may still hold. */
  private isErasing = false;
  private waiting = new AbortController();

  constructor(private readonly options: CompactorOptions) {
    options.ended.addEventListener('abort', () => this.waiting.abort(), { once: true });
    void this.runAfter(START_MS);
  }

  /** Tells that this tab wrote so many customers. */
  note(customers: number): void {
    this.changes += customers;
    if (this.changes < CHANGES_A_LOOK || this.options.ended.aborted) return;
    // Each write puts it off, so that it does not come into the middle of an import.
    this.waiting.abort();
    this.waiting = new AbortController();
    void this.runAfter(QUIET_MS);
  }

  /** Tells that somebody was erased, in this tab or another. Later ones do not put the first off. */
  erase(): void {
    if (this.isErasing || this.options.ended.aborted) return;
    this.isErasing = true;
    this.waiting.abort();
    this.waiting = new AbortController();
    void this.runAfter(QUIET_MS);
  }

  private async runAfter(delayMs: number): Promise<void> {
    const { signal } = this.waiting;
    try {
      await this.options.settings.environment.clock.sleep(delayMs, signal);
      this.changes = 0;
      await this.run();
    } catch {
      // Stopped, or failed: the store is as it was, and it is tried again another time.
    }
    if (this.isErasing && !signal.aborted && !this.options.ended.aborted) void this.runAfter(ERASE_AGAIN_MS);
  }

  private async run(): Promise<void> {
    const { settings, ended, distrusted } = this.options;
    const { buildSegment } = this;
    await withLock(`regulars:compact:${settings.database}`, ended, async () => {
      const steps = await this.options.steps();
      if (!steps || ended.aborted) return;
      if (!this.hasCollected) await steps.collect();
      this.hasCollected = true;
      await this.finishErasures(steps);
      const start = await steps.start();
      const isDoubtful = start.manifest.segments.some(({ name }) => distrusted?.has(name));
      if (!isDoubtful && !isTime(start, true)) return;
      const result = await compact(steps, {
        buildSegment,
        ...(distrusted && { distrusted }),
        pause: () => idle(1_000),
        isStopped: () => ended.aborted,
      });
      await this.tell(steps, result);
    });
  }

  private async finishErasures(steps: CompactionStore): Promise<void> {
    if (!this.isErasing && (await steps.erasing()).length === 0) return;
    this.isErasing = true;
    const { settings, ended, onErased } = this.options;
    const { finishErasures } = await import('./finish-erasures.js');
    const damagedCustomers = new Set<CustomerId>();
    const isDone = await finishErasures(steps, {
      buildSegment: this.buildSegment,
      onDamaged: (id) => void damagedCustomers.add(id),
      confirmationsOf: (ids) => newMutations(ids.map(confirmationOf), settings),
      pause: async () => {
        ended.throwIfAborted();
        await idle(1_000);
      },
    });
    await this.tell(steps, { flipped: false, folded: 0, damagedCustomers: [...damagedCustomers], lostBlocks: [] });
    // Somebody else may have been erased meanwhile.
    this.isErasing = !isDone || (await steps.erasing()).length > 0;
    // Not waited for under the lock. One that fails is made with the next start.
    if (isDone) void onErased().catch(() => undefined);
  }

  private readonly buildSegment: BuildSegment = (blocks, breathe) => {
    const { clock } = this.options.settings.environment;
    return this.options.pack(packablesOf(blocks), { monotonic: () => clock.monotonic(), breathe });
  };

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

function confirmationOf(customerId: CustomerId): MutationBody {
  return { kind: 'erase-confirm', customerId };
}
