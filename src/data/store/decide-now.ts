/** Asks what to write. A rule that waits would commit the transaction under itself: it is refused. */
export function decideNow<Found, Decision extends object>(decide: (found: Found) => Decision, found: Found): Decision {
  const decision = decide(found);
  if ('then' in decision) throw new TypeError('A write is decided at once: nothing may be awaited in its transaction.');
  return decision;
}
