import { focusedElement } from '../../../src/ui/surface/focus.js';
import type { RecordedKey } from '../scan-recordings.js';

/** No recording begins before the last one has ended. */
let clockMs = 0;

interface Step {
  readonly atMs: number;
  readonly type: 'keydown' | 'keyup';
  readonly key: RecordedKey;
}

/**
 * Plays a recording into whatever has focus, as a browser does: a key that nobody refuses types, presses or goes on. Each
 * event bears the time it has in the recording.
 */
export async function play(keys: readonly RecordedKey[]): Promise<void> {
  const startMs = Math.max(clockMs + 1000, performance.now());
  const steps = keys
    .flatMap((key): Step[] => [
      { atMs: key.downMs, type: 'keydown', key },
      { atMs: key.upMs, type: 'keyup', key },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  const refused = new Set<RecordedKey>();
  for (const { atMs, type, key } of steps) {
    clockMs = startMs + atMs;
    const target = focusedElement() ?? document.body;
    const isAllowed = target.dispatchEvent(keyEvent(type, key, clockMs));
    if (type === 'keydown' && !isAllowed) refused.add(key);
    if (type === 'keydown' && isAllowed) down(focusedElement() ?? document.body, key);
    if (type === 'keyup' && isAllowed && !refused.has(key) && key.key === ' ' && target instanceof HTMLButtonElement)
      target.click();
    // What the page does of itself between two keys.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

/** Until a scan is over and told of. */
export async function quiet(): Promise<void> {
  let lateMs: number;
  do {
    const due = performance.now() + 180;
    await new Promise((resolve) => setTimeout(resolve, 180));
    // A machine that is busy holds up the page's timers as well.
    lateMs = performance.now() - due;
  } while (lateMs > 15);
}

export function keyEvent(type: 'keydown' | 'keypress' | 'keyup', init: KeyboardEventInit, atMs: number): KeyboardEvent {
  const event = new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, ...init });
  Object.defineProperty(event, 'timeStamp', { value: atMs });
  return event;
}

/** What a key does where nobody refused it. */
function down(target: HTMLElement, { key, ctrlKey }: RecordedKey): void {
  if (ctrlKey) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    if (!target.dispatchEvent(new KeyboardEvent('keypress', { bubbles: true, composed: true, cancelable: true, key }))) return;
    if ([...key].length === 1) insert(target, key);
    else if (key === 'Enter' && target instanceof HTMLTextAreaElement) insert(target, '\n');
  } else if (target instanceof HTMLSelectElement) {
    const option = [...target.options].find(({ text }) => text.toLowerCase().startsWith(key.toLowerCase()));
    if (!option || option.value === target.value) return;
    target.value = option.value;
    target.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (key === 'Enter') target.click();
}

function insert(field: HTMLInputElement | HTMLTextAreaElement, data: string): void {
  const init = { bubbles: true, composed: true, cancelable: true, inputType: 'insertText', data };
  if (!field.dispatchEvent(new InputEvent('beforeinput', init))) return;
  field.setRangeText(data, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { ...init, cancelable: false }));
}
