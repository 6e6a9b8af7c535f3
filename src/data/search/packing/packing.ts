import type { WebAddress } from '../../../domain/client-options.js';
import type { Clock } from '../../../domain/clock.js';
import type { IndexStatus } from '../../../domain/store-status.js';
import type { Pace } from '../../pacer.js';
import type { SegmentSection } from '../../store/segment.js';
import type { Batches, Packer } from './packer.js';
import { type WorkerKind, workerKinds } from './worker-kinds.js';
import { startWorker, WorkerFailed } from './worker-packer.js';

/** A worker that has had nothing to do for so long ends: it would hold memory for nothing. */
const IDLE_MS = 10_000;

export interface PackingOptions {
  readonly clock: Pick<Clock, 'sleep'>;
  /** The host's copy of `regulars/worker.js`. */
  readonly workerUrl: string | WebAddress | undefined;
  /** Told where segments are packed from now on. */
  readonly onRunsIn: (runsIn: IndexStatus['runsIn']) => void;
}

/** Packs in the first of these that the page's policy lets run: the host's worker, one of our own, the page itself. */
export class Packing {
  /** Those not yet refused. */
  private kinds: readonly WorkerKind[];
  private packer: Promise<Packer> | null = null;
  private busy = 0;
  private resting = new AbortController();
  private isClosed = false;

  constructor(private readonly options: PackingOptions) {
    this.kinds = workerKinds(options.workerUrl);
  }

  /** Rejects where the code that packs cannot be had, or the customers. */
  async pack(batches: Batches, pace: Pace): Promise<readonly SegmentSection[]> {
    this.resting.abort();
    this.busy += 1;
    try {
      return await this.packWith((this.packer ??= this.start()), batches, pace);
    } finally {
      this.busy -= 1;
      if (this.busy === 0 && this.kinds.length > 0) void this.rest();
    }
  }

  close(): void {
    this.isClosed = true;
    this.resting.abort();
    this.end();
  }

  /** Where a worker dies over it, the page does it: slower is better than never. */
  private async packWith(starting: Promise<Packer>, batches: Batches, pace: Pace): Promise<readonly SegmentSection[]> {
    const packer = await starting;
    try {
      return await packer.pack(batches, pace);
    } catch (error) {
      if (!(error instanceof WorkerFailed) || this.isClosed) throw error;
      // Of several jobs that it had, the first starts another.
      if (this.packer === starting) {
        this.kinds = this.kinds.filter(({ runsIn }) => runsIn !== packer.runsIn);
        this.end();
      }
      return this.packWith((this.packer ??= this.start()), batches, pace);
    }
  }

  private async start(): Promise<Packer> {
    for (const { runsIn, make } of this.kinds) {
      const packer = await startWorker(make, runsIn, this.options.clock);
      if (packer) {
        this.options.onRunsIn(runsIn);
        return packer;
      }
      this.kinds = this.kinds.filter((kind) => kind.runsIn !== runsIn);
    }
    const { pagePacker } = await import('./page-packer.js').catch((error: unknown) => {
      this.packer = null;
      throw error;
    });
    this.options.onRunsIn('page');
    return pagePacker;
  }

  private async rest(): Promise<void> {
    const resting = (this.resting = new AbortController());
    try {
      await this.options.clock.sleep(IDLE_MS, resting.signal);
      this.end();
    } catch {
      // There is work again.
    }
  }

  private end(): void {
    void this.packer?.then((packer) => packer.close()).catch(() => undefined);
    this.packer = null;
  }
}
