/** A key that a host gave to something of ours. */
export interface Hotkey {
  /** In lower case. */
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** What a key must look like, for whoever wrote another. */
export const HOTKEY_FORM = 'F1 to F24, or Ctrl, Alt or Meta with a letter or digit that the browser leaves free, such as Alt+K';

const MODIFIERS = ['ctrl', 'alt', 'shift', 'meta'];
/** With Ctrl or Meta these open and close windows, or edit text. */
const TAKEN = 'acntvwxz';

/**
 * Reads `F6` or `Ctrl+Shift+K`; null where the key cannot be used: scanners press letters, digits, Enter and Tab, dialogs
 * live by Escape and the arrows, and some chords never reach a page.
 */
export function readHotkey(text: string): Hotkey | null {
  const names = text.toLowerCase().split('+');
  const key = names.pop() ?? '';
  if (new Set(names).size !== names.length || !names.every((name) => MODIFIERS.includes(name))) return null;
  const [ctrl, alt, shift, meta] = MODIFIERS.map((name) => names.includes(name));
  const hotkey = { key, ctrl: ctrl === true, alt: alt === true, shift: shift === true, meta: meta === true };
  if (/^f([1-9]|1\d|2[0-4])$/.test(key)) return hotkey;
  if (!/^[a-z\d]$/.test(key) || !(hotkey.ctrl || hotkey.alt || hotkey.meta)) return null;
  return (hotkey.ctrl || hotkey.meta) && TAKEN.includes(key) ? null : hotkey;
}

export function isHotkey(event: KeyboardEvent, { key, ctrl, alt, shift, meta }: Hotkey): boolean {
  if (event.isComposing || event.repeat || event.getModifierState('AltGraph')) return false;
  const isChord = event.ctrlKey === ctrl && event.altKey === alt && event.shiftKey === shift && event.metaKey === meta;
  return isChord && latinKey(event) === key;
}

/** Where the keyboard's language has no Latin letters, or Alt makes others of them, by the place of the key. */
function latinKey({ key, code }: KeyboardEvent): string {
  const isLatin = [...key].length > 1 || /^[a-z\d]$/i.test(key);
  return (isLatin ? key : code.replace(/^(Key|Digit)/, '')).toLowerCase();
}
