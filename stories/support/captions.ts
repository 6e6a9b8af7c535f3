import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** The row of the manual, and what it says to do. */
export type Caption = readonly [row: string, text: string];

/** The steps of a flow in their order; a press on one marks where the reader is. */
export function captions(steps: readonly Caption[]): TemplateResult {
  return html`<ol class="captions" @click=${mark}>
    ${steps.map(([row, text]) => html`<li><button type="button" class="caption"><strong>${row}</strong> ${text}</button></li>`)}
  </ol>`;
}

function mark({ currentTarget, target }: Event): void {
  const pressed = target instanceof Element ? target.closest('.caption') : null;
  if (!pressed || !(currentTarget instanceof Element)) return;
  for (const caption of currentTarget.querySelectorAll('.caption')) {
    if (caption === pressed) caption.setAttribute('aria-current', 'step');
    else caption.removeAttribute('aria-current');
  }
}
