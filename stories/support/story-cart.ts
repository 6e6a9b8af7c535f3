import type { CartPort } from 'regulars';

/** What can be rung up in a story. */
export interface RungUp {
  readonly lines: readonly string[];
  readonly totalMinor: number;
}

export const BREAKFAST: RungUp = { lines: ['Flat white', 'Croissant', 'Orange juice'], totalMinor: 1475 };

/** A host's cart: what is rung up, or nothing. `onChange` shows it. */
export function storyCart(rungUp: RungUp | null, onChange: (rungUp: RungUp | null) => void = () => undefined): CartPort {
  let current = rungUp;
  const show = (next: RungUp | null): void => {
    current = next;
    onChange(next);
  };
  return {
    isEmpty: () => current === null,
    take: () => {
      const { lines, totalMinor } = current ?? { lines: [], totalMinor: 0 };
      return { cart: { lines, totalMinor }, itemCount: lines.length, total: { amountMinor: totalMinor, currency: 'USD' } };
    },
    clear: () => show(null),
    // Only what take() has given ever comes back.
    put: (cart) => show(cart as unknown as RungUp),
  };
}
