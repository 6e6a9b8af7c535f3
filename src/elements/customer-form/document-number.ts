import type { DocumentKind } from './form-fields.js';

/**
 * What becomes of a stored document number. It is not on the screen until somebody asks for it, so that a form cannot
 * tell "emptied" from "not shown": changing and removing are said apart.
 */
export type NumberChange = { readonly mode: 'change'; readonly text: string } | { readonly mode: 'remove' };

/** As a draft carries it: absent leaves the stored number alone, null empties it. */
export function numberOf(change: NumberChange | undefined): string | null | undefined {
  if (change === undefined) return undefined;
  if (change.mode === 'remove') return null;
  const text = change.text.trim();
  // Left empty after "Change": the stored one stays. Removing it has a button of its own.
  return text === '' ? undefined : text;
}

export type NumberChanges = ReadonlyMap<DocumentKind, NumberChange>;

/** `•••• 4821`, as far as four characters are known. */
export function maskedNumber(last4: string): string {
  return `•••• ${last4}`;
}
