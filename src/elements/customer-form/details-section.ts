import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CustomField } from '../../domain/customer.js';
import { choiceField } from '../../ui/form/choice.js';
import { switchField } from '../../ui/form/switch.js';
import { textArea } from '../../ui/form/text-area.js';
import { documentSection, regionField, regionSuggestions } from './document-section.js';
import { DOCUMENTS, customName } from './form-fields.js';
import { formDate, formText, frameOf } from './form-field.js';
import type { FormScene } from './form-scene.js';

const DETAILS_ID = 'details';

/** The *Customer Details* switch and what it shows and hides. Off deletes nothing. */
export function detailsSection(scene: FormScene): TemplateResult {
  const { model, access, actions, localize } = scene;
  const isShown = model.flag('detailsShown');
  return html`${switchField({
    ...frameOf('detailsShown', scene),
    help: localize.t('form.detailsHelp'),
    on: isShown,
    controls: DETAILS_ID,
    // Whoever may only look still opens and closes what there is to see.
    onToggle: (on) => {
      actions.type('detailsShown', on);
    },
    disabled: !access.edit,
  })}
    <div class="details" id=${DETAILS_ID} ?hidden=${!isShown}>${isShown ? details(scene) : nothing}</div>`;
}

function details(scene: FormScene): TemplateResult {
  const { access, setting } = scene;
  const documents = DOCUMENTS.filter(({ kind }) => kind === 'license' || setting.shop === 'medical');
  return html`${regionSuggestions(scene)} ${access.documents !== 'none' ? documents.map((fields) => documentSection(fields, scene)) : nothing}
    ${address(scene)} ${more(scene)}`;
}

function address(scene: FormScene): TemplateResult {
  const { localize, headingLevel } = scene;
  return html`<div class="section" part="section section-address" role="group" aria-labelledby="heading-address">
    <div class="section-heading" id="heading-address" role="heading" aria-level=${headingLevel + 1}>${localize.t('form.address')}</div>
    ${formText('line1', scene, { capitals: 'words' })} ${formText('line2', scene, { capitals: 'words' })}
    ${formText('city', scene, { capitals: 'words' })}
    <div class="twins">${regionField('region', scene)} ${formText('postalCode', scene, { capitals: 'characters', leftToRight: true })}</div>
    ${formText('country', scene, { capitals: 'words' })}
  </div>`;
}

function more(scene: FormScene): TemplateResult {
  const { model, access, actions, localize, headingLevel } = scene;
  return html`<div class="section" part="section section-more" role="group" aria-labelledby="heading-more">
    <div class="section-heading" id="heading-more" role="heading" aria-level=${headingLevel + 1}>${localize.t('form.more')}</div>
    ${textArea({
      ...frameOf('note', scene),
      value: model.text('note'),
      required: model.isRequired('note'),
      readOnly: !access.edit,
      onInput: (value) => {
        actions.type('note', value);
      },
      onLeave: () => {
        actions.leave('note');
      },
    })}
    ${scene.setting.customFields.map((field) => customField(field, scene))}
  </div>`;
}

function customField(field: CustomField, scene: FormScene): TemplateResult {
  const { model, access, actions, localize } = scene;
  const name = customName(field);
  const frame = frameOf(name, scene);
  switch (field.type) {
    case 'boolean':
      return switchField({
        ...frame,
        on: model.flag(name),
        disabled: !access.edit,
        onToggle: (on) => {
          actions.type(name, on);
        },
      });
    case 'choice':
      return choiceField({
        ...frame,
        value: model.text(name),
        choices: [
          { value: '', label: localize.t('form.noChoice') },
          ...(field.choices ?? []).map((value) => ({ value, label: value })),
        ],
        required: model.isRequired(name),
        disabled: !access.edit,
        onChoose: (value) => {
          actions.type(name, value);
        },
      });
    case 'date':
      return formDate(name, scene);
    case 'number':
      return formText(name, scene, { keys: 'decimal', leftToRight: true });
    case 'text':
      return formText(name, scene, { capitals: 'sentences' });
  }
}
