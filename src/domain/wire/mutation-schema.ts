import * as z from 'zod/mini';
import type { Lane } from '../mutation.js';
import { isId } from '../id.js';
import { consent, customer, customerFields, customerStatus, identityDocument } from './customer-schema.js';
import { loyaltyEntry, sale, SALE_ENTRIES, storeCreditEntry } from './ledger-schema.js';
import { auditEntry, cartText, grantUse, parkedSale } from './other-schemas.js';
import { bool, count, id, list, LONG, SHORT, text, timestamp, words } from './values.js';

/** A batch of an import is one mutation, with a lane a customer. */
const MOST_IMPORTED = 2_000;

const lane = z
  .custom<Lane>(isLane, 'customer, sale or parked, a colon and a UUID')
  .check(z.meta({ type: 'string', pattern: '^(customer|sale|parked):' }));

const HEAD = {
  id,
  lanes: list(lane, MOST_IMPORTED),
  order: count,
  retryOf: z.nullable(id),
  cashierId: z.nullable(text(SHORT)),
  registerName: z.optional(words(SHORT)),
  createdAt: timestamp,
  schema: count,
  use: z.nullable(grantUse),
};

function mutationOf<const Kind extends string, Shape extends z.core.$ZodShape>(kind: Kind, shape: Shape) {
  return z.object({ ...HEAD, kind: z.literal(kind), ...shape });
}

const seen = count;
const seenOrNew = z.nullable(count);
const parkedSaleId = id;

/** What registers send. Fields of a mutation that are not known are left out; those of a record in it are kept. */
export const mutation = z.discriminatedUnion('kind', [
  mutationOf('customer-save', {
    customerId: id,
    seen: seenOrNew,
    fields: customerFields,
    e164: z.optional(z.nullable(text(SHORT))),
  }),
  mutationOf('customer-type', { customerId: id, seen, customerType: text(SHORT) }),
  mutationOf('customer-status', { customerId: id, seen, status: customerStatus, reason: z.nullable(text(LONG)) }),
  mutationOf('customer-merge', { mergeId: id, customerId: id, survivorId: id, seen }),
  mutationOf('consent-append', { consent, seen }),
  mutationOf('conflict-resolve', { customerId: id, conflictId: id, pick: z.enum(['shown', 'other']) }),
  mutationOf('customer-erase', { customerId: id, reason: text(LONG) }),
  mutationOf('erase-confirm', { customerId: id }),
  mutationOf('customer-import', {
    importId: id,
    block: count,
    customers: list(customer, MOST_IMPORTED),
    consents: list(consent, MOST_IMPORTED * 4),
    ...SALE_ENTRIES,
  }),
  mutationOf('identity-document-save', {
    identityDocument,
    number: z.optional(z.nullable(text(LONG))),
    seen: seenOrNew,
  }),
  mutationOf('identity-document-remove', { identityDocumentId: id, customerId: id }),
  mutationOf('loyalty-append', { entry: loyaltyEntry }),
  mutationOf('store-credit-append', { entry: storeCreditEntry }),
  mutationOf('sale-record', { sale, parkedSaleId: z.nullable(id), ...SALE_ENTRIES }),
  mutationOf('refund-record', { refund: sale, ...SALE_ENTRIES }),
  mutationOf('history-adopt', { customerId: id, sales: list(sale, MOST_IMPORTED), ...SALE_ENTRIES }),
  mutationOf('parked-sale-park', { parkedSale, cartText, replaces: z.nullable(id) }),
  mutationOf('parked-sale-claim', { parkedSaleId, takeOver: bool, offline: bool, leaseMs: count }),
  mutationOf('parked-sale-renew', { parkedSaleId, leaseMs: count }),
  mutationOf('parked-sale-release', { parkedSaleId }),
  mutationOf('parked-sale-remove', { parkedSaleId }),
  mutationOf('audit-append', { entry: auditEntry }),
  mutationOf('register-enroll', { publicKey: words(4_000) }),
]);

function isLane(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, of = ''] = /^(?:customer|sale|parked):(.*)$/.exec(value) ?? [];
  return isId(of);
}
