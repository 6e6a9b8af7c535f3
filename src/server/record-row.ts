import type { Id } from '../domain/id.js';
import type { HeldCustomer, HeldDocument, MerchantPuts } from '../domain/merchant/merchant-records.js';
import type { FeedKey, FeedType, MerchantState } from '../domain/merchant/merchant-state.js';
import type { Manager } from '../domain/grant.js';
import type { LoyaltyEntry } from '../domain/loyalty.js';
import type { StoreCreditEntry } from '../domain/store-credit.js';

/** A row of `records`. */
export interface RecordRow {
  readonly kind: FeedType;
  readonly id: Id;
  /** When it changed last for registers. */
  readonly n: number;
  /** Where it came in: rules are given lists in that order. */
  readonly place: number;
  readonly customer: Id | null;
  /** What it hangs on: an entry on its sale, a refund on what it takes back, a merged customer on who they were merged into. */
  readonly parent: Id | null;
  readonly location: string | null;
  readonly at: string | null;
  /** Of what lapsed, and of what was given back of it: how long the lot was good. */
  readonly lapse: string | null;
  /** Whether a snapshot has it. */
  readonly live: boolean;
  readonly body: string;
  readonly held: string | null;
  /** Numbers of a document, encrypted. */
  readonly secret: string | null;
}

/** What of a row is not the same for all kinds. */
type Written = Pick<RecordRow, 'body' | 'live'> & Partial<RecordRow>;

/** Numbers of a document, as they are before they are encrypted. */
export type DocumentNumbers = Pick<HeldDocument, 'number' | 'others'>;

/** The row of a record as a state has it; null where there is nothing to keep. */
export function rowOf(state: MerchantState<unknown>, key: FeedKey, place: number): RecordRow | null {
  const space = key.indexOf(' ');
  const [kind, id] = [key.slice(0, space) as FeedType, key.slice(space + 1)];
  const written = WRITERS[kind](state, id);
  if (!written) return null;
  // Field by field: what is put together by spreads takes many times as long.
  const { n = place, customer = null, parent = null, location = null, at = null, lapse = null, live, body } = written;
  const { held = null, secret = null } = written;
  return { kind, id, n, place, customer, parent, location, at, lapse, live, body, held, secret };
}

type Writer = (state: MerchantState<unknown>, id: Id) => Written | null;

const WRITERS: Readonly<Record<FeedType, Writer>> = {
  customer({ customers }, id) {
    const known = customers.get(id);
    if (!known) return null;
    const { customer, ...held } = known;
    const { version: n, mergedInto: parent, updatedAt: at } = customer;
    return { n, parent, at, live: held.erased !== true, body: JSON.stringify(customer), held: JSON.stringify(held) };
  },
  document({ documents, removedDocuments }, id) {
    const known = documents.get(id);
    const document = known?.document ?? removedDocuments.get(id);
    if (!document) return null;
    const { version: n, customerId: customer, updatedAt: at } = document;
    const held = known ? JSON.stringify({ touched: known.touched }) : null;
    return { n, customer, at, live: known !== undefined, body: JSON.stringify(document), held };
  },
  consent({ consents }, id) {
    const consent = consents.get(id);
    if (!consent) return null;
    const { version: n, customerId: customer, locationId: location, recordedAt: at } = consent;
    return { n, customer, location, at, live: true, body: JSON.stringify(consent) };
  },
  sale({ sales }, id) {
    const sale = sales.get(id);
    if (!sale) return null;
    const { version: n, customerId: customer, refundOf: parent, locationId: location, occurredAt: at } = sale;
    return { n, customer, parent, location, at, live: true, body: JSON.stringify(sale) };
  },
  loyalty: ({ loyaltyEntries }, id) => entryRow(loyaltyEntries.get(id)),
  credit: ({ storeCreditEntries }, id) => entryRow(storeCreditEntries.get(id)),
  audit({ auditEntries }, id) {
    const entry = auditEntries.get(id);
    return entry ? { n: entry.version, at: entry.at, live: true, body: JSON.stringify(entry) } : null;
  },
  parked({ parkedSales }, id) {
    const known = parkedSales.get(id);
    if (!known) return null;
    const { version: n, customerId: customer, locationId: location, updatedAt: at, state } = known.parkedSale;
    const live = state === 'waiting' || state === 'open';
    return { n, customer, location, at, live, body: JSON.stringify(known.parkedSale), held: JSON.stringify(known.cartText) };
  },
  manager({ managers }, id) {
    const known = managers.get(id);
    // The PIN lies elsewhere, and only as a keyed hash.
    return known ? { live: !known.removed, body: JSON.stringify({ ...known.credential, pin: '' }) } : null;
  },
  erasure({ erasures }, id) {
    const erasure = erasures.get(id);
    return erasure ? { at: erasure.at, live: true, body: JSON.stringify(erasure) } : null;
  },
};

function entryRow(held: { readonly entry: LoyaltyEntry | StoreCreditEntry; readonly takes: readonly unknown[] } | undefined) {
  if (!held) return null;
  const { entry, takes } = held;
  const { version: n, customerId: customer, saleId: parent, occurredAt: at, type, expiresOn } = entry;
  const lapse = type === 'expire' || type === 'expire-reverse' ? expiresOn : null;
  return {
    n,
    customer,
    parent,
    at,
    lapse,
    live: true,
    body: JSON.stringify(entry),
    held: takes.length > 0 ? JSON.stringify(takes) : null,
  };
}

/** The customer in a row of that kind. */
export function heldCustomer({ body, held }: Pick<RecordRow, 'body' | 'held'>): HeldCustomer {
  return { customer: JSON.parse(body) as unknown, ...(held !== null && JSON.parse(held)) } as HeldCustomer;
}

/** Lays rows into a state, in the order they came in. */
export function holdRows(
  state: MerchantState<unknown>,
  rows: Iterable<RecordRow>,
  numbersOf: (row: RecordRow) => DocumentNumbers = () => ({ number: null }),
): void {
  const sorted = [...rows].sort((one, other) => one.place - other.place);
  for (const row of sorted) {
    const body = JSON.parse(row.body) as never;
    const held = (row.held === null ? null : JSON.parse(row.held)) as never;
    if (row.kind === 'manager')
      state.managers.set(row.id, { credential: { ...(body as Manager), pin: '' } as never, removed: !row.live });
    else state.hold(putsOf(row, body, held, numbersOf));
  }
}

function putsOf(row: RecordRow, body: never, held: never, numbersOf: (row: RecordRow) => DocumentNumbers): MerchantPuts {
  switch (row.kind) {
    case 'customer':
      return { customers: [{ customer: body, ...(held as object) } as never] };
    case 'document':
      if (!row.live) return { removedDocuments: [body] };
      return { documents: [{ document: body, ...(held as object), ...numbersOf(row) } as never] };
    case 'consent':
      return { consents: [body] };
    case 'sale':
      return { sales: [body] };
    case 'loyalty':
      return { loyaltyEntries: [{ entry: body, takes: row.held === null ? [] : held }] };
    case 'credit':
      return { storeCreditEntries: [{ entry: body, takes: row.held === null ? [] : held }] };
    case 'audit':
      return { auditEntries: [body] };
    case 'parked':
      return { parkedSales: [{ parkedSale: body, cartText: held }] };
    case 'erasure':
      return { erasures: [body] };
    default:
      return {};
  }
}
