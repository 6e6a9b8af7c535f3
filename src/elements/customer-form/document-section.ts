import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { REGIONS } from '../../domain/regions.js';
import type { DocumentFields } from './form-fields.js';
import { formDate, formText } from './form-field.js';
import type { FormScene } from './form-scene.js';
import { numberField } from './number-field.js';
import { documentOf } from './stored-values.js';

const REGIONS_ID = 'regions';

/** License or medical card: number, state where it has one, expiry. */
export function documentSection(fields: DocumentFields, scene: FormScene): TemplateResult {
  const { localize } = scene;
  const labelNote = fields.kind === 'license' ? { labelNote: localize.t('form.optional') } : {};
  const headingId = `heading-${fields.kind}`;
  const noteId = `note-${fields.kind}`;
  const expiry = formDate(fields.expiresOn, scene, labelNote);
  const isHidden = scene.access.documents === 'over' && documentOf(scene.model.details, fields) !== undefined;
  return html`<div
    class="section"
    part=${`section section-${fields.kind}`}
    role="group"
    aria-labelledby=${headingId}
    aria-describedby=${isHidden ? noteId : nothing}
  >
    <div class="section-heading" id=${headingId} role="heading" aria-level=${scene.headingLevel + 1}>
      ${localize.t(`form.${fields.kind}`)}
    </div>
    ${isHidden ? html`<p class="help" id=${noteId}>${localize.t('form.documentHidden')}</p>` : nothing} ${numberField(fields, scene, labelNote)}
    ${fields.region === null ? expiry : html`<div class="twins">${regionField(fields.region, scene, labelNote)} ${expiry}</div>`}
  </div>`;
}

/** Codes and names of states and provinces for the fields that ask for one, the shop's own country first. Free text is as good. */
export function regionSuggestions({ setting }: FormScene): TemplateResult {
  const own = REGIONS.filter(({ country }) => country === setting.country);
  const others = REGIONS.filter(({ country }) => country !== setting.country);
  return html`<datalist id=${REGIONS_ID}>
    ${[...own, ...others].map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
  </datalist>`;
}

/** A state or province, by code or by name. */
export function regionField(
  name: 'licenseRegion' | 'region',
  scene: FormScene,
  look: { readonly labelNote?: string } = {},
): TemplateResult {
  const typed = scene.model.text(name).trim();
  const found = scene.typingIn === name ? undefined : REGIONS.find(({ code }) => code === typed);
  return formText(name, scene, { capitals: 'words', suggestionsId: REGIONS_ID, ...(found ? { help: found.name } : {}), ...look });
}
