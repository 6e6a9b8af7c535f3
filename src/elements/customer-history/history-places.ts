import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { clock, icon, person, warning } from '../../ui/icons.js';
import type { HistoryLocalize } from './history-phrases.js';

/** Where the history will be, while nobody is on the sale. */
export function nobody(words: HistoryLocalize): TemplateResult {
  return html`<slot name="empty">${place(icon(person), words.t('history.empty'), words.t('history.emptyHint'))}</slot>`;
}

/** A sentence in place of what cannot be shown, and at most one thing to do. */
export function place(mark: TemplateResult, sentence: string, hint = '', action?: TemplateResult): TemplateResult {
  return html`<div class="place">
    <span class="place-icon">${mark}</span>
    <p><strong>${sentence}</strong>${hint === '' ? nothing : html`<span class="detail">${hint}</span>`}</p>
    ${action ?? nothing}
  </div>`;
}

/** What failed, what is safe, and *Try again* where that can help. */
export function failure(
  sentence: string,
  words: HistoryLocalize,
  retry?: { readonly label: string; readonly onPress: () => void },
): TemplateResult {
  return html`<slot name="error">
    <div class="error" part="error">
      ${icon(warning)}
      <p>${sentence}${retry ? html` ${words.t('history.safe')}` : nothing}</p>
      ${retry ? html`<button class="button" type="button" @click=${retry.onPress}>${retry.label}</button>` : nothing}
    </div>
  </slot>`;
}

/** While the store is asked. */
export function bones(words: HistoryLocalize): TemplateResult {
  return html`<div class="skeleton">
    <span class="visually-hidden">${words.t('history.loading')}</span>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}

/** Nothing happened, ever or on the days chosen. */
export function nothingYet(sentence: string, action?: TemplateResult): TemplateResult {
  return place(icon(clock), sentence, '', action);
}
