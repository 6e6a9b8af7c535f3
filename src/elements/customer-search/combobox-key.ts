/** What a key means to the field of a combobox whose list is always in sight. */
export type ComboboxKey = 'next' | 'previous' | 'show' | 'take' | 'leave' | 'caret' | null;

const CARET_KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** Reads a key by the APG tables; null for one that is none of the combobox's. */
export function comboboxKey({ key, altKey, ctrlKey, metaKey, isComposing }: KeyboardEvent): ComboboxKey {
  // A key that an input method is using is none of ours.
  if (isComposing || ctrlKey || metaKey) return null;
  if (CARET_KEYS.includes(key)) return 'caret';
  if (key === 'Enter') return 'take';
  if (key === 'Escape') return 'leave';
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  if (altKey) return 'show';
  return key === 'ArrowDown' ? 'next' : 'previous';
}
