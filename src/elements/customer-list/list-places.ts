import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, people, warning } from '../../ui/icons.js';

/** Rows to come: seen only where the answer takes long enough to be waited for. */
export function listSkeleton(label: string): TemplateResult {
  const row = html`<div class="bar"></div>`;
  return html`<div class="skeleton" role="img" aria-label=${label}>${row}${row}${row}${row}${row}${row}</div>`;
}

export interface Action {
  readonly label: string;
  readonly onPress: () => void;
}

/** Nobody to show: one sentence and one thing to do. */
export function nobodyHere(sentence: string, action: Action | null): TemplateResult {
  return html`<slot name="empty">
    <div class="nobody">
      ${icon(people)}
      <p>${sentence}</p>
      ${action ? html`<button type="button" class="button" @click=${action.onPress}>${action.label}</button>` : nothing}
    </div>
  </slot>`;
}

/** What failed, with *Try again* where that can help. */
export function listFailure(sentence: string, retry: Action | null): TemplateResult {
  return html`<div class="failure" part="error">
    ${icon(warning)}
    <slot name="error"><p class="sentence">${sentence}</p></slot>
    ${retry ? html`<button type="button" class="button" @click=${retry.onPress}>${retry.label}</button>` : nothing}
  </div>`;
}
