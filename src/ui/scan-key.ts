const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn']);
/** What input methods and soft keyboards send in place of a key: what was typed is nowhere in it. */
const NO_KEY_CODE = 229;

/** Whether a key types nothing by itself. It neither belongs to a burst nor ends one. */
export function isModifier({ key }: KeyboardEvent): boolean {
  return MODIFIERS.has(key);
}

/**
 * What a scanner would mean by a key; null where no scanner presses it.
 *
 * Line and group separators come as Enter, as an arrow or as a chord with Ctrl, and characters that the keyboard's
 * language lacks as digits with Alt. A hand presses those too: they count only where the key follows as fast as a scanner's.
 */
export function scannedText(event: KeyboardEvent, isFast: boolean): string | null {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (event.isComposing || event.repeat || metaKey || isSoft(event)) return null;
  if ((ctrlKey || altKey) && !event.getModifierState('AltGraph')) return isFast ? chordText(event) : null;
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  if (key === 'ArrowDown' && isFast) return '\n';
  return [...key].length === 1 ? key : null;
}

function chordText({ key, code, ctrlKey, altKey }: KeyboardEvent): string | null {
  if (altKey) return code.startsWith('Numpad') ? '' : null;
  // Ctrl+J is a line feed, Ctrl+] a group separator, and so on.
  return ctrlKey && /^[@-_a-z]$/.test(key) ? String.fromCharCode(key.toUpperCase().charCodeAt(0) & 31) : null;
}

function isSoft(event: KeyboardEvent): boolean {
  // The one sign that older WebViews give.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.keyCode === NO_KEY_CODE;
}
