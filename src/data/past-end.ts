import type { CustomerClientSettings } from '../domain/client-options.js';
import type { Timestamp } from '../domain/clock.js';
import { nowOf } from './client-context.js';
import type { PastPeriod } from './past-query.js';
import { remoteOf } from './remote/remote-of.js';

/**
 * Where `history()` goes on from the last page of what is here; null where another page comes first, or where no remote knows
 * of more. A register of a remote holds what it saw itself: of the past before that only the balances.
 */
export function olderThan(
  settings: CustomerClientSettings,
  next: string | null,
  last: { readonly occurredAt: Timestamp } | undefined,
  { until }: PastPeriod,
): string | null {
  if (next !== null || !settings.remote || !remoteOf(settings.remote).history) return null;
  return last?.occurredAt ?? until ?? nowOf(settings);
}
