import type { Clock } from '../../../domain/clock.js';
import type { IndexStatus } from '../../../domain/store-status.js';
import { type Pace, Pacer } from '../../pacer.js';
import type { SegmentSection } from '../../store/segment.js';
import type { Batches, Packer } from './packer.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

/** A policy refuses a worker by an event that comes late or never: so long is waited for its first word. */
const HANDSHAKE_MS = 2_000;

interface Job {
  readonly resolve: (sections: readonly SegmentSection[]) => void;
  readonly reject: (error: Error) => void;
}

/** What a worker's jobs are rejected with where it is to blame. */
export class WorkerFailed extends Error {}

/** A worker that has said it is there; null where it cannot be had, or says nothing. */
export async function startWorker(
  make: () => Worker,
  runsIn: IndexStatus['runsIn'],
  clock: Pick<Clock, 'sleep'>,
): Promise<WorkerPacker | null> {
  const waiting = new AbortController();
  let worker: Worker | null = null;
  try {
    const made = (worker = make());
    const isReady = await Promise.race([
      new Promise<boolean>((resolve) => {
        made.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve('isReady' in data);
        made.onerror = (event) => {
          event.preventDefault();
          resolve(false);
        };
      }),
      clock.sleep(HANDSHAKE_MS, waiting.signal).then(() => false),
    ]);
    if (isReady) return new WorkerPacker(made, runsIn);
  } catch {
    // Refused at once: another kind is tried.
  } finally {
    waiting.abort();
  }
  worker?.terminate();
  return null;
}

/** Packs in a worker: the page only hands the customers over. */
export class WorkerPacker implements Packer {
  private readonly jobs = new Map<number, Job>();
  private next = 0;
  private isClosed = false;

  constructor(
    private readonly worker: Worker,
    readonly runsIn: IndexStatus['runsIn'],
  ) {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.close();
    };
    worker.onmessageerror = () => this.close();
  }

  async pack(batches: Batches, pace: Pace): Promise<readonly SegmentSection[]> {
    const job = (this.next += 1);
    const packed = new Promise<readonly SegmentSection[]>((resolve, reject) => this.jobs.set(job, { resolve, reject }));
    packed.catch(() => undefined);
    const pacer = new Pacer(pace);
    try {
      for await (const customers of batches()) {
        this.tell({ job, customers });
        if (pacer.due) await pacer.breathe();
      }
    } catch (error) {
      this.tell({ job, then: 'forget' });
      this.jobs.delete(job);
      throw error;
    }
    this.tell({ job, then: 'pack' });
    return packed;
  }

  close(): void {
    this.isClosed = true;
    this.worker.terminate();
    for (const { reject } of this.jobs.values()) reject(new WorkerFailed('It has ended.'));
    this.jobs.clear();
  }

  private tell(message: ToWorker): void {
    if (!this.isClosed) this.worker.postMessage(message);
  }

  private hear(message: FromWorker): void {
    if (!('job' in message)) return;
    const job = this.jobs.get(message.job);
    this.jobs.delete(message.job);
    if ('sections' in message) job?.resolve(message.sections);
    else job?.reject(new WorkerFailed(message.failure));
  }
}
