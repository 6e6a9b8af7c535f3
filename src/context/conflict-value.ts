import type { CustomerClientSettings } from '../domain/client-options.js';
import type { CustomField, FieldConflict } from '../domain/customer.js';
import { isLocalDate } from '../domain/local-date.js';
import { nationalPhone } from '../domain/national-phone.js';
import type { JsonValue } from '../domain/record.js';
import type { ConflictWords } from '../ui/i18n/conflict/en.js';
import { dateInWords } from '../ui/i18n/date-in-words.js';
import type { FormWords } from '../ui/i18n/form/en.js';
import { customerTypeName } from './customer-type-name.js';
import type { LocalizeController } from './localize-controller.js';

type Words = LocalizeController<ConflictWords>;

/** A field with two values. */
export type TwoValues = Pick<FieldConflict, 'group' | 'shown' | 'other'>;

/** What two values are told by. */
export interface ConflictSpeech {
  readonly words: Words;
  readonly form: LocalizeController<FormWords>;
  readonly settings: Pick<CustomerClientSettings, 'country' | 'customFields' | 'customerTypes'>;
}

/** What the field is called that has two values. */
export function conflictLabel({ group }: TwoValues, { words, form }: ConflictSpeech): string {
  switch (group) {
    case 'name':
    case 'identity-document':
    case 'externalIds':
      return words.t(`conflict.${group}`);
    case 'custom':
      return form.t('form.more');
    case 'address':
      return form.t('form.address');
    case 'detailsShown':
      return form.t('form.details');
    default:
      return form.t(`form.${group}`);
  }
}

/** One of the two values, as a cashier reads it. */
export function conflictValue(conflict: TwoValues, side: 'shown' | 'other', speech: ConflictSpeech): string {
  const text = textOf(conflict, side, speech);
  return text === '' ? speech.words.t('conflict.nothing') : text;
}

function textOf(conflict: TwoValues, side: 'shown' | 'other', speech: ConflictSpeech): string {
  const { words, form, settings } = speech;
  const value = conflict[side];
  const part = (name: string): string => plain(recordOf(value)[name], words);
  switch (conflict.group) {
    case 'name':
      return nameOf(conflict, side, speech);
    case 'phone':
      return nationalPhone(part('typed'), settings.country);
    case 'address':
      return joined(['line1', 'line2', 'city', 'region', 'postalCode', 'country'].map(part));
    case 'birthDate':
      return typeof value === 'string' ? dateInWords(words.locale, value) : '';
    case 'customerType':
      return typeof value === 'string' ? customerTypeName(value, settings.customerTypes, form) : '';
    case 'identity-document':
      return joined([
        part('issuingRegion'),
        part('numberLast4') && words.t('conflict.endsWith', { last4: part('numberLast4') }),
        part('expiresOn') && words.t('conflict.expires', { date: dateInWords(words.locale, part('expiresOn')) }),
      ]);
    case 'custom':
    case 'externalIds':
      return differing(conflict, side, speech);
    default:
      return plain(value, words);
  }
}

/** The name that shows; where that is the same on both sides, what it is made of. */
function nameOf({ shown, other }: TwoValues, side: 'shown' | 'other', { words, form }: ConflictSpeech): string {
  const [here, there] = [recordOf(shown), recordOf(other)];
  const own = side === 'shown' ? here : there;
  if (here['displayName'] !== there['displayName']) return plain(own['displayName'], words);
  const parts = (['givenName', 'familyName'] as const).map((name) => {
    const text = plain(own[name], words);
    return text && `${form.t(`form.${name}`)}: ${text}`;
  });
  return joined(parts) || plain(own['displayName'], words);
}

/** Of a map only what is not the same on both sides. */
function differing({ group, shown, other }: TwoValues, side: 'shown' | 'other', { words, settings }: ConflictSpeech): string {
  const [here, there] = [recordOf(shown), recordOf(other)];
  const own = side === 'shown' ? here : there;
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter((name) => here[name] !== there[name]);
  const field = (name: string): CustomField | undefined =>
    group === 'custom' ? settings.customFields.find(({ id }) => id === name) : undefined;
  const text = (name: string): string => {
    const value = own[name];
    const isDate = field(name)?.type === 'date' && typeof value === 'string' && isLocalDate(value);
    return isDate ? dateInWords(words.locale, value) : plain(value, words);
  };
  return joined(names.map((name) => `${field(name)?.label ?? name}: ${text(name) || words.t('conflict.nothing')}`));
}

function plain(value: JsonValue | undefined, words: Words): string {
  if (typeof value === 'boolean') return words.t(value ? 'conflict.yes' : 'conflict.no');
  if (typeof value === 'number') return new Intl.NumberFormat(words.locale).format(value);
  return typeof value === 'string' ? value : '';
}

function recordOf(value: JsonValue): Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, JsonValue>>)
    : {};
}

function joined(parts: readonly string[]): string {
  return parts.filter((one) => one !== '').join(', ');
}
