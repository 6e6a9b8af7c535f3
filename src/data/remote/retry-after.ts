/** Nobody is told to come back in a year. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** What `Retry-After` says, in seconds or as a date; undefined where it says nothing that can be read. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * 1_000 : dateMs(text) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_MS);
}

/** In whole seconds, never sooner than was meant. */
export function writeRetryAfter(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1_000)));
}

/** An HTTP date begins with a day of the week; `Date.parse` would take much else. */
function dateMs(text: string): number {
  return /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
}
