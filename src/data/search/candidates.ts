import { compareByName } from '../../domain/customer-list.js';
import type { CustomerId } from '../../domain/id.js';
import type { IndexedCustomer } from './search-index.js';
import { keyOfText } from './packed/text-bytes.js';

/** Somebody found, of whom no more is read than the order needs. */
export interface Candidate {
  /** See `scoreFor`. */
  readonly score: number;
  /** Place among the recent; `Infinity` where not recent. */
  readonly recent: number;
  /** The first bytes of the folded name; null where that has to be asked. */
  readonly nameKey: number | null;
  foldedName(): string;
  id(): CustomerId;
  customer(): IndexedCustomer;
}

/** Keeps the best `limit` of a list, in order. */
export function insertCandidate(best: Candidate[], candidate: Candidate, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last && compareCandidates(last, candidate) < 0) return;
  let at = best.length;
  while (at > 0 && compareCandidates(best[at - 1] ?? candidate, candidate) > 0) at -= 1;
  best.splice(at, 0, candidate);
  if (best.length > limit) best.pop();
}

/** The best of several lists, each in order. */
export function mergeBest(lists: readonly (readonly Candidate[])[], limit: number): readonly Candidate[] {
  const filled = lists.filter(({ length }) => length > 0);
  const [only = []] = filled;
  if (filled.length <= 1) return only.slice(0, limit);
  const queues = filled.map((list) => ({ list, at: 0 }));
  const best: Candidate[] = [];
  while (best.length < limit) {
    let first: (typeof queues)[number] | null = null;
    for (const queue of queues) {
      const head = queue.list[queue.at];
      if (head && (!first || compareCandidates(head, first.list[first.at] ?? head) < 0)) first = queue;
    }
    const next = first?.list[first.at];
    if (!first || !next) return best;
    first.at += 1;
    best.push(next);
  }
  return best;
}

/** Exact before beginning, names before parts of an e-mail, then recent ones, then as the list has them. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.recent !== b.recent) return a.recent - b.recent;
  const [one, other] = [nameKeyOf(a), nameKeyOf(b)];
  if (one !== other) return one - other;
  return compareByName({ foldedName: a.foldedName(), id: a.id() }, { foldedName: b.foldedName(), id: b.id() });
}

function nameKeyOf(candidate: Candidate): number {
  return candidate.nameKey ?? keyOfText(candidate.foldedName());
}
