/**
 * What a column of a file becomes.
 *
 * `key`: what the customer's id is made from. `externalId`: the other system's id, kept beside the customer.
 * `emailRefusal`: yes means that no e-mail is wanted. `custom.<id>`: a field of the host's own.
 */
export type ImportTarget =
  | 'displayName'
  | 'givenName'
  | 'familyName'
  | 'nickname'
  | 'company'
  | 'phone'
  | 'email'
  | 'birthDate'
  | 'customerType'
  | 'code'
  | 'note'
  | 'key'
  | 'externalId'
  | 'emailConsent'
  | 'smsConsent'
  | 'emailRefusal'
  | AddressTarget
  | `custom.${string}`;

export type AddressTarget =
  'address.line1' | 'address.line2' | 'address.city' | 'address.region' | 'address.postalCode' | 'address.country';

/** Targets by which a person can be told: a file with none of them has nobody in it. */
export const TELLING_TARGETS: readonly ImportTarget[] = [
  'displayName',
  'givenName',
  'familyName',
  'nickname',
  'company',
  'phone',
  'email',
  'code',
];

/** What `ImportOptions.columns` may name, beside `custom.<id>`. */
export const IMPORT_TARGETS: readonly ImportTarget[] = [
  ...TELLING_TARGETS,
  'birthDate',
  'customerType',
  'note',
  'key',
  'externalId',
  'emailConsent',
  'smsConsent',
  'emailRefusal',
  'address.line1',
  'address.line2',
  'address.city',
  'address.region',
  'address.postalCode',
  'address.country',
];

/** Whether a text names a target. */
export function isImportTarget(text: string): text is ImportTarget {
  return IMPORT_TARGETS.some((target) => target === text) || /^custom\../.test(text);
}
