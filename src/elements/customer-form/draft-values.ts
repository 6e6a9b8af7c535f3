import type { CustomerDraft } from '../../domain/customer.js';
import type { IdentityDocumentDraft } from '../../domain/identity-document.js';
import { isMedical } from '../../domain/identity-document.js';
import { dateText } from '../../ui/i18n/date-text.js';
import type { NumberChange } from './document-number.js';
import { ADDRESS_NAMES, CUSTOMERS_OWN, DOCUMENTS, centuryOf } from './form-fields.js';
import type { DocumentKind, FieldName, FieldValue, FormSetting } from './form-fields.js';
import { contactKey } from './opt-in.js';
import type { OptInChannel, OptInChoice } from './opt-in.js';

/** A draft taken apart into what the form shows. The inverse of `draftOf`. */
export interface DraftValues {
  readonly values: ReadonlyMap<FieldName, FieldValue>;
  readonly choices: ReadonlyMap<OptInChannel, OptInChoice>;
  readonly numbers: ReadonlyMap<DocumentKind, NumberChange>;
  /** What no field of the form shows: given back as it came. */
  readonly carried: CustomerDraft;
}

/** Takes a draft apart. A whole name becomes first and last name where the shop asks for those. */
export function draftValues(draft: CustomerDraft, setting: FormSetting): DraftValues {
  const values = new Map<FieldName, FieldValue>();
  const put = (name: FieldName, value: string | number | boolean | null | undefined) => {
    if (value !== undefined) values.set(name, typeof value === 'boolean' ? value : shownText(name, String(value ?? ''), setting));
  };
  for (const name of CUSTOMERS_OWN) put(name, draft[name]);
  if (draft.address !== undefined) for (const name of ADDRESS_NAMES) put(name, draft.address?.[name] ?? '');
  for (const field of setting.customFields) put(`custom.${field.id}`, draft.custom?.[field.id]);
  if (setting.profile === 'given-family') splitName(values);

  const numbers = new Map<DocumentKind, NumberChange>();
  const otherDocuments = (draft.identityDocuments ?? []).filter((document) => !takeDocument(document, put, numbers));
  return { values, numbers, choices: choicesOf(draft), carried: carriedOf(draft, setting, otherDocuments) };
}

function shownText(name: FieldName, text: string, setting: FormSetting): string {
  return centuryOf(name, setting) === null ? text : dateText(text, setting.dateOrder);
}

function splitName(values: Map<FieldName, FieldValue>): void {
  const whole = values.get('displayName');
  values.delete('displayName');
  if (typeof whole !== 'string' || whole.trim() === '' || values.has('givenName') || values.has('familyName')) return;
  const words = whole.trim().split(/\s+/);
  values.set('givenName', words.length === 1 ? words.join() : words.slice(0, -1).join(' '));
  if (words.length > 1) values.set('familyName', words.at(-1) ?? '');
}

function takeDocument(
  document: IdentityDocumentDraft,
  put: (name: FieldName, value: string | null | undefined) => void,
  numbers: Map<DocumentKind, NumberChange>,
): boolean {
  const fields = DOCUMENTS.find(
    (known) => known.type === document.type || (known.kind === 'medical' && isMedical(document.type)),
  );
  if (!fields) return false;
  if (fields.region !== null) put(fields.region, document.remove ? '' : document.issuingRegion);
  put(fields.expiresOn, document.remove ? '' : document.expiresOn);
  const { number } = document;
  if (document.id === undefined) put(fields.number, number);
  else if (document.remove || number === null) numbers.set(fields.kind, { mode: 'remove' });
  else if (number !== undefined) numbers.set(fields.kind, { mode: 'change', text: number });
  return true;
}

function choicesOf(draft: CustomerDraft): Map<OptInChannel, OptInChoice> {
  const choices = new Map<OptInChannel, OptInChoice>();
  for (const { channel, state, purpose = 'marketing' } of draft.consents ?? []) {
    if ((channel !== 'sms' && channel !== 'email') || state === 'pending' || purpose !== 'marketing') continue;
    const contact = channel === 'sms' ? draft.phone : draft.email;
    choices.set(channel, { state, contactPoint: contact ? contactKey(channel, contact) : '' });
  }
  return choices;
}

function carriedOf(draft: CustomerDraft, setting: FormSetting, documents: readonly IdentityDocumentDraft[]): CustomerDraft {
  const known = new Set(setting.customFields.map((field) => field.id));
  const custom = Object.entries(draft.custom ?? {}).filter(([id]) => !known.has(id));
  const consents = (draft.consents ?? []).filter(
    ({ channel, state, purpose = 'marketing' }) =>
      (channel !== 'sms' && channel !== 'email') || state === 'pending' || purpose !== 'marketing',
  );
  return {
    ...(draft.externalIds ? { externalIds: draft.externalIds } : {}),
    ...(custom.length > 0 ? { custom: Object.fromEntries(custom) } : {}),
    ...(consents.length > 0 ? { consents } : {}),
    ...(documents.length > 0 ? { identityDocuments: documents } : {}),
  };
}
