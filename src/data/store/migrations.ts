import type { StoredMutation, StoreMeta } from './stored-record.js';

/**
 * One step of the database's shape. Steps are numbered by their place and never edited: a register in a shop
 * may stand at any of them.
 */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

/**
 * The oldest schema whose code may still use a store that has run all steps below. Code of schema 1 writes a customer's
 * row without the account that stands in it; code of schema 2 finds nobody who lies in a block; code of schema 3 lets go of
 * the row that says of somebody that they were erased, and an import could then bring them back; code of schema 4 writes
 * customers without what the remote has of them.
 */
export const MIN_READER = 5;

export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('meta');
    // No index: Safari failed on queries over rows that hold a CryptoKey.
    database.createObjectStore('keys');
    database.createObjectStore('customers', { keyPath: 'customer.id' });
    database.createObjectStore('changes', { keyPath: 'n', autoIncrement: true });
    database.createObjectStore('consents', { keyPath: 'id' }).createIndex('customer', 'customerId');
    database.createObjectStore('documents', { keyPath: 'document.id' }).createIndex('customer', 'document.customerId');
    database.createObjectStore('outbox', { autoIncrement: true });
    database.createObjectStore('recents', { keyPath: 'customerId' });
    database.createObjectStore('imports', { keyPath: 'id' });
    database.createObjectStore('reports', { keyPath: ['importId', 'place'] });
  },
  (database, transaction) => {
    for (const name of ['loyalty-entries', 'store-credit-entries']) {
      const entries = database.createObjectStore(name, { keyPath: 'entry.id' });
      entries.createIndex('past', ['entry.customerId', 'entry.occurredAt', 'entry.id']);
      // Entries without a sale have no key there, and so no place.
      entries.createIndex('sale', 'entry.saleId');
    }
    const sales = database.createObjectStore('sales', { keyPath: 'id' });
    sales.createIndex('past', ['customerId', 'occurredAt', 'id']);
    sales.createIndex('refundOf', 'refundOf');
    database.createObjectStore('parked-sales', { keyPath: 'parkedSale.id' }).createIndex('state', 'parkedSale.state');
    database.createObjectStore('carts', { keyPath: 'id' }).createIndex('keptUntil', 'keptUntil');
    const audit = database.createObjectStore('audit', { keyPath: 'id' });
    audit.createIndex('past', ['customerId', 'at', 'id']);
    audit.createIndex('moment', ['at', 'id']);
    database.createObjectStore('grant-uses', { keyPath: 'entryId' });
    // No index: it holds a CryptoKey.
    database.createObjectStore('approval');
    sayNeeded(transaction, 2, 2);
  },
  (database, transaction) => {
    // Customers who are here stay rows until they are folded: copying them here would hold every tab for seconds.
    database.createObjectStore('blocks');
    database.createObjectStore('manifest');
    database.createObjectStore('segments');
    sayNeeded(transaction, 3, 3);
  },
  (database, transaction) => {
    // Those that are done have no key there, and so no place.
    database.createObjectStore('erasures', { keyPath: 'customerId' }).createIndex('pending', 'pending');
    database.createObjectStore('stops', { keyPath: 'hash' });
    // Nor has a sale without a customer.
    transaction.objectStore('parked-sales').createIndex('customer', 'parkedSale.customerId');
    sayNeeded(transaction, 4, 4);
  },
  (database, transaction) => {
    const outbox = transaction.objectStore('outbox');
    outbox.createIndex('lanes', 'lanes', { multiEntry: true });
    outbox.createIndex('state', 'outcome.state');
    database.createObjectStore('sync');
    sayNeeded(transaction, 5, 5);
  },
  (_database, transaction) => {
    // What was queued before outcomes were kept has no place in their index, and would never be sent.
    const outbox = transaction.objectStore('outbox');
    const walk = outbox.openCursor();
    walk.addEventListener('success', () => {
      const cursor = walk.result;
      if (!cursor) return;
      const row = cursor.value as Partial<StoredMutation>;
      if (!row.outcome) cursor.update({ ...row, outcome: { state: 'queued' } });
      cursor.continue();
    });
    sayNeeded(transaction, 6, 5);
  },
];

/** Says in a store that is there already what it is now. One that is being made says it when its meta is written. */
function sayNeeded(transaction: IDBTransaction, schema: number, minReader: number): void {
  const meta = transaction.objectStore('meta');
  const found = meta.get('store') as IDBRequest<StoreMeta | undefined>;
  found.addEventListener('success', () => {
    if (found.result) meta.put({ ...found.result, schema, minReader }, 'store');
  });
}

/** The schema this release writes. */
export const SCHEMA = MIGRATIONS.length;
