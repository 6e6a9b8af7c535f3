import type { CustomerId } from '../domain/id.js';

/** What a query read, or what changed: a table, one of its rows, or something of the page's own. */
export type Topic =
  | 'customers'
  | 'recents'
  | 'status'
  | 'options'
  | 'parked-sales'
  | 'approval'
  | 'outbox'
  | 'sync'
  | 'audit'
  | `customer:${CustomerId}`
  | `sale:${string}`;

export type TopicListener = (topics: readonly Topic[]) => void;

/** Tells listeners what changed. */
export class Topics {
  private readonly listeners = new Set<TopicListener>();

  /** Returns its removal. */
  listen(listener: TopicListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(topics: readonly Topic[]): void {
    for (const listener of [...this.listeners]) listener(topics);
  }
}

/** The table, and each row of it. */
export function topicsOf(ids: readonly CustomerId[]): Topic[] {
  return ids.length === 0 ? [] : ['customers', ...ids.map((id): Topic => `customer:${id}`)];
}
