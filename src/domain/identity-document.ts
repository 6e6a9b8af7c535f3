import type { LocalDate, Timestamp } from './clock.js';
import type { Customer } from './customer.js';
import type { CustomerId, Id } from './id.js';
import type { RecordBase } from './record.js';

export type IdentityDocumentType =
  'drivers-license' | 'state-id' | 'passport' | 'military-id' | 'medical-card' | 'caregiver-card' | 'tribal-id' | 'other';

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

/** What surrounds a document when it is written. */
export interface DocumentCircumstances {
  readonly id: Id;
  readonly customerId: CustomerId;
  readonly now: Timestamp;
  readonly registerId: string;
  /** Keyed hash of the draft's number; needed only where the draft has one. */
  readonly numberHash: string | null;
}

/** Stands for a card that never expires, so that it is told from none at all. */
export const NEVER_EXPIRES: LocalDate = '9999-12-31';

/** Whether it is a card a medical shop asks for. */
export function isMedical(type: IdentityDocumentType): boolean {
  return type === 'medical-card' || type === 'caregiver-card';
}

/** The document with only the fields given changed. The number itself is encrypted apart. */
export function applyDocumentDraft(
  current: IdentityDocument | null,
  draft: IdentityDocumentDraft,
  circumstances: DocumentCircumstances,
): IdentityDocument {
  const { id, customerId, now, registerId, numberHash } = circumstances;
  const { number } = draft;
  const shown = number === undefined ? current : { numberLast4: number && numberLast4(number), numberHash: number && numberHash };
  return {
    id: current?.id ?? id,
    version: current?.version ?? 0,
    createdAt: current?.createdAt ?? now,
    updatedAt: now,
    originRegisterId: current?.originRegisterId ?? registerId,
    ...(current?.extra !== undefined && { extra: current.extra }),
    customerId,
    type: draft.type,
    issuingRegion: given(draft.issuingRegion, current?.issuingRegion ?? null),
    expiresOn: given(draft.expiresOn, current?.expiresOn ?? null),
    birthDate: given(draft.birthDate, current?.birthDate ?? null),
    source: draft.source ?? current?.source ?? 'typed',
    numberLast4: shown?.numberLast4 ?? null,
    numberHash: shown?.numberHash ?? null,
  };
}

/** The end of a number that may lie in clear: four characters, but never more than half. */
export function numberLast4(number: string): string {
  const characters = [...number.replace(/[^\p{L}\p{N}]/gu, '')];
  return characters.slice(characters.length - Math.min(4, Math.floor(characters.length / 2))).join('');
}

/** The soonest expiry of identity and of medical documents. */
export function expiriesOf(documents: readonly Pick<IdentityDocument, 'type' | 'expiresOn'>[]): Customer['expiries'] {
  const soonest = (dates: (LocalDate | null)[]): LocalDate | null => dates.filter((date) => date !== null).sort()[0] ?? null;
  return {
    identity: soonest(documents.filter(({ type }) => !isMedical(type)).map(({ expiresOn }) => expiresOn)),
    medical: soonest(documents.filter(({ type }) => isMedical(type)).map(({ expiresOn }) => expiresOn ?? NEVER_EXPIRES)),
  };
}

function given<Value>(value: Value | undefined, otherwise: Value): Value {
  return value === undefined ? otherwise : value;
}
