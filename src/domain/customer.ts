import type { LocalDate, Timestamp } from './clock.js';
import type { Consent, ConsentChoice } from './consent.js';
import type { CustomerId, Id } from './id.js';
import type { IdentityDocument, IdentityDocumentDraft } from './identity-document.js';
import type { JsonValue, RecordBase, RegisterName } from './record.js';
import type { CustomerAlert, CustomerStatus } from './status.js';

/** Every field a cashier can type. */
export const CUSTOMER_FIELDS = [
  'displayName',
  'givenName',
  'familyName',
  'nickname',
  'oneName',
  'phone',
  'email',
  'address',
  'birthDate',
  'customerType',
  'code',
  'note',
  'detailsShown',
  'externalIds',
  'custom',
] as const satisfies readonly (keyof CustomerFields)[];

/** What a cashier can type about a customer. `null` is known to be empty. */
export interface CustomerFields {
  /** May stay empty in a draft: it is then made from the given and family name. */
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  /** Whether the person has one name, which then is the whole name. */
  readonly oneName: boolean;
  /** As typed, or E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: Address | null;
  readonly birthDate: LocalDate | null;
  readonly customerType: string;
  /** Loyalty card, as its barcode reads. */
  readonly code: string | null;
  readonly note: string | null;
  /** Whether the *Customer Details* switch is on. Off hides the additional fields and deletes nothing. */
  readonly detailsShown: boolean;
  /** Ids of other systems, by their name. */
  readonly externalIds: Readonly<Record<string, string>>;
  /** The host's own fields, by `CustomField.id`. */
  readonly custom: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Address {
  readonly line1?: string;
  readonly line2?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
}

/** A phone as it was typed, and what it means. `e164` is null where it is no valid number: it is kept all the same. */
export interface CustomerPhone {
  readonly typed: string;
  readonly e164: string | null;
}

/** The stored record. `displayName` is never empty. */
export interface Customer extends RecordBase, Omit<CustomerFields, 'phone' | 'displayName'> {
  readonly displayName: string;
  readonly phone: CustomerPhone | null;
  readonly status: CustomerStatus;
  readonly statusReason: string | null;
  readonly mergedInto: CustomerId | null;
  /** Changed at two registers and not yet looked at. */
  readonly conflicts: readonly FieldConflict[];
  /** Soonest expiry of the customer's documents, `9999-12-31` for a medical card without one; derived on this register, not sent. */
  readonly expiries: { readonly identity: LocalDate | null; readonly medical: LocalDate | null };
}

export interface FieldConflict {
  readonly id: Id;
  readonly group: FieldGroup;
  readonly shown: JsonValue;
  readonly other: JsonValue;
  readonly otherRegister: RegisterName;
  readonly at: Timestamp;
}

/**
 * Groups travel and win whole: `name` is given, family and display name; `phone` goes with its E.164. Of `custom` and
 * `externalIds` each key does by itself: a conflict of theirs holds the keys that it is about.
 */
export type FieldGroup = 'name' | 'identity-document' | keyof CustomerFields;

/** One row of a search or list. Phone and e-mail are masked where the cashier may not see contacts. */
export interface CustomerSummary {
  readonly id: CustomerId;
  readonly displayName: string;
  /** First letter or digit of the name in upper case, empty where there is none. */
  readonly initial: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly status: CustomerStatus;
  readonly customerType: string;
  readonly alerts: readonly CustomerAlert[];
  readonly hasPoints: boolean;
  readonly hasStoreCredit: boolean;
}

/** A customer with what hangs on it: the documents, and the newest consent of each kind. */
export interface CustomerDetails {
  readonly customer: Customer;
  readonly identityDocuments: readonly IdentityDocument[];
  readonly consents: readonly Consent[];
}

/** What `save` takes: only the fields given are changed. An unknown or absent id makes a customer. */
export interface CustomerDraft extends Partial<CustomerFields> {
  readonly id?: CustomerId;
  readonly consents?: readonly ConsentChoice[];
  readonly identityDocuments?: readonly IdentityDocumentDraft[];
}

export type SaveResult =
  | { readonly ok: true; readonly customer: Customer; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly warnings: readonly FieldProblem[] };

/** What is wrong with one field. `message` is English for developers; elements show a sentence by `code` and `path`. */
export interface FieldProblem {
  /** Dotted path in the draft, such as `phone` or `identityDocuments.0.expiresOn`. */
  readonly path: string;
  readonly code: FieldProblemCode;
  readonly message: string;
  /** Who already has this phone or e-mail. */
  readonly customerIds?: readonly CustomerId[];
}

/** `expired` and `duplicate-*` are warnings: they do not stop a save. `host`: a rule of the host's own. */
export type FieldProblemCode =
  'required' | 'invalid' | 'too-long' | 'future' | 'expired' | 'duplicate-phone' | 'duplicate-email' | 'host';

/** A field of the host's own, kept in `Customer.custom`. */
export interface CustomField {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'choice';
  readonly choices?: readonly string[];
  readonly required?: boolean;
  readonly maxLength?: number;
}
