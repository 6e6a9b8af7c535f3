import { unwrap } from 'idb';
import type { CustomerId, Id, ParkedSaleId, SaleId } from '../../domain/id.js';
import type { Catalogs, FindOptions } from './catalogs.js';
import { foundCustomers } from './found-customers.js';
import { entriesOf, outboxIn } from './indexeddb-outbox.js';
import { getEach } from './requests.js';
import type { Caused, WriteFound, WriteReads } from './store.js';
import type { StoredCustomer, StoredParkedSale } from './stored-record.js';
import type { WriteTransaction } from './tables.js';

/** What a write found, and the records it stood in, so that putting reads none of them again. */
export interface FoundRows {
  readonly found: WriteFound;
  /** Null where the customer was named and is not there. */
  readonly customers: ReadonlyMap<CustomerId, StoredCustomer | null>;
  /** The number of the last change: writes over one table run one after another, so that the next ones follow on it. */
  readonly lastN: number;
}

/** Reads what a write names. Only requests of this transaction are awaited. */
export async function readFound(
  transaction: WriteTransaction,
  catalogs: Catalogs,
  reads: WriteReads,
  bulk: Promise<FindOptions> | null,
): Promise<FoundRows> {
  // One damaged record does not stop an import, which brings the customer back.
  const skipDamaged = reads.importId !== undefined;
  const ids = reads.customers ?? [];
  const partsOf = reads.partsOf ?? [];
  const findCustomers = async (): Promise<(StoredCustomer | undefined)[]> =>
    catalogs.find(unwrap(transaction), ids, { ...(bulk && (await bulk)), skipDamaged });
  const consents = transaction.objectStore('consents').index('customer');
  const documents = transaction.objectStore('documents');
  const [newest, customers, consentLists, documentLists, byId, importRecord, ledgers, synced] = await Promise.all([
    transaction.objectStore('changes').openKeyCursor(null, 'prev'),
    findCustomers(),
    Promise.all(partsOf.map((id) => consents.getAll(id))),
    Promise.all(partsOf.map((id) => documents.index('customer').getAll(id))),
    getEach(unwrap(transaction), 'documents', reads.documents ?? []),
    reads.importId === undefined ? undefined : transaction.objectStore('imports').get(reads.importId),
    readLedgers(transaction, reads),
    readSynced(transaction, reads),
  ]);
  // Whom the remote has is no newcomer from it.
  const newcomers = new Set(ids.filter((_, at) => !customers[at] || customers[at].base === null));
  const waiting = await entriesOf(
    transaction,
    reads.entriesOfNew?.filter((id) => newcomers.has(id)),
  );
  return {
    lastN: newest?.key ?? 0,
    customers: new Map(ids.map((id, at) => [id, customers[at] ?? null])),
    found: {
      ...foundCustomers(customers),
      consents: new Map(partsOf.map((id, at) => [id, consentLists[at] ?? []])),
      documents: new Map(partsOf.map((id, at) => [id, documentLists[at] ?? []])),
      documentsById: new Map(byId.flatMap((row) => (row ? [[row.document.id, row]] : []))),
      importRecord: importRecord ?? null,
      ...ledgers,
      ...synced,
      entriesOf: new Map([...synced.entriesOf, ...waiting]),
    },
  };
}

type Ledgers = Pick<
  WriteFound,
  'loyaltyEntries' | 'storeCreditEntries' | 'sales' | 'causedBy' | 'parkedSales' | 'grantUses' | 'approval'
>;

async function readLedgers(transaction: WriteTransaction, reads: WriteReads): Promise<Ledgers> {
  const [loyaltyEntries, storeCreditEntries, sales, causedBy, parkedSales, grantUses, approval] = await Promise.all([
    getEach(unwrap(transaction), 'loyalty-entries', reads.loyaltyEntries ?? []),
    getEach(unwrap(transaction), 'store-credit-entries', reads.storeCreditEntries ?? []),
    getEach(unwrap(transaction), 'sales', reads.sales ?? []),
    Promise.all((reads.causedBy ?? []).map((id) => readCaused(transaction, id))),
    readParked(transaction, reads.parkedSales ?? []),
    getEach(unwrap(transaction), 'grant-uses', reads.grantUses ?? []),
    reads.approval === true ? transaction.objectStore('approval').get('approval') : undefined,
  ]);
  return {
    loyaltyEntries: mapOf(loyaltyEntries, ({ entry }) => entry.id),
    storeCreditEntries: mapOf(storeCreditEntries, ({ entry }) => entry.id),
    sales: mapOf(sales, ({ id }) => id),
    causedBy: new Map(causedBy),
    parkedSales: mapOf(parkedSales, ({ parkedSale }) => parkedSale.id),
    grantUses: mapOf(grantUses, ({ entryId }) => entryId),
    approval: approval ?? null,
  };
}

/** Only sync asks for any of it. */
async function readSynced(
  transaction: WriteTransaction,
  reads: WriteReads,
): Promise<Pick<WriteFound, 'outbox' | 'entriesOf' | 'sync'>> {
  const { lanes = [], orders = [], outcomes = [], entriesOf: owners = [], sync: isSynced = false } = reads;
  const isAsked = isSynced || lanes.length + orders.length + outcomes.length + owners.length > 0;
  if (!isAsked) return { outbox: [], entriesOf: new Map(), sync: null };
  const [outbox, entries, sync] = await Promise.all([
    outboxIn(transaction, reads),
    entriesOf(transaction, reads.entriesOf),
    isSynced ? transaction.objectStore('sync').get('sync') : undefined,
  ]);
  return { outbox, entriesOf: entries, sync: sync ?? null };
}

async function readCaused(transaction: WriteTransaction, id: SaleId): Promise<[SaleId, Caused]> {
  const [refunds, loyaltyEntries, storeCreditEntries] = await Promise.all([
    transaction.objectStore('sales').index('refundOf').getAll(id),
    transaction.objectStore('loyalty-entries').index('sale').getAll(id),
    transaction.objectStore('store-credit-entries').index('sale').getAll(id),
  ]);
  return [id, { refunds, loyaltyEntries, storeCreditEntries }];
}

async function readParked(transaction: WriteTransaction, ids: readonly ParkedSaleId[]): Promise<StoredParkedSale[]> {
  const [rows, carts] = await Promise.all([
    getEach(unwrap(transaction), 'parked-sales', ids),
    getEach(unwrap(transaction), 'carts', ids),
  ]);
  return rows.flatMap((row, at) => {
    if (!row) return [];
    const { text = null, keptUntil } = carts[at] ?? {};
    const { parkedSale, base } = row;
    const kept = base !== undefined && { base };
    return { parkedSale, cartText: text, ...kept, ...(keptUntil !== undefined && { cartKeptUntil: keptUntil }) };
  });
}

function mapOf<Row>(rows: readonly (Row | undefined)[], keyOf: (row: Row) => Id): Map<Id, Row> {
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[keyOf(row), row]])));
}
