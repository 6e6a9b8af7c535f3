/**
 * Where in the order of a remote something stands: `<counter>:<n>`. One counter a merchant, or one a location where one is
 * too few; the numbers of one counter grow, those of two say nothing of each other.
 */
export type Sequence = `${string}:${number}`;

/** `n` of its counter. */
export function sequenceOf(counter: string, n: number): Sequence {
  return `${counter}:${n}`;
}

/** The parts of a sequence; null for what is none. */
export function readSequence(sequence: string): { readonly counter: string; readonly n: number } | null {
  const colon = sequence.lastIndexOf(':');
  const digits = sequence.slice(colon + 1);
  if (colon < 1 || !/^\d{1,16}$/.test(digits)) return null;
  const n = Number(digits);
  return Number.isSafeInteger(n) ? { counter: sequence.slice(0, colon), n } : null;
}

/** Whether all up to `sequence` is in, as far as `passed` says of its counter. */
export function hasPassed(passed: readonly Sequence[], sequence: Sequence): boolean {
  const wanted = readSequence(sequence);
  return passed.some((one) => {
    const reached = readSequence(one);
    return reached !== null && reached.counter === wanted?.counter && reached.n >= wanted.n;
  });
}
