/** RFC 3339 in UTC with milliseconds: `2026-11-21T17:30:00.000Z`. */
export type Timestamp = string;

/** A date without time: `YYYY-MM-DD`. */
export type LocalDate = string;

/** Time as an argument, so that tests can hold it. All figures are milliseconds. */
export interface Clock {
  /** Wall clock, as `Date.now()`: may jump when somebody sets it. */
  now(): number;
  /** Never goes back, as `performance.now()`. */
  monotonic(): number;
  /** Resolves after `delayMs`; rejects with the signal's reason when aborted. */
  sleep(delayMs: number, signal?: StopSignal): Promise<void>;
}

/** As much of the platform's `AbortSignal` as rules need to name: domain knows no DOM. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
