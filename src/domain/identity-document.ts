import type { LocalDate } from './clock.js';
import type { CustomerId, Id } from './id.js';
import type { RecordBase } from './record.js';

export type IdentityDocumentType =
  | 'drivers-license' | 'state-id' | 'passport' | 'military-id'
  | 'medical-card' | 'caregiver-card' | 'tribal-id' | 'other';

export interface IdentityDocumentFields {
  readonly type: IdentityDocumentType;
  /** State or province: a code such as `CA`, or free text. */
  readonly issuingRegion: string | null;
  /** Good through that day. */
  readonly expiresOn: LocalDate | null;
  readonly birthDate: LocalDate | null;
  readonly source: 'typed' | 'scanned' | 'imported';
}

/** `number` absent leaves the stored one alone, `null` empties it. `remove` takes the document away. */
export interface IdentityDocumentDraft extends Partial<IdentityDocumentFields> {
  readonly id?: Id;
  readonly type: IdentityDocumentType;
  readonly number?: string | null;
  readonly remove?: boolean;
}

/** A row of its own. The whole number is not here: it is encrypted apart and comes by `reveal()`. */
export interface IdentityDocument extends RecordBase, IdentityDocumentFields {
  readonly customerId: CustomerId;
  /** Last four characters, in clear; fewer where the number is short. */
  readonly numberLast4: string | null;
  /** Keyed hash of type and number: the only way a document is found by its number. */
  readonly numberHash: string | null;
}
