import type { FakeClock } from '../../src/testing.js';
import type { FaultyFactory } from './faulty-factory.js';
import { until } from './until.js';

/** What a read takes on a busy machine: one that still ran would have ended. */
const SUSTAINED = 100;

/**
 * Waits until a register that has just opened reads and writes nothing of its own any more: it has looked for changes, let
 * go of old ones, and only the next look and the first compaction wait.
 */
export async function untilQuiet(clock: FakeClock, factory: FaultyFactory): Promise<void> {
  let turns = 0;
  await until(() => {
    const names = factory.transactions.map((tables) => tables.join());
    const isDone = names.includes('blocks,changes,customers,manifest') && names.includes('changes');
    turns = isDone && clock.sleeping === 2 ? turns + 1 : 0;
    return turns > SUSTAINED;
  });
}
