import { rowOf } from './outbox.js';
import type { SyncedPuts } from './store.js';
import type { Tables } from './tables.js';

type Table = Extract<keyof Tables, string>;

/** What a remote said, and what it refused: over whatever lies there. */
export function putSynced(transaction: IDBTransaction, synced: SyncedPuts): void {
  const put = (name: Table, rows: readonly unknown[] = []): void => {
    if (rows.length === 0) return;
    const table = transaction.objectStore(name);
    for (const row of rows) table.put(row);
  };
  const remove = (name: Table, keys: readonly IDBValidKey[] = []): void => {
    for (const key of keys) transaction.objectStore(name).delete(key);
  };
  put('consents', synced.consents);
  put('loyalty-entries', synced.loyaltyEntries);
  put('store-credit-entries', synced.storeCreditEntries);
  put('audit', synced.auditEntries);
  remove('consents', synced.removedConsents);
  remove('loyalty-entries', synced.removedLoyaltyEntries);
  remove('store-credit-entries', synced.removedCreditEntries);
  remove('sales', synced.removedSales);
  remove('parked-sales', synced.removedParkedSales);
  remove('carts', synced.removedParkedSales);
  remove('outbox', synced.removedOrders);
  for (const entry of synced.outbox ?? []) transaction.objectStore('outbox').put(rowOf(entry), entry.mutation.order);
  if (synced.sync) transaction.objectStore('sync').put(synced.sync, 'sync');
}
