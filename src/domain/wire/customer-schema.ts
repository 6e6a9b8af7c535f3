import * as z from 'zod/mini';
import type { Customer, FieldGroup } from '../customer.js';
import { CUSTOMER_FIELDS } from '../customer.js';
import { record } from './record.js';
import { bool, date, figure, hostId, id, json, line, list, LONG, SHORT, table, text, timestamp, words } from './values.js';

const MOST_PARTS = 1_000;

const part = z.optional(text(LONG));
const address = z.object({ line1: part, line2: part, city: part, region: part, postalCode: part, country: part });

export const registerName = z.object({ id: hostId, name: z.nullable(text(SHORT)) });

/** What a cashier can type, but for what differs in a record. */
const FIELDS = {
  givenName: line,
  familyName: line,
  nickname: line,
  oneName: bool,
  email: line,
  address: z.nullable(address),
  birthDate: z.nullable(date),
  customerType: text(SHORT),
  code: line,
  note: line,
  detailsShown: bool,
  externalIds: table(text(LONG)),
  custom: table(z.union([text(LONG), figure, bool, z.null()])),
};

/** Of a save: those that changed. */
export const customerFields = z.partial(z.object({ ...FIELDS, displayName: line, phone: line }));

export const customerStatus = z.enum(['active', 'inactive', 'banned', 'merged']);

const FIELD_GROUPS = ['name', 'identity-document', ...CUSTOMER_FIELDS] as const satisfies readonly FieldGroup[];

const conflict = z.object({
  id,
  group: z.enum(FIELD_GROUPS),
  shown: json,
  other: json,
  otherRegister: registerName,
  at: timestamp,
});

/** Each register makes `expiries` from the documents: they are never sent, and never believed. */
const expiries = z.pipe(
  z.transform((): Customer['expiries'] => ({ identity: null, medical: null })),
  z.object({ identity: z.nullable(date), medical: z.nullable(date) }),
);

export const customer = record({
  ...FIELDS,
  /** Empty only of one who was erased. */
  displayName: text(LONG),
  phone: z.nullable(z.object({ typed: text(LONG), e164: z.nullable(text(SHORT)) })),
  status: customerStatus,
  statusReason: line,
  mergedInto: z.nullable(id),
  conflicts: list(conflict, MOST_PARTS),
  expiries,
});

export const identityDocument = record({
  customerId: id,
  type: z.enum([
    'drivers-license',
    'state-id',
    'passport',
    'military-id',
    'medical-card',
    'caregiver-card',
    'tribal-id',
    'other',
  ]),
  issuingRegion: line,
  expiresOn: z.nullable(date),
  birthDate: z.nullable(date),
  source: z.enum(['typed', 'scanned', 'imported']),
  numberLast4: z.nullable(text(SHORT)),
  numberHash: z.nullable(text(SHORT)),
});

export const consent = record({
  customerId: id,
  channel: z.enum(['sms', 'email', 'phone', 'post']),
  state: z.enum(['subscribed', 'pending', 'unsubscribed']),
  purpose: z.enum(['marketing', 'receipts', 'loyalty']),
  source: z.enum(['register', 'customer-display', 'import', 'api']),
  contactPoint: text(LONG),
  wording: text(LONG),
  wordingVersion: text(SHORT),
  locale: text(SHORT),
  recordedAt: timestamp,
  recordedBy: z.nullable(text(SHORT)),
  registerId: hostId,
  locationId: words(SHORT),
});

/** A customer and what hangs on it. */
export const DETAILS = {
  customer,
  identityDocuments: list(identityDocument, MOST_PARTS),
  consents: list(consent, MOST_PARTS),
};
