import type { NewMutation, OutboxEntry, Outcome, StoredMutation } from './stored-record.js';

/** A mutation as it enters the outbox. */
export function queued(mutation: NewMutation): StoredMutation {
  return { ...mutation, outcome: { state: 'queued' } };
}

/** A row of the outbox, under its order. */
export function entryOf({ outcome, ...mutation }: StoredMutation, order: number): OutboxEntry {
  return { mutation: { ...mutation, order }, outcome };
}

/** The outcome of one whose body lost a person to an erasure. */
export function scrubbed(outcome: Outcome): Outcome {
  return outcome.state === 'queued' ? { ...outcome, scrubbed: true } : outcome;
}

/** The row of an entry; its key is the order. */
export function rowOf({ mutation: { order: _order, ...mutation }, outcome }: OutboxEntry): StoredMutation {
  return { ...mutation, outcome };
}

/** Each once, oldest first. */
export function inOrder(entries: readonly OutboxEntry[]): OutboxEntry[] {
  const once = new Map(entries.map((entry) => [entry.mutation.order, entry]));
  return [...once.values()].sort((a, b) => a.mutation.order - b.mutation.order);
}
