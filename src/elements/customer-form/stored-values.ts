import type { Address, CustomerDetails } from '../../domain/customer.js';
import { isMedical } from '../../domain/identity-document.js';
import type { IdentityDocument } from '../../domain/identity-document.js';
import { dateText } from '../../ui/i18n/date-text.js';
import { nationalPhone } from '../../domain/national-phone.js';
import { ADDRESS_NAMES, DOCUMENTS, centuryOf } from './form-fields.js';
import type { DocumentFields, FieldName, FieldValue, FormSetting } from './form-fields.js';

/** The document of a kind that the form shows: a customer may have others, which stay as they are. */
export function documentOf(details: CustomerDetails | null, fields: DocumentFields): IdentityDocument | undefined {
  const documents = details?.identityDocuments ?? [];
  const exact = documents.find((stored) => stored.type === fields.type);
  // A caregiver's card is as good to a medical shop as the patient's.
  return exact ?? (fields.kind === 'medical' ? documents.find((stored) => isMedical(stored.type)) : undefined);
}

/** What is stored in a field, as the form shows it: a text, dates as they are typed here; or on and off. */
export function storedValue(name: FieldName, details: CustomerDetails | null, setting: FormSetting): FieldValue {
  const value = rawValue(name, details, setting);
  if (typeof value === 'boolean') return value;
  if (value === null || value === undefined) return '';
  const text = String(value);
  return centuryOf(name, setting) === null ? text : dateText(text, setting.dateOrder);
}

function rawValue(
  name: FieldName,
  details: CustomerDetails | null,
  setting: FormSetting,
): string | number | boolean | null | undefined {
  const customer = details?.customer;
  switch (name) {
    case 'customerType':
      return customer?.customerType ?? setting.firstCustomerType;
    case 'detailsShown':
      // Somebody new is asked for everything, as on the registers that cashiers know.
      return customer?.detailsShown ?? true;
    case 'oneName':
      return customer?.oneName ?? false;
    case 'phone':
      return customer?.phone && nationalPhone(customer.phone.typed, setting.country);
    case 'displayName':
    case 'givenName':
    case 'familyName':
    case 'nickname':
    case 'email':
    case 'birthDate':
    case 'code':
    case 'note':
      return customer?.[name];
    default:
      if (isCustom(name)) return customer?.custom[name.slice('custom.'.length)] ?? emptyCustom(name, setting);
      return addressPart(name, customer?.address) ?? documentPart(name, details);
  }
}

function isCustom(name: FieldName): boolean {
  return name.startsWith('custom.');
}

function emptyCustom(name: FieldName, setting: FormSetting): boolean | null {
  const isFlag = setting.customFields.some((field) => `custom.${field.id}` === name && field.type === 'boolean');
  return isFlag ? false : null;
}

function addressPart(name: FieldName, address: Address | null | undefined): string | undefined {
  const part = ADDRESS_NAMES.find((known) => known === name);
  return part === undefined ? undefined : address?.[part];
}

function documentPart(name: FieldName, details: CustomerDetails | null): string | null | undefined {
  const fields = DOCUMENTS.find((known) => known.expiresOn === name || known.region === name);
  if (!fields) return undefined;
  const stored = documentOf(details, fields);
  return name === fields.expiresOn ? stored?.expiresOn : stored?.issuingRegion;
}
