import fc, { type Arbitrary } from 'fast-check';
import type { Change } from '../../src/domain/change.js';
import type { Lane, Mutation, MutationBody, MutationHead } from '../../src/domain/mutation.js';
import {
  aCartText,
  aConsent,
  aCount,
  aCreditEntry,
  aCustomer,
  aDocument,
  aGrant,
  aLoyaltyEntry,
  aManager,
  aMoment,
  anAuditEntry,
  anId,
  aParkedSale,
  aSale,
  orNull,
  someFields,
} from './arbitrary-records.js';

// Everything that travels, one arbitrary a kind: a kind that is missing here does not compile.

/** Some bodies have two kinds. */
type BodyOf<Kind, Body = MutationBody> = Body extends { kind: infer Kinds }
  ? Kind extends Kinds
    ? Omit<Body, 'kind'>
    : never
  : never;
type Bodies = { readonly [Kind in MutationBody['kind']]: Arbitrary<BodyOf<Kind>> };

const text = fc.string({ maxLength: 12 });
const flag = fc.boolean();

function few<Value>(value: Arbitrary<Value>): Arbitrary<readonly Value[]> {
  return fc.array(value, { maxLength: 2 });
}

const ENTRIES = { loyaltyEntries: few(aLoyaltyEntry), storeCreditEntries: few(aCreditEntry) };

const bodies: Bodies = {
  'customer-save': fc.record(
    { customerId: anId, seen: orNull(aCount), fields: someFields, e164: orNull(text) },
    { requiredKeys: ['customerId', 'seen', 'fields'], noNullPrototype: true },
  ),
  'customer-type': fc.record({ customerId: anId, seen: aCount, customerType: text }),
  'customer-status': fc.record({
    customerId: anId,
    seen: aCount,
    status: fc.constantFrom('active', 'inactive', 'banned', 'merged'),
    reason: orNull(text),
  }),
  'customer-merge': fc.record({ mergeId: anId, customerId: anId, survivorId: anId, seen: aCount }),
  'consent-append': fc.record({ consent: aConsent, seen: aCount }),
  'conflict-resolve': fc.record({ customerId: anId, conflictId: anId, pick: fc.constantFrom('shown', 'other') }),
  'customer-erase': fc.record({ customerId: anId, reason: text }),
  'erase-confirm': fc.record({ customerId: anId }),
  'customer-import': fc.record({
    importId: anId,
    block: aCount,
    customers: few(aCustomer),
    consents: few(aConsent),
    ...ENTRIES,
  }),
  'identity-document-save': fc.record(
    { identityDocument: aDocument, number: orNull(text), seen: orNull(aCount) },
    { requiredKeys: ['identityDocument', 'seen'], noNullPrototype: true },
  ),
  'identity-document-remove': fc.record({ identityDocumentId: anId, customerId: anId }),
  'loyalty-append': fc.record({ entry: aLoyaltyEntry }),
  'store-credit-append': fc.record({ entry: aCreditEntry }),
  'sale-record': fc.record({ sale: aSale, parkedSaleId: orNull(anId), ...ENTRIES }),
  'refund-record': fc.record({ refund: aSale, ...ENTRIES }),
  'history-adopt': fc.record({ customerId: anId, sales: few(aSale), ...ENTRIES }),
  'parked-sale-park': fc.record({ parkedSale: aParkedSale, cartText: aCartText, replaces: orNull(anId) }),
  'parked-sale-claim': fc.record({ parkedSaleId: anId, takeOver: flag, offline: flag, leaseMs: aCount }),
  'parked-sale-renew': fc.record({ parkedSaleId: anId, leaseMs: aCount }),
  'parked-sale-release': fc.record({ parkedSaleId: anId }),
  'parked-sale-remove': fc.record({ parkedSaleId: anId }),
  'audit-append': fc.record({ entry: anAuditEntry }),
  'register-enroll': fc.record({ publicKey: fc.string({ minLength: 1, maxLength: 12 }) }),
};

const lane = fc.tuple(fc.constantFrom('customer', 'sale', 'parked'), anId).map(([of, id]) => `${of}:${id}` as Lane);

const head: Arbitrary<MutationHead> = fc.record(
  {
    id: anId,
    lanes: few(lane),
    order: aCount,
    retryOf: orNull(anId),
    cashierId: orNull(text),
    registerName: fc.string({ minLength: 1, maxLength: 12 }),
    createdAt: aMoment,
    schema: aCount,
    use: orNull(fc.record({ grant: aGrant, ageMs: fc.double({ min: 0, max: 60_000, noNaN: true }).map((value) => value + 0) })),
  },
  { requiredKeys: ['id', 'lanes', 'order', 'retryOf', 'cashierId', 'createdAt', 'schema', 'use'], noNullPrototype: true },
);

export const MUTATION_KINDS = Object.keys(bodies) as readonly MutationBody['kind'][];

export function aMutationOf(kind: MutationBody['kind']): Arbitrary<Mutation> {
  return fc.tuple(head, bodies[kind]).map(([first, body]) => ({ ...first, kind, ...body }) as Mutation);
}

export const aMutation: Arbitrary<Mutation> = fc.oneof(...MUTATION_KINDS.map(aMutationOf));

type ChangeOf<Type extends Change['type']> = Omit<Extract<Change, { type: Type }>, 'type'>;
type Changes = { readonly [Type in Change['type']]: Arbitrary<ChangeOf<Type>> };

const changes: Changes = {
  customer: fc.record({ record: aCustomer }),
  'identity-document': fc.record({ record: aDocument }),
  consent: fc.record({ record: aConsent }),
  sale: fc.record({ record: aSale }),
  'loyalty-entry': fc.record({ record: aLoyaltyEntry }),
  'store-credit-entry': fc.record({ record: aCreditEntry }),
  'audit-entry': fc.record({ record: anAuditEntry }),
  'parked-sale': fc.record({ record: aParkedSale, cartText: orNull(aCartText) }),
  manager: fc.record({ record: aManager, removed: flag }),
  erasure: fc.record({
    record: fc.record({
      customerId: anId,
      at: aMoment,
      here: fc.constantFrom('hidden', 'erased'),
      unconfirmed: few(
        fc.record({ id: fc.string({ minLength: 1, maxLength: 9 }), name: orNull(text), lastSeenAt: orNull(aMoment) }),
      ),
    }),
  }),
  tombstone: fc.record({
    of: fc.constantFrom('customer', 'identity-document', 'parked-sale'),
    id: anId,
    version: aCount,
    deletedAt: aMoment,
    erased: flag,
  }),
  unknown: fc
    .tuple(fc.string({ maxLength: 6 }), fc.dictionary(fc.constantFrom('a', 'b', 'record'), text, { noNullPrototype: true }))
    .map(([type, fields]) => ({ raw: JSON.stringify({ ...fields, type: `later-${type}` }) })),
};

export const CHANGE_TYPES = Object.keys(changes) as readonly Change['type'][];

export function aChangeOf(type: Change['type']): Arbitrary<Change> {
  return changes[type].map((parts) => ({ type, ...parts }) as Change);
}

export const aChange: Arbitrary<Change> = fc.oneof(...CHANGE_TYPES.map(aChangeOf));
