import type { Consent } from '../domain/consent.js';
import { EMPTY_FIELDS } from '../domain/customer-change.js';
import type { Customer, CustomerFields } from '../domain/customer.js';
import type { CustomerId, Id, SaleId } from '../domain/id.js';
import type { IdentityDocument } from '../domain/identity-document.js';
import type { LoyaltyEntry } from '../domain/loyalty.js';
import type { MutationBody } from '../domain/mutation.js';
import { loyaltyEntry } from '../domain/new-entry.js';
import type { ParkedSale } from '../domain/parked-sale.js';
import type { RecordBase } from '../domain/record.js';
import type { Sale } from '../domain/sale.js';
import { toTimestamp } from '../domain/clock.js';
import type { Till } from './till.js';

// What registers send, with nothing in it that a test did not ask for.

type BodyOf<Kind extends MutationBody['kind']> = Extract<MutationBody, { readonly kind: Kind }>;

const DAY_MS = 24 * 60 * 60 * 1_000;

export function saveOf(
  customerId: CustomerId,
  seen: number | null,
  fields: Partial<CustomerFields>,
  e164?: string | null,
): BodyOf<'customer-save'> {
  return { kind: 'customer-save', customerId, seen, fields, ...(e164 !== undefined && { e164 }) };
}

/** Made at a register, and known there by version. */
export async function madeCustomer(
  till: Till,
  fields: Partial<CustomerFields> = {},
): Promise<{ readonly id: CustomerId; readonly version: number }> {
  const id = till.shop.newId();
  const { version } = await till.accepted(saveOf(id, null, { displayName: nameOf(id), ...fields }));
  return { id, version };
}

/** A name nobody else has. */
export function nameOf(id: Id): string {
  return `Contract ${id.slice(-12)}`;
}

export function recordOf({ shop, registerId }: Till, id: Id = shop.newId()): RecordBase {
  const at = toTimestamp(shop.clock.now());
  return { id, version: 0, createdAt: at, updatedAt: at, originRegisterId: registerId };
}

export function customerOf(till: Till, fields: Partial<Customer> = {}): Customer {
  const record = recordOf(till);
  return {
    ...record,
    ...EMPTY_FIELDS,
    displayName: nameOf(record.id),
    phone: null,
    status: 'active',
    statusReason: null,
    mergedInto: null,
    conflicts: [],
    expiries: { identity: null, medical: null },
    ...fields,
  };
}

export function importOf(till: Till, customers: readonly Customer[]): BodyOf<'customer-import'> {
  const nothing = { consents: [], loyaltyEntries: [], storeCreditEntries: [] };
  return { kind: 'customer-import', importId: till.shop.newId(), block: 0, customers, ...nothing };
}

export function consentOf(till: Till, customerId: CustomerId, fields: Partial<Consent> = {}): Consent {
  const record = recordOf(till);
  return {
    ...record,
    customerId,
    channel: 'sms',
    state: 'subscribed',
    purpose: 'marketing',
    source: 'register',
    contactPoint: '+15555550147',
    wording: 'Yes, text me offers.',
    wordingVersion: '1',
    locale: 'en',
    recordedAt: record.createdAt,
    recordedBy: 'ana',
    registerId: till.registerId,
    locationId: till.shop.locationId,
    ...fields,
  };
}

export function documentOf(till: Till, customerId: CustomerId, fields: Partial<IdentityDocument> = {}): IdentityDocument {
  return {
    ...recordOf(till),
    customerId,
    type: 'drivers-license',
    issuingRegion: 'CA',
    expiresOn: '2031-01-31',
    birthDate: null,
    source: 'typed',
    numberLast4: '4711',
    numberHash: 'a1b2c3',
    ...fields,
  };
}

export function parkOf(till: Till, fields: Partial<ParkedSale> = {}, replaces: Id | null = null): BodyOf<'parked-sale-park'> {
  const record = recordOf(till);
  const parkedSale: ParkedSale = {
    ...record,
    state: 'waiting',
    claim: null,
    clash: false,
    label: 'Blue jacket',
    customerId: null,
    itemCount: 1,
    total: { amountMinor: 1_000, currency: 'USD' },
    parkedBy: { id: 'ana' },
    parkedAt: record.createdAt,
    expiresAt: toTimestamp(till.shop.clock.now() + 30 * DAY_MS),
    registerId: till.registerId,
    locationId: till.shop.locationId,
    ...fields,
  };
  return { kind: 'parked-sale-park', parkedSale, cartText: '{"lines":["tea"]}', replaces };
}

export function claimOf(
  parkedSaleId: Id,
  fields: Partial<Pick<BodyOf<'parked-sale-claim'>, 'takeOver' | 'offline' | 'leaseMs'>> = {},
): BodyOf<'parked-sale-claim'> {
  return { kind: 'parked-sale-claim', parkedSaleId, takeOver: false, offline: false, leaseMs: 60_000, ...fields };
}

/** A hundred of one thing, paid in cash. */
export function saleOf(till: Till, customerId: CustomerId, fields: Partial<Sale> = {}): Sale {
  const record = recordOf(till);
  return {
    ...record,
    customerId,
    number: 'S-1',
    lines: [{ id: '1', name: 'Tea', quantity: 1, totalMinor: 10_000 }],
    tenders: [{ type: 'cash', amountMinor: 10_000 }],
    occurredAt: record.createdAt,
    currency: 'USD',
    subtotalMinor: 10_000,
    taxMinor: 0,
    tipMinor: 0,
    totalMinor: 10_000,
    state: 'completed',
    refundOf: null,
    flags: [],
    pointsEarned: 0,
    pointsRedeemed: 0,
    creditUsedMinor: 0,
    cashierId: 'ana',
    registerId: till.registerId,
    locationId: till.shop.locationId,
    ...fields,
  };
}

/** All of that sale taken back, in cash. */
export function refundOf(till: Till, sale: Sale): Sale {
  return saleOf(till, sale.customerId, {
    number: 'R-1',
    lines: sale.lines.map((line) => ({ ...line, totalMinor: -line.totalMinor })),
    tenders: sale.tenders.map((tender) => ({ ...tender, amountMinor: -tender.amountMinor })),
    subtotalMinor: -sale.subtotalMinor,
    totalMinor: -sale.totalMinor,
    state: 'refund',
    refundOf: sale.id,
  });
}

export function recordSaleOf(
  sale: Sale,
  loyaltyEntries: readonly LoyaltyEntry[] = [],
  parkedSaleId: Id | null = null,
): BodyOf<'sale-record'> {
  return { kind: 'sale-record', sale, parkedSaleId, loyaltyEntries, storeCreditEntries: [] };
}

export function pointsOf(
  till: Till,
  customerId: CustomerId,
  type: LoyaltyEntry['type'],
  points: number,
  fields: Partial<Pick<LoyaltyEntry, 'id' | 'grantId' | 'reason'>> & { readonly saleId?: SaleId | null } = {},
): LoyaltyEntry {
  const { id, createdAt: now } = recordOf(till);
  return loyaltyEntry({ customerId, now, registerId: till.registerId }, type, points, { id, ...fields });
}
