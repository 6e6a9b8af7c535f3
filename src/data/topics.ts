import type { CustomerId } from '../domain/id.js';

/** What a query read, or what changed: a table, one of its rows, or something of the page's own. */
export type Topic =
  | 'customers'
  | 'many-customers'
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

/** Of more than these it is not told who they are: to name each would cost a load of a hundred thousand more than asking again. */
const NAMED = 200;

/** The table, and each row of it; many rows, which may be any, by one name. */
export function topicsOf(ids: readonly CustomerId[]): Topic[] {
  if (ids.length > NAMED) return ['customers', 'many-customers'];
  return ids.length === 0 ? [] : ['customers', ...ids.map((id): Topic => `customer:${id}`)];
}

/** What is told when a customer may have changed. */
export function topicsOfOne(id: CustomerId): [Topic, Topic] {
  return [`customer:${id}`, 'many-customers'];
}
