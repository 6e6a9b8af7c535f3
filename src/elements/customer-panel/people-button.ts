import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon, people } from '../../ui/icons.js';

/** Opens the panel. Only its icon shows while somebody is on the sale: finding another is no longer what to do next. */
export function peopleButton(label: string, isOpen: boolean, isQuiet: boolean): TemplateResult {
  return html`<button
    type="button"
    class=${`button people ${isQuiet ? 'quiet' : ''}`}
    part="people"
    aria-label=${isQuiet ? label : nothing}
    title=${isQuiet ? label : nothing}
    aria-haspopup="dialog"
    aria-expanded=${isOpen ? 'true' : 'false'}
  >
    ${icon(people)}${isQuiet ? nothing : label}
  </button>`;
}
