import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { containKeys } from '../../ui/a11y/key-containment.js';
import { textField } from '../../ui/form/text-field.js';
import { icon, warning } from '../../ui/icons.js';
import type { QueueLocalize } from './queue-sentences.js';

/** Id of the field, for whoever gives it focus. */
export const NAME_ID = 'sale-name';

export interface SaveStep {
  readonly localize: QueueLocalize;
  /** Of its heading; null where a head around it bears the title. */
  readonly headingLevel: number | null;
  /** Why it is asked, where that is not plain. */
  readonly reason: string;
  readonly name: string;
  readonly problem: string;
  readonly failure: string;
  readonly isSaving: boolean;
  readonly onInput: (name: string) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** *Save Sale*: the name a sale is found by. Save can always be pressed: refused, it says why. */
export function saveStep(step: SaveStep): TemplateResult {
  const { localize, headingLevel, reason, failure, isSaving, onSave, onCancel } = step;
  return html`<div class="save" @keydown=${onKeyDown(onSave)} @keypress=${contain} @keyup=${contain}>
    <div class="save-body">
      ${
        headingLevel === null
          ? nothing
          : html`<div class="save-title" role="heading" aria-level=${headingLevel}>${localize.t('queue.save')}</div>`
      }
      ${reason === '' ? nothing : html`<p class="notice-box">${icon(warning)}<span>${reason}</span></p>`}
      ${textField({
        id: NAME_ID,
        label: localize.t('queue.name'),
        value: step.name,
        required: true,
        capitals: 'words',
        ...(step.problem === '' ? {} : { problem: step.problem }),
        onInput: step.onInput,
      })}
    </div>
    <div class="foot">
      ${failureLine(failure)}
      <button type="button" class="button main" aria-busy=${isSaving ? 'true' : 'false'} @click=${onSave}>
        ${localize.t(isSaving ? 'queue.saving' : 'queue.saveButton')}
      </button>
      <button type="button" class="button plain" @click=${onCancel}>${localize.t('queue.cancel')}</button>
    </div>
  </div>`;
}

/** What was refused or has failed, and what to do. */
export function failureLine(failure: string): unknown {
  if (failure === '') return nothing;
  return html`<slot name="error"
    ><p class="failure" part="error">${icon(warning)}<span>${failure}</span></p></slot
  >`;
}

function onKeyDown(onSave: () => void) {
  return (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    containKeys(event);
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    onSave();
  };
}

/** Keys of the field stay inside; on buttons everything passes. */
function contain(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement) containKeys(event);
}
