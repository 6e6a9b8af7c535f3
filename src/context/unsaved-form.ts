import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { CustomerDraft } from '../domain/customer.js';
import type { PanelWords } from '../ui/i18n/panel/en.js';
import { icon, pencil } from '../ui/icons.js';
import type { LocalizeController } from './localize-controller.js';

/** As much of a form as those who close it need to know. */
export interface UnsavedForm extends HTMLElement {
  /** What is typed in it. */
  readonly draft: CustomerDraft;
}

/** Whether something was typed in a view that is nowhere else. */
export function isUnsaved(element: HTMLElement): boolean {
  return 'dirty' in element && element.dirty === true;
}

/** Whether it is a form with such text, which can be offered back. */
export function isUnsavedForm(element: HTMLElement): element is UnsavedForm {
  return isUnsaved(element) && 'draft' in element;
}

export interface DraftOffer {
  readonly onContinue: () => void;
  readonly onDrop: () => void;
}

/** Offers back what was typed before the next sale began. */
export function draftOffer(words: LocalizeController<PanelWords>, { onContinue, onDrop }: DraftOffer): TemplateResult {
  return html`<div class="draft-offer">
    ${icon(pencil)}
    <p>${words.t('panel.draftKept')}</p>
    <div class="draft-actions">
      <button type="button" class="button" @click=${onContinue}>${words.t('panel.draftContinue')}</button>
      <button type="button" class="button plain" @click=${onDrop}>${words.t('panel.draftDrop')}</button>
    </div>
  </div>`;
}
