import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, warning } from '../../ui/icons.js';
import type { FormLocalize } from './form-sentences.js';

export interface FormFoot {
  /** What has failed, in the words of the cashier; empty where nothing has. */
  readonly failure: string;
  readonly isSaving: boolean;
  readonly mayEdit: boolean;
  readonly localize: FormLocalize;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** What failed, Save, and the way out. Save can always be pressed: refused, it says why. */
export function formFoot({ failure, isSaving, mayEdit, localize, onSave, onCancel }: FormFoot): TemplateResult {
  return html`<div class="foot">
    ${
      failure === ''
        ? nothing
        : html`<slot name="error"><div class="failure" part="error">${icon(warning)} <span>${failure}</span></div></slot>`
    }
    ${
      mayEdit
        ? html`<button type="button" class="button main" aria-busy=${isSaving ? 'true' : 'false'} @click=${onSave}>
          ${localize.t(isSaving ? 'form.saving' : 'form.save')}
        </button>`
        : nothing
    }
    <button type="button" class="button plain" @click=${onCancel}>${localize.t('form.cancel')}</button>
    <slot name="actions"></slot>
  </div>`;
}
