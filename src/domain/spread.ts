/**
 * Splits a whole amount by weights, so that the parts are whole and add up to it: each gets its share rounded down, and what
 * is left goes to the largest remainders, of equal ones to the first. Where all weights are zero they count alike.
 *
 * @param total - Zero or more.
 * @param weights - Whole and zero or more; at least one.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n)
    return weights.length === 0
      ? []
      : spread(
          total,
          weights.map(() => 1),
        );
  // Products of two safe integers are beyond what a number holds.
  const shares = weights.map((weight, place) => {
    const product = BigInt(total) * BigInt(weight);
    return { place, whole: product / sum, remainder: product % sum };
  });
  const rest = total - Number(shares.reduce((all, { whole }) => all + whole, 0n));
  const raised = new Set(
    [...shares]
      .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1))
      .slice(0, rest)
      .map(({ place }) => place),
  );
  return shares.map(({ place, whole }) => Number(whole) + (raised.has(place) ? 1 : 0));
}

/** How much of a whole amount is due once `done` of `all` steps are: rounded down, all of it at the end. */
export function cumulative(amount: number, done: number, all: number): number {
  if (all <= 0 || done >= all) return amount;
  return Number((BigInt(amount) * BigInt(Math.max(0, done))) / BigInt(all));
}
