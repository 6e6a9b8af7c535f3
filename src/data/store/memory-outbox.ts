import { erasedMutation } from '../../domain/erased.js';
import type { CustomerId } from '../../domain/id.js';
import type { NamesPerson } from '../../domain/person-names.js';
import { entryOf, inOrder, queued, scrubbed } from './outbox.js';
import type { Store, WriteFound, WritePuts, WriteReads } from './store.js';
import type { OutboxEntry, Outcome, SyncRecord } from './stored-record.js';

/** The part of a memory store that keeps what is to be sent, and where the register stands with its remote. */
export class MemoryOutbox {
  sync: SyncRecord | null = null;
  private entries = new Map<number, OutboxEntry>();
  private last = 0;

  /** @param queue - Whether the store has a remote: else nothing is kept. */
  constructor(private readonly queue: boolean) {}

  read(state?: Outcome['state'], limit = Infinity): readonly OutboxEntry[] {
    const isAsked = ({ outcome }: OutboxEntry): boolean => (state ? outcome.state === state : outcome.state !== 'done');
    return inOrder([...this.entries.values()].filter(isAsked)).slice(0, limit);
  }

  count(): Awaited<ReturnType<Store['countOutbox']>> {
    const counts = { queued: 0, accepted: 0, rejected: 0, done: 0 };
    for (const { outcome } of this.entries.values()) counts[outcome.state] += 1;
    return counts;
  }

  find({ lanes = [], orders = [], outcomes = [], sync = false }: WriteReads): Pick<WriteFound, 'outbox' | 'sync'> {
    const isNamed = ({ mutation, outcome }: OutboxEntry): boolean =>
      orders.includes(mutation.order) || outcomes.includes(outcome.state) || mutation.lanes.some((lane) => lanes.includes(lane));
    const outbox =
      lanes.length + orders.length + outcomes.length === 0 ? [] : inOrder([...this.entries.values()].filter(isNamed));
    return { outbox, sync: sync ? this.sync : null };
  }

  /** Cannot fail. */
  put({ mutations = [], synced }: WritePuts): void {
    for (const mutation of this.queue ? mutations : []) {
      const order = (this.last += 1);
      this.entries.set(order, entryOf(queued(mutation), order));
    }
    for (const order of synced?.removedOrders ?? []) this.entries.delete(order);
    for (const entry of synced?.outbox ?? []) this.entries.set(entry.mutation.order, entry);
    if (synced?.sync) this.sync = synced.sync;
  }

  erase(customerId: CustomerId, names: NamesPerson): void {
    for (const [order, { mutation, outcome }] of this.entries) {
      const left = erasedMutation(mutation, customerId, names);
      if (left && left !== mutation) this.entries.set(order, { mutation: { ...left, order }, outcome: scrubbed(outcome) });
      else if (!left) this.entries.delete(order);
    }
  }
}
