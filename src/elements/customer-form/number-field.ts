import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { describedBy, fieldParts, fieldTexts, labelWords } from '../../ui/form/field-frame.js';
import { textField } from '../../ui/form/text-field.js';
import { maskedNumber } from './document-number.js';
import type { NumberChange } from './document-number.js';
import { formText, frameOf } from './form-field.js';
import type { DocumentFields } from './form-fields.js';
import { controlId } from './form-scene.js';
import type { FormScene } from './form-scene.js';
import { documentOf } from './stored-values.js';

interface Note {
  readonly labelNote?: string;
}

const LOOK = { leftToRight: true, capitals: 'characters' } as const;

/** The number of a document: typed where there is none, masked where one is stored, until somebody asks for it. */
export function numberField(fields: DocumentFields, scene: FormScene, note: Note): TemplateResult {
  const { model, access } = scene;
  const stored = documentOf(model.details, fields);
  if (!stored) return formText(fields.number, scene, { ...LOOK, ...note });
  const change = model.numbers.get(fields.kind);
  const isMasked = stored.numberLast4 !== null && change?.mode !== 'change';
  if (isMasked || !access.edit) return maskedField(fields, scene, note, stored.numberLast4 ?? '');
  return changedField(fields, scene, note, change, stored.numberLast4 !== null);
}

function changedField(
  fields: DocumentFields,
  scene: FormScene,
  note: Note,
  change: NumberChange | undefined,
  hasStored: boolean,
): TemplateResult {
  const { model, session, localize, actions } = scene;
  const { kind, number } = fields;
  const frame = { ...frameOf(number, scene), ...note };
  const required = model.isRequired(number);
  const buttons: readonly NumberButton[] = required ? ['keep'] : ['keep', 'remove'];
  const stays = {
    help: localize.t(session.lost.has(kind) ? 'form.numberLost' : 'form.numberKept'),
    beside: numberButtons(buttons, fields, scene, frame.label),
  };
  return textField({
    ...frame,
    ...LOOK,
    ...(hasStored ? stays : {}),
    value: change?.mode === 'change' ? change.text : '',
    required,
    onInput: (text) => {
      actions.changeNumber(kind, text === '' && !hasStored ? null : { mode: 'change', text });
    },
    onLeave: () => {
      actions.leave(number);
    },
  });
}

function maskedField(fields: DocumentFields, scene: FormScene, note: Note, last4: string): TemplateResult {
  const { model, session, localize, access } = scene;
  const isRemoved = model.numbers.get(fields.kind)?.mode === 'remove';
  const whole = session.revealed.get(fields.kind);
  const frame = { ...frameOf(fields.number, scene), ...note, ...(isRemoved ? { help: localize.t('form.numberRemoved') } : {}) };
  const shown: NumberButton = whole === undefined ? 'show' : 'hide';
  const buttons: readonly NumberButton[] = isRemoved ? ['keep'] : access.edit ? [shown, 'change'] : [shown];
  const masked = html`<span aria-hidden="true">${maskedNumber(last4)}</span>
    <span class="visually-hidden">${localize.t('form.endsWith', { last4 })}</span>`;
  return html`<div
    class="field"
    part=${fieldParts(frame)}
    data-changed=${frame.changed ? '' : nothing}
    role="group"
    aria-labelledby=${`${frame.id}-label`}
    aria-describedby=${describedBy(frame) ?? nothing}
  >
    <span class="label" id=${`${frame.id}-label`}>${labelWords(frame)}</span>
    <div class="input-row">
      <span class=${`stands number${isRemoved ? ' removed' : ''}`} id=${frame.id} tabindex="-1">${whole ?? masked}</span>
      ${last4 === '' ? nothing : numberButtons(buttons, fields, scene, frame.label)}
    </div>
    ${fieldTexts(frame)}
  </div>`;
}

type NumberButton = 'show' | 'hide' | 'change' | 'keep' | 'remove';

function numberButtons(
  buttons: readonly NumberButton[],
  fields: DocumentFields,
  scene: FormScene,
  label: string,
): TemplateResult {
  const { localize } = scene;
  return html`${buttons.map(
    (button) => html`<button
      type="button"
      class="button plain"
      id=${buttonId(fields, button)}
      aria-label=${localize.t(`form.${button}Number`, { label })}
      @click=${() => {
        press(button, fields, scene);
      }}
    >
      ${localize.t(`form.${button}`)}
    </button>`,
  )}`;
}

function press(button: NumberButton, fields: DocumentFields, { actions }: FormScene): void {
  const { kind } = fields;
  switch (button) {
    case 'show':
      actions.reveal(kind);
      return;
    case 'hide':
      actions.hide(kind);
      return;
    case 'change':
      actions.changeNumber(kind, { mode: 'change', text: '' }, controlId(fields.number));
      return;
    case 'remove':
      actions.changeNumber(kind, { mode: 'remove' }, buttonId(fields, 'keep'));
      return;
    case 'keep':
      actions.changeNumber(kind, null, buttonId(fields, 'change'));
  }
}

// Show and Hide are one button to whoever presses it, and Change and Keep stand in each other's place: focus stays in the row.
function buttonId({ kind }: DocumentFields, button: NumberButton): string {
  if (button === 'show' || button === 'hide') return `${kind}-show`;
  return button === 'remove' ? `${kind}-remove` : `${kind}-number`;
}
