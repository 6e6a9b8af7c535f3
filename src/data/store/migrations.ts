/**
 * One step of the database's shape. Steps are numbered by their place and never edited: a register in a shop
 * may stand at any of them.
 */
export type Migration = (database: IDBDatabase) => void;

/** The oldest schema whose code may still use a store that has run all steps below. */
export const MIN_READER = 1;

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
];

/** The schema this release writes. */
export const SCHEMA = MIGRATIONS.length;
