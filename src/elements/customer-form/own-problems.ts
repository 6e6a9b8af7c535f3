import { ADDRESS_NAMES, ALWAYS_SHOWN } from './form-fields.js';
import type { FieldName } from './form-fields.js';
import type { FormModel } from './form-model.js';
import type { FieldIssue } from './form-problems.js';

/** Required fields that are empty. The client judges by the provider's profile and shop, an element may have its own. */
export function missing(model: FormModel): FieldIssue[] {
  const empty = [...model.setting.required].filter((name) => model.isRequired(name) && model.isEmpty(name));
  return empty.map((field) => ({ field, code: 'required', message: '', path: field, customerIds: [] }));
}

/** Switches that are on with nothing to reach the customer by: the choice would be lost in silence. */
export function optInsWithoutContact(model: FormModel): FieldIssue[] {
  const wrong = (['sms', 'email'] as const).filter(
    (channel) => model.choices.get(channel)?.state === 'subscribed' && model.contact(channel).trim() === '',
  );
  return wrong.map((channel) => {
    const field = channel === 'sms' ? 'phone' : 'email';
    return { field, code: 'opt-in-without', message: '', path: field, customerIds: [] };
  });
}

const ORDER: readonly FieldName[] = [
  ...ALWAYS_SHOWN,
  'licenseNumber',
  'licenseRegion',
  'licenseExpiresOn',
  'medicalNumber',
  'medicalExpiresOn',
  ...ADDRESS_NAMES,
  'note',
];

/** From the top of the form to its end: the summary reads as the form does. Fields of the host and rules about no field come last. */
export function inFormOrder(issues: readonly FieldIssue[]): FieldIssue[] {
  const place = ({ field }: FieldIssue) => {
    const index = field === null ? -1 : ORDER.indexOf(field);
    return index === -1 ? ORDER.length : index;
  };
  return [...issues].sort((one, other) => place(one) - place(other));
}
