import { MIGRATIONS } from '../../src/data/store/migrations.js';

/** A version of the store that a release far ahead of this one has. */
export const NEWER = MIGRATIONS.length + 40;

/**
 * Makes a store as a newer release would.
 *
 * @param minReader - The oldest version that may read it.
 */
export async function makeNewerStore(database: string, minReader: number): Promise<void> {
  await openNewer(database, (made, transaction) => {
    if (!transaction) return;
    for (const migrate of MIGRATIONS) migrate(made, transaction);
    const meta = { schema: NEWER, minReader, merchantId: null, registerId: 'r-1', createdAt: '2030-01-01T00:00:00.000Z' };
    transaction.objectStore('meta').put(meta, 'store');
  });
}

/** Takes a store over as a tab with a newer release does. */
export async function upgradeInOtherTab(database: string): Promise<void> {
  await openNewer(database, () => undefined);
}

async function openNewer(
  name: string,
  upgrade: (database: IDBDatabase, transaction: IDBTransaction | null) => void,
): Promise<void> {
  const request = indexedDB.open(name, NEWER);
  request.onupgradeneeded = () => upgrade(request.result, request.transaction);
  await new Promise<void>((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('It did not open.'));
  });
  request.result.close();
}
