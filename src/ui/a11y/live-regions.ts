import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What is being said: when nothing else is, and at once. */
export interface Spoken {
  readonly polite: string;
  readonly assertive: string;
}

/**
 * The two regions that speak. They must be part of every render from the first one on: what is put into a region that
 * has just come is not read out.
 */
export function liveRegions(spoken?: Spoken): TemplateResult {
  return html`<div class="visually-hidden" role="status">${spoken?.polite}</div>
    <div class="visually-hidden" role="alert">${spoken?.assertive}</div>`;
}
