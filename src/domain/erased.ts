import type { Timestamp } from './clock.js';
import { EMPTY_FIELDS } from './customer-change.js';
import type { Customer } from './customer.js';
import type { CustomerId } from './id.js';
import type { Reason } from './ledger.js';
import type { LoyaltyEntry } from './loyalty.js';
import { lanesOf, type MutationBody, type MutationHead, type SaleEntries } from './mutation.js';
import type { ParkedSale } from './parked-sale.js';
import type { NamesPerson } from './person-names.js';
import type { JsonValue } from './record.js';
import type { Sale } from './sale.js';
import type { StoreCreditEntry } from './store-credit.js';

// What stays of everything that bears on an erased person. A record that says nothing of them comes back itself.

/** Of the customer: that there was one under this id. The only customer without a name. */
export function tombstoneOf(id: CustomerId, known: Pick<Customer, 'version' | 'originRegisterId'>, at: Timestamp): Customer {
  return {
    ...EMPTY_FIELDS,
    id,
    version: known.version,
    createdAt: at,
    updatedAt: at,
    deletedAt: at,
    originRegisterId: known.originRegisterId,
    displayName: '',
    phone: null,
    status: 'active',
    statusReason: null,
    mergedInto: null,
    conflicts: [],
    expiries: { identity: null, medical: null },
  };
}

export function erasedLoyaltyEntry(entry: LoyaltyEntry): LoyaltyEntry {
  return isWordless(entry) ? entry : { ...withoutExtra(entry), reason: codeOf(entry.reason) };
}

export function erasedCreditEntry(entry: StoreCreditEntry): StoreCreditEntry {
  return isWordless(entry) ? entry : { ...withoutExtra(entry), reason: codeOf(entry.reason) };
}

/** A sale keeps what was sold and how it was paid, but not what somebody wrote beside a payment. */
export function erasedSale(sale: Sale): Sale {
  if (sale.extra === undefined && sale.tenders.every(({ label }) => label === undefined)) return sale;
  return { ...withoutExtra(sale), tenders: sale.tenders.map(({ label: _label, ...tender }) => tender) };
}

export function erasedParkedSale(parkedSale: ParkedSale): ParkedSale {
  return { ...withoutExtra(parkedSale), label: '', customerId: null };
}

/** A cart is the host's own: of its texts only those go that name the person. */
export function erasedCart(cartText: string, names: NamesPerson): string {
  const without = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return names(value) ? '' : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(without);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, without(part)]));
  };
  return JSON.stringify(without(JSON.parse(cartText) as JsonValue));
}

type Waiting = Omit<MutationHead, 'order'> & MutationBody;

/**
 * A change that waits to be sent; null where nothing of it stays. A sale and its entries happened and are still sent, without
 * the person; the others in an import are sent as if the person had not stood in it.
 */
export function erasedMutation(mutation: Waiting, customerId: CustomerId, names: NamesPerson): Waiting | null {
  const body = erasedBody(mutation, customerId, names);
  if (body === mutation || body === null) return body && mutation;
  const { id, retryOf, cashierId, registerName, createdAt, schema, use } = mutation;
  const named = registerName !== undefined && { registerName };
  return { ...body, id, lanes: lanesOf(body), retryOf, cashierId, ...named, createdAt, schema, use };
}

function erasedBody(body: MutationBody, id: CustomerId, names: NamesPerson): MutationBody | null {
  switch (body.kind) {
    case 'customer-save':
    case 'customer-type':
    case 'customer-status':
    case 'conflict-resolve':
    case 'identity-document-remove':
      return body.customerId === id ? null : body;
    case 'identity-document-save':
      return body.identityDocument.customerId === id ? null : body;
    case 'consent-append':
      return body.consent.customerId === id ? null : body;
    case 'customer-import': {
      const customers = body.customers.filter((customer) => customer.id !== id);
      const consents = body.consents.filter((consent) => consent.customerId !== id);
      if (customers.length === body.customers.length && consents.length === body.consents.length) return body;
      return customers.length + consents.length > 0 ? { ...body, customers, consents, ...entriesWithout(body, id) } : null;
    }
    case 'loyalty-append':
      return body.entry.customerId === id ? { ...body, entry: erasedLoyaltyEntry(body.entry) } : body;
    case 'store-credit-append':
      return body.entry.customerId === id ? { ...body, entry: erasedCreditEntry(body.entry) } : body;
    case 'sale-record':
      return body.sale.customerId === id ? { ...body, sale: erasedSale(body.sale), ...erasedEntries(body) } : body;
    case 'refund-record':
      return body.refund.customerId === id ? { ...body, refund: erasedSale(body.refund), ...erasedEntries(body) } : body;
    case 'history-adopt':
      return body.customerId === id ? { ...body, sales: body.sales.map(erasedSale), ...erasedEntries(body) } : body;
    case 'parked-sale-park':
      if (body.parkedSale.customerId !== id && !names(body.parkedSale.label)) return body;
      return { ...body, parkedSale: erasedParkedSale(body.parkedSale), cartText: erasedCart(body.cartText, names) };
    default:
      return body;
  }
}

export function erasedEntries({ loyaltyEntries, storeCreditEntries }: SaleEntries) {
  return {
    loyaltyEntries: loyaltyEntries.map(erasedLoyaltyEntry),
    storeCreditEntries: storeCreditEntries.map(erasedCreditEntry),
  };
}

function entriesWithout(
  { loyaltyEntries, storeCreditEntries }: Extract<MutationBody, { kind: 'customer-import' }>,
  id: CustomerId,
) {
  return {
    loyaltyEntries: loyaltyEntries.filter((entry) => entry.customerId !== id),
    storeCreditEntries: storeCreditEntries.filter((entry) => entry.customerId !== id),
  };
}

function isWordless({ reason, extra }: Pick<LoyaltyEntry, 'reason' | 'extra'>): boolean {
  return reason?.text === undefined && extra === undefined;
}

function codeOf(reason: Reason | null): Reason | null {
  return reason && { code: reason.code };
}

/** Nobody here knows what stands in it. */
function withoutExtra<Record extends { readonly extra?: string }>(record: Record): Omit<Record, 'extra'> {
  const { extra: _extra, ...known } = record;
  return known;
}
