/** One character, what edits, and what accents, input methods and soft keyboards type without a name for it. */
const TYPED = /^(?:.|Enter|Backspace|Delete|Home|End|Arrow\w+|Dead|Process|Unidentified)$/su;

/**
 * Keeps what is typed in a field of ours from the host's hotkeys, which see our tag and not an input.
 *
 * Put on a field's `keydown`, `keypress` and `keyup`. Printable keys, Enter, Backspace and arrows stay inside.
 * Function keys, chords with Ctrl, Alt or Meta, Tab and Escape pass; whoever uses an Escape stops it itself.
 */
export function containKeys(event: KeyboardEvent): void {
  // AltGr types characters on many keyboards and reads as Ctrl+Alt on some.
  const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (event.isComposing || (!isChord && TYPED.test(event.key))) event.stopPropagation();
}
