/** Kinds of `input` that hold a text. */
const TEXT_TYPES = new Set(['text', 'search', 'tel', 'email', 'url', 'password', 'number']);

/** A field that text is typed into. */
export type TextControl = HTMLInputElement | HTMLTextAreaElement;

export function isTextControl(target: unknown): target is TextControl {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && TEXT_TYPES.has(target.type));
}

/** Whether keys type into it, whoever's it is. */
export function isEditable(target: EventTarget): boolean {
  return (
    isTextControl(target) || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * Remembers what stands in a field. The function it returns puts that back, and tells the field's element by the event
 * of an undo, so that it can also take back what it did besides.
 */
export function remember(target: EventTarget): (() => void) | null {
  if (target instanceof HTMLSelectElement) return rememberChoice(target);
  if (!isTextControl(target)) return null;
  const { value, selectionStart, selectionEnd, selectionDirection } = target;
  return () => {
    if (target.value === value) return;
    target.value = value;
    if (selectionStart !== null) target.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
    target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'historyUndo' }));
  };
}

/** Types a character where the cursor stands. */
export function typeInto(field: TextControl, text: string): void {
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

// A letter chooses in a list.
function rememberChoice(list: HTMLSelectElement): () => void {
  const { value } = list;
  return () => {
    if (list.value === value) return;
    list.value = value;
    list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    list.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
