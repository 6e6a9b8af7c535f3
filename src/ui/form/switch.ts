import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { describedBy, fieldParts, fieldTexts, labelWords } from './field-frame.js';
import type { FieldFrame } from './field-frame.js';

export interface SwitchField extends FieldFrame {
  readonly on: boolean;
  /** The state in a word, shown beside the switch: on and off may not be all there is to say. */
  readonly stateWord?: string;
  readonly disabled?: boolean;
  /** Id of what the switch shows and hides. */
  readonly controls?: string;
  readonly onToggle: (on: boolean) => void;
}

/** A switch: label and state in one row that is pressed as a whole, its wording in caption below. */
export function switchField(field: SwitchField): TemplateResult {
  const stateId = `${field.id}-state`;
  const description = [field.stateWord ? stateId : null, describedBy(field)].filter((id) => id !== null).join(' ');
  return html`
    <div class="field" part=${fieldParts(field)} data-changed=${field.changed ? '' : nothing}>
      <button
        class="switch"
        part=${`switch${field.on ? ' switch-on' : ''}`}
        id=${field.id}
        type="button"
        role="switch"
        aria-checked=${field.on ? 'true' : 'false'}
        aria-labelledby=${`${field.id}-label`}
        aria-describedby=${description === '' ? nothing : description}
        aria-controls=${field.controls ?? nothing}
        ?disabled=${field.disabled ?? false}
        @click=${() => field.onToggle(!field.on)}
      >
        <span class="switch-label" id=${`${field.id}-label`}>${labelWords(field)}</span>
        ${field.stateWord ? html`<span class="switch-state" id=${stateId}>${field.stateWord}</span>` : nothing}
        <span class="switch-track"><span class="switch-thumb"></span></span>
      </button>
      ${fieldTexts(field)}
    </div>
  `;
}
