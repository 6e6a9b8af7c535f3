import type { CustomerId, Id } from '../../domain/id.js';
import type { Connection } from './connection.js';
import type { Store, StoreChanges } from './store.js';
import type { OutboxEntry, ReportRow, StoredDocument, VaultKeys } from './stored-record.js';

// Reads that neither opening nor searching needs: loaded with the first of them.

const CHANGES_A_READ = 1_000;

export async function readDetails(connection: Connection, id: CustomerId): ReturnType<Store['readDetails']> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['customers', 'consents', 'documents']);
    const [row, consents, documents] = await Promise.all([
      transaction.objectStore('customers').get(id),
      transaction.objectStore('consents').index('customer').getAll(id),
      transaction.objectStore('documents').index('customer').getAll(id),
    ]);
    return row ? { customer: row.customer, consents, documents } : null;
  });
}

export async function readDocument(connection: Connection, id: Id): Promise<StoredDocument | null> {
  return connection.use(async (database) => (await database.get('documents', id)) ?? null);
}

export async function changesAfter(connection: Connection, n: number): Promise<StoreChanges> {
  return connection.use(async (database) => {
    const transaction = database.transaction(['changes', 'customers']);
    const changes = transaction.objectStore('changes');
    const [[first], news] = await Promise.all([
      changes.getAllKeys(null, 1),
      changes.getAll(IDBKeyRange.lowerBound(n, true), CHANGES_A_READ),
    ]);
    const ids = [...new Set(news.flatMap((change) => ('id' in change ? change.id : [])))];
    const rows = await Promise.all(ids.map((id) => transaction.objectStore('customers').get(id)));
    return {
      upTo: news.at(-1)?.n ?? n,
      customers: rows.filter((row) => row !== undefined),
      tables: [...new Set(news.flatMap((change) => ('of' in change ? change.of : [])))],
      gap: first !== undefined && first > n + 1,
    };
  });
}

export async function readOutbox(connection: Connection): Promise<readonly OutboxEntry[]> {
  return connection.use(async (database) => {
    const { store } = database.transaction('outbox');
    const [orders, mutations] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return mutations.map((mutation, place) => ({ mutation: { ...mutation, order: orders[place] ?? 0 } }));
  });
}

export async function readImport(connection: Connection, id: Id): ReturnType<Store['readImport']> {
  return connection.use(async (database) => (await database.get('imports', id)) ?? null);
}

export async function readReport(connection: Connection, importId: Id): Promise<readonly ReportRow[]> {
  return connection.use((database) => database.getAll('reports', IDBKeyRange.bound([importId, 0], [importId, Infinity])));
}

export async function readKeys(connection: Connection): Promise<VaultKeys | null> {
  return connection.use(async (database) => (await database.get('keys', 'vault')) ?? null);
}
