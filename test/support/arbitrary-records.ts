import fc, { type Arbitrary } from 'fast-check';
import { AUDIT_KINDS, type AuditEntry } from '../../src/domain/audit.js';
import { toTimestamp } from '../../src/domain/clock.js';
import type { Consent } from '../../src/domain/consent.js';
import { CUSTOMER_FIELDS, type Customer, type CustomerFields } from '../../src/domain/customer.js';
import type { Grant, Manager } from '../../src/domain/grant.js';
import type { IdentityDocument } from '../../src/domain/identity-document.js';
import type { LoyaltyEntry } from '../../src/domain/loyalty.js';
import type { Money } from '../../src/domain/money.js';
import type { ParkedSale } from '../../src/domain/parked-sale.js';
import type { RecordBase } from '../../src/domain/record.js';
import type { Sale } from '../../src/domain/sale.js';
import type { StoreCreditEntry } from '../../src/domain/store-credit.js';

// Every record there can be, each field with whatever it may hold.

type Arbitraries<Shape> = { readonly [Key in keyof Shape]-?: Arbitrary<Shape[Key]> };

/** A key that may be absent is absent at times, and never `undefined`. */
function recordOf<Shape>(parts: Arbitraries<Shape>, ...optional: (keyof Shape & string)[]): Arbitrary<Shape> {
  const names = Object.keys(parts) as (keyof Shape & string)[];
  const requiredKeys = names.filter((key) => !optional.includes(key));
  return fc.record(parts, { requiredKeys, noNullPrototype: true }) as Arbitrary<Shape>;
}

