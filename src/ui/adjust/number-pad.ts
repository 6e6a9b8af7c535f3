import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { erase, icon } from '../icons.js';

export interface NumberPad {
  readonly label: string;
  /** Name of the key that takes the last digit back. */
  readonly deleteLabel: string;
  /** Digits, or `''` for *Delete*. */
  readonly onPress: (digits: string) => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'];

/**
 * Keys of a telephone for a field beside them, which keeps focus: who has a keyboard types there, and Tab does not lead
 * through twelve keys that do the same.
 */
export function numberPad({ label, deleteLabel, onPress }: NumberPad): TemplateResult {
  const key = (digits: string, name: string, face: unknown): TemplateResult =>
    html`<button type="button" class="key" part="key" tabindex="-1" aria-label=${name} @click=${() => onPress(digits)}>${face}</button>`;
  return html`<div class="pad" role="group" aria-label=${label} @mousedown=${keepFocus}>
    ${KEYS.map((digits) => key(digits, digits, digits))} ${key('', deleteLabel, icon(erase))}
  </div>`;
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
