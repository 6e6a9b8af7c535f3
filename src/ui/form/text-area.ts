import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldFrame } from './field-frame.js';
import type { TextField } from './text-field.js';

/** Several lines of text; Enter makes a new line. */
export function textArea(field: TextField): TemplateResult {
  return fieldFrame(
    field,
    html`<textarea
      class="input"
      part="input"
      id=${field.id}
      rows="3"
      autocomplete="off"
      dir=${field.value === '' ? nothing : 'auto'}
      autocapitalize="sentences"
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${field.problem ? 'true' : nothing}
      aria-describedby=${describedBy(field) ?? nothing}
      ?disabled=${field.disabled ?? false}
      ?readonly=${field.readOnly ?? false}
      .value=${live(field.value)}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLTextAreaElement) field.onInput(event.target.value);
      }}
      @blur=${() => field.onLeave?.()}
    ></textarea>`,
  );
}
