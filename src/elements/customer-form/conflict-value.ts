import type { LocalizeController } from '../../context/localize-controller.js';
import type { FieldConflict } from '../../domain/customer.js';
import { nationalPhone } from '../../domain/national-phone.js';
import type { JsonValue } from '../../domain/record.js';
import type { ConflictWords } from '../../ui/i18n/conflict/en.js';
import { dateInWords } from '../../ui/i18n/date-in-words.js';
import { customName } from './form-fields.js';
import type { FormScene } from './form-scene.js';
import { labelOf } from './form-sentences.js';

type Words = LocalizeController<ConflictWords>;

/** What the field is called that two registers have changed. */
export function conflictLabel({ group }: FieldConflict, { setting, localize }: FormScene, words: Words): string {
  switch (group) {
    case 'name':
    case 'identity-document':
    case 'externalIds':
      return words.t(`conflict.${group}`);
    case 'custom':
      return localize.t('form.more');
    case 'address':
      return localize.t('form.address');
    default:
      return labelOf(group, setting, localize);
  }
}

/** One of the two values, as a cashier reads it. */
export function conflictValue(conflict: FieldConflict, side: 'shown' | 'other', scene: FormScene, words: Words): string {
  const text = textOf(conflict, side, scene, words);
  return text === '' ? words.t('conflict.nothing') : text;
}

function textOf(conflict: FieldConflict, side: 'shown' | 'other', scene: FormScene, words: Words): string {
  const value = conflict[side];
  const part = (name: string): string => plain(recordOf(value)[name], words);
  switch (conflict.group) {
    case 'name':
      return part('displayName');
    case 'phone':
      return nationalPhone(part('typed'), scene.setting.country);
    case 'address':
      return joined(['line1', 'line2', 'city', 'region', 'postalCode', 'country'].map(part));
    case 'birthDate':
      return typeof value === 'string' ? dateInWords(words.locale, value) : '';
    case 'identity-document':
      return joined([
        part('issuingRegion'),
        part('numberLast4') && words.t('conflict.endsWith', { last4: part('numberLast4') }),
        part('expiresOn') && words.t('conflict.expires', { date: dateInWords(words.locale, part('expiresOn')) }),
      ]);
    case 'custom':
    case 'externalIds':
      return differing(conflict, side, scene, words);
    default:
      return plain(value, words);
  }
}

/** Of a map only what is not the same on both sides. */
function differing({ group, shown, other }: FieldConflict, side: 'shown' | 'other', scene: FormScene, words: Words): string {
  const [here, there] = [recordOf(shown), recordOf(other)];
  const own = side === 'shown' ? here : there;
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter((name) => here[name] !== there[name]);
  const label = (name: string): string => {
    const field = group === 'custom' ? scene.setting.customFields.find(({ id }) => id === name) : undefined;
    return field ? labelOf(customName(field), scene.setting, scene.localize) : name;
  };
  return joined(names.map((name) => `${label(name)}: ${plain(own[name], words) || words.t('conflict.nothing')}`));
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
