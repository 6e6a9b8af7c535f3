import type { WriteDecision, WriteFound } from './store.js';

/** Asks what to write. A rule that waits would commit the transaction under itself: it is refused. */
export function decideNow<Result>(
  decide: (found: WriteFound) => WriteDecision<Result>,
  found: WriteFound,
): WriteDecision<Result> {
  const decision = decide(found);
  if ('then' in decision) throw new TypeError('A write is decided at once: nothing may be awaited in its transaction.');
  return decision;
}
