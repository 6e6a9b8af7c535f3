import { answersOf } from './requests.js';
import type { StoreMeta } from './stored-record.js';

/** What a store is called that was born without a merchant. */
const PLAIN = 'regulars';

/**
 * Whether a plain store with customers lies, nobody's, beside a merchant's own: what is in it is not merged unasked. False
 * where the browser does not tell what it keeps.
 */
export async function hasUnboundStore(factory: IDBFactory, database: string, merchantId: string): Promise<boolean> {
  // A host that has named its database has chosen.
  if (database !== `${PLAIN}:${merchantId}` || typeof factory.databases !== 'function') return false;
  const known = await factory.databases();
  if (!known.some(({ name }) => name === PLAIN)) return false;
  const plain = await openAsIs(factory);
  if (!plain) return false;
  try {
    const tables = ['meta', 'customers', 'blocks'].filter((name) => plain.objectStoreNames.contains(name));
    if (!tables.includes('meta') || !tables.includes('customers')) return false;
    const transaction = plain.transaction(tables);
    const meta = transaction.objectStore('meta').get('store') as IDBRequest<StoreMeta | undefined>;
    const counts = tables.slice(1).map((name) => transaction.objectStore(name).count());
    await answersOf(counts);
    return meta.result?.merchantId === null && counts.some(({ result }) => result > 0);
  } finally {
    plain.close();
  }
}

/** Without changing or making it; null where it is gone, or another tab holds it back. */
function openAsIs(factory: IDBFactory): Promise<IDBDatabase | null> {
  const request = factory.open(PLAIN);
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
    // It was deleted since: nothing is made in its place.
    request.onupgradeneeded = () => request.transaction?.abort();
  });
}
