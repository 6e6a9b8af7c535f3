import type { Consent } from '../../src/domain/consent.js';
import { EMPTY_FIELDS } from '../../src/domain/customer-change.js';
import type { Customer } from '../../src/domain/customer.js';
import type { IdentityDocument } from '../../src/domain/identity-document.js';

/** Ids that read well in a failure: `idOf(7)` ends in 7. */
export function idOf(number: number): string {
  return `01a2003f-db61-7720-87eb-${number.toString(16).padStart(12, '0')}`;
}

const RECORD = {
  id: idOf(1),
  version: 0,
  createdAt: '2026-11-01T10:00:00.000Z',
  updatedAt: '2026-11-01T10:00:00.000Z',
  originRegisterId: idOf(900),
} as const;

/** A customer with every field empty but the name. */
export function customerOf(fields: Partial<Customer> = {}): Customer {
  return {
    ...RECORD,
    ...EMPTY_FIELDS,
    displayName: 'Maria Perez',
    phone: null,
    status: 'active',
    statusReason: null,
    mergedInto: null,
    conflicts: [],
    expiries: { identity: null, medical: null },
    ...fields,
  };
}

/** A driver's licence without number or expiry. */
export function documentOf(fields: Partial<IdentityDocument> = {}): IdentityDocument {
  return {
    ...RECORD,
    id: idOf(300),
    customerId: idOf(1),
    type: 'drivers-license',
    issuingRegion: null,
    expiresOn: null,
    birthDate: null,
    source: 'typed',
    numberLast4: null,
    numberHash: null,
    ...fields,
  };
}

/** An SMS opt-in for marketing. */
export function consentOf(fields: Partial<Consent> = {}): Consent {
  return {
    ...RECORD,
    id: idOf(200),
    customerId: idOf(1),
    channel: 'sms',
    state: 'subscribed',
    purpose: 'marketing',
    source: 'register',
    contactPoint: '+15555550147',
    wording: 'Yes, text me offers.',
    wordingVersion: '1',
    locale: 'en',
    recordedAt: '2026-11-01T10:00:00.000Z',
    recordedBy: 'ana',
    registerId: idOf(900),
    locationId: 'local',
    ...fields,
  };
}
