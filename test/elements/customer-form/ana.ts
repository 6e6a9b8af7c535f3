import type { CustomerDetails } from '../../../src/domain/customer.js';

const AT = '2026-11-01T09:00:00.000Z';
const ID = '01981f6e-0000-7000-8000-0000000000aa';
const RECORD = { version: 0, createdAt: AT, updatedAt: AT, originRegisterId: 'register-1' };

/** A stored customer with something in every kind of field. */
export function ana(): CustomerDetails {
  return {
    customer: {
      ...RECORD,
      id: ID,
      displayName: 'Ana Perez',
      givenName: 'Ana',
      familyName: 'Perez',
      nickname: null,
      oneName: false,
      phone: { typed: '5055550147', e164: '+15055550147' },
      email: 'ana@example.com',
      address: { line1: '12 Calle Luna' },
      birthDate: '1984-03-07',
      customerType: 'retail',
      code: null,
      note: 'Oat milk',
      detailsShown: true,
      externalIds: {},
      custom: { kids: 2 },
      status: 'active',
      statusReason: null,
      mergedInto: null,
      conflicts: [],
      expiries: { identity: '2030-01-31', medical: null },
    },
    identityDocuments: [
      {
        ...RECORD,
        id: '01981f6e-0000-7000-8000-0000000000bb',
        customerId: ID,
        type: 'drivers-license',
        issuingRegion: 'NM',
        expiresOn: '2030-01-31',
        birthDate: null,
        source: 'typed',
        numberLast4: '5678',
        numberHash: 'hash',
      },
    ],
    consents: [
      {
        ...RECORD,
        id: '01981f6e-0000-7000-8000-0000000000dd',
        customerId: ID,
        channel: 'sms',
        state: 'subscribed',
        purpose: 'marketing',
        source: 'register',
        contactPoint: '+15055550147',
        wording: 'Texts?',
        wordingVersion: '1',
        locale: 'en',
        recordedAt: AT,
        recordedBy: 'ben',
        registerId: 'register-1',
        locationId: 'local',
      },
    ],
  };
}
