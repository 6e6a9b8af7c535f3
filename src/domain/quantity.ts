/** What is weighed has a fraction: thousandths are exact, and finer than any scale in a shop. */
const STEPS_A_UNIT = 1_000;

/** A quantity in whole thousandths, so that parts of it add up. */
export function stepsOf(quantity: number): number {
  return Math.round(quantity * STEPS_A_UNIT);
}

/** Whether it is above zero, with at most three decimals. */
export function isQuantity(value: unknown): value is number {
  if (typeof value !== 'number') return false;
  const steps = stepsOf(value);
  return Number.isSafeInteger(steps) && steps > 0 && steps / STEPS_A_UNIT === value;
}
