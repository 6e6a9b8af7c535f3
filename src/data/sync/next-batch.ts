import type { Id } from '../../domain/id.js';
import type { Lane } from '../../domain/mutation.js';
import { PUSHED_AT_ONCE, PUSHED_BYTES } from '../../domain/remote-answer.js';
import type { OutboxEntry } from '../store/stored-record.js';

/** Which rejected mutation each lane stands still behind. */
export function blockedLanes(rejected: readonly OutboxEntry[]): Map<Lane, Id> {
  const lanes = new Map<Lane, Id>();
  for (const { mutation } of rejected) {
    for (const lane of mutation.lanes) if (!lanes.has(lane)) lanes.set(lane, mutation.id);
  }
  return lanes;
}

/**
 * What is held, by the rejected mutation it stands behind: whoever shares a lane with one that is rejected or held and came
 * before it.
 */
export function heldBehind(waiting: readonly OutboxEntry[], rejected: readonly OutboxEntry[]): Map<Id, Id> {
  const blocked = blockedLanes(rejected);
  const orders = new Map(rejected.map(({ mutation }) => [mutation.id, mutation.order]));
  const held = new Map<Id, Id>();
  for (const { mutation } of waiting) {
    const behind = mutation.lanes
      .map((lane) => blocked.get(lane))
      .find((id) => id !== undefined && (orders.get(id) ?? 0) < mutation.order);
    if (behind === undefined) continue;
    held.set(mutation.id, behind);
    for (const lane of mutation.lanes) if (!blocked.has(lane)) blocked.set(lane, behind);
  }
  return held;
}

/** The next push: what is first in all its lanes, oldest first, as much as one push takes. */
export function nextBatch(
  waiting: readonly OutboxEntry[],
  rejected: readonly OutboxEntry[],
  kinds: readonly string[],
): OutboxEntry[] {
  const held = heldBehind(waiting, rejected);
  // A kind the remote does not take yet waits for its upgrade, and what comes behind it waits with it.
  const stopped = new Set<Lane>();
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  for (const entry of waiting) {
    const { mutation } = entry;
    if (held.has(mutation.id)) continue;
    const isStopped = !kinds.includes(mutation.kind) || mutation.lanes.some((lane) => stopped.has(lane));
    if (isStopped) {
      for (const lane of mutation.lanes) stopped.add(lane);
      continue;
    }
    bytes += JSON.stringify(mutation).length;
    if (batch.length > 0 && (batch.length === PUSHED_AT_ONCE || bytes > PUSHED_BYTES)) break;
    batch.push(entry);
  }
  return batch;
}
