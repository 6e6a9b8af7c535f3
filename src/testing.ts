import type { Clock, StopSignal } from './domain/clock.js';
import { hexOf, type Id, makeId } from './domain/id.js';
import { type SampleCustomer, sampleCustomers as makeSamples } from './domain/sample-customers.js';

export { FaultyRemote, type Faults } from './testing/faulty-remote.js';
export { remoteContract, type TestRunner } from './testing/remote-contract.js';
export type { ContractRemote } from './testing/shop.js';
export type { SampleCustomer } from './domain/sample-customers.js';

/**
 * Made-up customers in batches, as `client.importCustomers()` takes them: the same for the same seed.
 *
 * @param options.seed - Any integer; 1 where not given.
 * @param options.batch - Rows in each; 500 where not given.
 */
export function* sampleCustomers(
  count: number,
  { seed = 1, batch = 500 }: { readonly seed?: number; readonly batch?: number } = {},
): Generator<SampleCustomer[]> {
  const customers = makeSamples(count, seed);
  for (let from = 0; from < count; from += batch) yield customers.slice(from, from + batch);
}

interface Sleeper {
  readonly wakesAtMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  private nowMs: number;
  private monotonicMs = 0;
  private readonly sleepers = new Set<Sleeper>();

  /** @param nowMs - Epoch milliseconds to begin at; noon UTC of 21 November 2026 where not given. */
  constructor(nowMs = Date.UTC(2026, 10, 21, 12)) {
    this.nowMs = nowMs;
  }

  /** How many wait for this clock. */
  get sleeping(): number {
    return this.sleepers.size;
  }

  now(): number {
    return this.nowMs;
  }

  monotonic(): number {
    return this.monotonicMs;
  }

  sleep(delayMs: number, signal?: StopSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper: Sleeper = {
        wakesAtMs: this.monotonicMs + Math.max(0, delayMs),
        wake: () => {
          this.sleepers.delete(sleeper);
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      const stop = (): void => {
        this.sleepers.delete(sleeper);
        // An abort is told as it was made, as the platform's own do.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(signal?.reason);
      };
      if (signal?.aborted) {
        stop();
        return;
      }
      signal?.addEventListener('abort', stop, { once: true });
      this.sleepers.add(sleeper);
    });
  }

  /** Moves time on. Who sleeps wakes in order, and what follows at once from one has run before the next wakes. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.monotonicMs + ms;
    for (;;) {
      await settle();
      const next = [...this.sleepers].sort((a, b) => a.wakesAtMs - b.wakesAtMs)[0];
      if (!next || next.wakesAtMs > untilMs) break;
      this.moveTo(next.wakesAtMs);
      next.wake();
    }
    this.moveTo(untilMs);
    await settle();
  }

  /** Sets the wall clock, as somebody may: the monotonic one goes on as it was. */
  set(nowMs: number): void {
    this.nowMs = nowMs;
  }

  private moveTo(monotonicMs: number): void {
    this.nowMs += monotonicMs - this.monotonicMs;
    this.monotonicMs = monotonicMs;
  }
}

/** Ids that are the same in every run and sort in the order they were made. */
export function sequentialIds(seed = 1): () => Id {
  let count = 0;
  return () => {
    count += 1;
    const random = Uint8Array.from({ length: 10 }, (_, place) => (seed >> (8 * (place % 4))) & 0xff);
    return makeId((BigInt(Date.UTC(2026, 10, 21) + count) << 80n) + BigInt(`0x${hexOf(random)}`));
  };
}

/** Lets promises that are resolved already run on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
