import type { Change } from '../../../domain/change.js';
import type { LocalDate } from '../../../domain/clock.js';
import type { Id } from '../../../domain/id.js';
import type { SnapshotPage, SyncScope } from '../../../domain/remote-answer.js';
import { changeOf, wholeOf } from '../../../domain/merchant/changes.js';
import type { FeedPlace } from './feed-cursor.js';
import { frozen } from '../../../domain/frozen.js';
import type { FeedKey, MerchantState } from '../../../domain/merchant/merchant-state.js';
import { scopeFilter } from './scope.js';

/** A page of the feed, which ends between two mutations; one that changed more than the limit is a page of its own. */
export function pullPage(
  state: MerchantState<unknown>,
  { scope, n: from }: FeedPlace,
  limit: number,
  today: LocalDate,
): { readonly changes: Change[]; readonly n: number; readonly more: boolean } {
  const filter = scopeFilter(state, scope, today);
  const last = state.feed.n;
  const changes: Change[] = [];
  for (let n = from + 1; n <= last; n += 1) {
    const next = changesOf(state, state.feed.at(n)).filter((change) => filter.has(change));
    if (changes.length > 0 && changes.length + next.length > limit) return { changes, n: n - 1, more: true };
    changes.push(...next);
  }
  return { changes, n: Math.max(from, last), more: false };
}

/** A page of all customers, by id. The last one has what is no customer. */
export function snapshotPage(
  state: MerchantState<unknown>,
  scope: SyncScope,
  after: Id | null,
  pageSize: number,
  today: LocalDate,
): Pick<SnapshotPage, 'customers' | 'others' | 'after' | 'remaining'> {
  const filter = scopeFilter(state, scope, today);
  const ids = state.sortedIds;
  const customers: SnapshotPage['customers'][number][] = [];
  let at = after === null ? 0 : placeBehind(ids, after);
  for (; at < ids.length && customers.length < pageSize; at += 1) {
    const held = state.customers.get(ids[at] ?? '');
    if (held && !held.erased && filter.hasCustomer(held.customer.id)) customers.push(frozen(wholeOf(state, held)));
  }
  const isLast = at >= ids.length;
  const others = isLast ? changesOf(state, otherKeys(state)).filter((change) => filter.has(change)) : [];
  return { customers, others, after: isLast ? null : (ids[at - 1] ?? null), remaining: ids.length - at };
}

function changesOf(state: MerchantState<unknown>, keys: readonly FeedKey[]): Change[] {
  return keys.flatMap((key) => {
    const change = changeOf(state, key);
    return change ? [frozen(change)] : [];
  });
}

/** Whoever was erased is told too: a register may still have something of them to send. */
function otherKeys(state: MerchantState<unknown>): FeedKey[] {
  return [
    ...state.queue.map(({ parkedSale }): FeedKey => `parked ${parkedSale.id}`),
    ...Array.from(state.managers, ([id, { removed }]): FeedKey[] => (removed ? [] : [`manager ${id}`])).flat(),
    ...Array.from(state.erasures.keys(), (id): FeedKey[] => [`customer ${id}`, `erasure ${id}`]).flat(),
  ];
}

/** The first place of a higher id, in a list that is sorted. */
function placeBehind(ids: readonly Id[], after: Id): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ids[middle] ?? '') <= after) from = middle + 1;
    else to = middle;
  }
  return from;
}
