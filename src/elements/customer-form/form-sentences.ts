import type { LocalizeController } from '../../context/localize-controller.js';
import type { FormWords } from '../../ui/i18n/form/en.js';
import { dateText } from '../../ui/i18n/date-text.js';
import { centuryOf, customFieldOf } from './form-fields.js';
import type { FieldName, FormSetting } from './form-fields.js';
import type { FieldIssue } from './form-problems.js';

export type FormLocalize = LocalizeController<FormWords>;

/** The label of a field, as the cashier's register calls it. */
export function labelOf(name: FieldName, setting: FormSetting, localize: FormLocalize): string {
  if (isCustom(name)) return customFieldOf(name, setting)?.label ?? '';
  return name === 'detailsShown' ? localize.t('form.details') : localize.t(`form.${name}`);
}

/** What is wrong with a field, and what to do. */
export function sentenceOf(issue: FieldIssue, label: string, setting: FormSetting, localize: FormLocalize): string {
  const { code, field } = issue;
  switch (code) {
    case 'host':
      return issue.message;
    case 'required':
      return requiredSentence(field, label, localize);
    case 'invalid':
      return invalidSentence(field, setting, localize);
    case 'opt-in-without':
      return localize.t(field === 'email' ? 'form.optInWithout.email' : 'form.optInWithout.sms');
    case 'expired':
      return localize.t('form.invalid.other');
    default:
      return localize.t(`form.${code}`);
  }
}

function requiredSentence(field: FieldName | null, label: string, localize: FormLocalize): string {
  switch (field) {
    case 'displayName':
    case 'givenName':
    case 'familyName':
    case 'phone':
    case 'email':
      return localize.t(`form.required.${field}`);
    default:
      return localize.t('form.required.other', { label });
  }
}

function invalidSentence(field: FieldName | null, setting: FormSetting, localize: FormLocalize): string {
  if (field === 'phone' || field === 'email') return localize.t(`form.invalid.${field}`);
  if (field === null) return localize.t('form.invalid.other');
  const century = centuryOf(field, setting);
  if (century !== null) {
    const example = dateText(
      century === 'past' ? '1984-03-07' : `${Number(setting.today.slice(0, 4)) + 2}-03-07`,
      setting.dateOrder,
    );
    return localize.t('form.invalid.date', { example });
  }
  return localize.t(customFieldOf(field, setting)?.type === 'number' ? 'form.invalid.number' : 'form.invalid.other');
}

function isCustom(name: FieldName): name is `custom.${string}` {
  return name.startsWith('custom.');
}
