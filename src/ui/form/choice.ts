import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronDown, icon } from '../icons.js';
import { describedBy, fieldFrame } from './field-frame.js';
import type { FieldFrame } from './field-frame.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField extends FieldFrame {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: (value: string) => void;
}

/** One of a list: the platform's own, which every touch screen and screen reader knows. */
export function choiceField(field: ChoiceField): TemplateResult {
  return fieldFrame(
    field,
    html`<span class="select">
      <select
        class="input"
        part="input"
        id=${field.id}
        autocomplete="off"
        aria-required=${field.required ? 'true' : nothing}
        aria-invalid=${field.problem ? 'true' : nothing}
        aria-describedby=${describedBy(field) ?? nothing}
        ?disabled=${field.disabled ?? false}
        .value=${live(field.value)}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLSelectElement) field.onChoose(event.target.value);
        }}
      >
        ${field.choices.map(
          (choice) => html`<option value=${choice.value} ?selected=${choice.value === field.value}>${choice.label}</option>`,
        )}
      </select>
      ${icon(chevronDown)}
    </span>`,
  );
}
