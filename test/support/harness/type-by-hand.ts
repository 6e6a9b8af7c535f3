import { sendKeys } from '@web/test-runner-commands';

/** A hand that types fast, but no scanner. */
const MS_PER_KEY = 60;
/** Keys that press something: as fast after another as a scanner's they are heard of a moment later. */
const PRESSING: ReadonlySet<string> = new Set(['Enter', ' ', 'Space']);

let lastAt = -Infinity;

/** Types with real keys. All at once they would be a scanner's, and be taken out of the field again. */
export async function typeByHand(typed: string): Promise<void> {
  for (const character of typed) {
    await sendKeys({ type: character });
    await new Promise((resolve) => setTimeout(resolve, MS_PER_KEY));
  }
}

/** Presses real keys, one after the other. */
export async function pressByHand(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const waitMs = lastAt + MS_PER_KEY - performance.now();
    if (PRESSING.has(key) && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    await sendKeys({ press: key });
    lastAt = performance.now();
  }
}
