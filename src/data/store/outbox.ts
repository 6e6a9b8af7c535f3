import { erasedEntries } from '../../domain/erased.js';
import type { NewMutation, OutboxEntry, Outcome, StoredMutation } from './stored-record.js';

/** A mutation as it enters the outbox. */
export function queued(mutation: NewMutation): StoredMutation {
  return { ...mutation, outcome: { state: 'queued' } };
}

/** A row of the outbox, under its order. */
export function entryOf({ outcome, sealed, ...mutation }: StoredMutation, order: number): OutboxEntry {
  return { mutation: { ...mutation, order }, outcome, ...(sealed !== undefined && { sealed }) };
}

/** The outcome of one whose body lost a person to an erasure. One that was rejected is sent again under another id, if at all. */
export function scrubbed(outcome: Outcome): Outcome {
  if (outcome.state === 'rejected') return outcome;
  const sent = 'sent' in outcome && outcome.sent && erasedEntries(outcome.sent);
  return { ...outcome, scrubbed: true, ...(sent && { sent }) };
}

/** One that is to be sent again, as it was sent before: by another body the remote would not know it. */
export function sentAgain(entry: OutboxEntry): OutboxEntry {
  const { mutation, outcome } = entry;
  const sent = 'sent' in outcome && outcome.sent;
  const { scrubbed: isScrubbed, apart } = outcome.state === 'rejected' ? {} : outcome;
  return {
    ...entry,
    mutation: sent && 'loyaltyEntries' in mutation ? { ...mutation, ...sent } : mutation,
    outcome: { state: 'queued', ...(isScrubbed && { scrubbed: true }), ...(apart && { apart }) },
  };
}

/** The row of an entry; its key is the order. */
export function rowOf({ mutation: { order: _order, ...mutation }, ...beside }: OutboxEntry): StoredMutation {
  return { ...mutation, ...beside };
}

/** Each once, oldest first. */
export function inOrder(entries: readonly OutboxEntry[]): OutboxEntry[] {
  const once = new Map(entries.map((entry) => [entry.mutation.order, entry]));
  return [...once.values()].sort((a, b) => a.mutation.order - b.mutation.order);
}