const word = fc.string({ unit: 'binary', maxLength: 12 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
export const anId = fc.uuid({ version: [4, 5, 7] });
export const aSafeInteger = fc.maxSafeInteger().map((value) => value + 0);
const change = aSafeInteger.filter((value) => value !== 0);
export const aCount = fc.maxSafeNat();
const figure = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0);
const flag = fc.boolean();
export const aMoment = fc
  .date({ min: new Date(0), max: new Date(Date.UTC(9999, 0)), noInvalidDate: true })
  .map((date) => toTimestamp(date.getTime()));
const day = aMoment.map((moment) => moment.slice(0, 10));
const currency = fc.constantFrom('USD', 'JPY', 'KWD');
export const aMoney: Arbitrary<Money> = recordOf({ amountMinor: aSafeInteger, currency });
export const aSequence = aCount.map((n) => `m:${n}` as const);

export function orNull<Value>(value: Arbitrary<Value>): Arbitrary<Value | null> {
  return fc.option(value, { nil: null });
}

function few<Value>(value: Arbitrary<Value>): Arbitrary<readonly Value[]> {
  return fc.array(value, { maxLength: 3 });
}

const key = fc.string({ unit: fc.constantFrom(...'abcXYZ019_.:-'), minLength: 1, maxLength: 8 }).filter((text) => !(text in {}));

/** Names no release has given a meaning. */
const extra = fc
  .dictionary(
    key.map((text) => `later-${text}`),
    fc.oneof(word, aSafeInteger, fc.array(aMoney, { maxLength: 2 })),
    { minKeys: 1, maxKeys: 3 },
  )
  .map((fields) => JSON.stringify(fields));

const BASE: Arbitraries<RecordBase> = {
  id: anId,
  version: aCount,
  createdAt: aMoment,
  updatedAt: aMoment,
  deletedAt: aMoment,
  originRegisterId: name,
  extra,
};

function storedOf<Shape extends RecordBase>(parts: Omit<Arbitraries<Shape>, keyof RecordBase>): Arbitrary<Shape> {
  return recordOf<Shape>({ ...BASE, ...parts } as Arbitraries<Shape>, 'deletedAt', 'extra');
}

const address = recordOf<NonNullable<CustomerFields['address']>>(
  { line1: word, line2: word, city: word, region: word, postalCode: word, country: word },
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
);

const FIELDS: Arbitraries<Omit<CustomerFields, 'phone' | 'displayName'>> = {
  givenName: orNull(word),
  familyName: orNull(word),
  nickname: orNull(word),
  oneName: flag,
  email: orNull(word),
  address: orNull(address),
  birthDate: orNull(day),
  customerType: name,
  code: orNull(word),
  note: orNull(word),
  detailsShown: flag,
  externalIds: fc.dictionary(key, word, { maxKeys: 2, noNullPrototype: true }),
  custom: fc.dictionary(key, fc.oneof(word, figure, flag, fc.constant(null)), { maxKeys: 3, noNullPrototype: true }),
};

export const someFields: Arbitrary<Partial<CustomerFields>> = recordOf<CustomerFields>(
  { ...FIELDS, displayName: orNull(word), phone: orNull(word) },
  ...CUSTOMER_FIELDS,
);

const registerName = recordOf({ id: name, name: orNull(word) });

export const aCustomer: Arbitrary<Customer> = storedOf<Customer>({
  ...FIELDS,
  displayName: word,
  phone: orNull(recordOf({ typed: word, e164: orNull(word) })),
  status: fc.constantFrom('active', 'inactive', 'banned', 'merged'),
  statusReason: orNull(word),
  mergedInto: orNull(anId),
  conflicts: few(
    recordOf<Customer['conflicts'][number]>({
      id: anId,
      group: fc.constantFrom('name', 'identity-document', ...CUSTOMER_FIELDS),
      shown: fc.oneof(word, flag, fc.constant(null), address as Arbitrary<Readonly<Record<string, string>>>),
      other: fc.oneof(word, aSafeInteger, few(word)),
      otherRegister: registerName,
      at: aMoment,
    }),
  ),
  // Made anew by whoever reads it.
  expiries: fc.constant({ identity: null, medical: null }),
});

export const aDocument: Arbitrary<IdentityDocument> = storedOf<IdentityDocument>({
  customerId: anId,
  type: fc.constantFrom(
    'drivers-license',
    'state-id',
    'passport',
    'military-id',
    'medical-card',
    'caregiver-card',
    'tribal-id',
    'other',
  ),
  issuingRegion: orNull(word),
  expiresOn: orNull(day),
  birthDate: orNull(day),
  source: fc.constantFrom('typed', 'scanned', 'imported'),
  numberLast4: orNull(word),
  numberHash: orNull(word),
});

export const aConsent: Arbitrary<Consent> = storedOf<Consent>({
  customerId: anId,
  channel: fc.constantFrom('sms', 'email', 'phone', 'post'),
  state: fc.constantFrom('subscribed', 'pending', 'unsubscribed'),
  purpose: fc.constantFrom('marketing', 'receipts', 'loyalty'),
  source: fc.constantFrom('register', 'customer-display', 'import', 'api'),
  contactPoint: word,
  wording: word,
  wordingVersion: word,
  locale: word,
  recordedAt: aMoment,
  recordedBy: orNull(word),
  registerId: name,
  locationId: name,
});

const LEDGER = {
  customerId: anId,
  occurredAt: aMoment,
  expiresOn: orNull(day),
  saleId: orNull(anId),
  grantId: orNull(anId),
  lotId: orNull(anId),
  reason: orNull(recordOf<{ code: string; text?: string }>({ code: word, text: word }, 'text')),
  approvedOffline: flag,
};
const BOTH = ['open', 'redeem-reverse', 'expire', 'expire-reverse', 'merge-in', 'merge-out'] as const;

export const aLoyaltyEntry: Arbitrary<LoyaltyEntry> = storedOf<LoyaltyEntry>({
  ...LEDGER,
  type: fc.constantFrom(...BOTH, 'earn', 'redeem', 'adjust', 'refund-reverse'),
  points: change,
});

export const aCreditEntry: Arbitrary<StoreCreditEntry> = storedOf<StoreCreditEntry>({
  ...LEDGER,
  type: fc.constantFrom(...BOTH, 'issue', 'use'),
  amount: recordOf({ amountMinor: change, currency }),
});

export const aSale: Arbitrary<Sale> = storedOf<Sale>({
  customerId: anId,
  number: word,
  lines: few(
    recordOf<Sale['lines'][number]>(
      {
        id: name,
        sku: word,
        name: word,
        quantity: fc.integer({ min: 1, max: 10_000_000 }).map((steps) => steps / 1_000),
        totalMinor: aSafeInteger,
        earnsPoints: flag,
      },
      'sku',
      'earnsPoints',
    ),
  ),
  tenders: few(
    recordOf<Sale['tenders'][number]>(
      {
        type: fc.constantFrom('cash', 'card', 'store-credit', 'points', 'other'),
        amountMinor: aSafeInteger,
        redemptionId: anId,
        label: word,
      },
      'redemptionId',
      'label',
    ),
  ),
  occurredAt: aMoment,
  currency,
  subtotalMinor: aSafeInteger,
  taxMinor: aSafeInteger,
  tipMinor: aSafeInteger,
  totalMinor: aSafeInteger,
  state: fc.constantFrom('completed', 'part-refunded', 'refunded', 'refund'),
  refundOf: orNull(anId),
  flags: few(fc.constantFrom('over-refund' as const, 'clock-ahead' as const, 'shortfall' as const)),
  pointsEarned: aSafeInteger,
  pointsRedeemed: aSafeInteger,
  creditUsedMinor: aSafeInteger,
  cashierId: orNull(word),
  registerId: name,
  locationId: name,
});

export const aParkedSale: Arbitrary<ParkedSale> = storedOf<ParkedSale>({
  state: fc.constantFrom('waiting', 'open', 'completed', 'replaced', 'removed', 'expired'),
  claim: orNull(recordOf({ register: registerName, here: flag, cashierId: orNull(word), since: aMoment, leaseUntil: aMoment })),
  clash: flag,
  label: word,
  customerId: orNull(anId),
  itemCount: aCount,
  total: aMoney,
  parkedBy: orNull(
    recordOf<NonNullable<ParkedSale['parkedBy']>>(
      { id: word, name: word, can: fc.constantFrom({}, { loyalty: 'grant' as const, erase: 'no' as const }) },
      'name',
      'can',
    ),
  ),
  parkedAt: aMoment,
  expiresAt: aMoment,
  registerId: name,
  locationId: name,
});

/** A cart is the host's own, `__proto__` and all. */
export const aCartText: Arbitrary<string> = fc.jsonValue({ maxDepth: 3 }).map((cart) => JSON.stringify(cart));

export const anAuditEntry: Arbitrary<AuditEntry> = storedOf<AuditEntry>({
  kind: fc.constantFrom(...AUDIT_KINDS),
  at: aMoment,
  customerId: orNull(anId),
  subjectId: orNull(anId),
  managerId: orNull(anId),
  cashierId: orNull(word),
  registerId: name,
});

const limit = orNull(
  recordOf<{ points?: number; amountMinor?: number }>(
    { points: aSafeInteger, amountMinor: aSafeInteger },
    'points',
    'amountMinor',
  ),
);

export const aGrant: Arbitrary<Grant> = recordOf<Grant>(
  {
    id: anId,
    entryId: anId,
    action: name,
    customerId: orNull(anId),
    points: orNull(aSafeInteger),
    amount: orNull(aMoney),
    limit,
    merchantId: word,
    registerId: name,
    managerId: anId,
    verifiedBy: fc.constantFrom('remote', 'register'),
    issuedAt: aMoment,
    count: aCount,
    proof: word,
  },
  'count',
);

export const aManager: Arbitrary<Manager> = recordOf<Manager>({ id: anId, name: word, actions: orNull(few(name)), limit });
