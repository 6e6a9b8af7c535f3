import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isExpired } from '../../domain/clock.js';
import { ageOn } from '../../domain/local-date.js';
import type { FieldFrame } from '../../ui/form/field-frame.js';
import { textField } from '../../ui/form/text-field.js';
import type { TextField } from '../../ui/form/text-field.js';
import { dateInWords } from '../../ui/i18n/date-in-words.js';
import { icon, warning } from '../../ui/icons.js';
import { dateIn } from './form-draft.js';
import type { CustomName, FieldName, TextName } from './form-fields.js';
import { controlId } from './form-scene.js';
import type { FormScene } from './form-scene.js';
import { labelOf, sentenceOf } from './form-sentences.js';

export type TextLook = Partial<
  Pick<
    TextField,
    'keys' | 'leftToRight' | 'capitals' | 'suggestionsId' | 'readOnly' | 'help' | 'labelNote' | 'beside' | 'notice' | 'typedOver'
  >
>;

/** Label, state and sentences of a field of the form. */
export function frameOf(name: FieldName, scene: FormScene): FieldFrame {
  const { model, session, setting, localize } = scene;
  const label = labelOf(name, setting, localize);
  const issue = session.problems.shown(name);
  const notice = noticeOf(name, label, scene);
  return {
    id: controlId(name),
    label,
    changed: model.isChanged(name),
    ...(issue ? { problem: sentenceOf(issue, label, setting, localize) } : {}),
    ...(notice ? { notice } : {}),
  };
}

/** One line of text of the form, checked when it is left. */
export function formText(name: TextName | CustomName, scene: FormScene, look: TextLook = {}): TemplateResult {
  const { model, access, actions } = scene;
  return textField({
    ...frameOf(name, scene),
    readOnly: !access.edit,
    ...look,
    value: model.text(name),
    required: model.isRequired(name),
    onInput: (value) => {
      actions.type(name, value);
    },
    onLeave: () => {
      actions.leave(name);
    },
  });
}

/** A date: typed as digits, said in words once left. */
export function formDate(name: TextName | CustomName, scene: FormScene, look: TextLook = {}): TemplateResult {
  const { localize, setting } = scene;
  const date = scene.typingIn === name ? null : dateIn(name, scene.model.text(name), setting);
  const isExpiry = name === 'licenseExpiresOn' || name === 'medicalExpiresOn';
  const expired = isExpiry && isExpired(date, setting.today) ? date : null;
  return formText(name, scene, {
    keys: 'numeric',
    leftToRight: true,
    ...(expired === null
      ? { help: date === null ? localize.t(`form.date.${setting.dateOrder}`) : dateWords(name, date, scene) }
      : { notice: noticeLine(localize.t('form.expired', { date: dateInWords(localize.locale, expired) })) }),
    ...look,
  });
}

function dateWords(name: FieldName, date: string, { localize, setting }: FormScene): string {
  const words = dateInWords(localize.locale, date);
  const isAge = name === 'birthDate' && date <= setting.today;
  return isAge ? localize.t('form.birthWords', { date: words, age: ageOn(date, setting.today) }) : words;
}

function noticeLine(sentence: string): TemplateResult {
  return html`<span class="notice-line">${icon(warning)} <span>${sentence}</span></span>`;
}

function noticeOf(name: FieldName, label: string, scene: FormScene): TemplateResult | null {
  const { model, session, localize, actions } = scene;
  if (model.isOvertaken(name)) {
    const value = model.stored(name);
    return html`<span class="conflict" part="conflict">${localize.t('form.overtaken', { value: String(value) })}</span>
      <button
        type="button"
        class="link"
        aria-label=${localize.t('form.theirs', { label })}
        @click=${() => {
          actions.useTheirs(name);
        }}
      >
        ${localize.t('form.useTheirs')}
      </button>`;
  }
  const duplicate = session.problems.duplicate(name);
  const [otherId] = duplicate?.customerIds ?? [];
  if (duplicate?.code !== 'duplicate-phone' && duplicate?.code !== 'duplicate-email') return null;
  const other = otherId === undefined ? undefined : session.names.get(otherId);
  const open = () => {
    if (otherId !== undefined) actions.openCustomer(otherId);
  };
  return html`${noticeLine(localize.t(`form.${duplicate.code}`))}
    ${other === undefined ? nothing : html`<button type="button" class="link" @click=${open}>${localize.t('form.openDuplicate', { name: other })}</button>`}`;
}
