const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after a failure: exponential with full jitter, and never less than the remote asked for. */
export class Backoff {
  private failures = 0;

  /** @param random - 0 to 1. */
  constructor(private readonly random: () => number) {}

  /** @param retryAfterMs - What the remote asked for, where it did. */
  next(retryAfterMs = 0): number {
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.failures, 20));
    this.failures += 1;
    return Math.max(retryAfterMs, Math.round(this.random() * longest));
  }

  reset(): void {
    this.failures = 0;
  }
}
