/** What a key does on a row. */
export type GridKey = 'choose' | 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

const KEYS: Readonly<Record<string, GridKey>> = {
  Enter: 'choose',
  ' ': 'choose',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'page-down',
  PageUp: 'page-up',
  Home: 'first',
  End: 'last',
};

/** Reads a key by the APG table of grids whose rows take focus; null for one that is none of the grid's. */
export function gridKey({ key, altKey, ctrlKey, metaKey, shiftKey, isComposing }: KeyboardEvent): GridKey | null {
  const isOtherChord = altKey || metaKey || shiftKey || (ctrlKey && key !== 'Home' && key !== 'End');
  return isComposing || isOtherChord ? null : (KEYS[key] ?? null);
}

/** The row that a key leads to. */
export function rowFor(key: Exclude<GridKey, 'choose'>, active: number, count: number, pageSize: number): number {
  const to = {
    next: active + 1,
    previous: active - 1,
    'page-down': active + pageSize,
    'page-up': active - pageSize,
    first: 0,
    last: count - 1,
  }[key];
  return Math.max(0, Math.min(count - 1, to));
}
