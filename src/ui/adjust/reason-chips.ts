import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { textField } from '../form/text-field.js';

export interface ReasonChips {
  readonly label: string;
  readonly reasons: readonly { readonly code: string; readonly label: string }[];
  readonly chosen: string;
  readonly isReadOnly: boolean;
  readonly onChoose: (code: string) => void;
  /** The free words, where they are asked for. */
  readonly words?: {
    readonly label: string;
    readonly text: string;
    readonly problem?: string | undefined;
    readonly onInput: (text: string) => void;
  };
}

/** Id of the field of free words. */
export const REASON_ID = 'reason-text';

/** One reason out of a few, as radio buttons that look like chips. */
export function reasonChips({ label, reasons, chosen, isReadOnly, onChoose, words }: ReasonChips): TemplateResult {
  return html`<div class="reasons">
    <div class="group-label" id="reason-label">${label}</div>
    <div class="chips" role="radiogroup" aria-labelledby="reason-label">
      ${reasons.map(
        (reason) => html`<label class="reason">
          <input
            type="radio"
            name="reason"
            class="visually-hidden"
            value=${reason.code}
            .checked=${reason.code === chosen}
            ?disabled=${isReadOnly}
            @change=${() => onChoose(reason.code)}
          />
          <span class="chip">${reason.label}</span>
        </label>`,
      )}
    </div>
    ${
      words
        ? textField({
            id: REASON_ID,
            label: words.label,
            value: words.text,
            capitals: 'sentences',
            readOnly: isReadOnly,
            required: true,
            ...(words.problem ? { problem: words.problem } : {}),
            onInput: words.onInput,
          })
        : nothing
    }
  </div>`;
}
