import type { CustomField } from '../../domain/customer.js';
import type { Profile, Shop } from '../../domain/client-options.js';
import type { LocalDate } from '../../domain/clock.js';
import type { IdentityDocumentType } from '../../domain/identity-document.js';
import type { DateOrder } from '../../domain/local-date.js';

/** A field of the host's own, by `CustomField.id`. */
export type CustomName = `custom.${string}`;

/** Fields that the switch *Customer Details* does not hide, from the top of the form. */
export const ALWAYS_SHOWN = [
  'displayName',
  'givenName',
  'familyName',
  'oneName',
  'phone',
  'email',
  'birthDate',
  'nickname',
  'code',
  'customerType',
  'detailsShown',
] as const;

/** Fields that a customer has by the same name. */
export const CUSTOMERS_OWN = [...ALWAYS_SHOWN, 'note'] as const;

/** Fields that are on or off. */
export type FlagName = 'oneName' | 'detailsShown';

/** Fields that hold a text, dates and choices among them. */
export type TextName =
  | Exclude<(typeof CUSTOMERS_OWN)[number], FlagName>
  | (typeof ADDRESS_NAMES)[number]
  | 'licenseNumber'
  | 'licenseRegion'
  | 'licenseExpiresOn'
  | 'medicalNumber'
  | 'medicalExpiresOn';

export type FieldName = TextName | FlagName | CustomName;

export type FieldValue = string | boolean;

/** What a form goes by besides the customer: the settings in force, and today. */
export interface FormSetting {
  readonly profile: Profile;
  readonly shop: Shop;
  readonly today: LocalDate;
  /** How dates are typed where the cashier works. */
  readonly dateOrder: DateOrder;
  /** Of the shop, ISO 3166-1. */
  readonly country: string;
  readonly customFields: readonly CustomField[];
  /** What a new customer is until somebody chooses. */
  readonly firstCustomerType: string;
  /** Fields a customer cannot be saved without. The last name is none where a person has one name. */
  readonly required: ReadonlySet<FieldName>;
  /** Whether stored documents come without what stands in them: this cashier needs a manager for them. */
  readonly hidesDocuments: boolean;
}

export const ADDRESS_NAMES = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const;

export type DocumentKind = 'license' | 'medical';

export interface DocumentFields {
  readonly kind: DocumentKind;
  readonly type: IdentityDocumentType;
  readonly number: 'licenseNumber' | 'medicalNumber';
  readonly expiresOn: 'licenseExpiresOn' | 'medicalExpiresOn';
  /** A medical card is asked for its number and expiry alone. */
  readonly region: 'licenseRegion' | null;
}

export const DOCUMENTS: readonly DocumentFields[] = [
  { kind: 'license', type: 'drivers-license', number: 'licenseNumber', expiresOn: 'licenseExpiresOn', region: 'licenseRegion' },
  { kind: 'medical', type: 'medical-card', number: 'medicalNumber', expiresOn: 'medicalExpiresOn', region: null },
];

/** Whether two-digit years of this date are past (a birth) or ahead (an expiry); null where the field is no date. */
export function centuryOf(name: FieldName, setting: FormSetting): 'past' | 'ahead' | null {
  if (name === 'birthDate') return 'past';
  if (name === 'licenseExpiresOn' || name === 'medicalExpiresOn') return 'ahead';
  return customFieldOf(name, setting)?.type === 'date' ? 'past' : null;
}

/** The host's field behind a name, if it is one. */
export function customFieldOf(name: FieldName, setting: FormSetting): CustomField | undefined {
  return name.startsWith('custom.') ? setting.customFields.find((field) => `custom.${field.id}` === name) : undefined;
}

export function customName(field: CustomField): CustomName {
  return `custom.${field.id}`;
}
