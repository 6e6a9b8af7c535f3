const EDITING = new Set(['Enter', 'Backspace', 'Delete', 'Home', 'End', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
/** What accents, input methods and soft keyboards type is in none of these, but they type. */
const UNNAMED = new Set(['Dead', 'Process', 'Unidentified']);

/**
 * Keeps what is typed in a field of ours from the host's hotkeys, which see our tag and not an input.
 *
 * Put on a field's `keydown`, `keypress` and `keyup`. Printable keys, Enter, Backspace and arrows stay inside.
 * Function keys, chords with Ctrl, Alt or Meta, Tab and Escape pass; whoever uses an Escape stops it itself.
 */
export function containKeys(event: KeyboardEvent): void {
  // AltGr types characters on many keyboards and reads as Ctrl+Alt on some.
  const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  const isTyped = [...event.key].length === 1 || EDITING.has(event.key) || UNNAMED.has(event.key);
  if (event.isComposing || (!isChord && isTyped)) event.stopPropagation();
}
