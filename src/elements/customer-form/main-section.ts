import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customerTypeName } from '../../context/customer-type-name.js';
import { checkboxField } from '../../ui/form/checkbox.js';
import { choiceField } from '../../ui/form/choice.js';
import { switchField } from '../../ui/form/switch.js';
import { formDate, formText, frameOf } from './form-field.js';
import { controlId, extraRequired } from './form-scene.js';
import type { FormScene } from './form-scene.js';
import type { OptInChannel } from './opt-in.js';

/** Who it is and how to reach them, in the order of the register's manual. */
export function mainSection(scene: FormScene): TemplateResult {
  return html`<div class="section" part="section">
    ${names(scene)} ${contacts(scene)} ${formDate('birthDate', scene)}
    ${extraRequired(scene).map((name) => formText(name, scene, { capitals: name === 'code' ? 'none' : 'words' }))}
    ${customerType(scene)}
  </div>`;
}

function names(scene: FormScene): TemplateResult {
  if (scene.setting.profile === 'full-name') return formText('displayName', scene, { capitals: 'words' });
  const hasOneName = scene.model.flag('oneName');
  return html`<div class="twins">
      ${formText('givenName', scene, { capitals: 'words' })}
      ${hasOneName ? nothing : formText('familyName', scene, { capitals: 'words' })}
    </div>
    ${checkboxField({
      ...frameOf('oneName', scene),
      checked: hasOneName,
      disabled: !scene.access.edit,
      onToggle: (checked) => {
        scene.actions.type('oneName', checked);
      },
    })}`;
}

function contacts(scene: FormScene): TemplateResult {
  const { access, localize, model } = scene;
  const look = (name: 'phone' | 'email') => ({
    leftToRight: true,
    readOnly: !access.edit || access.contacts === 'masked',
    ...(access.edit && access.contacts === 'over' && model.stored(name) !== ''
      ? { typedOver: true, help: localize.t('form.typedOver') }
      : {}),
  });
  return html`<div class="pair">${formText('phone', scene, { keys: 'tel', ...look('phone') })} ${optIn('sms', scene)}</div>
    <div class="pair">${formText('email', scene, { keys: 'email', ...look('email') })} ${optIn('email', scene)}</div>`;
}

function optIn(channel: OptInChannel, scene: FormScene): TemplateResult {
  const { model, access, actions, localize } = scene;
  const state = model.optIn(channel);
  return switchField({
    id: `opt-in-${channel}`,
    label: localize.t(channel === 'sms' ? 'form.optInSms' : 'form.optInEmail'),
    stateWord: localize.t(`form.optIn.${state}`),
    help: scene.wordings[channel],
    changed: model.isOptInChanged(channel),
    on: state === 'subscribed',
    disabled: !access.edit,
    onToggle: (on) => {
      actions.optIn(channel, on);
    },
  });
}

function customerType(scene: FormScene): TemplateResult {
  const { model, settings, localize, access, actions } = scene;
  const chosen = model.text('customerType');
  const choice = (id: string) => ({ value: id, label: customerTypeName(id, settings.customerTypes, localize) });
  const known = settings.customerTypes.map(({ id }) => choice(id));
  // A type that left the host's list stays with those who have it.
  const isGone = chosen !== '' && !known.some(({ value }) => value === chosen);
  return choiceField({
    ...frameOf('customerType', scene),
    id: controlId('customerType'),
    value: chosen,
    choices: isGone ? [choice(chosen), ...known] : known,
    disabled: !access.edit,
    onChoose: (value) => {
      actions.type('customerType', value);
    },
  });
}
