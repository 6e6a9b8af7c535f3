import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldParts, fieldTexts, labelWords } from './field-frame.js';
import type { FieldFrame } from './field-frame.js';

export interface CheckboxField extends FieldFrame {
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** A word and its look beside the label, where the box stands for a state. */
  readonly beside?: TemplateResult;
  readonly onToggle: (checked: boolean) => void;
}

/**
 * A checkbox whose whole row is pressed.
 *
 * It shows `checked` and nothing else: pressed, it asks, and stays as it is until the answer changes `checked`.
 */
export function checkboxField(field: CheckboxField): TemplateResult {
  return html`
    <div class="field" part=${fieldParts(field)} data-changed=${field.changed ? '' : nothing}>
      <label class="check">
        <input
          class="check-box"
          part="input"
          id=${field.id}
          type="checkbox"
          aria-labelledby=${`${field.id}-label`}
          aria-invalid=${field.problem ? 'true' : nothing}
          aria-describedby=${describedBy(field) ?? nothing}
          ?disabled=${field.disabled ?? false}
          .checked=${live(field.checked)}
          @change=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) field.onToggle(event.target.checked);
          }}
        />
        <span class="check-label" id=${`${field.id}-label`}>${labelWords(field)}</span>
        ${field.beside ?? nothing}
      </label>
      ${fieldTexts(field)}
    </div>
  `;
}
