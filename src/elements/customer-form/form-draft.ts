import { readDate } from '../../domain/local-date.js';
import type { Address, CustomerDetails, CustomerDraft, CustomerFields } from '../../domain/customer.js';
import type { IdentityDocumentDraft } from '../../domain/identity-document.js';
import { numberOf } from './document-number.js';
import type { NumberChanges } from './document-number.js';
import { ADDRESS_NAMES, DOCUMENTS, centuryOf, customFieldOf, customName } from './form-fields.js';
import type { DocumentFields, FieldName, FormSetting, TextName, CustomName } from './form-fields.js';
import { choiceCounts, consentChoice } from './opt-in.js';
import type { OptInChannel, OptInChoice } from './opt-in.js';
import { documentOf } from './stored-values.js';

/** What a draft is made of: the fields as they stand, and which of them are not as stored. */
export interface FormState {
  readonly setting: FormSetting;
  readonly details: CustomerDetails | null;
  readonly choices: ReadonlyMap<OptInChannel, OptInChoice>;
  readonly numbers: NumberChanges;
  /** What a draft from outside holds beyond the fields of the form. */
  readonly carried: CustomerDraft;
  text(name: TextName | CustomName): string;
  flag(name: FieldName): boolean;
  isChanged(name: FieldName): boolean;
}

const PLAIN_NAMES = ['displayName', 'givenName', 'familyName', 'nickname', 'phone', 'email', 'code', 'note'] as const;

/** The changes of a form as `save` takes them: only what is not as stored. Numbers of documents among them. */
export function draftOf(state: FormState): CustomerDraft {
  const { details, setting } = state;
  const changed = (name: FieldName) => state.isChanged(name);
  const texts = Object.fromEntries(PLAIN_NAMES.filter(changed).map((name) => [name, textOrNull(state.text(name))]));
  const documents = documentDrafts(state);
  const consents = consentDrafts(state);
  return {
    ...state.carried,
    ...(details ? { id: details.customer.id } : {}),
    ...texts,
    ...(setting.profile === 'given-family' && (changed('givenName') || changed('familyName')) ? { displayName: null } : {}),
    ...(changed('oneName') ? { oneName: state.flag('oneName') } : {}),
    ...(changed('birthDate') ? { birthDate: dateOrText('birthDate', state) } : {}),
    ...(changed('customerType') ? { customerType: state.text('customerType') } : {}),
    // Said of everybody new, so that what the cashier saw is what is kept.
    ...(changed('detailsShown') || details === null ? { detailsShown: state.flag('detailsShown') } : {}),
    ...(ADDRESS_NAMES.some(changed) ? { address: addressOf(state) } : {}),
    ...customDraft(state),
    ...(documents.length > 0 ? { identityDocuments: documents } : {}),
    ...(consents.length > 0 ? { consents } : {}),
  };
}

/** The date a text means; the text itself where it means none, so that a draft loses nothing that was typed. */
export function dateOrText(name: TextName | CustomName, state: FormState): string | null {
  const text = state.text(name).trim();
  return text === '' ? null : (dateIn(name, text, state.setting) ?? text);
}

/** The date a text means in this field; null where it means none. */
export function dateIn(name: FieldName, text: string, setting: FormSetting): string | null {
  const century = centuryOf(name, setting);
  if (century === null) return null;
  return readDate(text, { order: setting.dateOrder, today: setting.today, century });
}

/** The number a text means, with either separator; null where it means none. */
export function numberIn(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(typed) ? Number(typed) : null;
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function addressOf(state: FormState): Address | null {
  const lines = ADDRESS_NAMES.map((name) => [name, state.text(name).trim()] as const).filter(([, text]) => text !== '');
  const address: Address = Object.fromEntries(lines);
  return lines.length === 0 ? null : address;
}

function customDraft(state: FormState): Pick<CustomerDraft, 'custom'> {
  const changes = state.setting.customFields.filter((field) => state.isChanged(customName(field)));
  if (changes.length === 0) return {};
  const values = changes.map((field) => [field.id, customValue(customName(field), state)] as const);
  return { custom: { ...state.carried.custom, ...Object.fromEntries(values) } };
}

function customValue(name: CustomName, state: FormState): CustomerFields['custom'][string] {
  const type = customFieldOf(name, state.setting)?.type;
  if (type === 'boolean') return state.flag(name);
  if (type === 'date') return dateOrText(name, state);
  const text = textOrNull(state.text(name));
  return type === 'number' && text !== null ? (numberIn(text) ?? text) : text;
}

function documentDrafts(state: FormState): IdentityDocumentDraft[] {
  const shown = DOCUMENTS.map((fields) => documentDraft(fields, state)).filter((draft) => draft !== null);
  return [...(state.carried.identityDocuments ?? []), ...shown];
}

function documentDraft(fields: DocumentFields, state: FormState): IdentityDocumentDraft | null {
  const stored = documentOf(state.details, fields);
  const number = stored ? numberOf(state.numbers.get(fields.kind)) : (textOrNull(state.text(fields.number)) ?? undefined);
  const region =
    fields.region !== null && state.isChanged(fields.region) ? { issuingRegion: textOrNull(state.text(fields.region)) } : {};
  const expiry = state.isChanged(fields.expiresOn) ? { expiresOn: dateOrText(fields.expiresOn, state) } : {};
  if (number === undefined && Object.keys(region).length + Object.keys(expiry).length === 0) return null;

  const draft = {
    type: stored?.type ?? fields.type,
    ...(stored ? { id: stored.id } : { source: 'typed' as const }),
    ...region,
    ...expiry,
  };
  if (stored && isEmptied(fields, number, state)) return { id: stored.id, type: stored.type, remove: true };
  return number === undefined ? draft : { ...draft, number };
}

/** Whether nothing is left of a stored document: it then goes, instead of staying as an empty row. */
function isEmptied(fields: DocumentFields, number: string | null | undefined, state: FormState): boolean {
  const numberGone = number === null || (number === undefined && documentOf(state.details, fields)?.numberLast4 === null);
  const region = fields.region === null ? '' : state.text(fields.region);
  return numberGone && region.trim() === '' && state.text(fields.expiresOn).trim() === '';
}

function consentDrafts(state: FormState): NonNullable<CustomerDraft['consents']> {
  const kept = state.carried.consents ?? [];
  const chosen = [...state.choices].flatMap(([channel, choice]) => {
    const contact = state.text(channel === 'sms' ? 'phone' : 'email');
    return contact.trim() !== '' && choiceCounts(channel, contact, choice) ? [consentChoice(channel, choice)] : [];
  });
  return [...kept, ...chosen];
}
