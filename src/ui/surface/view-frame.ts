import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { back, close, icon } from '../icons.js';

export interface ViewFrame {
  /** Id of the title, by which the surface is named. */
  readonly titleId: string;
  readonly title: string;
  /** Of the title in the page's outline. */
  readonly level: number;
  /** Name and press of Back; without it there is nothing to go back to. */
  readonly back?: { readonly label: string; readonly onPress: () => void };
  /** Another way to what this view is for, before Close. */
  readonly beside?: { readonly label: string; readonly icon: string; readonly onPress: () => void };
  readonly close: { readonly label: string; readonly onPress: () => void };
  readonly body: unknown;
}

/** What every view stands in: Back, title and Close, which stay while the view scrolls. Needs `viewFrameStyles`. */
export function viewFrame({ titleId, title, level, back: goBack, beside, close: leave, body }: ViewFrame): TemplateResult {
  return html`<div class="frame">
    <div class="frame-head" part="head">
      ${
        goBack === undefined
          ? nothing
          : html`<button type="button" class="icon-button" aria-label=${goBack.label} title=${goBack.label} @click=${goBack.onPress}>
            ${icon(back, { points: true })}
          </button>`
      }
      <div class="frame-title" id=${titleId} part="heading" role="heading" aria-level=${level} tabindex="-1">${title}</div>
      ${
        beside === undefined
          ? nothing
          : html`<button type="button" class="icon-button" aria-label=${beside.label} title=${beside.label} @click=${beside.onPress}>
            ${icon(beside.icon)}
          </button>`
      }
      <button type="button" class="icon-button" aria-label=${leave.label} title=${leave.label} @click=${leave.onPress}>
        ${icon(close)}
      </button>
    </div>
    <div class="frame-body">${body}</div>
  </div>`;
}
